"""One body under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material

_AUTHORITY = re.compile(
    r"\b(?P<word>(?i:департамент|министерств|комитет|управлени))[а-яё]*\s+"
    r"(?:[А-ЯЁа-яё-]+\s+){0,7}?(?:образовани|наук)[а-яё]*(?:\s+(?:и|по)\s+[а-яё]+)*"
    r"(?:\s+[А-ЯЁ][а-яё-]+(?:ой|ей|ого|его|ий)\s+(?:области|края|района|округа))?"
)
_FULL = {"департамент": "Департамент", "министерств": "Министерство", "комитет": "Комитет", "управлени": "Управление"}
_REGION = re.compile(r"[А-ЯЁ][а-яё-]+(?:ой|ей|ого|его)\s+(?:област|кра|район|округ|республик)", re.IGNORECASE)
_CIRCLE = re.compile(
    r"\b(?P<kind>РМО|ОМО|ГМО|МО|ШМО|секци[яиюей]+)\s+(?P<whom>учителей\s+(?P<subject>[а-яё]+(?:\s+(?:языка|культуры|классов|литературы))?(?:\s+и\s+(?:[а-яё]{5,}|[А-ЯЁ]{2,}))?))"
)


@TEXT_RULES.rule(
    "renamed_authority",
    Severity.WARNING,
    "Орган назван по-разному",
    "Департамент образования области … Министерство образования области",
)
def renamed_authority(text: Material) -> Iterator[Slip]:
    """A department became a ministry: say the name of the day, and once that it was renamed (seen)."""
    found: dict[str, tuple[str, str, str]] = {}
    for passage in text.passages:
        for name in _AUTHORITY.finditer(passage.text):
            word, region = name["word"].lower(), _REGION.search(passage.text[name.start() : name.end() + 40])
            before = passage.text[max(0, name.start() - 25) : name.start()].lower()
            if "федерац" not in name[0].lower() and "федерац" not in before:
                found.setdefault(word, (" ".join(name[0].split()), region[0].lower() if region else "", passage.place))
    for (one, first), (other, second) in combinations(found.items(), 2):
        if "управлени" in (one, other) or first[1] != second[1] or not first[1]:
            continue
        yield Slip(
            f"«{first[0]}» и «{second[0]}»: один орган под двумя названиями? {_FULL[one]} или {_FULL[other].lower()}.",
            second[2],
            second[0],
            first[0],
        )


@TEXT_RULES.rule(
    "shortened_body",
    Severity.WARNING,
    "Объединение названо по-разному",
    "РМО учителей истории и обществознания … РМО учителей истории",
)
def shortened_body(text: Material) -> Iterator[Slip]:
    """Once «истории и обществознания», once «истории»: the same association, or half of it (seen)."""
    names: dict[tuple[str, str], str] = {}
    for passage in text.passages:
        for found in _CIRCLE.finditer(passage.text):
            names.setdefault((found["kind"], " ".join(found["subject"].split())), passage.place)
    for (kind, name), place in names.items():
        longer = next((other for same, other in names if same == kind and other.startswith(f"{name} и ")), None)
        if longer is not None:
            yield Slip(
                f"«{kind} учителей {name}» и «{kind} учителей {longer}»: одно объединение под двумя названиями?",
                place,
                name,
                longer,
            )
