"""Materials of a track on endorsement as they stand before the council, and a meeting that decides on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rumo.accounts.models import User
from rumo.directory.models import Association
from rumo.directory.tests import factories as directory
from rumo.documents.rules import paper_sha256
from rumo.expertise.actions import endorsements
from rumo.expertise.enums import Outcome, SubmissionState, TrackKind
from rumo.expertise.models import Campaign, Conclusion, Decision, Endorsement, Round, Submission
from rumo.expertise.tests import factories as make
from rumo.expertise.track_config import OutcomeWording, TrackConfig
from rumo.meetings.actions import signing
from rumo.meetings.builders import build_for_signing
from rumo.meetings.enums import Capacity, MeetingState, Presence
from rumo.meetings.models import AgendaItem, Attendance, Meeting, Resolution
from rumo.meetings.queries import meeting_for_minutes
from rumo.meetings.tests.factories import make_meeting, make_resolution
from tests.cast import Cast

ENDORSING: TrackConfig = replace(
    make.CONFIG,
    outcomes=(
        OutcomeWording(Outcome.ENDORSED, "присвоить гриф УМО"),
        OutcomeWording(Outcome.RECOMMENDED, "рекомендовать в Региональный банк"),
        OutcomeWording(Outcome.REWORK, "направить на доработку"),
        OutcomeWording(Outcome.REJECTED, "отклонить"),
        OutcomeWording(Outcome.TO_FEDERAL, "направить в ФУМО"),
    ),
    validity_months=12,
    number_pattern="{number}/{year}",
)


@dataclass(frozen=True)
class Council:
    """A campaign of the cast's association; `officer` leads it, `author` hands materials in, `expert` has read them."""

    cast: Cast
    campaign: Campaign

    @property
    def officer(self) -> User:
        return self.cast.secretary

    @property
    def author(self) -> User:
        return self.cast.teacher

    @property
    def association(self) -> Association:
        return self.cast.association

    def concluded(self, title: str = "Задачи о воде", percent: int = 90, **fields: Any) -> Round:
        """A material with a submitted review and the conclusion «присвоить гриф», waiting for a meeting."""
        submission = make.make_submission(self.campaign, self.author, title=title, **fields)
        held = make.make_round(submission)
        expert = make.make_expert(self.association, directory.make_person(self.cast.region, surname="Тайный"))
        make.make_review(held, expert, state="submitted", percent=percent)
        Conclusion.objects.create(round=held, text="Материал готов.", proposed=Outcome.ENDORSED)
        Submission.objects.filter(pk=submission.pk).update(state=SubmissionState.CONCLUDED)
        return Round.objects.get(pk=held.pk)

    def meeting(self, day: date = date(2024, 6, 20), **fields: Any) -> Meeting:
        people = {"chair": self.cast.chair.person, "secretary": self.cast.secretary.person}
        number = self.association.meetings.count() + 3
        fields = {"date": day, "number": number, **people, **fields}
        return make_meeting(fields.pop("association", self.association), **fields)

    def sign(self, item: AgendaItem) -> list[Resolution]:
        """The draft decisions are adopted as they stand and the minutes are signed."""
        made = [make_resolution(item, text=line) for line in item.expected_resolution.splitlines()]
        Meeting.objects.filter(pk=item.meeting_id).update(state=MeetingState.SIGNED)
        return [Resolution.objects.select_related("item__meeting").get(pk=each.pk) for each in made]

    def sign_in_earnest(self, item: AgendaItem) -> list[Resolution]:
        """Everybody is there and votes for the drafts; secretary and chair sign the minutes."""
        members = self.cast.members
        count = {"votes_for": len(members), "votes_against": 0, "votes_abstained": 0}
        made = [make_resolution(item, text=line, **count) for line in item.expected_resolution.splitlines()]
        Meeting.objects.filter(pk=item.meeting_id).update(state=MeetingState.MINUTES)
        meeting = Meeting.objects.get(pk=item.meeting_id)
        for member in members:
            Attendance.objects.create(meeting=meeting, person=member, presence=Presence.PRESENT)
        for capacity, signer in ((Capacity.SECRETARY, self.cast.secretary), (Capacity.PRESIDING, self.cast.chair)):
            meeting = meeting_for_minutes(meeting.pk)
            seen = paper_sha256(build_for_signing(meeting))
            signing.sign_minutes(meeting, capacity=capacity, sha256=seen, actor=signer)
        return [Resolution.objects.select_related("item__meeting").get(pk=each.pk) for each in made]

    def decided(self, outcome: str = Outcome.REJECTED, **fields: Any) -> Decision:
        """A material decided by an act, without its consequences."""
        return make.make_decision(self.concluded(), outcome=outcome, **fields)

    def endorsed(self, day: date = date(2024, 6, 20), **fields: Any) -> Endorsement:
        decision = make.make_decision(self.concluded(**fields), outcome=Outcome.ENDORSED, decided_on=day)
        return endorsements.issue_endorsement(decision, actor=self.officer)


def make_council(cast: Cast, config: TrackConfig = ENDORSING, **fields: Any) -> Council:
    track = make.make_track(
        cast.association, config=config, **{"kind": TrackKind.ENDORSEMENT, "title": "Гриф УМО", **fields}
    )
    return Council(cast, make.make_campaign(track))
