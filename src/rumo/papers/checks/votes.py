"""Do the votes agree with those present and with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rumo.papers.checks.findings import Scope, Severity, Slip, rule
from rumo.papers.checks.named import key_of, members_present
from rumo.papers.minutes import Choice, Minutes, Outcome, ResolutionPoint, VoteKind, Votes


@rule("votes_exceed_present", Severity.ERROR, "Голосов больше, чем присутствующих", "присутствуют 5, за — 6")
def votes_exceed_present(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Only members vote, each once; guests have no vote."""
    for place, point, votes, present in _counted(minutes):
        if present is not None and _total(votes) > present:
            yield Slip(
                f"Решение {point.number}: голосов {_total(votes)}, а присутствуют {present}.",
                place,
                str(_total(votes)),
                str(present),
            )


@rule(
    "votes_fewer_than_present",
    Severity.WARNING,
    "Голосов меньше, чем присутствующих",
    "присутствуют 5, за — 3, против и воздержавшихся нет",
)
def votes_fewer_than_present(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """For, against and abstained together are all who were there, unless somebody did not vote at all."""
    for place, point, votes, present in _counted(minutes):
        if present is not None and _total(votes) < present:
            yield Slip(
                f"Решение {point.number}: голосов {_total(votes)}, а присутствуют {present}.",
                place,
                str(_total(votes)),
                str(present),
            )


@rule("votes_not_counted", Severity.WARNING, "Голоса не подсчитаны", "РЕШИЛИ: утвердить — и ничего о голосах")
def votes_not_counted(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Votes that nobody counted are never taken as «единогласно»; the paper says that they are not stated."""
    for place, point in _points(minutes):
        if point.votes is None:
            said = (
                "сказано «единогласно», а голоса не подсчитаны"
                if point.said_unanimous
                else "не указано, как голосовали"
            )
            yield Slip(f"Решение {point.number}: {said}.", place)


@rule("ballots_mismatch", Severity.ERROR, "Поимённые голоса не сходятся с итогом", "за — 5, а поимённо четверо")
def ballots_mismatch(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A vote by name is counted from its names, one vote each."""
    for place, point, votes, _present in _counted(minutes):
        if votes.kind is not VoteKind.OPEN_BY_NAME or not votes.ballots:
            continue
        named = Counter(ballot.choice for ballot in votes.ballots)
        said = (votes.in_favour, votes.against, votes.abstained)
        follows = (named[Choice.FOR], named[Choice.AGAINST], named[Choice.ABSTAINED])
        if said != follows:
            yield Slip(
                f"Решение {point.number}: итог {_written(said)}, а по именам {_written(follows)}.",
                place,
                _written(said),
                _written(follows),
            )


@rule("vote_of_absent", Severity.ERROR, "Голосовал тот, кого не было", "голосует тот, кто в списке отсутствующих")
def vote_of_absent(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A vote belongs to a member who was there; a guest or an absent member has none."""
    there = {key_of(mention.name) for mention in members_present(minutes)}
    for place, point, votes, _present in _counted(minutes):
        for ballot in votes.ballots:
            if key_of(ballot.name) not in there:
                yield Slip(
                    f"Решение {point.number}: {ballot.name} голосует, но среди присутствующих не значится.", place
                )


@rule(
    "lost_but_instructed",
    Severity.WARNING,
    "Поручение по решению, которое не принято",
    "решение не принято, поручение по нему записано",
)
def lost_but_instructed(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """What was not decided is not to be carried out; such an instruction is not issued."""
    for place, point, votes, _present in _counted(minutes):
        if votes.outcome is Outcome.LOST and point.instructions:
            yield Slip(f"Решение {point.number} не принято, а поручение по нему записано.", place)


def _points(minutes: Minutes) -> Iterator[tuple[str, ResolutionPoint]]:
    for n, item in enumerate(minutes.items):
        for k, point in enumerate(item.resolutions):
            yield f"items[{n}].resolutions[{k}]", point


def _counted(minutes: Minutes) -> Iterator[tuple[str, ResolutionPoint, Votes, int | None]]:
    """Decisions with counted votes and how many could vote: those there for the item."""
    whole = minutes.quorum.present if minutes.quorum else None
    for n, item in enumerate(minutes.items):
        for k, point in enumerate(item.resolutions):
            if point.votes is not None:
                present = item.present if item.present is not None else whole
                yield f"items[{n}].resolutions[{k}]", point, point.votes, present


def _total(votes: Votes) -> int:
    return votes.in_favour + votes.against + votes.abstained


def _written(counts: tuple[int, int, int]) -> str:
    return "за {}, против {}, воздержались {}".format(*counts)
