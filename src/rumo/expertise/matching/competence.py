"""How well an expert fits a material: subject, level of education, kind of expertise.

Another subject or kind makes the expert unfit: such a one is never proposed, only chosen by hand with a warning.
Another level is a neighbouring trade and only costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext as _

from rumo.expertise.matching.facts import Candidate, Competence, Material


class Grade(Enum):
    """How one side of a competence meets the material; UNASKED when the material names none."""

    EXACT = auto()
    ANY = auto()
    OTHER = auto()
    UNASKED = auto()


# What a less exact match costs beside the load of `problem.LOAD`: an exact subject is worth half a workload. An unfit
# match costs so much only to choose among the unfit.
_SUBJECT = {Grade.EXACT: 0, Grade.ANY: 15, Grade.OTHER: 80, Grade.UNASKED: 0}
_LEVEL = {Grade.EXACT: 0, Grade.ANY: 5, Grade.OTHER: 40, Grade.UNASKED: 0}
_KIND = {Grade.EXACT: 0, Grade.ANY: 5, Grade.OTHER: 40, Grade.UNASKED: 0}
# A reworked material goes first to those who know it.
_NEW_TO_MATERIAL = 15


@dataclass(frozen=True, slots=True)
class Match:
    """`cost` counts only among the fit. The words are made when somebody reads them: most pairs nobody looks at."""

    is_fit: bool
    cost: int
    material: Material
    subject: Grade = Grade.UNASKED
    level: Grade = Grade.UNASKED
    kind: Grade = Grade.UNASKED
    is_competent: bool = True
    knows_material: bool = False

    def __str__(self) -> str:
        return "; ".join(self.reasons)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Russian phrases for and against."""
        if not self.is_competent:
            return (_("компетенции в реестре не указаны"),)
        told = [_subject_words(self), _level_words(self), _kind_words(self)]
        if self.knows_material:
            told.append(_("знаком с материалом по прежнему кругу"))
        return tuple(each for each in told if each)


def match(material: Material, candidate: Candidate) -> Match:
    """By the competence that fits best."""
    found = [_by(each, material) for each in candidate.competences]
    if not found:
        return Match(False, 0, material, is_competent=False)
    is_unfit, cost, grades = min(found, key=lambda each: each[:2])
    knows = candidate.expert in material.seen_by
    if material.seen_by and not knows:
        cost += _NEW_TO_MATERIAL
    return Match(not is_unfit, cost, material, *grades, knows_material=knows)


def _by(competence: Competence, material: Material) -> tuple[bool, int, tuple[Grade, Grade, Grade]]:
    """Is it unfit, what it costs, and how each side stands."""
    subject = _grade(competence.subject, material.subject)
    level = _grade(competence.level, material.level)
    kind = _grade(competence.kind, material.kind)
    cost = _SUBJECT[subject] + _LEVEL[level] + _KIND[kind]
    return subject is Grade.OTHER or kind is Grade.OTHER, cost, (subject, level, kind)


def _grade(judged: object, asked: object) -> Grade:
    if not asked:
        return Grade.UNASKED
    if not judged:
        return Grade.ANY
    return Grade.EXACT if judged == asked else Grade.OTHER


def _subject_words(found: Match) -> str:
    name = {"name": found.material.subject_name}
    return {
        Grade.EXACT: _("предмет: %(name)s") % name,
        Grade.ANY: _("судит о любых предметах"),
        Grade.OTHER: _("не его предмет: %(name)s") % name,
    }.get(found.subject, "")


def _level_words(found: Match) -> str:
    name = {"name": found.material.level_name}
    return {
        Grade.EXACT: _("уровень: %(name)s") % name,
        Grade.ANY: _("любой уровень образования"),
        Grade.OTHER: _("другой уровень образования, материал — %(name)s") % name,
    }.get(found.level, "")


def _kind_words(found: Match) -> str:
    return {
        Grade.EXACT: _("вид экспертизы: %(name)s") % {"name": found.material.kind_name},
        Grade.ANY: _("любой вид экспертизы"),
        Grade.OTHER: _("другой вид экспертизы"),
    }.get(found.kind, "")
