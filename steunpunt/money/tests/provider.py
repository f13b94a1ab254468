"""A provider on this machine that speaks as Mollie does, and fails when told to."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

KEY = "test_only"


class Provider(ThreadingHTTPServer):
    """Its payments by number, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.payments: dict[str, dict[str, Any]] = {}
        self.by_key: dict[str, str] = {}
        self.asked: list[str] = []
        self.failing: str = ""
        self.lock = Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def begin(self, body: dict[str, Any], key: str) -> dict[str, Any]:
        with self.lock:
            if key not in self.by_key:
                number = f"tr_{len(self.payments) + 1:08}"
                self.by_key[key] = number
                self.payments[number] = {
                    "resource": "payment",
                    "id": number,
                    "status": "open",
                    "amount": body["amount"],
                    "metadata": body["metadata"],
                    "_links": {"checkout": {"href": f"{self.url}/checkout/{number}"}},
                }
            return self.payments[self.by_key[key]]


class _Desk(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(lambda: self.server.begin(body, self.headers["Idempotency-Key"]))

    def do_GET(self) -> None:
        number = self.path.rsplit("/", 1)[1]
        self._answer(lambda: self.server.payments.get(number))

    def _answer(self, find) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        failing, status, said = self.server.failing, 200, None
        if self.headers["Authorization"] != f"Bearer {KEY}":
            status = 401
        elif failing.isdigit():
            status = int(failing)
        else:
            said = find()
            status = 200 if said else 404
        if failing == "slow":
            time.sleep(1)
        content = b"<html>oops" if failing == "words" else json.dumps(said).encode()
        if failing == "list":
            content = b"[]"
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"{self.server.url}/elsewhere/x")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@contextmanager
def a_provider() -> Iterator[Provider]:
    server = Provider()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
