"""A register of experts round a campaign: enough people to assign, with posts and competences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from rumo.accounts.models import User
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Organization, Subject
from rumo.directory.tests import factories as make_directory
from rumo.expertise.enums import Blindness, SubmissionState
from rumo.expertise.models import Campaign, Expert, ExpertCompetence, Round, Submission
from rumo.expertise.tests import factories as make
from rumo.expertise.track_config import TrackConfig
from tests.cast import Cast

_serial = count(1)


@dataclass(frozen=True)
class Register:
    """A campaign of the cast's association; each expert works at a school of his own and knows `subject`."""

    campaign: Campaign
    subject: Subject
    experts: tuple[Expert, ...]
    secretary: User
    teacher: User

    def submission(self, **fields: object) -> Submission:
        """The teacher's material that passed the check."""
        defaults = {"state": SubmissionState.CHECKED, "subject": self.subject}
        return make.make_submission(self.campaign, self.teacher, **{**defaults, **fields})  # type: ignore[arg-type]

    def round(self, **fields: object) -> Round:
        """The teacher's material in review."""
        held = make.make_round(self.submission(), **fields)
        return Round.objects.select_related("submission__campaign__track__association__region").get(pk=held.pk)


def make_school(cast: Cast) -> Organization:
    name = f"Школа эксперта {next(_serial)}"
    return make_directory.make_organization(
        cast.region, kind=OrganizationKind.SCHOOL, full_name=name, short_name=name, municipality=cast.municipality
    )


def make_register(
    cast: Cast, experts: int = 4, *, config: TrackConfig = make.CONFIG, blindness: Blindness | None = None
) -> Register:
    """Two experts a material unless the config says otherwise."""
    if blindness is not None:
        config = TrackConfig.from_json({**config.to_json(), "blindness": blindness.value})
    subject = make.make_subject(cast.region)
    campaign = make.make_campaign(make.make_track(cast.association, config=config))
    return Register(
        campaign=campaign,
        subject=subject,
        experts=tuple(add_expert(cast, subject) for _n in range(experts)),
        secretary=cast.secretary,
        teacher=cast.teacher,
    )


def add_expert(cast: Cast, subject: Subject | None, **fields: object) -> Expert:
    """With an account and an address, judging `subject` (None: any)."""
    n = next(_serial)
    person = make_directory.make_person(
        cast.region, make_school(cast), "учитель", surname=f"Экспертов{n}", email=f"expert{n}@example.org"
    )
    make_directory.make_user(person)
    expert = make.make_expert(cast.association, person, **fields)
    ExpertCompetence.objects.create(expert=expert, subject=subject)
    return expert
