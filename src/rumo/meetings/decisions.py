"""Decisions of an item as a paper has them: number, text, votes with their outcome, instructions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rumo.assignments.models import Assignment, Executor
from rumo.directory.enums import Role
from rumo.directory.models import Person
from rumo.meetings import rules
from rumo.meetings.enums import VoteKind
from rumo.meetings.models import AgendaItem, Meeting, Resolution
from rumo.meetings.roll import Roll
from rumo.papers import minutes as paper
from rumo.russian.dates import long_date
from rumo.russian.typography import plain

# An instruction to a role that many hold is addressed to all of them.
_MANY = {Role.MEMBER: "члены объединения", Role.EXPERT: "эксперты", Role.DEPUTY: "заместители председателя"}


def points(item: AgendaItem, roll: Roll, may_name: Callable[[Person], bool]) -> tuple[paper.ResolutionPoint, ...]:
    """Decisions in order: «1» for an only one, «1.1», «1.2» for several."""
    found = list(item.resolutions.all())
    return tuple(
        paper.ResolutionPoint(
            number=f"{item.position}.{n}" if len(found) > 1 else str(item.position),
            text=resolution.text,
            votes=votes(resolution, roll, item.position, may_name),
            instructions=instructions(resolution, roll.meeting, may_name),
        )
        for n, resolution in enumerate(found, start=1)
    )


def votes(resolution: Resolution, roll: Roll, position: int, may_name: Callable[[Person], bool]) -> paper.Votes | None:
    """Votes as counted, with the outcome the rules give; None when nobody counted them."""
    count = count_of(resolution, roll.meeting)
    if count is None:
        return None
    outcome = rules.outcome(count, present=len(roll.here(position)), composition=roll.composition, rules=roll.rules)
    if not _by_name(resolution, roll.meeting):
        kind = paper.VoteKind(resolution.vote_kind)
        return paper.Votes(count.in_favour, count.against, count.abstained, outcome, kind)
    voters = sorted(resolution.named_votes.all(), key=lambda vote: vote.person.full_name.sort_key)
    # Some of the names beside the count of all would tell a falsehood.
    told = voters if all(may_name(vote.person) for vote in voters) else []
    ballots = tuple(paper.Ballot(plain(vote.person.short_name), paper.Choice(vote.choice)) for vote in told)
    return paper.Votes(count.in_favour, count.against, count.abstained, outcome, paper.VoteKind.OPEN_BY_NAME, ballots)


def count_of(resolution: Resolution, meeting: Meeting) -> rules.Count | None:
    """The count: of the votes by name where there are any, else the numbers written down."""
    named = {vote.person_id: vote.choice for vote in resolution.named_votes.all()}
    if named and (meeting.is_absentee or _by_name(resolution, meeting)):
        return rules.count_choices(list(named.values()), named.get(meeting.chair_id or 0, ""))
    if resolution.votes_for is None or resolution.votes_against is None or resolution.votes_abstained is None:
        return None
    return rules.Count(
        resolution.votes_for, resolution.votes_against, resolution.votes_abstained, resolution.chair_choice
    )


def instructions(
    resolution: Resolution, meeting: Meeting, may_name: Callable[[Person], bool]
) -> tuple[paper.Instruction, ...]:
    assignments = (link.assignment for link in resolution.assignment_links.all())
    return tuple(
        paper.Instruction(
            text=assignment.text,
            responsible=tuple(
                executor_name(each, meeting.date)
                for each in assignment.executors.all()
                if each.person is None or may_name(each.person)
            ),
            due=due_text(assignment),
        )
        for assignment in assignments
    )


def executor_name(executor: Executor, day: date) -> str:
    """Who does it, as papers name them: a person, an organization by its name on the day, or a role."""
    if executor.person:
        return plain(executor.person.short_name)
    if executor.organization:
        return executor.organization.name_on(day).short
    role = Role(executor.role)
    return _MANY.get(role, str(role.label))


def due_text(assignment: Assignment) -> str:
    """The term as it was worded; a bare date is worded here. A later extension does not change what was decided."""
    first = min(assignment.extensions.all(), key=lambda extension: extension.pk, default=None)
    due_on = first.old_due_on if first else assignment.due_on
    if assignment.due_text or due_on is None:
        return assignment.due_text
    return f"до {long_date(due_on)}"


def _by_name(resolution: Resolution, meeting: Meeting) -> bool:
    """Ballots of an absentee meeting bear names unless the vote was secret."""
    if resolution.vote_kind == VoteKind.SECRET:
        return False
    return meeting.is_absentee or resolution.vote_kind == VoteKind.OPEN_BY_NAME
