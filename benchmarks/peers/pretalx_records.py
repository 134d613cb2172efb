"""Runs in pretalx's own environment: an event in review with so many proposals, reviewers and reviews.

`python pretalx_records.py OPTIONS` with `PRETALX_CONFIG_FILE` set; its last line tells the addresses of the pages as
JSON. Proposals are our materials, reviewers our experts, score categories our criteria. Rows are written in bulk as its
forms leave them.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from itertools import product
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretalx.settings")
django.setup()

# Its models can be imported only after Django has started.
from django.contrib.auth.hashers import make_password  # noqa: E402
from django_scopes import scope, scopes_disabled  # noqa: E402
from pretalx.api.versions import CURRENT_VERSION  # noqa: E402
from pretalx.event.models import Event, Team  # noqa: E402
from pretalx.event.utils import create_organiser_with_team  # noqa: E402
from pretalx.person.models import SpeakerProfile, User, UserApiToken  # noqa: E402
from pretalx.submission.models import (  # noqa: E402
    Review,
    ReviewScore,
    ReviewScoreCategory,
    Submission,
    SubmissionStates,
    Track,
)
from pretalx.submission.models.submission import SpeakerRole  # noqa: E402

SLUG = "bench"
OFFICER, REVIEWER = "officer@example.org", "reviewer1@example.org"
TOP = 5
SPEAKER_EVERY = 4


def fill(
    *,
    submissions: int,
    experts: int,
    reviews: int,
    criteria: int,
    tracks: int,
    done_every: int,
    password: str,
    text: str,
) -> dict[str, Any]:
    """`officer` and `expert` are e-mails; `pages` their addresses by name. One review of `done_every` is unfinished.

    `lists` are addresses of the API by our names of them, `rows` how many each has, `key` the officer's to them.
    """
    with scopes_disabled():
        event = _event(tracks, criteria, make_password(password))
    with scope(event=event):
        reviewers = _people("reviewer", experts, make_password(password))
        team = Team.objects.create(organiser=event.organiser, name="Reviewers", is_reviewer=True)
        team.limit_events.add(event)
        team.members.set(reviewers)
        proposals = _proposals(event, submissions, text)
        open_one = _reviews(event, proposals, reviewers, reviews // submissions, done_every, text)
        base = f"/orga/event/{SLUG}"
        pages = {
            "list": f"{base}/submissions/",
            "queue": f"{base}/reviews/",
            "review": f"{base}/submissions/{open_one.code}/reviews/",
        }
        api = f"/api/events/{SLUG}"
        lists = {"submissions": f"{api}/submissions/", "people": f"{api}/speakers/"}
        rows = {"submissions": submissions, "people": _speakers(submissions)}
        return {
            "officer": OFFICER, "expert": REVIEWER, "pages": pages, "lists": lists, "rows": rows, "key": _key(event),
        }  # fmt: skip


def _key(event: Event) -> str:
    """The officer's, to the lists of the event."""
    token = UserApiToken.objects.create(
        name="Bench",
        user=User.objects.get(email=OFFICER),
        endpoints={name: ["list"] for name in ("submissions", "speakers")},
        version=CURRENT_VERSION,
    )
    token.events.add(event)
    return token.token


