"""Results by hand, the mark of analysis, the figures of them, who sees what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.figures import get
from rumo.growth.actions.results import GapData, ResultData, edit_result, enter_result, mark_analysed, unmark_analysed
from rumo.growth.enums import ResultState, WorkerKind
from rumo.growth.models import Diagnostic, DiagnosticResult
from rumo.growth.result_list import Choice, chosen
from rumo.growth.tests import factories as make
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast


@pytest.fixture
def campaign(cast: Cast) -> Diagnostic:
    return make.make_diagnostic(cast.association)


def data(campaign: Diagnostic, *gaps: GapData) -> ResultData:
    return ResultData(taken_on=campaign.ends_on, gaps=gaps)


def test_result_keeps_the_school_and_the_post_of_its_day(cast: Cast, campaign: Diagnostic) -> None:
    area, level = make.make_area(cast.region), make.make_level(cast.region)
    told = data(campaign, GapData(area, level, "задачи с параметром"), GapData(area, level, "вероятность"))
    made = enter_result(campaign, person=cast.teacher.person, data=told, actor=cast.secretary)
    assert (made.municipality, made.worker) == (cast.municipality, WorkerKind.TEACHER)
    assert made.gaps.count() == 2
    with pytest.raises(Refusal, match="уже внесён"):
        enter_result(campaign, person=cast.teacher.person, data=told, actor=cast.secretary)


def test_wrong_results_are_refused(cast: Cast, campaign: Diagnostic) -> None:
    area, level = make.make_area(cast.region), make.make_level(cast.region)
    twice = data(campaign, GapData(area, level), GapData(area, level))
    late = ResultData(taken_on=campaign.ends_on + timedelta(days=1))
    for told in (twice, late):
        with pytest.raises(Refusal):
            enter_result(campaign, person=cast.teacher.person, data=told, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        enter_result(campaign, person=cast.teacher.person, data=data(campaign), actor=cast.teacher)
    assert not DiagnosticResult.objects.exists()


def test_correcting_writes_the_gaps_anew(cast: Cast, campaign: Diagnostic) -> None:
    area, low, high = make.make_area(cast.region), make.make_level(cast.region), make.make_level(cast.region)
    told = data(campaign, GapData(area, low))
    made = enter_result(campaign, person=cast.teacher.person, data=told, actor=cast.secretary)
    edit_result(made, data=data(campaign, GapData(area, high)), actor=cast.secretary)
    assert made.gaps.get().level == high


def test_gaps_are_marked_analysed_by_those_who_help_and_not_by_oneself(cast: Cast, campaign: Diagnostic) -> None:
    result = make.make_result(campaign, cast.teacher.person)
    for nobody in (cast.teacher, cast.stranger, cast.member):
        with pytest.raises(NotAllowed):
            mark_analysed([result], actor=nobody)
    with pytest.raises(Refusal, match="будущем"):
        mark_analysed([result], on=clock.today() + timedelta(days=1), actor=cast.municipal_methodologist)
    assert mark_analysed([result], actor=cast.municipal_methodologist) == 1
    result.refresh_from_db()
    assert (result.state, result.analysed_on) == (ResultState.ANALYSED, clock.today())
    assert mark_analysed([result], actor=cast.secretary) == 0
    unmark_analysed(result, actor=cast.secretary)
    result.refresh_from_db()
    assert (result.state, result.analysed_on) == (ResultState.MEASURED, None)


def test_figures_count_people_once_and_take_the_share_of_the_diagnosed(cast: Cast, campaign: Diagnostic) -> None:
    subject = cast.region.subjects.create(title="Физика")
    make.make_result(campaign, cast.teacher.person)
    make.make_result(
        campaign, cast.teacher.person, subject=subject, state=ResultState.ANALYSED, analysed_on=campaign.ends_on
    )
    make.make_result(make.make_diagnostic(cast.section), cast.members[0])
    period = Period.calendar_year(campaign.ends_on.year)
    told = {}
    for code in ("growth.diagnosed", "growth.gaps_analysed"):
        figure = get(code)
        assert figure is not None
        told[code] = figure.count(cast.association, period)
        assert told[code].records.count() == told[code].value
    assert (told["growth.diagnosed"].value, told["growth.diagnosed"].base) == (2, None)
    assert (told["growth.gaps_analysed"].value, told["growth.gaps_analysed"].base) == (1, 2)


def test_lists_show_everybody_only_what_is_theirs(cast: Cast, campaign: Diagnostic) -> None:
    result = make.make_result(campaign, cast.teacher.person)
    make.make_result(campaign, cast.members[5])
    seen = {name: chosen(user, Choice()).count() for name, user in cast.everybody().items()}
    sees_all = {"admin", "chair", "deputy", "secretary"}
    assert seen == {name: 2 if name in sees_all else int(name == "municipal_methodologist") for name in seen}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        answer = client.get(reverse("growth:result", args=[result.pk]))
        expected = 200 if name in sees_all | {"municipal_methodologist"} else 302 if name == "teacher" else 404
        assert (name, answer.status_code) == (name, expected)
