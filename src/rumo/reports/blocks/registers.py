"""Blocks that list records of registers: bodies, publications, participations, events, materials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.directory.models import Association, Membership
from rumo.directory.powers import LEADING
from rumo.directory.queries import in_force
from rumo.events.figures.events import events_of
from rumo.expertise import cohorts
from rumo.expertise.enums import Outcome
from rumo.expertise.models import Submission
from rumo.growth.figures.registers import entries_of
from rumo.growth.models import Publication
from rumo.meetings.queries import disseminating
from rumo.reports.blocks.registry import Asked, Made, maker
from rumo.reports.blocks.tables import bullets, table
from rumo.reports.enums import BlockKind, Narrowing
from rumo.russian.numbers import agree
from rumo.russian.typography import NBSP, tidy

# Of one material: `expertise.figures.OUTCOMES` are of many.
_OUTCOMES = {
    Outcome.ENDORSED.value: gettext_lazy("Присвоен гриф"),
    Outcome.RECOMMENDED.value: gettext_lazy("Рекомендован"),
    Outcome.REWORK.value: gettext_lazy("Направлен на доработку"),
    Outcome.REJECTED.value: gettext_lazy("Отклонён"),
    Outcome.TO_FEDERAL.value: gettext_lazy("Направлен в ФУМО"),
    cohorts.NO_OUTCOME: gettext_lazy("Без решения"),
}
LISTED = (Narrowing.KINDS, Narrowing.ROWS)
MOST = 200  # rows of a list that somebody is going to read


@maker("associations.list", gettext_lazy("Объединения и их руководители"), BlockKind.TABLE, Narrowing.ROWS)
def bodies(asked: Asked) -> Made:
    """Bodies right below with their leaders on the last day of the year (S2-2).

    Everybody reads a published report, so a leader is named who consents to that (152-ФЗ).
    """
    below = list(Association.objects.filter(parent=asked.association, is_active=True).order_by("full_name"))
    if not below:
        return Made()
    leaders = _leaders(below, asked)
    rows = [(tidy(str(body.name_on(asked.period.ends).full)), leaders.get(body.pk)) for body in below]
    return Made((table((_("Объединение"), _("Руководитель")), rows),))


@maker("publications.list", gettext_lazy("Список изданий"), BlockKind.LIST, *LISTED)
def publications(asked: Asked) -> Made:
    known = asked.book.get("publications.count")
    if known is None:
        return Made()
    rows = entries_of("publications", asked.association, asked.period.starts, asked.period.ends)
    made = (_publication(each) for each in _of_kinds(rows, asked).order_by("published_on", "pk")[:MOST])
    return Made(bullets(made, numbered=True), known.url)


@maker(
    "participations.list",
    gettext_lazy("Где участвовали члены объединения"),
    BlockKind.LIST,
    Narrowing.KINDS,
    Narrowing.ROWS,
)
def participations(asked: Asked) -> Made:
    """Each commission or group once, with how many members; names stay in the register."""
    rows = entries_of("participations", asked.association, asked.period.starts, asked.period.ends)
    people: dict[tuple[str, str], set[int]] = {}
    for each in _of_kinds(rows, asked).order_by("kind", "starts_on", "title"):
        people.setdefault((each.get_kind_display(), each.title), set()).add(each.person_id)
    told = [
        f"{kind[:1].upper()}{kind[1:]}: {tidy(title)} ({agree(len(who), 'человек')})."
        for (kind, title), who in people.items()
    ]
    return Made(bullets(told[:MOST]))


@maker(
    "events.list",
    gettext_lazy("Список мероприятий"),
    BlockKind.TABLE,
    Narrowing.KINDS,
    Narrowing.TOPICS,
    Narrowing.ROWS,
)
def events(asked: Asked) -> Made:
    """Of the kinds and topics in `options`, of any without them."""
    rows = events_of(asked.association, asked.period, *asked.options.get(Narrowing.KINDS, ()))
    if topics := asked.options.get(Narrowing.TOPICS):
        rows = rows.filter(topic__in=topics)
    read = rows.order_by("starts_at", "pk")[:MOST]
    told = [(_day(each.starts_at), tidy(each.title), each.get_kind_display()) for each in read]
    return Made((table((_("Дата"), _("Мероприятие"), _("Вид")), told),)) if told else Made()


@maker("expertise.materials", gettext_lazy("Материалы, прошедшие экспертизу"), BlockKind.TABLE, Narrowing.ROWS)
def materials(asked: Asked) -> Made:
    """What was handed in, of which kind, with what outcome; authors only with their consent (S1-12)."""
    rows: QuerySet[Submission] = cohorts.materials(asked.association, asked.period)
    read = rows.select_related("organization", "campaign__track").prefetch_related("authors")[:MOST]
    told = [(tidy(each.title), each.material_kind, _developer(each), _outcome(each)) for each in read]
    head = (_("Материал"), _("Вид"), _("Разработчик"), _("Итог"))
    known = asked.book.get("expertise.submitted")
    return Made((table(head, told),), known.url if known else "") if told else Made()


def _of_kinds(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    kinds = asked.options.get(Narrowing.KINDS)
    return rows.filter(kind__in=kinds) if kinds else rows


def _leaders(below: Iterable[Association], asked: Asked) -> dict[int, str]:
    held = Membership.objects.filter(
        in_force(asked.period.ends),
        association__in=list(below),
        role__in=LEADING,
        person__in=disseminating(asked.association.region, clock.today()),
    ).select_related("person")
    found: dict[int, tuple[str, str]] = {}
    for each in held.order_by("association", "pk"):
        first = found.get(each.association_id)
        if first is None or _rank(each.role) < _rank(first[0]):
            found[each.association_id] = (each.role, each.person.short_name)
    return {key: name for key, (_role, name) in found.items()}


def _rank(role: str) -> int:
    """A leader or a chair stands for the body, before deputies and secretaries."""
    return {"leader": 0, "chair": 0, "deputy": 1, "secretary": 2}.get(role, 3)


def _publication(each: Publication) -> str:
    """«Сборник статей / сост. … — Смоленск: издательство, 2024. — 381 с.»"""
    authors = f" / {each.authors}" if each.authors else ""
    where = ": ".join(part for part in (each.city, each.publisher) if part)
    place = f" — {where}, {each.published_on.year}" if where else f" — {each.published_on.year}"
    pages = f". — {each.pages}{NBSP}с." if each.pages else "."
    return tidy(f"{each.title}{authors}.{place}{pages}")


def _developer(each: Any) -> str:
    names = [author.name for author in each.authors.all() if author.may_be_published]
    return "\n".join([*names, str(each.organization) if each.organization else ""]).strip()


def _outcome(each: Any) -> str:
    return str(_OUTCOMES[each.outcome or cohorts.NO_OUTCOME])


def _day(moment: Any) -> str:
    return f"{localtime(moment):%d.%m.%Y}"
