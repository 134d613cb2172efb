"""Experts to choose from by hand, each with the verdict: fits, fits badly, may not and why."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.expertise.matching.loading import load_field
from rumo.expertise.matching.proposing import Judged, judge
from rumo.expertise.models import Round

LIMIT = 30


def options(held: Round, query: str) -> list[dict[str, object]]:
    """Those whose name has every word of `query`: the fit first by their cost, then the rest, the barred last."""
    field = load_field([held])
    words = query.casefold().replace("ё", "е").split()
    found = [
        each
        for each in judge(field, field.materials[held.pk])
        if all(word in each.candidate.full_name.casefold().replace("ё", "е") for word in words)
    ]
    found.sort(key=_order)
    return [
        {
            "value": each.candidate.expert,
            "text": _("%(name)s, отзывов %(open)s из %(limit)s")
            % {
                "name": each.candidate.name,
                "open": each.candidate.open_reviews,
                "limit": each.candidate.limit,
            },
            "hint": verdict(each),
        }
        for each in found[:LIMIT]
    ]


def verdict(each: Judged) -> str:
    """«Нельзя: та же организация: …», «Слабо подходит: …», «Подходит: …»."""
    if conflicts := each.conflicts:
        return _("Нельзя: %(why)s") % {"why": conflicts[0]}
    if not each.match.is_fit:
        return _("Слабо подходит: %(why)s") % {"why": each.match}
    return _("Подходит: %(why)s") % {"why": each.match}


def _order(each: Judged) -> tuple[bool, bool, int, str]:
    candidate = each.candidate
    return bool(each.conflicts), not each.match.is_fit, each.match.cost + candidate.open_reviews, candidate.full_name
