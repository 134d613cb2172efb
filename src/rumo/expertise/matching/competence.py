"""How well an expert fits a material: subject, level of education, kind of expertise.

Another subject or kind makes the expert unfit: such a one is never proposed, only chosen by hand with a warning.
Another level is a neighbouring trade and only costs.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.expertise.matching.facts import Candidate, Competence, Material

# What a less exact match costs beside the load of `problem.LOAD`: an exact subject is worth half a workload.
ANY_SUBJECT = 15
ANY_LEVEL = 5
OTHER_LEVEL = 40
ANY_KIND = 5
# A reworked material goes first to those who know it.
NEW_TO_MATERIAL = 15


@dataclass(frozen=True, slots=True)
class Match:
    """`cost` counts only among the fit; `reasons` are Russian phrases for and against."""

    is_fit: bool
    cost: int
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.reasons)


def match(material: Material, candidate: Candidate) -> Match:
    """By the competence that fits best."""
    if not candidate.competences:
        return Match(False, 0, (_("компетенции в реестре не указаны"),))
    best = min(
        (_by(each, material) for each in candidate.competences), key=lambda found: (not found.is_fit, found.cost)
    )
    if not material.seen_by:
        return best
    if candidate.expert in material.seen_by:
        return Match(best.is_fit, best.cost, (*best.reasons, _("знаком с материалом по прежнему кругу")))
    return Match(best.is_fit, best.cost + NEW_TO_MATERIAL, best.reasons)


def _by(competence: Competence, material: Material) -> Match:
    parts = (_subject(competence, material), _level(competence, material), _kind(competence, material))
    known = [part for part in parts if part is not None]
    return Match(
        all(fit for fit, _cost, _words in known),
        sum(cost for _fit, cost, _words in known),
        tuple(words for _fit, _cost, words in known),
    )


def _subject(competence: Competence, material: Material) -> tuple[bool, int, str] | None:
    if material.subject is None:
        return None
    if competence.subject is None:
        return True, ANY_SUBJECT, _("судит о любых предметах")
    if competence.subject == material.subject:
        return True, 0, _("предмет: %(name)s") % {"name": material.subject_name}
    return False, 2 * OTHER_LEVEL, _("не его предмет: %(name)s") % {"name": material.subject_name}


def _level(competence: Competence, material: Material) -> tuple[bool, int, str] | None:
    if not material.level:
        return None
    if not competence.level:
        return True, ANY_LEVEL, _("любой уровень образования")
    if competence.level == material.level:
        return True, 0, _("уровень: %(name)s") % {"name": material.level_name}
    return True, OTHER_LEVEL, _("другой уровень образования, материал — %(name)s") % {"name": material.level_name}


def _kind(competence: Competence, material: Material) -> tuple[bool, int, str] | None:
    if not competence.kind:
        return True, ANY_KIND, _("любой вид экспертизы")
    if competence.kind == material.kind:
        return True, 0, _("вид экспертизы: %(name)s") % {"name": material.kind_name}
    return False, OTHER_LEVEL, _("другой вид экспертизы")
