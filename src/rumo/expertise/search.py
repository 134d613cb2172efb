"""Search over the cards in Russian with morphology, the same on every database: stems are kept and stems are asked.

«практики наставничества» finds «Практика наставничества»: endings and capitals do not matter, ё is е.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from rumo.expertise.models import Practice, PracticeAuthor
from rumo.russian.search_words import stem, words_of

# More words than this say no more about what is sought.
MOST_WORDS = 8


def stems(text: str) -> str:
    """« практик наставничеств »: each stem between spaces, so that the beginning of a word can be asked for."""
    return "".join(f" {stem(word)}" for word in words_of(text)) + " "


def search_text_of(practice: Practice) -> str:
    """The words of a card, the title's first: what stands earlier ranks higher.

    Names of the authors are not among them: they are searched where consent is asked (see `matching`).
    """
    parts = [
        practice.title,
        practice.material_kind,
        practice.annotation,
        practice.subject,
        practice.get_type_display() if practice.type else "",
        practice.organization,
        practice.municipality,
    ]
    return stems(" ".join(str(part) for part in parts if part))


def matching(rows: QuerySet[Practice], text: str, public_authors: QuerySet[PracticeAuthor]) -> QuerySet[Practice]:
    """Rows in which every word of `text` stands, those with the words in their titles first; by year without words."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return rows.order_by("-year", "title", "pk")
    place: Any = Value(0, output_field=IntegerField())
    for word in words:
        beginning = f" {stem(word)}"
        pattern = rf"(^|\s){word.replace('е', '[её]')}"
        named = Exists(public_authors.filter(practice=OuterRef("pk"), name__iregex=pattern))
        rows = rows.filter(Q(search_text__contains=beginning) | named)
        place = place + StrIndex(F("search_text"), Value(beginning))
    return rows.annotate(place=place).order_by("place", "-year", "title", "pk")
