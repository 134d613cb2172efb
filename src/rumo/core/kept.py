"""Answers that many figures ask for, worked out once for all of them: the bodies of a branch, events by their kinds."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("rumo_kept_answers", default=None)


@contextmanager
def keeping(answers: dict[Hashable, Any]) -> Iterator[None]:
    """What `once` is asked inside is kept in `answers`. For reading alone: what is written meanwhile is missed."""
    token = _answers.set(answers)
    try:
        yield
    finally:
        _answers.reset(token)


def once(key: Hashable, make: Callable[[], T]) -> T:
    """The answer kept under `key`, or a new one; outside of `keeping` always a new one."""
    answers = _answers.get()
    if answers is None:
        return make()
    if key not in answers:
        answers[key] = make()
    found: T = answers[key]
    return found
