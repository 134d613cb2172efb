"""Figures of expertise for reports: the funnel, outcomes, experts, stamps, the bank and the Atlas, sites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as RowCount
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core import clock, kept
from rumo.core.figures import Count, Counted, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.expertise import atlas, cohorts
from rumo.expertise.enums import Catalogue, EndorsementState, Outcome
from rumo.expertise.models import Endorsement, InnovationSite, Practice, SiteStatus
from rumo.russian.deadlines.periods import Period


def records_url(code: str, association: Association, period: Period, **narrower: Any) -> str:
    """The page that lists the records of a figure, maybe narrowed («subject=12»)."""
    asked = {"association": association.pk, "period": period.key, "figure": code, **narrower}
    return f"{reverse('expertise:statistics_records')}?{urlencode(asked)}"


def practices_url(association: Association, asked: Mapping[str, str]) -> str:
    """The register of practices with the filter of a cell."""
    return f"{reverse('expertise:catalogue')}?{urlencode({'association': association.pk, 'shown': 'yes', **asked})}"


def _counted(
    code: str, association: Association, period: Period, records: QuerySet[Any], base: int | None = None
) -> Counted:
    return Counted(records.count(), records, base, records_url(code, association, period))


@figure("expertise.submitted", _("Подано материалов"), "материал")
def submitted(association: Association, period: Period) -> Counted:
    rows = cohorts.materials(association, period)
    return _of_materials("expertise.submitted", association, period, rows, *OUTCOMES)


@figure("expertise.technical_passed", _("Прошли техническую экспертизу"), "материал")
def technical_passed(association: Association, period: Period) -> Counted:
    """Of those submitted."""
    rows = cohorts.materials(association, period)
    passed = cohorts.technically_passed(rows)
    base = sum(_outcomes(association, period).values())
    return _counted("expertise.technical_passed", association, period, passed, base)


@figure("expertise.recommended", _("Рекомендованы или получили гриф"), "материал")
def recommended(association: Association, period: Period) -> Counted:
    """Of those submitted."""
    rows = cohorts.recommended(cohorts.materials(association, period))
    return _of_materials("expertise.recommended", association, period, rows, *cohorts.RECOMMENDING)


@figure("expertise.experts", _("Привлечено экспертов, человек"), "человек")
def experts(association: Association, period: Period) -> Counted:
    """People, each once: not to be mixed with their reviews (96 = 3 × 32 was seen as «96 экспертов»)."""
    people = cohorts.engaged_people(cohorts.materials(association, period))
    return _counted("expertise.experts", association, period, people)


@figure("expertise.assignments", _("Назначено экспертиз"), "назначение эксперта")
def assignments(association: Association, period: Period) -> Counted:
    """Reviews asked of experts and not declined."""
    reviews = cohorts.assigned_reviews(cohorts.materials(association, period))
    return _counted("expertise.assignments", association, period, reviews)


@figure("expertise.cpd_programs", _("Подано программ ДПО"), "программа")
def cpd_programs(association: Association, period: Period) -> Counted:
    return _counted("expertise.cpd_programs", association, period, cohorts.programs(association, period))


def _outcome(outcome: str) -> Count:
    code = f"expertise.by_outcome.{outcome}"

    def count(association: Association, period: Period) -> Counted:
        rows = cohorts.by_outcome(cohorts.materials(association, period), outcome)
        return _of_materials(code, association, period, rows, outcome)

    return count


def _of_materials(code: str, association: Association, period: Period, rows: QuerySet[Any], *outcomes: str) -> Counted:
    """Materials of these outcomes, which are `rows`, of all; all have no base."""
    found = _outcomes(association, period)
    value, every = sum(found.get(outcome, 0) for outcome in outcomes), sum(found.values())
    base = None if set(outcomes) == set(OUTCOMES) else every
    return Counted(value, rows, base, records_url(code, association, period))


def _outcomes(association: Association, period: Period) -> dict[str, int]:
    """How many materials came to each outcome, `NO_OUTCOME` too; those without any material are left out."""

    def counted() -> dict[str, int]:
        rows: QuerySet[Any] = cohorts.materials(association, period).order_by()
        counts = rows.values_list("outcome").annotate(n=RowCount("pk"))
        return {outcome or cohorts.NO_OUTCOME: n for outcome, n in counts}

    return kept.once(("expertise.outcomes", association.pk, period), counted)


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
    issued = Endorsement.objects.filter(
        association__in=branch_of(association), issued_on__range=(period.starts, period.ends)
    )
    return _counted("endorsements.issued", association, period, issued)


@figure("endorsements.valid", _("Действует грифов на конец периода"), "гриф")
def endorsements_valid(association: Association, period: Period) -> Counted:
    """On the last day of the period, or today while it lasts."""
    day = min(period.ends, clock.today())
    valid = Endorsement.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        ~Q(state=EndorsementState.RENEWED) | Q(renewed_by__issued_on__gt=day),
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
        association__in=branch_of(association),
        issued_on__lte=day,
    )
    return _counted("endorsements.valid", association, period, valid)


@figure("endorsements.revoked", _("Отозвано грифов"), "гриф")
def endorsements_revoked(association: Association, period: Period) -> Counted:
    revoked = Endorsement.objects.filter(
        association__in=branch_of(association), revoked_on__range=(period.starts, period.ends)
    )
    return _counted("endorsements.revoked", association, period, revoked)


@figure("practices.bank", _("Опубликовано в банке педагогического опыта"), "карточка")
def practices_bank(association: Association, period: Period) -> Counted:
    """All up to the end of the period."""
    rows = _published(association, period).filter(catalogue=Catalogue.BANK)
    return Counted(rows.count(), rows, url=practices_url(association, {"catalogue": Catalogue.BANK.value}))


@figure("practices.by_year_type_level", _("Практики Атласа по годам, типам и уровням"), "практика")
def practices_by_year_type_level(association: Association, period: Period) -> Counted:
    """All up to the end of the period, laid out as S2-6 prints them."""
    rows = atlas.in_atlas(_published(association, period))
    held = atlas.held_years(branch_of(association))

    def link(asked: Mapping[str, str]) -> str:
        return practices_url(association, {"catalogue": Catalogue.ATLAS.value, **asked})

    table = atlas.atlas_table(rows, held, period.ends.year, link)
    return Counted(rows.count(), rows, url=link({}), table=table)


@figure("sites.active", _("Действует инновационных площадок"), "инновационная площадка")
def sites_active(association: Association, period: Period) -> Counted:
    """With a status in force on the last day of the period, or today while it lasts."""
    day = min(period.ends, clock.today())
    held = SiteStatus.objects.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)
    active = InnovationSite.objects.filter(association__in=branch_of(association), pk__in=held.values("site"))
    return _counted("sites.active", association, period, active)


def _published(association: Association, period: Period) -> QuerySet[Practice]:
    return Practice.objects.filter(
        association__in=branch_of(association), is_published=True, year__lte=period.ends.year
    )
