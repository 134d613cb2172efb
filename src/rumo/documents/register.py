"""The register: which issued papers and stamps a choice of filters shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rumo.directory.models import Association
from rumo.directory.queries import search
from rumo.documents import queries
from rumo.documents.models import ApprovalStamp, IssuedPaper


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the register for; empty values ask for everything."""

    association: Association | None = None
    kind: str = ""
    year: int | None = None
    text: str = ""

    def conditions(self) -> dict[str, Any]:
        asked = {"association": self.association, "kind": self.kind, "date__year": self.year}
        return {name: value for name, value in asked.items() if value}


def chosen_papers(user: Any, choice: Choice) -> QuerySet[IssuedPaper]:
    """Newest first, without the text of the papers. A search finds the beginning of a hash, to compare one in hand."""
    rows = queries.visible_papers(user).filter(**choice.conditions()).defer("data")
    return search(rows, choice.text, ("title", "number", "sha256"))


def chosen_stamps(user: Any, choice: Choice) -> QuerySet[ApprovalStamp]:
    rows = queries.visible_stamps(user).filter(**choice.conditions())
    return search(rows, choice.text, ("document_title", "ground"))
