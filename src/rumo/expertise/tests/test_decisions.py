"""What the council decided is written down, with all that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.expertise import extracts
from rumo.expertise.actions import appeals
from rumo.expertise.actions import council as agenda
from rumo.expertise.actions import decisions as actions
from rumo.expertise.actions.decisions import Decided
from rumo.expertise.enums import Outcome, SubmissionState, TrackKind
from rumo.expertise.models import Decision, Endorsement, Practice, Round
from rumo.expertise.tests.concluded import ENDORSING, Council, make_council
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting, Resolution, Speech
from tests.cast import Cast

TODAY = date(2024, 6, 25)
DAY = date(2024, 6, 20)
GROUND: dict[str, Any] = {"ground": "протокол от 13.12.2023 № 4, вопрос 2", "decided_on": date(2023, 12, 13)}


@pytest.fixture
def council(cast: Cast) -> Iterator[Council]:
    with clock.standing_at(TODAY):
        yield make_council(cast)


def on_signed(council: Council, *rounds: Round) -> list[Resolution]:
    """The rounds stand on the agenda of a meeting held on DAY, whose minutes are signed as drafted."""
    item = agenda.put_on_agenda(rounds, meeting=council.meeting(DAY), actor=council.officer)
    return council.sign(item)


def test_an_endorsement_follows(council: Council) -> None:
    held = council.concluded()
    (resolution,) = on_signed(council, held)
    decision = actions.record_decision(
        held.submission, outcome=Outcome.ENDORSED, resolution=resolution, actor=council.officer
    )
    held.submission.refresh_from_db()
    assert held.submission.state == SubmissionState.DECIDED
    assert (decision.round, decision.decided_on) == (held, DAY)
    endorsement = decision.endorsement
    assert (endorsement.printed_number, endorsement.issued_on, endorsement.valid_until) == (
        "1/2024",
        DAY,
        date(2025, 6, 20),
    )
    letter = Mail.objects.get(to=council.author.email, subject__startswith="Решение по материалу")
    assert "присвоить гриф УМО" in letter.body
    assert "протокол от 20.06.2024 № 3, вопрос 1" in letter.body
    assert "Тайный" not in letter.body


def test_rework_has_its_last_day(council: Council) -> None:
    held = council.concluded()
    (resolution,) = on_signed(council, held)
    actions.record_decision(held.submission, outcome=Outcome.REWORK, resolution=resolution, actor=council.officer)
    held.submission.refresh_from_db()
    assert (held.submission.state, held.submission.rework_until) == (SubmissionState.REWORK, date(2024, 7, 25))
    assert "25.07.2024 включительно" in Mail.objects.latest("pk").body


def test_a_recommended_material_becomes_an_unpublished_card(cast: Cast) -> None:
    with clock.standing_at(TODAY):
        council = make_council(cast, kind=TrackKind.BANK, title="Региональный банк")
        held = council.concluded(annotation="Задачи на местном материале")
        actions.record_decision(held.submission, outcome=Outcome.RECOMMENDED, actor=council.officer, **GROUND)
    practice = Practice.objects.get()
    assert (practice.title, practice.year, practice.is_published) == ("Задачи о воде", 2023, False)
    assert practice.authors.get().may_be_published is False


def test_the_atlas_takes_type_and_level_from_the_answers(cast: Cast) -> None:
    with clock.standing_at(TODAY):
        council = make_council(cast, kind=TrackKind.ATLAS, title="Атлас")
        answers = {"type": "управленческая", "level": "продвинутый"}
        held = council.concluded(answers=answers)
        actions.record_decision(held.submission, outcome=Outcome.RECOMMENDED, actor=council.officer, **GROUND)
    practice = Practice.objects.get()
    assert (practice.catalogue, practice.type, practice.level) == ("atlas", "managerial", "advanced")


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.TO_FEDERAL, Outcome.RECOMMENDED])
def test_other_outcomes_only_decide(council: Council, outcome: str) -> None:
    held = council.concluded()
    actions.record_decision(held.submission, outcome=outcome, actor=council.officer, **GROUND)
    held.submission.refresh_from_db()
    assert held.submission.state == SubmissionState.DECIDED
    assert not Endorsement.objects.exists()
    assert not Practice.objects.exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Укажите день решения"),
        ({"decided_on": date(2024, 6, 1)}, "Выберите решение подписанного протокола"),
        ({"ground": "приказ", "decided_on": date(2024, 6, 26)}, "ещё не наступил"),
    ],
)
def test_a_decision_stands_on_something(council: Council, given: dict[str, Any], told: str) -> None:
    held = council.concluded()
    with pytest.raises(Refusal, match=told):
        actions.record_decision(held.submission, outcome=Outcome.REJECTED, actor=council.officer, **given)
    held.submission.refresh_from_db()
    assert held.submission.state == SubmissionState.CONCLUDED


def test_unsigned_lost_and_foreign_resolutions_are_refused(council: Council) -> None:
    held, other = council.concluded("Первый"), council.concluded("Второй")
    (resolution,) = on_signed(council, held)
    Resolution.objects.filter(pk=resolution.pk).update(votes_for=0, votes_against=5, votes_abstained=0)
    refused = [
        (held, Resolution.objects.get(pk=resolution.pk), "не набрало голосов"),
    ]
    (elsewhere,) = on_signed(council, other)
    refused.append((held, elsewhere, "не по этому вопросу"))
    for each, by, told in refused:
        with pytest.raises(Refusal, match=told):
            actions.record_decision(each.submission, outcome=Outcome.REJECTED, resolution=by, actor=council.officer)
    Meeting.objects.filter(pk=elsewhere.item.meeting_id).update(state=MeetingState.MINUTES)
    unsigned = Resolution.objects.get(pk=elsewhere.pk)
    with pytest.raises(Refusal, match="ещё не подписан"):
        actions.record_decision(other.submission, outcome=Outcome.REJECTED, resolution=unsigned, actor=council.officer)
    assert not Decision.objects.exists()


def test_an_outcome_the_track_does_not_have_is_refused(cast: Cast) -> None:
    with clock.standing_at(TODAY):
        council = make_council(cast, config=replace(ENDORSING, outcomes=ENDORSING.outcomes[:1]))
        held = council.concluded()
        with pytest.raises(Refusal, match="не знают исхода «отклонить»"):
            actions.record_decision(held.submission, outcome=Outcome.REJECTED, actor=council.officer, **GROUND)


def test_all_decisions_of_a_meeting_or_none(council: Council) -> None:
    first, second = council.concluded("Первый"), council.concluded("Второй")
    one, two = on_signed(council, first, second)
    meeting = Meeting.objects.get(pk=one.item.meeting_id)
    Resolution.objects.filter(pk=two.pk).update(votes_for=0, votes_against=5, votes_abstained=0)
    lost = Resolution.objects.get(pk=two.pk)
    decided = [Decided(first, Outcome.ENDORSED, one), Decided(second, Outcome.ENDORSED, lost)]
    with pytest.raises(Refusal, match="не набрало голосов"):
        actions.record_decisions(meeting, decided=decided, actor=council.officer)
    assert not Decision.objects.exists()
    assert not Endorsement.objects.exists()
    first, second = Round.objects.order_by("pk")
    decided = [Decided(first, Outcome.ENDORSED, one), Decided(second, Outcome.REJECTED, one)]
    made = actions.record_decisions(meeting, decided=decided, actor=council.officer)
    assert [each.resolution for each in made] == [one, one]  # one resolution may cover several materials


def test_the_page_finds_resolution_and_outcome_by_their_words(council: Council, client: Client) -> None:
    first, second = council.concluded("Первый"), council.concluded("Второй")
    one, two = on_signed(council, first, second)
    Resolution.objects.filter(pk=two.pk).update(text="Материал „ВТОРОЙ“ – направить на доработку до осени")
    client.force_login(council.officer)
    address = reverse("expertise:meeting_decisions", args=[one.item.meeting_id])
    forms = client.get(address).context["forms"]
    found = [(form.initial["resolution"], form.initial["outcome"]) for form in forms]
    assert found == [(one.pk, "endorsed"), (two.pk, "rework")]
    data: dict[str, Any] = {}
    for form in forms:
        data |= {f"{form.prefix}-{name}": value for name, value in form.initial.items()}
    assert client.post(address, data).status_code == 302
    assert list(Decision.objects.order_by("pk").values_list("outcome", flat=True)) == ["endorsed", "rework"]
    page = client.get(address).content.decode()
    assert "Записанные решения" in page
    assert "гриф № 1/2024" in page.lower()


def test_a_row_without_its_resolution_is_told(council: Council, client: Client) -> None:
    held = council.concluded()
    (resolution,) = on_signed(council, held)
    client.force_login(council.officer)
    address = reverse("expertise:meeting_decisions", args=[resolution.item.meeting_id])
    answer = client.post(address, {f"round-{held.pk}-take": "on", f"round-{held.pk}-outcome": "endorsed"})
    assert answer.status_code == 422
    assert "Выберите решение, которым решено по этому материалу." in answer.content.decode()


def test_decisions_wait_for_the_signature(council: Council, client: Client) -> None:
    meeting = council.meeting(DAY)
    client.force_login(council.officer)
    answer = client.get(reverse("expertise:meeting_decisions", args=[meeting.pk]))
    assert answer.status_code == 403
    with pytest.raises(NotAllowed):
        actions.record_decisions(meeting, decided=[], actor=council.officer)


def test_the_extract_tells_of_this_material_alone(council: Council, client: Client) -> None:
    """Signed minutes as they are, without the table, the discussion, the other decisions and the experts."""
    first, second = council.concluded("Первый сборник"), council.concluded("Второй сборник")
    item = agenda.put_on_agenda([first, second], meeting=council.meeting(DAY), actor=council.officer)
    reader = first.reviews.get().expert.person
    Speech.objects.create(item=item, person=reader, text="рассказал, как читал работу")
    item.speakers.create(person=reader, post="доцент")
    resolution, _other = council.sign_in_earnest(item)
    decision = actions.record_decision(
        first.submission, outcome=Outcome.ENDORSED, resolution=resolution, actor=council.officer
    )
    assert extracts.may_extract(decision)
    client.force_login(council.author)
    answer = client.get(reverse("expertise:extract_file", args=[decision.pk, "pdf"]))
    assert answer.status_code == 200
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).replace("\xa0", " ")
    assert "Первый сборник" in text
    assert "Второй сборник" not in text
    assert "Тайный" not in text
    assert "90 %" not in text


def test_people_and_pages(council: Council, client: Client) -> None:
    """Authors read their own decision, officers lead, others find nothing."""
    decision = council.decided()
    pages = {
        "council": reverse("expertise:council"),
        "outcome": reverse("expertise:outcome", args=[decision.submission_id]),
        "decide": reverse("expertise:decision_by_act", args=[decision.submission_id]),
        "appeals": reverse("expertise:appeals"),
        "appeal": reverse("expertise:appeal_file", args=[decision.pk]),
    }
    seen = {}
    for name in ("admin", "chair", "secretary", "member", "expert", "teacher", "stranger"):
        client.force_login(getattr(council.cast, name))
        seen[name] = {page: client.get(address).status_code for page, address in pages.items()}
    officer = {"council": 200, "outcome": 200, "decide": 403, "appeals": 200, "appeal": 404}
    outsider = {"council": 302, "outcome": 404, "decide": 404, "appeals": 302, "appeal": 404}
    assert seen == {
        "admin": officer,
        "chair": officer,
        "secretary": officer,
        "member": outsider,
        "expert": outsider,
        "teacher": {**outsider, "outcome": 200, "appeal": 200},
        "stranger": outsider,
    }


def test_an_appeal_is_filed_once_and_in_time(council: Council, client: Client) -> None:
    decision = council.decided()
    assert decision.submission.state == SubmissionState.DECIDED
    client.force_login(council.author)
    address = reverse("expertise:appeal_file", args=[decision.pk])
    assert client.post(address, {"text": " "}).status_code == 422
    assert client.post(address, {"text": "Замечание 2 ошибочно."}).status_code == 302
    told = set(Mail.objects.filter(subject__startswith="Апелляция").values_list("to", flat=True))
    assert told == {each.person.email for each in (council.cast.chair, council.cast.deputy, council.cast.secretary)}
    with pytest.raises(NotAllowed, match="уже подана"):
        appeals.file_appeal(decision, text="Ещё раз", actor=council.author)


def test_late_appeals_are_refused_with_the_day(council: Council) -> None:
    decision = council.decided()
    with clock.standing_at(date(2024, 7, 5)):
        appeals.file_appeal(decision, text="В последний день", actor=council.author)
    late = council.decided()
    with clock.standing_at(date(2024, 7, 6)), pytest.raises(NotAllowed, match=r"закончился 05\.07\.2024"):
        appeals.file_appeal(late, text="Поздно", actor=council.author)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [(Outcome.ENDORSED, "в пользу автора"), (Outcome.RECOMMENDED, "в пользу автора"), (Outcome.REWORK, "на доработке")],
)
def test_what_is_not_appealed(council: Council, outcome: str, told: str) -> None:
    with pytest.raises(NotAllowed, match=told):
        appeals.file_appeal(council.decided(outcome), text="Нет", actor=council.author)


def test_an_upheld_appeal_opens_a_new_round_and_keeps_the_reviews(council: Council, client: Client) -> None:
    decision = council.decided()
    appeal = appeals.file_appeal(decision, text="Не согласен", actor=council.author)
    client.force_login(council.officer)
    address = reverse("expertise:appeal_answer", args=[appeal.pk])
    assert client.post(address, {"upheld": "yes"}).status_code == 422
    assert client.post(address, {"upheld": "yes", "answer": "Назначим других экспертов."}).status_code == 302
    submission = decision.submission
    submission.refresh_from_db()
    assert submission.state == SubmissionState.CHECKED
    assert submission.rounds.get().reviews.count() == 1
    assert submission.decisions.count() == 1
    assert "других экспертов" in Mail.objects.latest("pk").body
    assert client.post(address, {"upheld": "no", "answer": "Передумали."}).status_code == 403


def test_a_dismissed_appeal_leaves_the_decision(council: Council) -> None:
    decision = council.decided()
    appeal = appeals.file_appeal(decision, text="Не согласен", actor=council.author)
    appeals.answer_appeal(appeal, upheld=False, answer="Замечания верны.", actor=council.officer)
    decision.submission.refresh_from_db()
    assert decision.submission.state == SubmissionState.DECIDED
    with pytest.raises(NotAllowed):
        appeals.answer_appeal(appeal, upheld=True, answer="Всё же да.", actor=council.officer)
