"""Figures of expertise for reports: the funnel, outcomes, experts, stamps, the bank and the Atlas, sites."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as RowCount
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.figures import Count, Counted, FigureTable, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.directory.tallies import ALL, Row, tally
from rumo.expertise import atlas, cohorts
from rumo.expertise.enums import Catalogue, EndorsementState, Outcome, TrackKind
from rumo.expertise.models import Endorsement, InnovationSite, Practice, SiteStatus, Submission
from rumo.russian.deadlines.periods import Period

# Makes the records of a figure of the materials of its period.
Choose = Callable[[QuerySet[Submission]], QuerySet[Any]]


def records_url(code: str, association: Association, period: Period, **narrower: Any) -> str:
    """The page that lists the records of a figure, maybe narrowed («subject=12»)."""
    asked = {"association": association.pk, "period": period.key, "figure": code, **narrower}
    return f"{reverse('expertise:statistics_records')}?{urlencode(asked)}"


def practices_url(association: Association, asked: Mapping[str, str]) -> str:
    """The register of practices with the filter of a cell."""
    return f"{reverse('expertise:catalogue')}?{urlencode({'association': association.pk, 'shown': 'yes', **asked})}"


@figure("expertise.submitted", _("Подано материалов"), "материал")
def submitted(association: Association, period: Period) -> Counted:
    value = _sum(_materials(association, period), "received")
    return _counted("expertise.submitted", association, period, value)


@figure("expertise.technical_passed", _("Прошли техническую экспертизу"), "материал")
def technical_passed(association: Association, period: Period) -> Counted:
    """Of those submitted."""
    found = _materials(association, period)
    passed, base = _sum(found, "passed"), _sum(found, "received")
    return _counted("expertise.technical_passed", association, period, passed, base, cohorts.technically_passed)


@figure("expertise.recommended", _("Рекомендованы или получили гриф"), "материал")
def recommended(association: Association, period: Period) -> Counted:
    """Of those submitted."""
    return _of_outcomes("expertise.recommended", association, period, cohorts.recommended, *cohorts.RECOMMENDING)


@figure("expertise.experts", _("Привлечено экспертов, человек"), "человек")
def experts(association: Association, period: Period) -> Counted:
    """People, each once: not to be mixed with their reviews (96 = 3 × 32 was seen as «96 экспертов»)."""
    [found] = _reviews(association, period)
    return _counted("expertise.experts", association, period, found["people"], None, cohorts.engaged_people)


@figure("expertise.assignments", _("Назначено экспертиз"), "назначение эксперта")
def assignments(association: Association, period: Period) -> Counted:
    """Reviews asked of experts and not declined."""
    [found] = _reviews(association, period)
    return _counted("expertise.assignments", association, period, found["reviews"], None, cohorts.assigned_reviews)


@figure("expertise.cpd_programs", _("Подано программ ДПО"), "программа")
def cpd_programs(association: Association, period: Period) -> Counted:
    found = _received(association, period)
    value = sum(row["received"] for row in found if row["campaign__track__kind"] == TrackKind.CPD)
    return Counted(
        value,
        partial(cohorts.programs, association, period),
        lead=partial(records_url, "expertise.cpd_programs", association, period),
    )


def _outcome(outcome: str) -> Count:
    code = f"expertise.by_outcome.{outcome}"

    def count(association: Association, period: Period) -> Counted:
        return _of_outcomes(code, association, period, lambda rows: cohorts.by_outcome(rows, outcome), outcome)

    return count


def _of_outcomes(code: str, association: Association, period: Period, choose: Choose, *outcomes: str) -> Counted:
    """Materials of these outcomes, of all; `choose` leaves the same of all materials."""
    found = _materials(association, period)
    value, base = _sum(found, "received", outcomes), _sum(found, "received")
    return _counted(code, association, period, value, base, choose)


def _counted(
    code: str,
    association: Association,
    period: Period,
    value: int,
    base: int | None = None,
    choose: Choose = lambda rows: rows,
) -> Counted:
    """`choose` makes the records of the materials of the period."""
    return Counted(
        value,
        lambda: choose(cohorts.materials(association, period)),
        base,
        partial(records_url, code, association, period),
    )


def _sum(rows: list[Row], count: str, outcomes: Collection[str] | None = None) -> int:
    """Of these outcomes, or of all."""
    return sum(row[count] for row in rows if outcomes is None or (row["outcome"] or cohorts.NO_OUTCOME) in outcomes)


def _materials(association: Association, period: Period) -> list[Row]:
    """All but programs of further education."""
    return [row for row in _received(association, period) if row["campaign__track__kind"] != TrackKind.CPD]


@tally
def _received(association: Association, period: Period) -> QuerySet[Any, Any]:
    """How many materials were `received` and how many `passed` the technical check, by kinds of tracks and outcomes."""
    passed = RowCount("pk", filter=cohorts.is_technically_passed())
    rows: QuerySet[Any, Any] = cohorts.received(association, period)
    return rows.values("campaign__track__kind", "outcome").annotate(received=RowCount("pk"), passed=passed)


@tally
def _reviews(association: Association, period: Period) -> QuerySet[Any, Any]:
    """How many reviews were asked for, of how many people."""
    rows = cohorts.assigned_reviews(cohorts.materials(association, period)).values(all=ALL)
    return rows.annotate(reviews=RowCount("pk"), people=RowCount("expert__person", distinct=True))


OUTCOMES = {
    Outcome.ENDORSED.value: _("Присвоен гриф"),
    Outcome.RECOMMENDED.value: _("Рекомендованы"),
    Outcome.REWORK.value: _("Направлены на доработку"),
    Outcome.REJECTED.value: _("Отклонены"),
    Outcome.TO_FEDERAL.value: _("Направлены в ФУМО"),
    cohorts.NO_OUTCOME: _("Без решения"),
}

for _value, _title in OUTCOMES.items():
    figure(f"expertise.by_outcome.{_value}", _title, "материал")(_outcome(_value))


@figure("endorsements.issued", _("Выдано грифов"), "гриф")
def endorsements_issued(association: Association, period: Period) -> Counted:
    """In the period, whatever became of them later."""
    return _stamps("issued", association, period)


@figure("endorsements.valid", _("Действует грифов на конец периода"), "гриф")
def endorsements_valid(association: Association, period: Period) -> Counted:
    """On the last day of the period, or today while it lasts."""
    return _stamps("valid", association, period)


@figure("endorsements.revoked", _("Отозвано грифов"), "гриф")
def endorsements_revoked(association: Association, period: Period) -> Counted:
    return _stamps("revoked", association, period)


def _stamps(which: str, association: Association, period: Period) -> Counted:
    [found] = _stamp_counts(association, period)
    return Counted(
        found[which],
        lambda: Endorsement.objects.filter(_stamp(which, period), association__in=branch_of(association)),
        lead=partial(records_url, f"endorsements.{which}", association, period),
    )


@tally
def _stamp_counts(association: Association, period: Period) -> QuerySet[Any, Any]:
    rows = Endorsement.objects.filter(association__in=branch_of(association)).values(all=ALL)
    counts = {which: RowCount("pk", filter=_stamp(which, period)) for which in ("issued", "valid", "revoked")}
    return rows.annotate(**counts)


def _stamp(which: str, period: Period) -> Q:
    if which != "valid":
        return Q(**{f"{which}_on__range": (period.starts, period.ends)})
    day = _last_day(period)
    # Asked of renewed ones alone: joined to every endorsement, the renewals take SQLite a scan an endorsement.
    renewed_later = Exists(Endorsement.objects.filter(renews=OuterRef("pk"), issued_on__gt=day))
    return Q(
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        ~Q(state=EndorsementState.RENEWED) | Q(renewed_later),
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
        issued_on__lte=day,
    )


@figure("practices.bank", _("Опубликовано в банке педагогического опыта"), "карточка")
def practices_bank(association: Association, period: Period) -> Counted:
    """All up to the end of the period."""
    return Counted(
        _in_catalogue(association, period, Catalogue.BANK),
        lambda: _published(association, period).filter(catalogue=Catalogue.BANK),
        lead=partial(practices_url, association, {"catalogue": Catalogue.BANK.value}),
    )


@figure("practices.by_year_type_level", _("Практики Атласа по годам, типам и уровням"), "практика")
def practices_by_year_type_level(association: Association, period: Period) -> Counted:
    """All up to the end of the period, laid out as S2-6 prints them."""

    def link(asked: Mapping[str, str]) -> str:
        return practices_url(association, {"catalogue": Catalogue.ATLAS.value, **asked})

    def lay_out() -> FigureTable:
        held = atlas.held_years(branch_of(association))
        return atlas.atlas_table(_published(association, period), held, period.ends.year, link)

    return Counted(
        _in_catalogue(association, period, Catalogue.ATLAS),
        lambda: atlas.in_atlas(_published(association, period)),
        lead=partial(link, {}),
        lay_out=lay_out,
    )


@figure("sites.active", _("Действует инновационных площадок"), "инновационная площадка")
def sites_active(association: Association, period: Period) -> Counted:
    """With a status in force on the last day of the period, or today while it lasts."""
    [found] = _site_count(association, period)
    lead = partial(records_url, "sites.active", association, period)
    return Counted(found["n"], partial(_sites, association, period), lead=lead)


def _sites(association: Association, period: Period) -> QuerySet[InnovationSite]:
    day = _last_day(period)
    held = SiteStatus.objects.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day).order_by()
    return InnovationSite.objects.filter(association__in=branch_of(association), pk__in=held.values("site"))


@tally
def _site_count(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _sites(association, period).values(all=ALL).annotate(n=RowCount("pk"))


def _published(association: Association, period: Period) -> QuerySet[Practice]:
    return Practice.objects.filter(
        association__in=branch_of(association), is_published=True, year__lte=period.ends.year
    )


def _in_catalogue(association: Association, period: Period, catalogue: Catalogue) -> int:
    return sum(row["n"] for row in _practices(association, period) if row["catalogue"] == catalogue)


@tally
def _practices(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _published(association, period).values("catalogue").annotate(n=RowCount("pk"))


def _last_day(period: Period) -> date:
    """The last day of the period, or today while it lasts."""
    return min(period.ends, clock.today())
