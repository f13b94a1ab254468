"""A mail server that does everything a mail server should not, when asked to.

It says what it does with each message by a plan, and remembers what it took on: a
message counts as taken from the dot on, whether or not its sender heard so.
"""

import re
import socketserver
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

#: what it may do with a message; `yes` is what a server should do
DEEDS = (
    "yes",
    "refuse for now",
    "refuse",
    "refuse a recipient",
    "hang after mail",
    "drop after mail",
    "refuse data",
    "drop in the middle",
    "refuse the letter for now",
    "refuse the letter",
    "take and hang",
    "take and drop",
    "take and mumble",
    "take and rattle",
    "lose and drop",
    "yes and drop",
)
TAKES = {
    "yes",
    "yes and drop",
    "take and hang",
    "take and drop",
    "take and mumble",
    "take and rattle",
}
ID = re.compile(rb"(?im)^Message-ID: (<[^>]+>)")
Plan = Callable[[str, int], str]


class _Gone(Exception):
    """The conversation is over."""


class BadServer(socketserver.ThreadingTCPServer):
    """Listens on this machine, on a port of its own.

    Attributes:
        plan: recipient and how many times we saw it → what to do.
        greet: number of a connection → `yes`, `drop`, `hang` or `busy`.
        taken: Message-ID → how many times we took it on.
        said_yes: Message-ID → how many times we told its sender so.
    """

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, plan: Plan, greet: Callable[[int], str] = lambda n: "yes"):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.plan, self.greet = plan, greet
        self.lock = threading.Lock()
        self.connections = 0
        self.seen: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.said_yes: Counter[str] = Counter()
        self.letters: list[bytes] = []
        self.stopping = threading.Event()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def __enter__(self) -> "BadServer":
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_where: object) -> None:
        """A worker that is killed breaks its conversation; that is the point."""


class _Conversation(socketserver.StreamRequestHandler):
    server: BadServer
    timeout = 30

    def handle(self) -> None:
        with suppress(_Gone, OSError):
            self._greet()
            while True:
                self._answer(self._line())

    def _greet(self) -> None:
        with self.server.lock:
            self.server.connections += 1
            deed = self.server.greet(self.server.connections)
        if deed == "hang":
            self._hang()
        if deed == "drop":
            raise _Gone
        self._say("421 busy" if deed == "busy" else "220 here")

    def _answer(self, line: str) -> None:
        word = line.split(" ")[0].upper()
        if word == "RCPT":
            self._recipient(line[line.index("<") + 1 : -1])
        elif word == "DATA":
            self._data()
        elif word == "QUIT":
            self._say("221 bye")
            raise _Gone
        else:
            self._say("250 fine")

    def _recipient(self, address: str) -> None:
        with self.server.lock:
            self.server.seen[address] += 1
            self.deed = self.server.plan(address, self.server.seen[address])
        assert self.deed in DEEDS, self.deed
        self._say(
            {"refuse for now": "451 later", "refuse a recipient": "550 nobody"}.get(
                self.deed, "250 fine"
            )
        )

    def _data(self) -> None:
        if self.deed == "hang after mail":
            self._hang()
        if self.deed == "drop after mail":
            raise _Gone
        if self.deed in ("refuse", "refuse data"):
            return self._say("554 no" if self.deed == "refuse" else "452 full")
        self._say("354 go on")
        letter = self._letter()
        found = ID.search(letter)
        assert found
        self._have(letter, found[1].decode())

    def _letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line or self.deed == "drop in the middle":
                raise _Gone
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)

    def _have(self, letter: bytes, name: str) -> None:
        """The letter is whole: this is where it can go wrong for good."""
        if self.deed in TAKES:
            with self.server.lock:
                self.server.taken[name] += 1
                self.server.letters.append(letter)
        if self.deed in ("yes", "yes and drop"):
            with self.server.lock:  # before it is said: the sender does not wait for us
                self.server.said_yes[name] += 1
            self._say("250 taken")
        if self.deed == "take and hang":
            self._hang()
        if self.deed.endswith("drop"):
            raise _Gone
        said = {
            "refuse the letter for now": "451 later",
            "refuse the letter": "554 spam",
            "take and mumble": "what?",
            "take and rattle": "250-" + "x" * 20_000,
        }
        if self.deed in said:
            self._say(said[self.deed])

    def _line(self) -> str:
        line = self.rfile.readline().decode().strip()
        if not line:
            raise _Gone
        return line

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def _hang(self) -> None:
        self.server.stopping.wait(self.timeout)
        raise _Gone
