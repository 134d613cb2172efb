"""The register: powers entered, prolonged and ended; who may; a revoked order takes reviews away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.directory.models import Person
from rumo.directory.tests import factories as directory
from rumo.expertise import permissions
from rumo.expertise.actions import expert_facts as facts
from rumo.expertise.actions import experts as actions
from rumo.expertise.competences import CompetenceData
from rumo.expertise.enums import ReviewState, TrackKind
from rumo.expertise.models import Expert, Review
from rumo.expertise.tests import factories as make
from tests.cast import Cast

DAY = date(2024, 3, 1)


@pytest.fixture
def expert(cast: Cast) -> Expert:
    return make.make_expert(cast.association, cast.expert.person, ground="приказ от 01.09.2023 № 45")


def _enter(cast: Cast, person: Person, **fields: Any) -> Expert:
    return actions.enter_expert(
        association=cast.association,
        person=person,
        **{"valid_from": DAY, "ground": "приказ № 7", "actor": cast.secretary, **fields},
    )


def _review(cast: Cast, expert: Expert, **fields: Any) -> Review:
    campaign = make.make_campaign(make.make_track(cast.association))
    return make.make_review(make.make_round(make.make_submission(campaign, cast.teacher)), expert, **fields)


EDITS = {"admin", "chair", "deputy", "secretary"}


def test_who_may_edit_powers(cast: Cast, expert: Expert) -> None:
    assert {name for name, user in cast.everybody().items() if permissions.may_edit_expert(user, expert)} == EDITS


def test_who_may_tell_of_absences_and_conflicts(cast: Cast, expert: Expert) -> None:
    told = {name for name, user in cast.everybody().items() if permissions.may_tell_of_expert(user, expert)}
    assert told == EDITS | {"expert"}


def test_nobody_edits_oneself(cast: Cast) -> None:
    oneself = make.make_expert(cast.association, cast.secretary.person)
    assert not permissions.may_edit_expert(cast.secretary, oneself)
    assert permissions.may_tell_of_expert(cast.secretary, oneself)


def test_entered_with_competences_each_once(cast: Cast) -> None:
    subject = make.make_subject(cast.region, "Математика")
    same = CompetenceData(subject, "basic", TrackKind.BANK)
    made = _enter(cast, cast.teacher.person, competences=[same, same, CompetenceData(subject)])
    assert made.competences.count() == 2
    assert "Математика" in str(made.competences.first())


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"ground": " "}, "приказ"),
        ({"valid_to": DAY - timedelta(days=1)}, "раньше"),
        ({"limit": 0}, "от 1 до 50"),
    ],
)
def test_entering_refuses(cast: Cast, fields: dict[str, Any], word: str) -> None:
    with pytest.raises(Refusal, match=word):
        _enter(cast, cast.teacher.person, **fields)
    assert not Expert.objects.exists()


def test_a_stranger_of_another_region_is_not_entered(cast: Cast) -> None:
    with pytest.raises(Refusal, match="не из этого региона"):
        _enter(cast, cast.stranger.person)
    with pytest.raises(NotAllowed):
        _enter(cast, cast.teacher.person, actor=cast.stranger)


def test_in_force_is_refused_ended_is_renewed(cast: Cast, expert: Expert) -> None:
    with pytest.raises(Refusal, match="уже в реестре"):
        _enter(cast, expert.person)
    Expert.objects.filter(pk=expert.pk).update(valid_to=DAY - timedelta(days=1))
    renewed = _enter(cast, expert.person)
    assert (renewed.pk, renewed.valid_from, renewed.valid_to) == (expert.pk, DAY, None)


def test_a_stale_edit_is_refused(cast: Cast, expert: Expert) -> None:
    def edit(actor: User) -> None:
        actions.edit_expert(
            expert, valid_from=DAY, valid_to=None, limit=3, order=None, ground="приказ № 8", version=1, actor=actor
        )

    edit(cast.secretary)
    with pytest.raises(Stale):
        edit(cast.chair)


def test_ended_powers_take_open_reviews_away(cast: Cast, expert: Expert) -> None:
    open_review = _review(cast, expert, state=ReviewState.ACCEPTED)
    handed_in = _review(cast, expert, state=ReviewState.SUBMITTED)
    ended = actions.end_powers(expert, on=clock.today(), reason="ушёл на пенсию", actor=cast.secretary)
    open_review.refresh_from_db()
    handed_in.refresh_from_db()
    assert (ended.withdrawn, ended.left) == (1, 0)
    assert open_review.state == ReviewState.REMOVED
    assert handed_in.state == ReviewState.SUBMITTED
    assert ended.expert.valid_to == clock.today()


def test_powers_ending_ahead_keep_reviews_due_before(cast: Cast, expert: Expert) -> None:
    last = clock.today() + timedelta(days=20)
    before = _review(cast, expert, due_on=last)
    after = _review(cast, expert, due_on=last + timedelta(days=1))
    actions.end_powers(expert, on=last, reason="по заявлению", actor=cast.secretary)
    states = set(Review.objects.filter(expert=expert).values_list("pk", "state"))
    assert states == {(before.pk, ReviewState.ACCEPTED), (after.pk, ReviewState.REMOVED)}


def test_a_review_of_an_own_material_is_left_to_the_clock(cast: Cast, expert: Expert) -> None:
    campaign = make.make_campaign(make.make_track(cast.association))
    review = make.make_review(make.make_round(make.make_submission(campaign, cast.secretary)), expert)
    ended = actions.end_powers(expert, on=clock.today(), reason="по заявлению", actor=cast.secretary)
    review.refresh_from_db()
    assert (ended.withdrawn, ended.left, review.state) == (0, 1, ReviewState.ACCEPTED)


def test_a_revoked_order_ends_the_powers_of_all(cast: Cast, expert: Expert) -> None:
    order = directory.make_order(cast.association)
    by_order = [
        make.make_expert(cast.association, person, order=order) for person in (cast.teacher.person, cast.member.person)
    ]
    review = _review(cast, by_order[1])
    ended = actions.revoke_ground(
        cast.association, order=order, on=clock.today(), reason="приказ отменён", actor=cast.chair
    )
    review.refresh_from_db()
    expert.refresh_from_db()
    assert {each.expert.pk for each in ended} == {each.pk for each in by_order}
    assert (review.state, expert.valid_to) == (ReviewState.REMOVED, None)
    with pytest.raises(Refusal, match="нет экспертов"):
        actions.revoke_ground(cast.association, order=order, on=clock.today(), reason="ещё раз", actor=cast.chair)


def test_a_revoked_order_is_all_or_nobody(cast: Cast) -> None:
    """The secretary stands in the register by it too, and nobody ends the own powers."""
    for person in (cast.teacher.person, cast.secretary.person):
        make.make_expert(cast.association, person, ground="приказ № 9")
    with pytest.raises(NotAllowed):
        actions.revoke_ground(
            cast.association, ground="приказ № 9", on=clock.today(), reason="отменён", actor=cast.secretary
        )
    assert not Expert.objects.filter(valid_to__isnull=False).exists()


def test_absences_do_not_overlap(cast: Cast, expert: Expert) -> None:
    facts.add_absence(expert, starts=DAY, ends=DAY + timedelta(days=5), actor=cast.expert)
    with pytest.raises(Refusal, match="уже отмечены"):
        facts.add_absence(expert, starts=DAY + timedelta(days=5), ends=DAY + timedelta(days=9), actor=cast.expert)
    with pytest.raises(NotAllowed):
        facts.add_absence(expert, starts=DAY, ends=DAY, actor=cast.teacher)


def test_a_conflict_is_with_one(cast: Cast, expert: Expert) -> None:
    both = {"person": cast.teacher.person, "organization": cast.institute}
    for wrong in (both, {}, {"person": expert.person}):
        with pytest.raises(Refusal):
            facts.declare_conflict(expert, reason="научный руководитель", **wrong, actor=cast.expert)
    made = facts.declare_conflict(expert, reason="родственник", person=cast.teacher.person, actor=cast.expert)
    facts.withdraw_conflict(made, actor=cast.expert)
    assert not expert.conflicts.exists()


def _open(client: Client, user: Any, name: str, *args: Any, **query: str) -> Any:
    client.force_login(user)
    return client.get(reverse(f"expertise:{name}", args=args), query)


def test_the_register_by_filters(cast: Cast, expert: Expert, client: Client) -> None:
    subject = make.make_subject(cast.region, "Физика")
    other = make.make_expert(cast.association, cast.teacher.person, valid_to=date(2021, 1, 1))
    facts.add_competence(expert, data=CompetenceData(subject), actor=cast.secretary)

    def shown(**query: str) -> set[int]:
        return {row["expert"].pk for row in _open(client, cast.secretary, "experts", **query).context["rows"]}

    assert shown() == {expert.pk}
    assert shown(powers="all") == {expert.pk, other.pk}
    assert shown(powers="ended") == {other.pk}
    assert shown(subject=str(subject.pk)) == {expert.pk}
    assert shown(powers="all", subject=str(make.make_subject(cast.region).pk)) == {other.pk}
    assert shown(powers="all", q="орлова") == {other.pk}
    assert shown(load="full") == set()
    assert shown(load="idle") == {expert.pk}


def test_an_expert_sees_oneself_only(cast: Cast, expert: Expert, client: Client) -> None:
    other = make.make_expert(cast.association, cast.teacher.person)
    assert [row["expert"].pk for row in _open(client, cast.expert, "experts").context["rows"]] == [expert.pk]
    assert _open(client, cast.expert, "expert", expert.pk).status_code == 200
    assert _open(client, cast.expert, "expert", other.pk).status_code == 404


@pytest.mark.parametrize("name", ["expert", "expert_edit", "expert_end", "expert_reviews", "certificate_issue"])
def test_a_stranger_finds_nothing(cast: Cast, expert: Expert, client: Client, name: str) -> None:
    assert _open(client, cast.stranger, name, expert.pk).status_code == 404


def test_pages_open_for_those_who_lead(cast: Cast, expert: Expert, client: Client) -> None:
    for name in ("experts", "experts_export", "expert_enter", "experts_import", "expert_grounds", "expert_statistics"):
        assert _open(client, cast.secretary, name).status_code == 200, name
    for name in ("expert", "expert_edit", "expert_end", "expert_reviews", "certificate_issue"):
        assert _open(client, cast.secretary, name, expert.pk).status_code == 200, name


def test_the_register_asks_the_same_number_of_queries(
    cast: Cast, client: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    def add() -> None:
        person = directory.make_person(cast.region, cast.institute)
        made = make.make_expert(cast.association, person)
        facts.add_competence(made, data=CompetenceData(level="basic"), actor=cast.chair)

    add()
    _open(client, cast.secretary, "experts")
    with django_assert_max_num_queries(40) as few:
        _open(client, cast.secretary, "experts")
    for _each in range(20):
        add()
    with django_assert_num_queries(len(few)):
        _open(client, cast.secretary, "experts")


def test_entering_by_the_form_with_another_line(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    url = reverse("expertise:expert_enter")
    subject = make.make_subject(cast.region)
    typed = {
        "person": cast.teacher.person.pk,
        "valid_from": "01.03.2024",
        "limit": "4",
        "ground": "приказ от 01.03.2024 № 12",
        "competences-TOTAL_FORMS": "1",
        "competences-INITIAL_FORMS": "0",
        "competences-0-subject": subject.pk,
    }
    again = client.post(url, {**typed, "more": "1"})
    assert again.context["rows"].total_form_count() == 2
    assert "приказ от 01.03.2024 № 12" in again.content.decode()
    wrong = client.post(url, {**typed, "ground": ""})
    assert wrong.status_code == 422
    done = client.post(url, typed)
    made = Expert.objects.get(person=cast.teacher.person)
    assert done["Location"] == reverse("expertise:expert", args=[made.pk])
    assert made.competences.get().subject == subject
