"""Tables of states. Each app lists its transitions as data; only its actions fire them.

Firing is compare-and-set in one UPDATE, so two people pressing the same button need no lock on any database: one
fires, the other gets a Conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rumo.core.errors import Conflict
from rumo.core.verdict import YES, No, Verdict


def _always(*_args: Any) -> Verdict:
    return YES


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of a table: from which states to which, who may (`permission`), and what must hold (`guard`).

    `permission(user, record)` and `guard(record)` return a Verdict; `label` is what the button says.
    """

    name: str
    label: Any
    sources: frozenset[str]
    target: str
    permission: Callable[[Any, Any], Verdict] = _always
    guard: Callable[[Any], Verdict] = _always

    def verdict(self, user: Any, record: Any) -> Verdict:
        """May `user` fire this on `record` now: state first, then the power, then the guard."""
        if record.state not in self.sources:
            return No(
                _("Сейчас это действие недоступно: состояние — «%(state)s».") % {"state": record.get_state_display()}
            )
        return self.permission(user, record) & self.guard(record)


class Transitions:
    """A table of transitions, looked up by name."""

    def __init__(self, rows: Iterable[Transition]) -> None:
        self.rows = tuple(rows)
        self._by_name = {row.name: row for row in self.rows}

    def __getitem__(self, name: str) -> Transition:
        return self._by_name[name]

    def possible(self, record: Any) -> list[Transition]:
        """Rows that start from the record's state, in table order."""
        return [row for row in self.rows if record.state in row.sources]


def fire(transition: Transition, record: models.Model, *, user: Any, **fields: Any) -> None:
    """Move `record` to the target state together with `fields`, or raise.

    Raises NotAllowed when the verdict is no, Conflict when somebody moved it first. Call inside a transaction.
    """
    transition.verdict(user, record).require()
    advance(transition, record, **fields)


def advance(transition: Transition, record: models.Model, **fields: Any) -> None:
    """The compare-and-set alone, for steps the system takes by itself. Raises Conflict."""
    old = record.state  # type: ignore[attr-defined]
    manager = type(record)._default_manager
    if manager.filter(pk=record.pk, state=old).update(state=transition.target, **fields) != 1:
        raise Conflict(
            _("Пока вы смотрели страницу, состояние изменил другой пользователь. Обновите страницу и проверьте.")
        )
    record.refresh_from_db()


def turn(record: models.Model, flag: str, *, on: bool) -> None:
    """The same for a yes-or-no field beside the states. Raises Conflict when somebody turned it first."""
    if type(record)._default_manager.filter(pk=record.pk, **{flag: not on}).update(**{flag: on}) != 1:
        raise Conflict(_("Это уже сделал другой пользователь. Обновите страницу."))
    setattr(record, flag, on)
