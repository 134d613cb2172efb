"""Decisions of old minutes that tell somebody to do something: by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rumo.papers.checks.findings import RECORD_RULES, Severity, Slip
from rumo.papers.minutes import Minutes

_ORDER = re.compile(
    r"^(?:рекоменд\w+|поруч\w+|обяз\w+|организовать|обеспечить|подготовить|разработать|направить|провести|представить)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{2,4}|\b(?:срок|до \d|не позднее|в течение|ежемесячно|ежегодно|постоянно)", re.IGNORECASE
)
_SHOWN = 60  # letters of a decision that are enough to know it by


@RECORD_RULES.rule(
    "order_without_term",
    Severity.WARNING,
    "Решение-поручение без срока",
    "Рекомендовать муниципалитетам подготовить проекты",
)
def order_without_term(minutes: Minutes) -> Iterator[Slip]:
    """«Рекомендовать организовать …» binds nobody without a day and somebody who answers (seen in real minutes)."""
    for n, item in enumerate(minutes.items):
        for k, point in enumerate(item.resolutions):
            if _ORDER.match(point.text.strip()) and not point.instructions and not _TERM.search(point.text):
                shown = point.text.strip()[:_SHOWN]
                yield Slip(
                    f"Решение {point.number}: «{shown}…» — ни срока, ни исполнителя.",
                    f"items[{n}].resolutions[{k}]",
                    shown,
                )
