"""Visitors who register over HTTP, as browsers do: cookies, a form, redirects followed.

Each keeps one connection open. What they meet is a word: confirmed, waiting, refused
(a clear page says so), or an error with its status.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE = 60
SEES_WAITING = "wachtlijst"
REFUSALS = (409, 429)


@dataclass
class Visit:
    """What became of one visitor, and how long each answer took, in seconds."""

    outcome: str = ""
    seconds: list[float] = field(default_factory=list)
    at: float = field(default_factory=time.monotonic)

    @property
    def whole(self) -> float:
        """From the first click to the last page."""
        return sum(self.seconds)


class Visitor:
    """A browser with a cookie jar."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies: dict[str, str] = {}
        self.visit = Visit()

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Status, where to go next, and the page."""
        headers = {"Accept-Language": "nl", "Host": "localhost"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = urlencode(fields) if fields is not None else None
        began = time.monotonic()
        self.connection.request(method, path, body, headers | (FORM if body else {}))
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.visit.seconds.append(time.monotonic() - began)
        self._keep_cookies(answer)
        return answer.status, answer.headers.get("Location", ""), page

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _is, value = line.split(";")[0].partition("=")
            self.cookies[name] = value

    def register(self, activity: int, name: str, *, waiting: bool = False) -> Visit:
        """From the button to the last page."""
        try:
            self.visit.outcome = self._register(activity, name, waiting=waiting)
        except (OSError, HTTPException) as error:
            self.visit.outcome = f"error: {type(error).__name__}"
        finally:
            self.connection.close()
        return self.visit

    def _register(self, activity: int, name: str, *, waiting: bool) -> str:
        said = {"seats": "1"} | ({"waiting": "1"} if waiting else {})
        status, form, _page = self.ask("POST", f"/aanbod/{activity}/inschrijven/", said)
        if status in REFUSALS:
            return "refused"
        if status != 302:
            return f"error: {status} at the start"
        status, _next, page = self.ask("GET", form)
        token = TOKEN.search(page)
        if status != 200 or token is None:
            return f"error: {status} at the form"
        filled = {
            "csrfmiddlewaretoken": token[1],
            "first_name": "Iemand",
            "last_name": name,
            "contact_email": f"{name.lower().replace(' ', '.')}@rush.example",
        }
        status, done, page = self.ask("POST", form, filled)
        if status in REFUSALS:
            return "refused"
        if status != 302:
            return f"error: {status} at sending"
        status, _next, page = self.ask("GET", done)
        if status != 200:
            return f"error: {status} at the end"
        return "waiting" if SEES_WAITING in page.split("<main", 1)[-1] else "confirmed"


def rush(port: int, activity: int, clients: int, *, waiting: bool) -> list[Visit]:
    """All of them press the button at the same moment."""
    gate = threading.Barrier(clients)

    def go(number: int) -> Visit:
        visitor = Visitor(port)
        visitor.connection.connect()
        gate.wait(PATIENCE)
        visitor.visit.at = time.monotonic()
        return visitor.register(activity, f"Nr {number}", waiting=waiting)

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(go, range(clients)))


def keep_on(
    seconds: float, clients: int, deed: Callable[[int, int], Visit], pause: float = 0
) -> list[Visit]:
    """So many clients do it again and again; `pause` is between two starts of one."""
    until = time.monotonic() + seconds
    found: list[list[Visit]] = [[] for _client in range(clients)]

    def go(client: int) -> None:
        turn = 0
        while (began := time.monotonic()) < until:
            found[client].append(deed(client, turn))
            turn += 1
            time.sleep(max(0.0, pause - (time.monotonic() - began)))

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(go, range(clients)))
    return [visit for mine in found for visit in mine]


def outcomes(visits: Sequence[Visit]) -> Counter[str]:
    """How many met what."""
    return Counter(visit.outcome for visit in visits)


def slowest(seconds: Sequence[float], share: float = 0.95) -> float:
    """What this share of the answers stays under."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
