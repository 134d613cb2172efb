"""Blocks that lay out figures: expertise, outcomes, events, the Atlas, routes, products, the body itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from rumo.core import figures
from rumo.reports.blocks.registry import Asked, Made, maker
from rumo.reports.blocks.tables import Value, bar_chart, figure_table, table
from rumo.reports.enums import BlockKind, Narrowing
from rumo.reports.figure_book import Known
from rumo.russian.numbers import NO_VALUE, format_percent

# What narrows a table that puts two years side by side and draws them.
COMPARED = (Narrowing.LAST_YEAR, Narrowing.SHOW)
FUNNEL = ("expertise.submitted", "expertise.technical_passed", "expertise.recommended")
ROUTES = (
    *("growth.routes", "growth.routes_low_results", "growth.routes_young"),
    *("growth.routes_started", "growth.routes_credited"),
)
SUMMARY = (
    *("associations.children", "associations.members", "associations.schools", "associations.network_members"),
    *("meetings.held", "meetings.questions", "meetings.resolutions", "assignments.issued", "assignments.done"),
    *("events.count", "events.people", "expertise.submitted", "expertise.experts", "growth.diagnosed", "growth.routes"),
)


def known_of(asked: Asked, codes: Iterable[str]) -> list[Known]:
    """Figures of the codes that there are and that are not zero in both years."""
    found = (asked.book.get(code) for code in codes)
    return [each for each in found if each is not None and (each.value or each.previous)]


def compared(asked: Asked, codes: Iterable[str], *, share: str = "", drawn: bool = True) -> Made:
    """A row a figure: this year, its share under the heading `share`, last year; bars where all count the same thing.

    Last year's zero is a dash: commonly the records began later. A column of dashes alone is left out.
    """
    rows = known_of(asked, codes)
    if not rows:
        return Made()
    now, before = asked.period.shifted(0).name, asked.period.shifted(-1).name
    compares = asked.options.get(Narrowing.LAST_YEAR, True) and any(each.previous for each in rows)
    told: dict[str, list[Value]] = {_text(_("Показатель")): [each.title for each in rows]}
    told[now] = [each.value for each in rows]
    if share:
        told[share] = [_share(each) for each in rows]
    if compares:
        told[before] = [each.previous or None for each in rows]
    made = table(tuple(told), zip(*told.values(), strict=True), bars=drawn)
    series = [(now, [each.value for each in rows])]
    if compares:
        series.append((before, [each.previous for each in rows]))
    return Made((made,), rows[0].url, bar_chart([each.title for each in rows], series) if drawn else None)


def laid_out(asked: Asked, code: str, first: str) -> Made:
    """The table that a figure brings itself, without it where nothing was counted."""
    known = asked.book.get(code)
    if known is None or known.table is None or not known.table.rows:
        return Made()
    single = len(known.table.columns) == 1
    chart = None
    if single:
        values = [cell.value for row in known.table.rows for cell in row.cells if cell is not None]
        chart = bar_chart([row.title for row in known.table.rows], ((str(known.table.columns[0]), values),))
    return Made((figure_table(known.table, first, bars=single),), known.url, chart)


@maker("expertise.funnel", _("Воронка экспертизы материалов"), BlockKind.TABLE, *COMPARED)
def funnel(asked: Asked) -> Made:
    """Submitted, through the technical check, recommended: the base of every share is what was submitted (S0-7)."""
    return compared(asked, FUNNEL, share=_text(_("Доля от поданных")))


@maker("expertise.outcomes", _("Итоги экспертизы по решениям"), BlockKind.TABLE, *COMPARED)
def outcomes(asked: Asked) -> Made:
    return compared(asked, _codes("expertise.by_outcome."))


@maker("practices.atlas", _("Атлас практик по годам, типам и уровням"), BlockKind.TABLE)
def atlas(asked: Asked) -> Made:
    return laid_out(asked, "practices.by_year_type_level", _text(_("Год")))


@maker("events.by_kind", _("Мероприятия по видам"), BlockKind.CHART, *COMPARED)
def by_kind(asked: Asked) -> Made:
    return compared(asked, _codes("events.by_kind."))


@maker("events.by_topic", _("Мероприятия по тематикам"), BlockKind.TABLE, Narrowing.SHOW)
def by_topic(asked: Asked) -> Made:
    return laid_out(asked, "events.by_topic", _text(_("Тематика")))


@maker("method_day.by_section", _("Единый методический день по секциям"), BlockKind.TABLE, Narrowing.SHOW)
def method_day(asked: Asked) -> Made:
    return laid_out(asked, "method_day.by_section", _text(_("Секция")))


@maker("growth.routes", _("Индивидуальные маршруты"), BlockKind.TABLE, *COMPARED)
def routes(asked: Asked) -> Made:
    return compared(asked, ROUTES)


@maker("growth.routes_by_worker", _("Маршруты по должностям участников"), BlockKind.TABLE, Narrowing.SHOW)
def routes_by_worker(asked: Asked) -> Made:
    """Who has a route, who began, who was credited: deputies are not teachers (S2-8)."""
    return laid_out(asked, "growth.routes_credited", _text(_("Кто")))


@maker("pool.products", _("Разработки методического актива по предметам"), BlockKind.TABLE, Narrowing.SHOW)
def products(asked: Asked) -> Made:
    return laid_out(asked, "pool.products.assessment", _text(_("Предмет")))


@maker("pool.managers", _("Состав управленческого актива"), BlockKind.TABLE, Narrowing.SHOW)
def managers(asked: Asked) -> Made:
    return laid_out(asked, "pool.managers", _text(_("Откуда")))


@maker("publications.by_kind", _("Издания по видам"), BlockKind.TABLE, *COMPARED)
def publications(asked: Asked) -> Made:
    return compared(asked, [code for code in _codes("publications.") if code != "publications.count"])


@maker(
    "participations.by_kind",
    _("Участие членов объединения по видам"),
    BlockKind.TABLE,
    Narrowing.LAST_YEAR,
    Narrowing.SHOW,
)
def participations(asked: Asked) -> Made:
    return compared(asked, _codes("participations."))


@maker("summary", _("Основные показатели за два года"), BlockKind.TABLE)
def summary(asked: Asked) -> Made:
    """People, meetings and papers stand side by side: bars of one scale would show the people alone."""
    return compared(asked, SUMMARY, drawn=False)


def _codes(prefix: str) -> list[str]:
    return [each.code for each in figures.figures() if each.code.startswith(prefix)]


def _share(known: Known) -> str:
    return format_percent(known.value, known.base) if known.base else NO_VALUE


def _text(words: object) -> str:
    return str(words)
