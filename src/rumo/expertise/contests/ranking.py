"""The ranking of a contest: the mean of the percents the commission gave. Pure: rows in, lines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rumo.expertise.track_config import Criterion

Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one juror gave one application; an unfinished sheet lacks marks."""

    juror: int
    marks: Marks


@dataclass(frozen=True, slots=True)
class Line:
    """`percents` by juror (None: unfinished or none); `first`–`last` are the places shared, None without a score.

    `passes` is settled; `at_the_cut` shares the last free places with others, so the commission chooses among them.
    """

    application: int
    percents: Mapping[int, Fraction | None]
    percent: Fraction | None
    first: int | None = None
    last: int | None = None
    passes: bool = False
    at_the_cut: bool = False

    @property
    def missing(self) -> int:
        """How many sheets of the commission are not finished."""
        return sum(value is None for value in self.percents.values())

    @property
    def place_text(self) -> str:
        """«1», «2–3», «—»"""
        if self.first is None:
            return "—"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def rounded(self) -> int | None:
        return None if self.percent is None else round(self.percent)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Lines best first, those without a score last. `left` is how many places the tied at the cut share."""

    lines: tuple[Line, ...]
    left: int = 0

    @property
    def tied(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.at_the_cut)


def sheet_percent(criteria: Sequence[Criterion], marks: Marks) -> Fraction | None:
    """The weighted score of the greatest possible, 0–100; None until every criterion has its mark.

    Weights are shares, as in reviews: weight 2 means twice as much as weight 1, whatever the scales are.
    """
    weights = sum(each.weight for each in criteria)
    if not weights or any(each.key not in marks for each in criteria):
        return None
    return sum((Fraction(each.weight * marks[each.key], each.top) for each in criteria), Fraction(0)) * 100 / weights


def rank(
    criteria: Sequence[Criterion],
    jurors: Mapping[int, Sequence[int]],
    sheets: Mapping[int, Sequence[Sheet]],
    *,
    pass_percent: int,
    places: int | None,
) -> Ranking:
    """`jurors` are who must score each application, `sheets` what they gave; both by the application's key."""
    scored = [_line(criteria, key, jurors[key], sheets.get(key, ())) for key in jurors]
    with_score = sorted((line for line in scored if line.percent is not None), key=lambda line: -_of(line))
    lines: list[Line] = []
    left = 0
    for line in with_score:
        better = sum(_of(each) > _of(line) for each in with_score)
        equal = sum(_of(each) == _of(line) for each in with_score)
        enough = _of(line) >= pass_percent
        fits = places is None or better + equal <= places
        at_the_cut = enough and not fits and places is not None and better < places
        if at_the_cut and places is not None:
            left = places - better
        lines.append(_placed(line, better + 1, better + equal, enough and fits, at_the_cut))
    return Ranking((*lines, *(line for line in scored if line.percent is None)), left)


def _of(line: Line) -> Fraction:
    assert line.percent is not None
    return line.percent


def _line(criteria: Sequence[Criterion], key: int, jurors: Sequence[int], sheets: Sequence[Sheet]) -> Line:
    given = {sheet.juror: sheet_percent(criteria, sheet.marks) for sheet in sheets}
    percents = {juror: given.get(juror) for juror in jurors}
    finished = [value for value in percents.values() if value is not None]
    return Line(key, percents, sum(finished, Fraction(0)) / len(finished) if finished else None)


def _placed(line: Line, first: int, last: int, passes: bool, at_the_cut: bool) -> Line:
    return Line(line.application, line.percents, line.percent, first, last, passes, at_the_cut)
