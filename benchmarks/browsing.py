"""Pages asked for over HTTP as a browser asks for them: signed in by the form, one client or several at once."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Self
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from benchmarks.serving import HOST

ANSWER_S = 60
_TOKEN = re.compile(r"""csrfmiddlewaretoken["']?[^>]*? value=["']?([A-Za-z0-9]+)""")


@dataclass(slots=True)
class Answers:
    """ms of each answer and the seconds all of them took; `rows` are different links of the kind asked for."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    bytes: int = 0
    rows: int = 0

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in to a server of this machine, or a program that shows a key."""

    port: int
    cookies: str = ""
    authorization: str = ""

    @classmethod
    def sign_in(cls, port: int, path: str, fields: Mapping[str, str]) -> Self:
        """By the form on `path`; ValueError when the form comes back."""
        jar = CookieJar()
        browser = build_opener(HTTPCookieProcessor(jar))
        address = f"http://{HOST}:{port}{path}"
        token = _TOKEN.search(browser.open(address, timeout=ANSWER_S).read().decode())
        if token is None:
            raise ValueError(f"No form on {path}.")
        body = urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
        after = browser.open(address, body, timeout=ANSWER_S)
        if after.geturl().split("?")[0].endswith(path):
            raise ValueError(f"The form on {path} did not let in.")
        return cls(port, "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar))

    def look(self, path: str) -> str:
        """The page; ValueError unless it answers 200. Each answer over a connection of its own."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=ANSWER_S)
        try:
            connection.request("GET", path, headers={"Cookie": self.cookies, "Authorization": self.authorization})
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        if response.status != http.HTTPStatus.OK:
            raise ValueError(f"{path} answered {response.status}.")
        return text

    def ask(self, path: str, row: str, *, requests: int, clients: int = 1, most_s: float = 15.0) -> Answers:
        """So many times by each of the clients at once, `most_s` seconds at the most.

        `row` is a pattern of the link to one row; without it no rows are counted.
        """
        for _warming in range(2 * clients):  # every process of the server has its templates loaded
            page = self.look(path)
        begun = time.perf_counter()

        def ask(_client: int) -> list[float]:
            times: list[float] = []
            while len(times) < requests and time.perf_counter() - begun < most_s:
                asked = time.perf_counter()
                self.look(path)
                times.append(1000 * (time.perf_counter() - asked))
            return times

        with ThreadPoolExecutor(clients) as pool:
            times = [each for found in pool.map(ask, range(clients)) for each in found]
        took = time.perf_counter() - begun
        rows = len(set(re.findall(row, page))) if row else 0
        return Answers(times, took, len(page.encode()), rows)
