"""Visitors who keep their connections open and read with the least work: it is the server that is measured."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote

from benchmarks.serving import HOST

ANSWER_S = 30
PIECE = 256 * 1024
# A visitor who asks for ever new pages comes from another address after so many, for a server counts by it.
ASKS_A_VISITOR = 40
MOST_ASKS = 1_000_000
_LAST_CHUNK = b"0\r\n\r\n"
_numbers = count(1)


@dataclass(slots=True)
class Visits:
    """`times` are ms of each answer, `seconds` what all of them took, `bytes` the body of one as it was sent."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    bytes: int = 0

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds

    def add(self, other: Visits) -> None:
        self.times += other.times
        self.seconds += other.seconds
        self.bytes = other.bytes


def visit(
    port: int,
    path: str,
    *,
    clients: int,
    seconds: float,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
    is_ever_new: bool = False,
) -> Visits:
    """`clients` at once ask for a page again and again. With `is_ever_new` each asks for a page nobody asked for.

    Raises ValueError for an answer of another status.
    """
    begun = time.perf_counter()

    def come(_client: int) -> Visits:
        found = Visits()
        while time.perf_counter() - begun < seconds:
            with _Connection(port) as connection:
                for _ask in range(ASKS_A_VISITOR if is_ever_new else MOST_ASKS):
                    request = _request(_new(path) if is_ever_new else path, headers or {})
                    asked = time.perf_counter()
                    answered, found.bytes = connection.ask(request)
                    found.times.append(1000 * (time.perf_counter() - asked))
                    if answered != status:
                        raise ValueError(f"{path} answered {answered}.")
                    if time.perf_counter() - begun > seconds:
                        break
        return found

    whole = Visits()
    with ThreadPoolExecutor(clients) as pool:
        for each in pool.map(come, range(clients)):
            whole.add(each)
    whole.seconds = time.perf_counter() - begun
    return whole


def _new(path: str) -> str:
    """The same page at an address that nobody asked for."""
    return f"{path}{'&' if '?' in path else '?'}n={next(_numbers)}"


def _request(path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {quote(path, safe='/?&=%')} HTTP/1.1", f"Host: {HOST}"]
    return "\r\n".join([*lines, *(f"{name}: {text}" for name, text in headers.items()), "", ""]).encode()


class _Connection:
    """One kept open, from an address of its own."""

    def __init__(self, port: int) -> None:
        number = next(_numbers)
        mine = (f"127.2.{number // 250 % 250}.{number % 250 + 1}", 0)
        self._socket = socket.create_connection((HOST, port), timeout=ANSWER_S, source_address=mine)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> _Connection:
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.close()

    def ask(self, request: bytes) -> tuple[int, int]:
        """The status of the answer and the length of its body. Raises ConnectionError when there is none."""
        self._socket.sendall(request)
        got = self._more()
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        head, body = got[:end].lower(), got[end + 4 :]
        _before, is_measured, after = head.partition(b"content-length:")
        if is_measured:
            size = int(after.split(b"\r\n", 1)[0])
            while len(body) < size:
                body += self._more()
        elif b"chunked" in head:
            while not body.endswith(_LAST_CHUNK):
                body += self._more()
        return int(head[9:12]), len(body)

    def _more(self) -> bytes:
        piece = self._socket.recv(PIECE)
        if not piece:
            raise ConnectionError("The server closed the connection.")
        return piece
