"""A round with its cast: an author, two experts of the register, the officer who leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from rumo.accounts.models import User
from rumo.directory.models import Person
from rumo.directory.tests import factories as directory
from rumo.expertise.completeness import contents
from rumo.expertise.models import Expert, ExpertCompetence, Review, Round, Submission
from rumo.expertise.review_rules import ReviewData
from rumo.expertise.tests import factories as make
from tests.cast import Cast

WHOLE = ReviewData(
    scores={"science": 4, "use": 5},
    comments={"use": "Коллеги смогут работать по сборнику сами."},
    text="Материал полезен учителю.",
    private_note="Похож на сборник прошлого года.",
    recommendation="accept",
)


@dataclass(frozen=True)
class Reviewing:
    cast: Cast
    submission: Submission
    held: Round
    experts: tuple[Expert, Expert]
    users: tuple[User, User]

    @property
    def author(self) -> User:
        return self.cast.teacher

    @property
    def officer(self) -> User:
        return self.cast.secretary

    def review(self, number: int = 0, **fields: Any) -> Review:
        return make.make_review(self.held, self.experts[number], **fields)


def make_reviewing(cast: Cast, **config: Any) -> Reviewing:
    """A material of the teacher in review; the first expert is the cast's."""
    track = make.make_track(cast.association, config=replace(make.CONFIG, **config))
    submission = make.make_submission(make.make_campaign(track), cast.teacher)
    version = submission.versions.get()
    version.contents = contents(submission)
    version.save()
    other: Person = directory.make_person(cast.region, cast.institute, "методист", surname="Журавель")
    people = (cast.members[3], other)
    experts = tuple(make.make_expert(cast.association, person) for person in people)
    assert len(experts) == 2
    users = (cast.expert, directory.make_user(other))
    return Reviewing(cast, submission, make.make_round(submission), (experts[0], experts[1]), users)


def make_third(cast: Cast) -> Expert:
    """One more expert who may judge anything."""
    expert = make.make_expert(cast.association, cast.members[4])
    ExpertCompetence.objects.create(expert=expert)
    return expert
