"""People who want a seat at once: each opens the form, sends it, and tries again when there is no answer."""

from __future__ import annotations

import http.client
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.serving import HOST

ANSWER_S = 30
TRIES, PAUSE_S = 40, 0.5
REDIRECT = 302


@dataclass(slots=True)
class Rush:
    """`forms` and `sent` are ms of each answered request; `retries` went unanswered or were refused and came again;
    `errors` are of people who gave up."""

    forms: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    retries: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: float = 0

    @property
    def a_second(self) -> float:
        return len(self.sent) / self.seconds


def rush(port: int, url: str, people: int, together: int, halfway: Callable[[], None] | None = None) -> Rush:
    """`people` come, `together` of them at a time; `halfway` is called once, when a half of them have been answered."""
    found, lock = Rush(), threading.Lock()

    def come(n: int) -> None:
        person = _come(port, url, n)
        with lock:
            found.forms += person.forms
            found.sent += person.sent
            found.retries += person.retries
            found.errors += person.errors
            is_half = len(found.sent) == people // 2
        if is_half and halfway is not None:
            halfway()

    begun = time.perf_counter()
    with ThreadPoolExecutor(together) as pool:
        list(pool.map(come, range(people)))
    found.seconds = time.perf_counter() - begun
    return found


def _come(port: int, url: str, n: int) -> Rush:
    """One person, from an address of one's own: the server counts requests by it."""
    mine = Rush()
    token = secrets.token_hex(16)
    headers = {
        "Cookie": f"csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({
        "surname": f"Соснина{n}",
        "first_name": "Вера",
        "patronymic": "Олеговна",
        "email": f"vera{n}@example.org",
        "organization": f"МБОУ СОШ № {n % 300}",
        "post": "учитель",
        "agrees": "on",
    })  # fmt: skip
    for _try in range(TRIES):
        connection = http.client.HTTPConnection(
            HOST, port, timeout=ANSWER_S, source_address=(f"127.1.{n // 250}.{n % 250 + 1}", 0)
        )
        try:
            mine.forms.append(_asked(connection, "GET", url, None, headers, 200))
            mine.sent.append(_asked(connection, "POST", url, body, headers, REDIRECT))
            return mine
        except (OSError, http.client.HTTPException) as error:
            mine.retries += 1
            last = repr(error)
            time.sleep(PAUSE_S)
        finally:
            connection.close()
    mine.errors.append(last)
    return mine


def _asked(
    connection: http.client.HTTPConnection,
    method: str,
    url: str,
    body: str | None,
    headers: dict[str, str],
    wanted: int,
) -> float:
    """Milliseconds of an answer with the status `wanted`; raises HTTPException for any other."""
    begun = time.perf_counter()
    connection.request(method, url, body, headers)
    response = connection.getresponse()
    answer = response.read()
    if response.status != wanted:
        raise http.client.HTTPException(f"{response.status} {answer[:200].decode(errors='replace')}")
    return 1000 * (time.perf_counter() - begun)
