"""Reads of contests. An applicant sees only the own application, a juror those of the contest one sits in."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.core import clock
from rumo.directory.models import Person
from rumo.directory.powers import powers_of
from rumo.expertise.contests.ranking import Ranking, Sheet, rank
from rumo.expertise.enums import ApplicationState, ContestState
from rumo.expertise.models import Contest, ContestApplication, ContestScore

# Those that take part in the ranking, also after it was approved.
RANKED = (ApplicationState.FILED, ApplicationState.SELECTED, ApplicationState.NOT_SELECTED)


def visible_contests(user: Any) -> QuerySet[Contest]:
    """Those one runs or judges, and every announced one of the user's regions."""
    powers = powers_of(user)
    everything = _contests()
    if powers.everything:
        return everything
    judged = Q(jury=powers.person_id) if powers.person_id else Q(pk__in=[])
    announced = ~Q(state=ContestState.DRAFT) & Q(association__region__in=powers.regions)
    keys = Contest.objects.filter(Q(association__in=powers.runs) | judged | announced).values("pk")
    return everything.filter(pk__in=keys)


def own_applications(user: Any) -> QuerySet[ContestApplication]:
    person_id = powers_of(user).person_id
    return _applications().filter(person=person_id) if person_id else ContestApplication.objects.none()


def judged_applications(user: Any) -> QuerySet[ContestApplication]:
    """What a member of the commission may read, from the end of the call; never one's own through this door."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return ContestApplication.objects.none()
    return (
        _applications()
        .filter(contest__in=Contest.objects.filter(jury=person_id), state__in=RANKED)
        .exclude(contest__state__in=(ContestState.DRAFT, ContestState.CALL))
        .exclude(person=person_id)
    )


def led_applications(user: Any) -> QuerySet[ContestApplication]:
    """Of the contests one runs, but not of a contest one applies to: rivals are not to be read."""
    powers = powers_of(user)
    mine = Contest.objects.filter(applications__in=own_applications(user).exclude(state=ApplicationState.WITHDRAWN))
    everything = _applications().exclude(contest__in=mine)
    return everything if powers.everything else everything.filter(contest__association__in=powers.runs)


def visible_applications(user: Any) -> QuerySet[ContestApplication]:
    own, judged, led = own_applications(user), judged_applications(user), led_applications(user)
    return _applications().filter(
        Q(pk__in=own.values("pk")) | Q(pk__in=judged.values("pk")) | Q(pk__in=led.values("pk"))
    )


def scoring_jurors(contest: Contest, applications: list[ContestApplication]) -> dict[int, list[Person]]:
    """By the application's key, the jurors whose marks count; the rule of `permissions.juror_verdict`, read at once."""
    day = clock.today()
    jury = list(contest.jury.prefetch_related("posts").order_by("surname", "first_name"))
    places = {each.pk: {post.organization_id for post in each.posts.all() if post.holds_on(day)} for each in jury}
    found: dict[int, list[Person]] = {}
    for application in applications:
        at = {post.organization_id for post in application.person.posts.all() if post.holds_on(day)}
        found[application.pk] = [
            juror
            for juror in jury
            if juror.pk != application.person_id and (contest.colleagues_score or not places[juror.pk] & at)
        ]
    return found


def ranking_of(contest: Contest) -> tuple[Ranking, dict[int, ContestApplication], list[Person]]:
    """The ranking as the sheets stand, its applications by key, and the commission. A constant number of queries."""
    applications = list(
        _applications().filter(contest=contest, state__in=RANKED).prefetch_related("person__posts__organization")
    )
    jurors = scoring_jurors(contest, applications)
    sheets: dict[int, list[Sheet]] = defaultdict(list)
    for score in ContestScore.objects.filter(application__in=applications):
        sheets[score.application_id].append(Sheet(score.juror_id, score.marks))
    ranking = rank(
        contest.criterion_list,
        {key: [juror.pk for juror in people] for key, people in jurors.items()},
        sheets,
        pass_percent=contest.pass_percent,
        places=contest.places,
    )
    everybody = {juror.pk: juror for people in jurors.values() for juror in people}
    commission = sorted(everybody.values(), key=lambda each: each.full_name.sort_key)
    return ranking, {each.pk: each for each in applications}, commission


def _contests() -> QuerySet[Contest]:
    filed = Count("applications", filter=~Q(applications__state=ApplicationState.WITHDRAWN), distinct=True)
    # Counting drops the order of the model.
    ordered = Contest.objects.order_by("-opens_on", "-pk")
    return ordered.select_related("association__region", "order").annotate(filed=filed)


def _applications() -> QuerySet[ContestApplication]:
    return ContestApplication.objects.select_related("contest__association__region", "person")