def _speakers(submissions: int) -> int:
    return max(1, submissions // SPEAKER_EVERY)


def _event(tracks: int, criteria: int, password: str) -> Event:
    """Public; its reviewers see what they were assigned only and no reviews of others, as our experts do."""
    officer = User.objects.create(email=OFFICER, name="Officer", password=password, code="OFFICER")
    organiser, team = create_organiser_with_team(name="Bench", slug=SLUG, users=[officer])
    team.can_change_submissions = team.can_change_event_settings = True
    team.save()
    first = date.today() + timedelta(days=90)
    event = Event.objects.create(
        name="Bench", slug=SLUG, organiser=organiser, is_public=True, date_from=first, date_to=first,
        timezone="UTC", email="bench@example.org", locale_array="en", locale="en",
    )  # fmt: skip
    team.limit_events.add(event)
    with scope(event=event):
        event.build_initial_data()
        phase = event.review_phases.order_by("position").first()
        phase.start = phase.end = None
        phase.proposal_visibility, phase.can_see_other_reviews = "assigned", "never"
        phase.save()
        phase.activate()
        event.score_categories.all().delete()
        made = [ReviewScoreCategory.objects.create(event=event, name=f"Criterion {n + 1}") for n in range(criteria)]
        ReviewScore.objects.bulk_create(
            ReviewScore(category=category, value=value, label=str(value))
            for category, value in product(made, range(TOP + 1))
        )
        Track.objects.bulk_create(Track(event=event, name=f"Subject {n + 1}", color="#336699") for n in range(tracks))
    return Event.objects.get(pk=event.pk)


def _people(name: str, count: int, password: str) -> list[User]:
    return User.objects.bulk_create(
        User(
            email=f"{name}{n}@example.org", name=f"{name.title()} {n}", password=password, code=f"{name[:1].upper()}{n}"
        )
        for n in range(1, count + 1)
    )


def _proposals(event: Event, count: int, text: str) -> list[Submission]:
    """Each with one speaker, who has a profile."""
    speakers = _people("speaker", _speakers(count), "!")
    SpeakerProfile.objects.bulk_create(SpeakerProfile(event=event, user=one, biography=text) for one in speakers)
    tracks, kind = list(event.tracks.all()), event.cfp.default_type
    proposals = Submission.objects.bulk_create(
        Submission(
            event=event,
            code=f"P{n:05}",
            title=f"Methodical material {n}: problems on local sources",
            submission_type=kind,
            track=tracks[n % len(tracks)],
            abstract=text,
            description=text,
            content_locale="en",
            state=SubmissionStates.SUBMITTED,
        )
        for n in range(1, count + 1)
    )
    SpeakerRole.objects.bulk_create(
        SpeakerRole(submission=one, user=speakers[n % len(speakers)]) for n, one in enumerate(proposals)
    )
    return proposals


def _reviews(
    event: Event, proposals: list[Submission], reviewers: list[User], each: int, done_every: int, text: str
) -> Submission:
    """`each` of every proposal; an unfinished one has no scores. Gives a proposal that REVIEWER has not finished."""
    turns = [(at, proposal, reviewers[at % len(reviewers)]) for at, proposal in enumerate(_repeated(proposals, each))]
    assigned = Submission.assigned_reviewers.through
    assigned.objects.bulk_create(assigned(submission=proposal, user=user) for _at, proposal, user in turns)
    scores = [list(category.scores.order_by("value")) for category in event.score_categories.all()]
    chosen = [[scale[(at + n) % len(scale)] for n, scale in enumerate(scores)] for at, *_ in turns]
    finished = [not is_open(at, len(reviewers), done_every) for at, *_ in turns]
    made = Review.objects.bulk_create(
        Review(
            submission=proposal,
            user=user,
            text=text if done else "",
            score=sum(one.value for one in values) if done else None,
        )
        for (_at, proposal, user), values, done in zip(turns, chosen, finished, strict=True)
    )
    through = Review.scores.through
    through.objects.bulk_create(
        through(review=review, reviewscore=score)
        for review, values, done in zip(made, chosen, finished, strict=True)
        if done
        for score in values
    )
    return next(
        proposal for (_at, proposal, user), done in zip(turns, finished, strict=True)
        if user.email == REVIEWER and not done
    )  # fmt: skip


def is_open(at: int, people: int, done_every: int) -> bool:
    """Whether the review at this place is unfinished: one of `done_every` of each person's."""
    return (at // people) % done_every == 0


def _repeated(proposals: list[Submission], each: int) -> list[Submission]:
    return [proposal for proposal in proposals for _time in range(each)]


if __name__ == "__main__":
    print(json.dumps(fill(**json.loads(sys.argv[1]))))
