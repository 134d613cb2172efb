"""A selection contest: states and powers, applications within the days, sheets, the order and the register."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.core.versions import Stale
from rumo.directory.tests import factories as directory
from rumo.expertise.actions import contest_applications as applications
from rumo.expertise.actions import contests as actions
from rumo.expertise.competences import CompetenceData
from rumo.expertise.contests import permissions
from rumo.expertise.contests.transitions import CONTEST
from rumo.expertise.enums import ApplicationState, ContestState
from rumo.expertise.models import Contest, ContestApplication, ContestScore, Expert
from rumo.expertise.tests import factories as make
from rumo.expertise.track_config import Criterion
from tests.cast import Cast

CRITERIA = (Criterion("c1", "Опыт", top=10), Criterion("c2", "Публикации", top=5))
FULL = {"c1": 10, "c2": 5}


@pytest.fixture
def contest(cast: Cast) -> Contest:
    """A call that is open today; the chair is the commission."""
    day = clock.today()
    made = Contest.objects.create(
        association=cast.association,
        title="Отбор экспертов",
        opens_on=day - timedelta(days=5),
        closes_on=day + timedelta(days=5),
        criteria=[asdict(each) for each in CRITERIA],
        state=ContestState.CALL,
    )
    made.jury.add(cast.chair.person)
    return made


def _apply(contest: Contest, user: User, **fields: Any) -> ContestApplication:
    data = {"about": "Двадцать лет в школе", "competences": [CompetenceData(level="basic")], **fields}
    return applications.apply_to_contest(contest, **data, actor=user)


def _to_scoring(contest: Contest) -> None:
    closes = clock.today() - timedelta(days=1)
    Contest.objects.filter(pk=contest.pk).update(state=ContestState.SCORING, closes_on=closes)
    contest.refresh_from_db()


def _score(contest: Contest, application: ContestApplication, user: User, marks: dict[str, int]) -> ContestScore:
    fresh = ContestApplication.objects.get(pk=application.pk)
    return applications.save_score(fresh, marks=marks, remark="", version=0, actor=user)


RUNS = {"admin", "chair", "deputy", "secretary"}
WAYS = {
    ContestState.DRAFT: {"announce"},
    ContestState.CALL: {"prepare", "score"},
    ContestState.SCORING: {"rank"},
    ContestState.RANKED: {"score_again", "enrol"},
    ContestState.CLOSED: set(),
}


@pytest.mark.parametrize("state", list(ContestState))
def test_states_and_powers(cast: Cast, contest: Contest, state: ContestState) -> None:
    Contest.objects.filter(pk=contest.pk).update(state=state)
    contest.refresh_from_db()
    assert {row.name for row in CONTEST.possible(contest)} == WAYS[state]
    for row in CONTEST.rows:
        allowed = {name for name, user in cast.everybody().items() if row.permission(user, contest)}
        assert allowed == RUNS, row.name


@pytest.mark.parametrize("state", list(ContestState))
def test_who_may_apply(cast: Cast, contest: Contest, state: ContestState) -> None:
    """Anybody of the region in the directory, save the commission; nobody out of the call."""
    Contest.objects.filter(pk=contest.pk).update(state=state)
    contest.refresh_from_db()
    may = {name for name, user in cast.everybody().items() if permissions.may_apply(user, contest)}
    everybody = {"deputy", "secretary", "section_leader", "member", "expert", "teacher"}
    assert may == (everybody if state == ContestState.CALL else set())


@pytest.mark.parametrize(("opens", "closes", "may"), [(0, 0, True), (-3, -1, False), (1, 3, False), (-1, 0, True)])
def test_applications_within_the_days_only(cast: Cast, contest: Contest, opens: int, closes: int, may: bool) -> None:
    day = clock.today()
    contest.opens_on, contest.closes_on = day + timedelta(days=opens), day + timedelta(days=closes)
    contest.save()
    assert bool(permissions.may_apply(cast.teacher, contest)) is may
    if not may:
        with pytest.raises(NotAllowed):
            _apply(contest, cast.teacher)


def test_a_call_needs_criteria_and_a_commission(cast: Cast, contest: Contest) -> None:
    Contest.objects.filter(pk=contest.pk).update(state=ContestState.DRAFT, criteria=[])
    contest.refresh_from_db()
    with pytest.raises(NotAllowed, match="критерии"):
        actions.announce_contest(contest, actor=cast.secretary)
    actions.set_criteria(contest, criteria=CRITERIA, version=contest.version, actor=cast.secretary)
    contest.jury.clear()
    with pytest.raises(NotAllowed, match="комиссию"):
        actions.announce_contest(contest, actor=cast.secretary)
    contest.jury.add(cast.chair.person)
    actions.announce_contest(contest, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        actions.set_criteria(contest, criteria=(), version=contest.version, actor=cast.secretary)


def test_scoring_waits_for_the_end_of_the_call(cast: Cast, contest: Contest) -> None:
    _apply(contest, cast.teacher)
    with pytest.raises(NotAllowed, match="включительно"):
        actions.start_scoring(contest, actor=cast.secretary)
    Contest.objects.filter(pk=contest.pk).update(closes_on=clock.today() - timedelta(days=1))
    contest.refresh_from_db()
    actions.start_scoring(contest, actor=cast.secretary)
    assert Mail.objects.filter(to=cast.chair.person.email).exists()


def test_a_call_with_applications_is_not_taken_back(cast: Cast, contest: Contest) -> None:
    _apply(contest, cast.teacher)
    with pytest.raises(NotAllowed, match="заявки"):
        actions.prepare_contest(contest, actor=cast.secretary)


def test_one_application_each_withdrawn_and_again(cast: Cast, contest: Contest) -> None:
    first = _apply(contest, cast.teacher)
    with pytest.raises(NotAllowed, match="уже подана"):
        _apply(contest, cast.teacher)
    applications.withdraw_application(first, actor=cast.teacher)
    again = _apply(contest, cast.teacher, about="Двадцать один год")
    assert (again.pk, again.state, again.about) == (first.pk, ApplicationState.FILED, "Двадцать один год")


def test_documents_of_the_applicant(cast: Cast, contest: Contest) -> None:
    application = _apply(contest, cast.teacher)
    upload = SimpleUploadedFile("diplom.txt", "Диплом".encode())
    document = applications.attach_document(application, title="диплом", upload=upload, actor=cast.teacher)
    with pytest.raises(NotAllowed):
        applications.remove_document(document, actor=cast.secretary)
    applications.remove_document(document, actor=cast.teacher)
    assert not application.files.exists()


def test_a_colleague_and_oneself_are_not_scored(cast: Cast, contest: Contest) -> None:
    """The chair works at the institute with the member; the teacher works at a school."""
    theirs = [_apply(contest, user) for user in (cast.teacher, cast.member)]
    _to_scoring(contest)
    for each in theirs:
        each.refresh_from_db()
    assert [bool(permissions.may_score(cast.chair, each)) for each in theirs] == [True, False]
    assert not permissions.may_score(cast.secretary, theirs[0])
    Contest.objects.filter(pk=contest.pk).update(colleagues_score=True)
    theirs[1].refresh_from_db()
    assert permissions.may_score(cast.chair, ContestApplication.objects.get(pk=theirs[1].pk))


def test_marks_within_the_scale_and_versions(cast: Cast, contest: Contest) -> None:
    application = _apply(contest, cast.teacher)
    _to_scoring(contest)
    for wrong in ({"c1": 11}, {"c1": -1}, {"c9": 1}):
        with pytest.raises(Refusal):
            _score(contest, application, cast.chair, wrong)
    first = _score(contest, application, cast.chair, {"c1": 4})
    fresh = ContestApplication.objects.get(pk=application.pk)
    applications.save_score(fresh, marks=FULL, remark="", version=first.version, actor=cast.chair)
    with pytest.raises(Stale):
        applications.save_score(fresh, marks={}, remark="", version=first.version, actor=cast.chair)


def test_a_ranking_waits_for_a_score_of_each(cast: Cast, contest: Contest) -> None:
    _apply(contest, cast.teacher)
    _to_scoring(contest)
    with pytest.raises(Refusal, match="Орлова"):
        actions.approve_ranking(contest, actor=cast.secretary)


def test_from_the_ranking_to_the_register(cast: Cast, contest: Contest) -> None:
    subject = make.make_subject(cast.region, "Химия")
    juror = directory.make_person(cast.region, cast.ministry)
    contest.jury.set([juror])
    user = directory.make_user(juror)
    best = _apply(contest, cast.teacher, competences=[CompetenceData(subject, "basic")])
    worst = _apply(contest, cast.member)
    held = make.make_expert(cast.association, cast.section_leader.person, valid_to=date(2030, 1, 1))
    known = _apply(contest, cast.section_leader, competences=[CompetenceData(subject)])
    _to_scoring(contest)
    for application, marks in ((best, FULL), (known, FULL), (worst, {"c1": 0, "c2": 1})):
        _score(contest, application, user, marks)
    actions.approve_ranking(contest, actor=cast.secretary)
    ends = date(2031, 12, 31)
    experts = actions.enrol_selected(
        contest, ground="приказ № 5", valid_from=date(2026, 1, 1), valid_to=ends, actor=cast.secretary
    )
    states = dict(ContestApplication.objects.values_list("person__surname", "state"))
    assert states == {"Орлова": "selected", "Щука": "selected", "Ковалян": "not_selected"}
    assert {each.person_id for each in experts} == {cast.teacher.person.pk, cast.section_leader.person.pk}
    entered = Expert.objects.get(person=cast.teacher.person)
    held.refresh_from_db()
    assert (entered.valid_to, entered.ground, entered.competences.get().subject) == (ends, "приказ № 5", subject)
    assert (held.valid_from, held.valid_to) == (date(2020, 1, 1), ends)
    told = Mail.objects.filter(subject__startswith="Итоги отбора")
    assert {each.to for each in told} == {
        person.email for person in (cast.teacher.person, cast.member.person, cast.section_leader.person)
    }
    assert contest.state == ContestState.CLOSED


def test_enrolling_is_all_or_nothing(cast: Cast, contest: Contest) -> None:
    """Without a ground the second step refuses: the state stays."""
    application = _apply(contest, cast.teacher)
    Contest.objects.filter(pk=contest.pk).update(state=ContestState.RANKED)
    ContestApplication.objects.filter(pk=application.pk).update(state=ApplicationState.SELECTED)
    contest.refresh_from_db()
    with pytest.raises(Refusal):
        actions.enrol_selected(contest, valid_from=clock.today(), valid_to=None, actor=cast.secretary)
    contest.refresh_from_db()
    assert (contest.state, Expert.objects.count()) == (ContestState.RANKED, 0)


def test_equals_at_the_last_place_are_chosen(cast: Cast, contest: Contest) -> None:
    juror = directory.make_person(cast.region, cast.ministry)
    contest.jury.set([juror])
    contest.places = 1
    contest.save()
    both = [_apply(contest, user) for user in (cast.teacher, cast.member)]
    _to_scoring(contest)
    for each in both:
        _score(contest, each, directory.make_user(juror) if juror.user is None else juror.user, FULL)
    keys = [each.pk for each in both]
    with pytest.raises(Refusal, match="свободных мест 1"):
        actions.approve_ranking(contest, chosen=keys, actor=cast.secretary)
    actions.approve_ranking(contest, chosen=keys[1:], actor=cast.secretary)
    assert dict(contest.applications.values_list("pk", "state")) == {keys[0]: "not_selected", keys[1]: "selected"}
    actions.score_again(contest, actor=cast.secretary)
    assert set(contest.applications.values_list("state", flat=True)) == {"filed"}


def test_two_officers_at_once(cast: Cast, contest: Contest) -> None:
    Contest.objects.filter(pk=contest.pk).update(state=ContestState.DRAFT)
    contest.refresh_from_db()
    other = Contest.objects.get(pk=contest.pk)
    actions.announce_contest(contest, actor=cast.secretary)
    with pytest.raises(Conflict):
        actions.announce_contest(other, actor=cast.chair)


def test_who_applies_does_not_run_it(cast: Cast, contest: Contest) -> None:
    _apply(contest, cast.deputy)
    theirs = _apply(contest, cast.teacher)
    assert not permissions.may_run_contest(cast.deputy, contest)
    client = Client()
    client.force_login(cast.deputy)
    assert client.get(reverse("expertise:application", args=[theirs.pk])).status_code == 404


VIEWS = {
    ContestState.CALL: {"admin", "secretary", "deputy", "chair", "teacher"},
    ContestState.SCORING: {"admin", "secretary", "deputy", "chair", "teacher"},
}


@pytest.mark.parametrize("state", list(VIEWS))
def test_who_reads_an_application(cast: Cast, contest: Contest, client: Client, state: ContestState) -> None:
    application = _apply(contest, cast.teacher)
    Contest.objects.filter(pk=contest.pk).update(state=state)
    seen = set()
    for name, user in cast.everybody().items():
        client.force_login(user)
        if client.get(reverse("expertise:application", args=[application.pk])).status_code == 200:
            seen.add(name)
    assert seen == VIEWS[state]


def test_a_juror_who_does_not_lead_reads_after_the_call(cast: Cast, contest: Contest, client: Client) -> None:
    contest.jury.set([cast.expert.person])
    application = _apply(contest, cast.teacher)
    client.force_login(cast.expert)
    url = reverse("expertise:application", args=[application.pk])
    assert client.get(url).status_code == 404
    _to_scoring(contest)
    assert client.get(url).status_code == 200
    saved = client.post(
        reverse("expertise:application_score", args=[application.pk]),
        {"c1": "7", "c2": "", "version": "0"},
        headers={"X-Autosave": "1"},
    )
    assert saved.json()["version"] == 1
    assert ContestScore.objects.get().marks == {"c1": 7}
    assert client.get(reverse("expertise:contest", args=[contest.pk])).status_code == 200


@pytest.mark.parametrize("name", ["contest", "contest_edit", "contest_apply", "contest_enrol", "ranking_export"])
def test_a_stranger_finds_no_contest(cast: Cast, contest: Contest, client: Client, name: str) -> None:
    client.force_login(cast.stranger)
    assert client.get(reverse(f"expertise:{name}", args=[contest.pk])).status_code == 404


def test_a_contest_in_preparation_is_not_public(cast: Cast, contest: Contest, client: Client) -> None:
    Contest.objects.filter(pk=contest.pk).update(state=ContestState.DRAFT)
    client.force_login(cast.teacher)
    assert client.get(reverse("expertise:contest", args=[contest.pk])).status_code == 404


def test_through_the_pages(cast: Cast, client: Client) -> None:
    """Conditions, a criterion, the announcement; a teacher applies with another line of competences."""
    client.force_login(cast.secretary)
    day = clock.today()
    made = client.post(
        reverse("expertise:contest_new"),
        {
            "title": "Отбор 1",
            "opens_on": f"{day:%d.%m.%Y}",
            "closes_on": f"{day + timedelta(days=9):%d.%m.%Y}",
            "pass_percent": "60",
            "jury": [cast.chair.person.pk],
        },
    )
    contest = Contest.objects.get()
    assert made["Location"] == reverse("expertise:contest", args=[contest.pk])
    criterion = {"title": "Опыт", "top": "10", "weight": "1", "version": contest.version}
    assert client.post(reverse("expertise:contest_criterion_add", args=[contest.pk]), criterion).status_code == 302
    assert client.post(reverse("expertise:contest_step", args=[contest.pk, "announce"])).status_code == 302
    client.force_login(cast.teacher)
    url = reverse("expertise:contest_apply", args=[contest.pk])
    rows = {"competences-TOTAL_FORMS": "1", "competences-INITIAL_FORMS": "0", "competences-0-level": "basic"}
    again = client.post(url, {"about": "Стаж", **rows, "more": "1"})
    assert again.context["rows"].total_form_count() == 2
    assert "Стаж" in again.content.decode()
    client.post(url, {"about": "Стаж", **rows})
    application = ContestApplication.objects.get()
    assert application.competences == [{"subject": None, "level": "basic", "track_kind": ""}]
    late = Contest.objects.filter(pk=contest.pk).update(closes_on=day - timedelta(days=1), opens_on=day - timedelta(9))
    assert late == 1
    assert client.get(reverse("expertise:application_edit", args=[application.pk])).status_code == 403
