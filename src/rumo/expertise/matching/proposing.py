"""From facts to proposals: who is asked about what and why, and what is lacking and why. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rumo.expertise.conflicts import Conflict, ConflictKind, conflicts_between
from rumo.expertise.matching import solver
from rumo.expertise.matching.competence import Match, match
from rumo.expertise.matching.facts import Candidate, Field, Material
from rumo.expertise.matching.problem import Capacity, Need, Pair, Problem
from rumo.russian.numbers import agree

# So many are named before «и ещё …».
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Proposed:
    """An expert for a round, by keys; `reasons` are Russian phrases for the officer."""

    round: int
    expert: int
    reasons: str


@dataclass(frozen=True, slots=True)
class Shortage:
    """A round that stays `lacks` experts short of the `wanted`; `reasons` are Russian sentences, the first a count."""

    round: int
    title: str
    lacks: int
    wanted: int
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.title}: {'; '.join(self.reasons)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    proposed: tuple[Proposed, ...]
    shortages: tuple[Shortage, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An expert before a material: how fit, and what is in the way on the day."""

    candidate: Candidate
    material: Material
    day: date
    match: Match

    @property
    def conflicts(self) -> list[Conflict]:
        """Worked out when asked for: of most pairs the competence decides."""
        return conflicts_between(self.material, self.candidate, self.day)

    @property
    def may_be_proposed(self) -> bool:
        return self.match.is_fit and not self.conflicts


def judge(field: Field, material: Material) -> list[Judged]:
    """Every expert of the material's association before the material, in the order of the register's keys."""
    return [
        Judged(each, material, field.day, match(material, each))
        for each in field.candidates.values()
        if each.association == material.association
    ]


def propose(field: Field, wanted: Mapping[int, int]) -> Outcome:
    """The cheapest assignment of `wanted` experts more to each round, by its key; raises solver.NotSolved."""
    judged = {key: judge(field, field.materials[key]) for key in sorted(wanted)}
    solution = solver.assign(problem_of(field, judged, wanted))
    load = Counter(expert for _round, expert in solution.pairs)
    matches = {(key, each.candidate.expert): each.match for key, group in judged.items() for each in group}
    proposed = tuple(
        Proposed(*pair, reasons=_reasons(field.candidates[pair[1]], matches[pair], load)) for pair in solution.pairs
    )
    return Outcome(proposed, tuple(_shortages(field, judged, wanted, solution.pairs)))


def problem_of(field: Field, judged: Mapping[int, Iterable[Judged]], wanted: Mapping[int, int]) -> Problem:
    """Only pairs without a conflict and of a fit expert are in it."""
    return Problem(
        tuple(Need(key, wanted[key]) for key in sorted(wanted)),
        tuple(Capacity(each.expert, each.open_reviews, each.limit) for each in field.candidates.values()),
        {
            (key, each.candidate.expert): each.match.cost
            for key, group in judged.items()
            for each in group
            if each.may_be_proposed
        },
    )


def explain_lack(
    judged: Iterable[Judged], *, load: Mapping[int, int] | None = None, chosen: Collection[int] = ()
) -> tuple[str, ...]:
    """Why no more can be found, in Russian; `load` are reviews given out besides those already open.

    Nothing is in the way of the `chosen`, by the expert's key: they have just been proposed for this round.
    """
    group = list(judged)
    fit = [each for each in group if each.match.is_fit]
    if not group:
        return (_("в реестре нет экспертов"),)
    found = [_("подходят по компетенции %(fit)s из %(all)s") % {"fit": agree(len(fit), "эксперт"), "all": len(group)}]
    ways: dict[str, list[str]] = defaultdict(list)
    for each in fit:
        if each.candidate.expert in chosen:
            continue
        if conflicts := each.conflicts:
            ways[_way(conflicts[0])].append(_with_reason(each.candidate, conflicts[0]))
        elif load and load.get(each.candidate.expert, 0) >= each.candidate.free_places:
            ways[_("нагрузка полная")].append(each.candidate.name)
    return (*found, *(f"{way}: {_some(names)}" for way, names in ways.items()))


def _shortages(
    field: Field, judged: Mapping[int, list[Judged]], wanted: Mapping[int, int], pairs: Iterable[Pair]
) -> Iterable[Shortage]:
    chosen = list(pairs)
    got = Counter(key for key, _expert in chosen)
    load = Counter(expert for _key, expert in chosen)
    for key, group in judged.items():
        if lacks := wanted[key] - got[key]:
            own = {expert for at, expert in chosen if at == key}
            reasons = explain_lack(group, load=load, chosen=own)
            yield Shortage(key, field.materials[key].title, lacks, wanted[key], reasons)


def _reasons(candidate: Candidate, found: Match, load: Mapping[int, int]) -> str:
    taken = candidate.open_reviews + load[candidate.expert]
    return "; ".join((*found.reasons, _("нагрузка: %(n)s из %(limit)s") % {"n": taken, "limit": candidate.limit}))


def _way(conflict: Conflict) -> str:
    if conflict.is_of_interests:
        return _("конфликт интересов")
    return {
        ConflictKind.FULL: _("нагрузка полная"),
        ConflictKind.ABSENT: _("отсутствуют"),
        ConflictKind.POWERS: _("полномочия не действуют"),
    }.get(conflict.kind, _("уже в этом круге"))


def _with_reason(candidate: Candidate, conflict: Conflict) -> str:
    return f"{candidate.name} ({conflict.reason})" if conflict.is_of_interests else candidate.name


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    return shown if rest <= 0 else _("%(names)s и ещё %(n)s") % {"names": shown, "n": rest}
