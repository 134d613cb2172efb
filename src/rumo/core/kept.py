"""Answers that many figures ask for, worked out once for all of them: the bodies of a branch, events by their kinds."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("rumo_kept_answers", default=None)


def current() -> dict[Hashable, Any] | None:
    """The answers kept here, to go on keeping them later; None outside of `keeping`."""
    return _answers.get()


@contextmanager
def keeping(answers: dict[Hashable, Any] | None) -> Iterator[None]:
    """What `shared` functions give inside is kept in `answers`. For reading alone: what is written is missed."""
    token = _answers.set(answers)
    try:
        yield
    finally:
        _answers.reset(token)


def shared(make: Callable[P, T]) -> Callable[P, T]:
    """Answers of `make` are kept by what it was asked, all of it hashable; outside of `keeping` it is always asked."""

    @wraps(make)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        answers = _answers.get()
        if answers is None:
            return make(*args, **kwargs)
        key = (make, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = make(*args, **kwargs)
        found: T = answers[key]
        return found

    return kept
