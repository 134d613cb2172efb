"""Rounds, proposals, changes by hand and sending, as actions."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest

from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import AuditEntry, Mail
from rumo.directory.models import Person
from rumo.expertise.actions import assignment, rounds
from rumo.expertise.enums import Blindness, ReviewState, SubmissionState
from rumo.expertise.models import DeclaredConflict, Expert, Review, Round
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.factories_experts import Register, add_expert, make_register
from rumo.expertise.track_config import TrackConfig
from tests.cast import Cast


@pytest.fixture
def register(cast: Cast) -> Register:
    return make_register(cast)


def _person(cast: Cast, name: str) -> Person:
    return Person.objects.get(user=getattr(cast, name))


# --- opening a round --------------------------------------------------------------------------------------------------


def test_a_round_copies_the_rules_of_its_campaign(register: Register) -> None:
    held = rounds.open_round(register.submission(), actor=register.secretary)
    assert held.submission.state == SubmissionState.IN_REVIEW
    assert (held.number, held.experts_wanted, held.material.number) == (1, 2, 1)
    register.campaign.config_data = TrackConfig(experts=5).to_json()
    register.campaign.save()
    held.refresh_from_db()
    assert held.config == make.CONFIG


def test_a_new_round_keeps_the_earlier_one(register: Register) -> None:
    submission = register.submission()
    first = rounds.open_round(submission, actor=register.secretary)
    make.make_review(first, register.experts[0], state=ReviewState.SUBMITTED)
    submission.state = SubmissionState.CONCLUDED
    submission.save()
    second = rounds.open_round(submission, experts_wanted=3, actor=register.secretary)
    first.refresh_from_db()
    assert (second.number, second.experts_wanted) == (2, 3)
    assert first.closed_at is not None
    assert first.reviews.count() == 1


@pytest.mark.parametrize("wanted", [0, 10])
def test_the_number_of_experts_has_limits(register: Register, wanted: int) -> None:
    submission = register.submission()
    with pytest.raises(Refusal, match="от 1 до 9"):
        rounds.open_round(submission, experts_wanted=wanted, actor=register.secretary)
    submission.refresh_from_db()
    assert submission.state == SubmissionState.CHECKED


def test_a_round_is_not_opened_twice(register: Register) -> None:
    submission = register.submission()
    rounds.open_round(submission, actor=register.secretary)
    with pytest.raises(NotAllowed):
        rounds.open_round(submission, actor=register.secretary)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("admin", True), ("chair", True), ("deputy", True), ("secretary", True), ("section_leader", False),
        ("member", False), ("expert", False), ("teacher", False), ("municipal_methodologist", False),
        ("stranger", False),
    ],
)  # fmt: skip
def test_who_may_assign(cast: Cast, register: Register, who: str, may: bool) -> None:
    actor = getattr(cast, who)
    held = register.round()
    steps = (
        lambda: rounds.open_round(register.submission(), actor=actor),
        lambda: assignment.propose_reviews([held], actor=actor),
        lambda: assignment.add_reviewer(
            Round.objects.get(pk=held.pk), expert=add_expert(cast, register.subject), actor=actor
        ),
        lambda: assignment.remove_reviewer(
            make.make_review(held, add_expert(cast, None), state=ReviewState.PROPOSED), actor=actor
        ),
    )
    for step in steps:
        if may:
            step()
        else:
            with pytest.raises(NotAllowed):
                step()


# --- proposing --------------------------------------------------------------------------------------------------------


def test_every_free_place_is_filled_with_reasons_and_nobody_is_told(register: Register) -> None:
    held = [register.round() for _n in range(3)]
    proposal = assignment.propose_reviews(held, actor=register.secretary)
    assert (len(proposal.reviews), proposal.shortages) == (6, ())
    assert all(each.reviews.count() == 2 for each in held)
    assert {each.state for each in proposal.reviews} == {ReviewState.PROPOSED}
    assert all(str(register.subject) in each.reasons for each in proposal.reviews)
    assert not Mail.objects.exists()
    assert AuditEntry.objects.filter(verb="propose_reviews").count() == 3


def test_nobody_in_conflict_is_proposed(cast: Cast, register: Register) -> None:
    colleague, supervisor, wrote, taken = register.experts
    teacher = _person(cast, "teacher")
    school = teacher.posts.get().organization
    colleague.person.posts.update(organization=school)
    DeclaredConflict.objects.create(expert=supervisor, person=teacher, reason="научный руководитель")
    earlier = register.submission(state=SubmissionState.DECIDED)
    make.make_author(earlier, wrote.person)
    Expert.objects.filter(pk=taken.pk).update(limit=1)
    make.make_review(make.make_round(make.make_submission(register.campaign, cast.chair)), taken)
    held = register.round()
    proposal = assignment.propose_reviews([held], actor=register.secretary)
    assert proposal.reviews == ()
    text = str(proposal.shortages[0])
    for words in (
        "та же организация",
        "эксперт заявил о конфликте с автором",
        "прежде писал вместе",
        "нагрузка полная",
    ):
        assert words in text


def test_a_draft_of_others_is_not_given_away_as_a_reason(cast: Cast, register: Register) -> None:
    draft = register.submission(state=SubmissionState.DRAFT)
    for expert in register.experts:
        make.make_author(draft, expert.person)
    assert len(assignment.propose_reviews([register.round()], actor=register.secretary).reviews) == 2


def test_a_post_left_before_today_is_no_conflict(cast: Cast, register: Register) -> None:
    school = _person(cast, "teacher").posts.get().organization
    for expert in register.experts:
        expert.person.posts.create(
            organization=school, title="учитель", valid_to=clock.today() - timedelta(days=1), is_main=False
        )
    assert len(assignment.propose_reviews([register.round()], actor=register.secretary).reviews) == 2


def test_proposing_again_doubles_nothing(register: Register) -> None:
    held = register.round()
    assignment.propose_reviews([held], actor=register.secretary)
    assert assignment.propose_reviews([held], actor=register.secretary).reviews == ()
    assert held.reviews.count() == 2


def test_the_second_of_two_officers_is_told_and_nothing_is_doubled(cast: Cast, register: Register) -> None:
    held = register.round()
    solve = assignment.propose

    def meanwhile(*args: object, **kwargs: object) -> object:
        found = solve(*args, **kwargs)  # type: ignore[arg-type]
        with patch.object(assignment, "propose", solve):
            assignment.propose_reviews([Round.objects.get(pk=held.pk)], actor=cast.chair)
        return found

    with patch.object(assignment, "propose", meanwhile), pytest.raises(Conflict, match="другой сотрудник"):
        assignment.propose_reviews([held], actor=register.secretary)
    assert held.reviews.count() == 2


def test_two_rounds_at_once_do_not_overload_one_expert(cast: Cast, register: Register) -> None:
    Expert.objects.exclude(pk=register.experts[0].pk).update(limit=0)
    Expert.objects.filter(pk=register.experts[0].pk).update(limit=1)
    mine, theirs = register.round(experts_wanted=1), register.round(experts_wanted=1)
    solve = assignment.propose

    def meanwhile(*args: object, **kwargs: object) -> object:
        found = solve(*args, **kwargs)  # type: ignore[arg-type]
        with patch.object(assignment, "propose", solve):
            assignment.propose_reviews([theirs], actor=cast.chair)
        return found

    with patch.object(assignment, "propose", meanwhile), pytest.raises(Conflict):
        assignment.propose_reviews([mine], actor=register.secretary)
    assert register.experts[0].reviews.get().round == theirs


def test_an_officer_does_not_assign_experts_to_own_material(cast: Cast, register: Register) -> None:
    own = make.make_round(make.make_submission(register.campaign, cast.secretary))
    with pytest.raises(NotAllowed, match="ваш"):
        assignment.propose_reviews([own, register.round()], actor=cast.secretary)
    assert not Review.objects.exists()


def test_a_whole_campaign_at_one_press(cast: Cast, register: Register) -> None:
    made = [register.submission() for _n in range(3)]
    own = make.make_submission(register.campaign, cast.secretary, state=SubmissionState.CHECKED)
    proposal = rounds.assign_campaign(register.campaign, actor=cast.secretary)
    assert len(proposal.reviews) == 6
    assert Round.objects.filter(submission__in=made).count() == 3
    own.refresh_from_db()
    assert own.state == SubmissionState.CHECKED


# --- by hand ----------------------------------------------------------------------------------------------------------


def test_a_conflict_is_refused_with_its_reason(cast: Cast, register: Register) -> None:
    colleague = register.experts[0]
    colleague.person.posts.update(organization=_person(cast, "teacher").posts.get().organization)
    held = register.round()
    with pytest.raises(Refusal, match="та же организация"):
        assignment.add_reviewer(held, expert=colleague, actor=register.secretary)
    assert not held.reviews.exists()


def test_a_weak_competence_is_allowed_and_written_down(cast: Cast, register: Register) -> None:
    weak = add_expert(cast, make.make_subject(cast.region))
    review = assignment.add_reviewer(register.round(), expert=weak, actor=register.secretary)
    assert review.reasons.startswith("назначен вручную; не его предмет")


def test_an_expert_too_many_raises_the_number(register: Register) -> None:
    held = register.round(experts_wanted=1)
    for expert in register.experts[:2]:
        assignment.add_reviewer(held, expert=expert, actor=register.secretary)
    held.refresh_from_db()
    assert held.experts_wanted == 2


def test_one_taken_off_is_not_proposed_again_but_comes_back_by_hand(register: Register) -> None:
    held = register.round(experts_wanted=4)
    reviews = assignment.propose_reviews([held], actor=register.secretary).reviews
    assignment.remove_reviewer(reviews[0], actor=register.secretary)
    held.refresh_from_db()
    assert assignment.propose_reviews([held], actor=register.secretary).reviews == ()
    back = assignment.add_reviewer(held, expert=reviews[0].expert, actor=register.secretary)
    assert (back.pk, back.state) == (reviews[0].pk, ReviewState.PROPOSED)


def test_one_who_declined_does_not_come_back(register: Register) -> None:
    held = register.round()
    make.make_review(held, register.experts[0], state=ReviewState.DECLINED)
    with pytest.raises(Refusal, match="уже в этом круге: отказался"):
        assignment.add_reviewer(held, expert=register.experts[0], actor=register.secretary)


def test_an_expert_of_another_association_is_refused(cast: Cast, register: Register) -> None:
    other = make.make_expert(cast.section, cast.members[4])
    with pytest.raises(Refusal, match="другого объединения"):
        assignment.add_reviewer(register.round(), expert=other, actor=register.secretary)


def test_a_submitted_review_is_not_taken_off(register: Register) -> None:
    review = make.make_review(register.round(), register.experts[0], state=ReviewState.SUBMITTED)
    with pytest.raises(NotAllowed):
        assignment.remove_reviewer(review, actor=register.secretary)


def test_replacing_takes_off_and_proposes_another(register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0], state=ReviewState.PROPOSED)
    proposal = assignment.replace_reviewer(review, reason="болеет", actor=register.secretary)
    review.refresh_from_db()
    assert (review.state, review.decline_reason) == (ReviewState.REMOVED, "болеет")
    assert [each.expert for each in proposal.reviews] != [review.expert]
    assert len(proposal.reviews) == 1


# --- sending ----------------------------------------------------------------------------------------------------------


def _sent(register: Register) -> list[Review]:
    assignment.propose_reviews([register.round()], actor=register.secretary)
    return list(Review.objects.select_related("round__submission", "expert__person__user"))


def test_an_invitation_has_the_days_and_the_address(register: Register) -> None:
    reviews = _sent(register)
    sending = assignment.send_invitations(reviews, actor=register.secretary)
    assert (len(sending.sent), sending.kept) == (2, ())
    review = Review.objects.first()
    assert review is not None
    assert review.state == ReviewState.INVITED
    assert review.reply_until == clock.today() + timedelta(days=3)
    assert review.due_on == clock.today() + timedelta(days=14)
    letter = Mail.objects.get(to=review.expert.person.email)
    assert f"/expertise/reviews/{review.pk}/" in letter.body
    assert "Орлова" in letter.body


def test_a_letter_of_a_double_blind_track_names_no_author(cast: Cast) -> None:
    register = make_register(cast, blindness=Blindness.DOUBLE)
    reviews = _sent(register)
    assignment.send_invitations(reviews, actor=register.secretary)
    assignment.remove_reviewer(Review.objects.earliest("pk"), reason="замена", actor=register.secretary)
    letters = Mail.objects.filter(to__startswith="expert")
    assert letters.count() == 3
    assert not any("Орлов" in each.body + each.subject for each in letters)
    assert not any("МБОУ СОШ" in each.body for each in letters)


def test_nothing_is_sent_twice(register: Register) -> None:
    reviews = _sent(register)
    stale = list(Review.objects.select_related("round__submission", "expert__person__user"))
    assignment.send_invitations(reviews, actor=register.secretary)
    with pytest.raises(Conflict):
        assignment.send_invitations(stale, actor=register.secretary)
    with pytest.raises(Conflict, match="уже ушли"):
        assignment.send_invitations(reviews, actor=register.secretary)
    assert Mail.objects.count() == 2


def test_one_in_conflict_or_without_an_address_is_kept_back(cast: Cast, register: Register) -> None:
    first, second = _sent(register)
    make.make_author(first.round.submission, first.expert.person)
    Person.objects.filter(pk=second.expert.person_id).update(email="", user=None)
    second = Review.objects.select_related("round__submission", "expert__person__user").get(pk=second.pk)
    sending = assignment.send_invitations([first, second], actor=register.secretary)
    assert sending.sent == ()
    assert [why for _review, why in sending.kept][1] == "в справочнике нет адреса электронной почты"
    assert "соавтор" in sending.kept[0][1]
    assert not Mail.objects.exists()


# --- one more ---------------------------------------------------------------------------------------------------------


def test_one_more_expert_is_proposed_and_the_officers_are_told(register: Register) -> None:
    held = register.round()
    for expert in register.experts[:2]:
        make.make_review(held, expert, state=ReviewState.SUBMITTED)
    review = rounds.call_one_more(held, actor=register.secretary)
    assert review is not None
    assert review.expert not in register.experts[:2]
    assert held.experts_wanted == 3
    letter = Mail.objects.get()
    assert letter.to == register.secretary.email or letter.to
    assert "разошлись" in letter.subject
    assert str(review.expert) in letter.body


def test_one_more_is_called_once_by_two_at_once(register: Register) -> None:
    held = register.round()
    stale = Round.objects.get(pk=held.pk)
    rounds.call_one_more(held, actor=register.secretary)
    with pytest.raises(Conflict):
        rounds.call_one_more(stale, actor=register.secretary)


def test_when_there_is_nobody_the_officers_read_why(cast: Cast) -> None:
    register = make_register(cast, experts=1)
    held = register.round(experts_wanted=1)
    make.make_review(held, register.experts[0], state=ReviewState.SUBMITTED)
    assert rounds.call_one_more(held, actor=register.secretary) is None
    assert "Замены в реестре не нашлось" in Mail.objects.get().body


def test_an_officer_who_is_an_author_is_told_of_no_expert(cast: Cast, register: Register) -> None:
    held = register.round()
    make.make_author(held.submission, _person(cast, "secretary"))
    rounds.call_one_more(held, actor=cast.chair)
    told = set(Mail.objects.values_list("to", flat=True))
    assert told
    assert _person(cast, "secretary").email not in told
    assert cast.secretary.email not in told
