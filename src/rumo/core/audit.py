"""The audit trail: every action writes who did it, to what, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import QuerySet

from rumo.core import clock
from rumo.core.models import AuditEntry
from rumo.russian.typography import nested_quotes

if TYPE_CHECKING:
    # The account's table lives a room above; here it is only a type.
    from rumo.accounts.models import User

_SYSTEM = "Система"


class Guest:
    """An actor without an account: a member who answers from the link in a letter."""

    pk = None

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


SYSTEM = Guest(_SYSTEM)

# Who wants to know what was done; rooms above register in `apps.ready()`.
Follower = Callable[[AuditEntry, models.Model], None]
_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Have `follower(entry, subject)` called in the transaction of every action; it must be quick."""
    if follower not in _followers:
        _followers.append(follower)


def record(
    actor: User | Guest,
    verb: str,
    subject: models.Model,
    summary: object,
    changes: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Write one entry in the current transaction.

    `verb` is the action's name («sign_minutes»), `summary` a Russian sentence, `changes` maps a field to
    `[old, new]` or to a new value.
    """
    entry = _entry(actor, verb, subject, summary, changes or {})
    entry.save()
    _tell(entry, subject)
    return entry


def record_all(actor: User | Guest, verb: str, subjects: Sequence[models.Model], summary: object) -> None:
    """One entry for each of many records of a kind, written at once: a table that was brought."""
    entries = [_entry(actor, verb, subject, summary, {}) for subject in subjects]
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    for entry, subject in zip(entries, subjects, strict=True):
        _tell(entry, subject)


def history(subject: models.Model) -> QuerySet[AuditEntry]:
    """Entries about one record, newest first, with their actors."""
    return AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk
    ).select_related("actor")


def changed(subject: models.Model, /, **new: Any) -> dict[str, list[Any]]:
    """Set the fields of `subject` that differ and return `{field: [old, new]}` for the trail; nothing is saved."""
    changes: dict[str, list[Any]] = {}
    for name, value in new.items():
        old = getattr(subject, name)
        if old != value:
            setattr(subject, name, value)
            changes[name] = [old, value]
    return changes


def _entry(
    actor: User | Guest, verb: str, subject: models.Model, summary: object, changes: Mapping[str, Any]
) -> AuditEntry:
    """Not saved yet."""
    return AuditEntry(
        at=clock.now(),
        actor=None if isinstance(actor, Guest) else actor,
        actor_name=str(actor)[:200],
        verb=verb,
        content_type=ContentType.objects.get_for_model(subject),
        object_id=subject.pk,
        summary=nested_quotes(str(summary))[:500],
        changes=_plain(changes),
    )


def _tell(entry: AuditEntry, subject: models.Model) -> None:
    for follower in _followers:
        follower(entry, subject)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, models.Model):
        return str(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    try:
        return DjangoJSONEncoder().default(value)
    except TypeError:
        return str(value)
