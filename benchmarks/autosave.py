"""Autosave round trips through the real server: each writer types in an item of its own over its own connection."""

from __future__ import annotations

import http.client
import json
import secrets
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from benchmarks.serving import HOST

ANSWER_S = 30
# What stands in the item before anything is typed: as long as the discussion of one question.
TEXT = "<p>" + 12 * "Докладчик представил результаты работы за полугодие и назвал трудности. " + "</p>"


@dataclass(slots=True)
class Typed:
    """What one writer saw: ms of each round trip, and the answers that were not 200."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    version: int = 1


@dataclass(frozen=True, slots=True)
class Load:
    times: list[float]
    errors: list[str]
    seconds: float

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds


def type_together(port: int, places: Sequence[dict[str, Any]], versions: list[int], seconds: float) -> Load:
    """All writers type for `seconds`. `versions` of their items move on, so that loads can follow each other."""
    until = time.perf_counter() + seconds
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(places)) as pool:
        typed = list(pool.map(lambda n: _type(port, places[n], versions[n], until), range(len(places))))
    took = time.perf_counter() - begun
    for n, writer in enumerate(typed):
        versions[n] = writer.version
    times = [each for writer in typed for each in writer.times]
    return Load(times, [each for writer in typed for each in writer.errors], took)


def _type(port: int, place: dict[str, Any], version: int, until: float) -> Typed:
    typed = Typed(version=version)
    token = secrets.token_hex(16)
    headers = {
        "Cookie": f"sessionid={place['session']}; csrftoken={token}",
        "X-CSRFToken": token,
        "X-Autosave": "1",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_S)
    while time.perf_counter() < until and len(typed.errors) < 10:
        words = {"about": "о результатах", "text": f"{TEXT}<p>Правка {typed.version}</p>", "heard": place["speakers"]}
        body = urlencode({"version": typed.version, **words}, doseq=True)
        begun = time.perf_counter()
        try:
            connection.request("POST", place["url"], body, headers)
            response = connection.getresponse()
            answer = response.read()
        except (OSError, http.client.HTTPException) as error:
            typed.errors.append(repr(error))
            connection.close()
            continue
        if response.status == 200:
            typed.times.append(1000 * (time.perf_counter() - begun))
            typed.version = json.loads(answer)["version"]
        else:
            typed.errors.append(f"{response.status} {answer[:200].decode(errors='replace')}")
    connection.close()
    return typed
