"""A form from the first value to acceptance, with one value returned on the way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.core.versions import Stale
from rumo.directory.tests import factories as make
from rumo.monitoring import permissions
from rumo.monitoring.actions.acceptance import accept_response, return_value
from rumo.monitoring.actions.evidence import EvidenceData, add_evidence
from rumo.monitoring.actions.submission import submit_response
from rumo.monitoring.actions.values import ValueData, save_value
from rumo.monitoring.enums import (
    CampaignState,
    Comparison,
    ResponseState,
    ReturnState,
    Severity,
    ValueKind,
    ValueState,
)
from rumo.monitoring.models import IndicatorRule, IndicatorValue, IndicatorVersion, Respondent
from rumo.monitoring.responses import value_of_version
from rumo.monitoring.tests.factories import make_campaign, make_respondent, make_version
from rumo.russian.typography import plain
from tests.cast import Cast


def given(number: int, explanation: str = "") -> ValueData:
    return ValueData(ValueState.GIVEN, Decimal(number), explanation=explanation)


def save(respondent: Respondent, version: IndicatorVersion, data: ValueData, cast: Cast) -> IndicatorValue:
    value = value_of_version(respondent, version)
    return save_value(value, data=data, version=value.version, actor=cast.municipal_methodologist)


def test_the_first_value_begins_the_form_and_history_keeps_every_change(cast: Cast) -> None:
    version = make_version(cast.association, kind=ValueKind.NUMBER, unit="педагог")
    respondent = make_respondent(make_campaign(cast.association, [version]), cast.municipality)
    value = save(respondent, version, given(15), cast)
    assert respondent.state == ResponseState.IN_WORK
    save(respondent, version, given(15), cast)
    value = save(respondent, version, given(14, "один уволился"), cast)
    assert [plain(change.said) for change in value.changes.all()] == [
        "не заполнено → 15 педагогов",
        "15 педагогов → 14 педагогов (один уволился)",
    ]
    with pytest.raises(Stale):
        save_value(value, data=given(16), version=1, actor=cast.municipal_methodologist)


def test_two_who_begin_at_once_meet_in_one_value(cast: Cast) -> None:
    version = make_version(cast.association, kind=ValueKind.NUMBER)
    respondent = make_respondent(make_campaign(cast.association, [version]), cast.municipality)
    first, second = value_of_version(respondent, version), value_of_version(respondent, version)
    save_value(first, data=given(1), version=1, actor=cast.municipal_methodologist)
    with pytest.raises(Stale):
        save_value(second, data=given(2), version=1, actor=cast.municipal_methodologist)


def test_everything_in_the_way_of_submitting_is_told_at_once(cast: Cast) -> None:
    model = make_version(cast.association, "М1", needs_evidence=True, evidence="нормативный акт")
    target = make_version(cast.association, "М2", comparison=Comparison.AT_LEAST, target=Decimal(65))
    make_version(cast.association, "М2.1", parent=target.indicator)
    empty = make_version(cast.association, "М3", kind=ValueKind.NUMBER)
    alien = make_version(cast.association, "М4", kind=ValueKind.TEXT)
    IndicatorRule.objects.create(
        association=cast.association, expression="[М1] <= [М2]", message="Без М2 не бывает М1", severity=Severity.ERROR
    )
    respondent = make_respondent(make_campaign(cast.association, [model, target, empty, alien]), cast.municipality)
    save(respondent, model, given(1), cast)
    save(respondent, target, given(0), cast)
    save(respondent, alien, ValueData(ValueState.NOT_APPLICABLE), cast)
    with pytest.raises(Refusal) as refused:
        submit_response(respondent, actor=cast.municipal_methodologist)
    told = refused.value.message
    for part in ("М1: нужно подтверждение: нормативный акт", "М2: нужно пояснение", "М3: не заполнено",
                 "М4: поясните", "Без М2 не бывает М1"):  # fmt: skip
        assert part in told
    respondent.refresh_from_db()
    assert respondent.state == ResponseState.IN_WORK


def test_a_part_is_never_more_than_its_whole(cast: Cast) -> None:
    whole = make_version(cast.association, "М1", kind=ValueKind.NUMBER)
    part = make_version(cast.association, "М1.1", kind=ValueKind.NUMBER, parent=whole.indicator)
    respondent = make_respondent(make_campaign(cast.association, [whole, part]), cast.municipality)
    save(respondent, whole, given(10), cast)
    save(respondent, part, given(11), cast)
    with pytest.raises(Refusal, match=r"М1\.1: часть \(11\) больше целого, показателя М1 \(10\)"):
        submit_response(respondent, actor=cast.municipal_methodologist)


def test_one_value_goes_back_while_the_rest_stay_submitted(cast: Cast) -> None:
    proved = make_version(cast.association, "М1", needs_evidence=True)
    other = make_version(cast.association, "М2", kind=ValueKind.NUMBER)
    respondent = make_respondent(make_campaign(cast.association, [proved, other]), cast.municipality)
    value = save(respondent, proved, given(1), cast)
    add_evidence(value, data=EvidenceData(act="приказ от 14.03.2023 № 19"), actor=cast.municipal_methodologist)
    save(respondent, other, given(0), cast)
    submit_response(respondent, actor=cast.municipal_methodologist)
    first = respondent.first_submitted_at

    wrong = value_of_version(respondent, other)
    with pytest.raises(Refusal, match="Напишите, что исправить"):
        return_value(wrong, message=" ", actor=cast.secretary)
    return_value(wrong, message="Ноль не сходится с отчётом", actor=cast.secretary)
    assert respondent.state == ResponseState.RETURNED
    assert Mail.objects.filter(to=cast.municipal_methodologist.email, body__contains="Ноль не сходится").exists()
    with pytest.raises(NotAllowed, match="исправьте только возвращённые"):
        save(respondent, proved, given(0), cast)
    with pytest.raises(NotAllowed, match="исправьте возвращённые"):
        submit_response(respondent, actor=cast.municipal_methodologist)

    mended = save(respondent, other, given(7), cast)
    assert mended.return_state == ReturnState.MENDED
    submit_response(respondent, actor=cast.municipal_methodologist)
    assert respondent.first_submitted_at == first
    accept_response(respondent, actor=cast.secretary)
    respondent.refresh_from_db()
    assert respondent.state == ResponseState.ACCEPTED
    assert [change.said for change in mended.changes.all()][-2:] == [
        "возвращено: Ноль не сходится с отчётом",
        "0 → 7",
    ]


def test_a_value_by_formula_stands_beside_the_one_by_hand(cast: Cast) -> None:
    teachers = make_version(cast.association, "М1", kind=ValueKind.NUMBER)
    both = make_version(cast.association, "М2", kind=ValueKind.NUMBER, formula="[М1] * 2")
    alone = make_version(cast.association, "М3", kind=ValueKind.NUMBER, formula="[М1] + [М2]", by_hand=False)
    respondent = make_respondent(make_campaign(cast.association, [teachers, both, alone]), cast.municipality)
    save(respondent, teachers, given(10), cast)
    save(respondent, both, given(19), cast)
    with pytest.raises(Refusal, match="считается сам"):
        save(respondent, alone, given(1), cast)
    submit_response(respondent, actor=cast.municipal_methodologist)
    stated = {v.indicator_id: (v.number, v.computed) for v in respondent.values.all()}
    assert stated[both.pk] == (Decimal(19), Decimal(20))
    assert stated[alone.pk] == (Decimal(29), Decimal(29))


@pytest.mark.parametrize("state", list(ResponseState))
def test_who_may_do_what_in_each_state(cast: Cast, state: ResponseState) -> None:
    version = make_version(cast.association)
    respondent = make_respondent(make_campaign(cast.association, [version]), cast.municipality, state=state)
    value = value_of_version(respondent, version)
    runs = {"admin", "chair", "deputy", "secretary"}
    before = {ResponseState.NOT_BEGUN, ResponseState.IN_WORK}
    for name, user in cast.everybody().items():
        fills = state in before and name in runs | {"municipal_methodologist"}
        returns = state not in before and name in runs
        assert bool(permissions.may_edit_value(user, value)) is fills, name
        assert bool(permissions.may_return(user, respondent)) is returns, name
        assert bool(permissions.may_accept(user, respondent)) is (state == ResponseState.SUBMITTED and name in runs), (
            name
        )


def test_nothing_changes_once_the_campaign_is_closed(cast: Cast) -> None:
    version = make_version(cast.association)
    campaign = make_campaign(cast.association, [version], state=CampaignState.CLOSED)
    respondent = make_respondent(campaign, cast.municipality, state=ResponseState.SUBMITTED)
    value = value_of_version(respondent, version)
    with pytest.raises(NotAllowed):
        return_value(value, message="Проверьте", actor=cast.secretary)
    with pytest.raises(NotAllowed):
        accept_response(respondent, actor=cast.secretary)


def test_another_municipality_sees_nothing(cast: Cast, client: Client) -> None:
    other = make.make_municipality(cast.region, name="Дальний район")
    respondent = make_respondent(make_campaign(cast.association, [make_version(cast.association)]), other)
    client.force_login(cast.municipal_methodologist)
    assert client.get(f"/monitoring/forms/{respondent.pk}/").status_code == 404
