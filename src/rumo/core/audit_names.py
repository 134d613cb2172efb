"""Somebody's name taken out of the trail once the consent is withdrawn (152-ФЗ, ст. 21 ч. 5).

Who acted, what was done, to which record and when stays: only the words of the entry lose the person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from rumo.core.models import AuditEntry
from rumo.russian.cases import Case
from rumo.russian.names import FullName

_BATCH = 500


@dataclass(frozen=True, slots=True)
class NameWords:
    """How entries may call somebody: `forms` in full, without the patronymic, with initials; and the bare `surnames`,
    each in every case. A surname alone may be another's, or a word like any other («Мороз»)."""

    forms: frozenset[str]
    surnames: frozenset[str]


def words_of(surname: str, first_name: str, patronymic: str = "") -> NameWords:
    names = {(surname, first_name, patronymic), (surname, first_name, "")} if first_name else set()
    declined = [FullName(*parts).inflect(case) for parts in names for case in Case]
    forms = {form for each in declined for form in (each.full, each.surname_initials, each.initials_surname)}
    return NameWords(frozenset(forms), frozenset({surname, *(each.surname for each in declined)}))


def entries_mentioning(words: NameWords) -> QuerySet[AuditEntry]:
    """Entries of the whole trail with one of the surnames somewhere in them: more than will have the name itself."""
    asked = Q()
    for word in words.surnames:
        # SQLite keeps JSON with other letters than Latin escaped, PostgreSQL as they are.
        written = Q(told__contains=word) | Q(told__contains=json.dumps(word)[1:-1])
        asked |= Q(summary__contains=word) | Q(actor=None, actor_name__contains=word) | written
    return AuditEntry.objects.annotate(told=Cast("changes", TextField())).filter(asked)


def take_out(entries: Iterable[AuditEntry], words: Collection[str], *, fields: Collection[str] = ()) -> int:
    """Put a stand-in for `words` into summaries, changes and names of guests; returns how many entries changed.

    The values of `fields` go from the changes whatever they were: for entries about the person's own record.
    """
    if not words:
        return 0
    pattern = _pattern(words)
    told = _("(данные удалены)")
    changed = []
    for entry in entries:
        before = (entry.summary, entry.actor_name, entry.changes)
        entry.summary = pattern.sub(told, entry.summary)[:500]
        if entry.actor_id is None:
            entry.actor_name = pattern.sub(told, entry.actor_name)[:200]
        entry.changes = {
            name: told if name in fields else _without(value, pattern, told) for name, value in entry.changes.items()
        }
        if before != (entry.summary, entry.actor_name, entry.changes):
            changed.append(entry)
    AuditEntry.objects.bulk_update(changed, ["summary", "actor_name", "changes"], batch_size=_BATCH)
    return len(changed)


def _pattern(words: Collection[str]) -> re.Pattern[str]:
    """Any of the words as a whole, the longest first."""
    ordered = sorted((word for word in words if word.strip()), key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")


def _without(value: Any, pattern: re.Pattern[str], told: str) -> Any:
    if isinstance(value, str):
        return pattern.sub(told, value)
    if isinstance(value, list):
        return [_without(each, pattern, told) for each in value]
    if isinstance(value, dict):
        return {key: _without(each, pattern, told) for key, each in value.items()}
    return value
