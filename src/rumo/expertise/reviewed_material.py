"""A material as its expert sees it: in a double-blind round without authors, its files in copies that name nobody.

The version is the round's, whatever the authors bring meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass

from rumo.core.models import StoredFile
from rumo.expertise.enums import Blindness
from rumo.expertise.material import TELLING
from rumo.expertise.models import Round, SubmissionFile


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """`stored` is what the expert may read, None while there is no copy that names nobody."""

    pk: int
    label: str
    stored: StoredFile | None


@dataclass(frozen=True, slots=True)
class ReviewedMaterial:
    """`application` is `(label, text)` as it read in this version; `title` stands apart."""

    title: str
    application: tuple[tuple[str, str], ...]
    files: tuple[ReviewedFile, ...]
    is_blind: bool


def material_for_expert(held: Round) -> ReviewedMaterial:
    """One query for the files; needs `held.material`."""
    is_blind = held.config.blindness == Blindness.DOUBLE
    contents = held.material.contents
    title = next((row["text"] for row in contents if row["key"] == "title"), held.submission.title)
    hidden = {"title", *(TELLING if is_blind else ())}
    labels = {each.key: each.label for each in held.config.files}
    return ReviewedMaterial(
        title=title,
        application=tuple((row["label"], row["text"]) for row in contents if row["key"] not in hidden),
        files=tuple(
            ReviewedFile(each.pk, labels.get(each.key, each.key), shown_file(each, is_blind=is_blind))
            for each in held.material.files.select_related("stored", "anonymous")
        ),
        is_blind=is_blind,
    )


def shown_file(file: SubmissionFile, *, is_blind: bool) -> StoredFile | None:
    """What of a file an expert may read."""
    if not is_blind:
        return file.stored
    return file.anonymous if file.is_anonymous else None
