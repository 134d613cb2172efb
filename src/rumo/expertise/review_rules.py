"""What a review must hold before it is handed in: scores within their scales, every criterion, words where asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from rumo.expertise.models import Review
from rumo.expertise.scoring import is_within_scale
from rumo.expertise.track_config import TrackConfig


@dataclass(frozen=True, slots=True)
class ReviewData:
    """A review as typed; `scores` hold no key for what is not scored yet, `comments` `{criterion key: text}`."""

    scores: Mapping[str, int] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    private_note: str = ""
    recommendation: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing, in words, and the name of the form's field to go to."""

    text: str
    field: str


def scale_faults(config: TrackConfig, scores: Mapping[str, Any]) -> list[str]:
    """Scores outside their scales and of criteria there are not; a sentence each."""
    known = {each.key: each for each in config.criteria}
    faults = [_("Такого критерия нет: %(key)s.") % {"key": key} for key in scores if key not in known]
    return faults + [
        _("«%(title)s»: балл — целое число от 0 до %(top)s.") % {"title": known[key].title, "top": known[key].top}
        for key, score in scores.items()
        if key in known and not is_within_scale(known[key], score)
    ]


def missing_of(config: TrackConfig, review: Review) -> list[Missing]:
    """Everything at once, in the order of the form; empty when the review may be handed in."""
    found: list[Missing] = []
    for each in config.criteria:
        score = review.scores.get(each.key)
        if score is None:
            found.append(Missing(_("Нет оценки: «%(title)s»") % {"title": each.title}, f"score_{each.key}"))
        elif score == 0 and config.lowest_needs_comment and not str(review.comments.get(each.key, "")).strip():
            text = _("Низший балл, а почему — не сказано: «%(title)s»") % {"title": each.title}
            found.append(Missing(text, f"comment_{each.key}"))
    if not review.text.strip():
        found.append(Missing(_("Нет вывода для автора"), "text"))
    if not review.recommendation:
        found.append(Missing(_("Не выбрана рекомендация"), "recommendation"))
    return found
