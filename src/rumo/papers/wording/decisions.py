"""РЕШИЛИ: decisions with their votes and with who is to carry them out by when."""

from __future__ import annotations

from rumo.papers.minutes import Choice, Instruction, MinutesItem, Outcome, ResolutionPoint, VoteKind, Votes
from rumo.papers.wording import phrases
from rumo.papers.wording.phrases import line, noted, number_of, sentence
from rumo.papers.wording.sheet import SheetResolution
from rumo.russian.typography import nbsp


def resolutions(item: MinutesItem) -> tuple[SheetResolution, ...]:
    """An only decision follows «РЕШИЛИ:» at once, several are numbered under it.

    Where some of them were voted, the others say that their votes are not known: a vote under the last one alone would
    seem to be that of all.
    """
    several = len(item.resolutions) > 1
    voted = several and any(map(_is_voted, item.resolutions))
    return tuple(_resolution(point, several, voted) for point in item.resolutions)


def votes_line(votes: Votes | None) -> str:
    """«Голосовали: «за» – 25, «против» – нет, «воздержались» – нет. Решение принято единогласно.»

    Votes that are not known are said to be so, never taken as unanimous.
    """
    if votes is None:
        return phrases.VOTES_NOT_STATED
    counts = {Choice.FOR: votes.in_favour, Choice.AGAINST: votes.against, Choice.ABSTAINED: votes.abstained}
    parts = [_count(choice, count, votes) for choice, count in counts.items()]
    unanimous = votes.unanimous and votes.outcome is Outcome.CARRIED
    outcome = phrases.UNANIMOUSLY if unanimous else phrases.OUTCOMES[votes.outcome]
    return f"{phrases.VOTING[votes.kind]}: {', '.join(parts)}. {outcome}"


def instruction_line(instruction: Instruction, resolution: str = "") -> str:
    """«Разослать отчёт. Ответственные: …. Срок: до 25 декабря 2023 г.»; words of the resolution are not repeated."""
    repeated = instruction.text.strip().rstrip(".") == resolution.strip().rstrip(".")
    names = ", ".join(instruction.responsible)
    return " ".join(
        sentence(part)
        for part in (
            "" if repeated else instruction.text,
            f"{number_of(phrases.RESPONSIBLE, len(instruction.responsible))}: {names}" if names else "",
            f"{phrases.DUE}: {instruction.due}" if instruction.due else "",
        )
        if part
    )


def _is_voted(point: ResolutionPoint) -> bool:
    return point.votes is not None or point.said_unanimous


def _votes_said(point: ResolutionPoint, voted: bool) -> str:
    if point.votes is None and point.said_unanimous:
        return phrases.UNANIMOUSLY
    return votes_line(point.votes) if point.votes or voted else ""


def _resolution(point: ResolutionPoint, several: bool, voted: bool) -> SheetResolution:
    lines = (instruction_line(each, point.text) for each in point.instructions)
    return SheetResolution(
        label="" if several else phrases.RESOLVED,
        number=f"{line(point.number).rstrip('.')}." if several else "",
        text=sentence(point.text),
        votes=_votes_said(point, voted),
        instructions=tuple(each for each in lines if each),
    )


def _count(choice: Choice, count: int, votes: Votes) -> str:
    said = nbsp(f"{phrases.CHOICES[choice]} – {count or phrases.NOBODY}")
    if votes.kind is not VoteKind.OPEN_BY_NAME:
        return said
    names = ", ".join(line(ballot.name) for ballot in votes.ballots if ballot.choice is choice)
    return noted(said, names)
