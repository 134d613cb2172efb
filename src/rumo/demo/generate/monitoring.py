"""A collection of indicators every year: who reported in time, late and never; the last one goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import make_aware

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.indicators import MODEL, PART, SCHOOLS, TEACHERS, make_indicators
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.directory.models import Municipality
from rumo.monitoring.actions.acceptance import accept_response
from rumo.monitoring.actions.submission import submit_response
from rumo.monitoring.enums import CampaignState, IndicatorLevel, ResponseState, ReturnState, ValueState
from rumo.monitoring.models import Evidence, IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent

# Of a closed collection one of ten was silent and one of ten late.
CLOSED = (*[ResponseState.ACCEPTED] * 9, ResponseState.NOT_BEGUN)
LATE_PLACE = 8
# Of the one that goes on.
GOING_ON = (
    ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED, ResponseState.IN_WORK,
    ResponseState.NOT_BEGUN,
)  # fmt: skip
HANDED_IN = (ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED)
AROUND_TODAY, LATE = timedelta(days=14), timedelta(days=3)


def make_campaigns(ground: Ground, scale: Scale) -> int:
    """The collection of the last year goes on today, the others were in August. How many values were stated."""
    versions = make_indicators(ground)
    places = list(ground.region.municipalities.order_by("pk"))
    previous, made = None, 0
    for year in ground.years:
        asked = [each for each in versions if each.holds_in(year)]
        previous = _campaign(ground, year, previous)
        previous.versions.set(asked)
        made += _collect(ground, previous, asked, places)
    return made


def _campaign(ground: Ground, year: int, previous: MonitoringCampaign | None) -> MonitoringCampaign:
    """Open until everybody has answered; the clock has gone past those of earlier years."""
    today, is_over = clock.today(), year < ground.years[-1]
    return MonitoringCampaign.objects.create(
        association=ground.rumo,
        title=f"Мониторинг методической работы {year} года",
        year=year,
        starts_on=date(year, 8, 1) if is_over else today - AROUND_TODAY,
        ends_on=date(year, 8, 31) if is_over else today + AROUND_TODAY,
        ground="распоряжение министерства № 12",
        state=CampaignState.OPEN,
        previous=previous,
    )


def _collect(
    ground: Ground, campaign: MonitoringCampaign, asked: Sequence[IndicatorVersion], places: Sequence[Municipality]
) -> int:
    states = CLOSED if campaign.year < ground.years[-1] else GOING_ON
    respondents = Respondent.objects.bulk_create(
        (_respondent(campaign, place, n, states[n % len(states)]) for n, place in enumerate(places)), batch_size=BATCH
    )
    lines = [each for each in asked if each.indicator.level == IndicatorLevel.MUNICIPAL]
    values = IndicatorValue.objects.bulk_create(
        (value for n, each in enumerate(respondents) for value in _values(each, n, lines)), batch_size=BATCH
    )
    write(Evidence.objects, (_proof(value) for value in values if value.indicator.needs_evidence))
    own = Respondent.objects.create(campaign=campaign, name=str(ground.rumo))
    if states is CLOSED:
        _close(ground, campaign, own)
    return len(values)


def _close(ground: Ground, campaign: MonitoringCampaign, own: Respondent) -> None:
    """The body states what its formulas count, then the result stands."""
    with clock.standing_at(campaign.ends_on):
        submit_response(own, actor=ground.admin)
        accept_response(own, actor=ground.admin)
    campaign.state = CampaignState.CLOSED
    campaign.conclusion = "Методические службы работают в большинстве муниципалитетов."
    campaign.save(update_fields=["state", "conclusion"])


def _respondent(campaign: MonitoringCampaign, place: Municipality, n: int, state: ResponseState) -> Respondent:
    came = None
    if state in HANDED_IN:
        is_late = campaign.ends_on < clock.today() and n % len(CLOSED) == LATE_PLACE
        came = _noon(campaign.ends_on + LATE if is_late else campaign.starts_on + timedelta(days=n % 13))
    return Respondent(
        campaign=campaign,
        municipality=place,
        name=place.name,
        state=state,
        first_submitted_at=came,
        submitted_at=came,
        accepted_at=came + timedelta(days=1) if came and state == ResponseState.ACCEPTED else None,
    )


def _values(respondent: Respondent, n: int, lines: Sequence[IndicatorVersion]) -> Iterator[IndicatorValue]:
    """All lines of what was handed in, the first of what is being filled in; of a returned form one is returned."""
    filled = {ResponseState.NOT_BEGUN: 0, ResponseState.IN_WORK: 1}.get(ResponseState(respondent.state), len(lines))
    for line in lines[:filled]:
        returned = respondent.state == ResponseState.RETURNED and line.indicator.code == TEACHERS
        yield IndicatorValue(
            respondent=respondent,
            indicator=line,
            state=ValueState.GIVEN,
            number=_number(line.indicator.code, n, respondent.campaign.year),
            return_state=ReturnState.RETURNED if returned else ReturnState.NONE,
            return_message="Похоже, посчитаны и участники прошлых лет." if returned else "",
        )


def _number(code: str, n: int, year: int) -> Decimal:
    """The model works nearly everywhere, associations in three of four places, in half of these by an act."""
    told = {MODEL: n % 12 != 0, SCHOOLS: n % 4 != 0, PART: n % 4 != 0 and n % 2 == 0, TEACHERS: 20 + n % 30 + year % 5}
    return Decimal(told[code])


def _proof(value: IndicatorValue) -> Evidence:
    year = value.respondent.campaign.year
    return Evidence(value=value, act=f"постановление администрации от 14.02.{year} № {100 + value.respondent_id % 90}")


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
