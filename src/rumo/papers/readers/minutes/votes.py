"""Results of voting, in all spellings. What is not counted is not counted: no numbers, no votes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rumo.papers.minutes import Ballot, Choice, Outcome, VoteKind, Votes
from rumo.papers.readers.people import find_names, spelled

_NUMBER = r"(?P<count>\d{1,3}|нет|никто|ни\s+одного|единогласно|все)"
_QUOTE = r"[«\"“]?"
_CLOSE = r"[»\"”]?"
_CHOICES = {
    Choice.FOR: r"за",
    Choice.AGAINST: r"против",
    Choice.ABSTAINED: r"воздержал(?:ись|ся|ась|ося)|воздержавш(?:ихся|иеся|ийся)",
}
_AFTER = {
    choice: re.compile(rf"(?<!\w){_QUOTE}(?:{word}){_CLOSE}\s*[:–—-]*\s*{_NUMBER}(?!\w)", re.IGNORECASE)
    for choice, word in _CHOICES.items()
}
_BEFORE = {
    choice: re.compile(
        rf"(?<![\w–—:-])(?<![–—:-]\s)(?P<count>\d{{1,3}})\s*(?:чел\w*\.?|голос\w*)?\s*[–—-]?\s*{_QUOTE}(?:{word}){_CLOSE}",
        re.IGNORECASE,
    )
    for choice, word in _CHOICES.items()
}
_BY_NAME = {
    choice: re.compile(rf"{_QUOTE}(?:{word}){_CLOSE}\s*[:–—-]*\s*\d+[^(,;«]*\((?P<names>[^)]*)\)", re.IGNORECASE)
    for choice, word in _CHOICES.items()
}
_LINE = re.compile(
    r"^(?:(?:результат\w*|итоги)\s+голосовани\w*|голосовал\w*|проголосовал\w*|голосование|(?:поименное|поимённое|тайное|открытое)"
    r"\s+голосование|решение\s+(?:не\s+)?принят\w*|принято\s+(?:единогласно|большинством)|единогласно|решили\s+единогласно"
    rf"|{_QUOTE}за{_CLOSE}\s*[:–—-]+\s*(?:\d|нет|единогласно|все)|\(\s*{_QUOTE}за{_CLOSE}|\(единогласно\))",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"единогласн", re.IGNORECASE)
_NOT_STATED = re.compile(r"не\s+указан", re.IGNORECASE)
_LOST = re.compile(r"решение\s+не\s+принят|не\s+принято", re.IGNORECASE)
_CASTING = re.compile(r"голосом\s+председател", re.IGNORECASE)
_TRAILING = re.compile(
    rf"[\s(]*(?:голосовали\s*[:–—-]?\s*)?{_QUOTE}(?:за){_CLOSE}\s*[:–—-]+\s*(?:\d+|единогласно).*$|[\s(,–—-]*\(?(?:принято\s+)?единогласно\)?\s*\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vote:
    """Counted votes, or only the word «единогласно» without any count."""

    votes: Votes | None
    unanimous: bool = False


def is_vote(text: str) -> bool:
    """A row that says how they voted."""
    return _LINE.match(text) is not None


def read_vote(text: str) -> Vote:
    """Of a row of voting; empty («не указано») when it gives neither counts nor «единогласно»."""
    if _NOT_STATED.search(text):
        return Vote(None)
    counts = {choice: _count(text, choice) for choice in Choice}
    unanimous = _UNANIMOUS.search(text) is not None
    if counts[Choice.FOR] is None:
        return Vote(None, unanimous)
    in_favour, against, abstained = (counts[choice] or 0 for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAINED))
    kind = VoteKind.SECRET if "тайн" in text.lower() else VoteKind.OPEN
    ballots = _ballots(text)
    if re.search(r"поим[её]нн", text, re.IGNORECASE) or ballots:
        kind = VoteKind.OPEN_BY_NAME
    return Vote(Votes(in_favour, against, abstained, _outcome(text, in_favour, against), kind, ballots))


def trailing_vote(text: str) -> int | None:
    """Where a vote begins at the end of a decision: «Утвердить план (за – 12, против – 0)»."""
    found = _TRAILING.search(text)
    return found.start() if found and found.start() > 0 else None


def _count(text: str, choice: Choice) -> int | None:
    found = _AFTER[choice].search(text) or _BEFORE[choice].search(text)
    if found is None:
        return None
    said = found["count"].lower()
    if said.isdigit():
        return int(said)
    return None if said in {"единогласно", "все"} else 0


def _outcome(text: str, in_favour: int, against: int) -> Outcome:
    """As the paper says; where it says nothing, what the counts come to."""
    if _CASTING.search(text):
        return Outcome.CARRIED_BY_CASTING_VOTE
    if _LOST.search(text):
        return Outcome.LOST
    if re.search(r"принят", text, re.IGNORECASE):
        return Outcome.CARRIED
    return Outcome.CARRIED if in_favour > against else Outcome.LOST


def _ballots(text: str) -> tuple[Ballot, ...]:
    """«за» – 2 (Фамилия И.О., Фамилия И.О.)"""
    if "(" not in text:
        return ()
    found = []
    for choice, pattern in _BY_NAME.items():
        if names := pattern.search(text):
            found += [Ballot(spelled(each.name), choice) for each in find_names(names["names"])]
    return tuple(found)
