"""The papers of one file, each with its place among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rumo.papers.checks.material import Material, Passage, material_of
from rumo.papers.minutes import Minutes
from rumo.papers.plan import Plan


@dataclass(frozen=True)
class Bundle:
    """`papers` in the order of the file; a paper's place is «papers[1]»."""

    papers: Sequence[Any]

    @property
    def minutes(self) -> Iterator[tuple[str, Minutes]]:
        return ((f"papers[{n}]", paper) for n, paper in enumerate(self.papers) if isinstance(paper, Minutes))

    @property
    def plans(self) -> Iterator[tuple[str, Plan]]:
        return ((f"papers[{n}]", paper) for n, paper in enumerate(self.papers) if isinstance(paper, Plan))

    @cached_property
    def materials(self) -> tuple[tuple[str, Material], ...]:
        read = ((f"papers[{n}]", material_of(paper)) for n, paper in enumerate(self.papers))
        return tuple((place, material) for place, material in read if material)

    def sentences(self, only: str) -> Iterator[tuple[str, Passage]]:
        """Sentences of the papers of one kind with their full places."""
        for place, material in self.materials:
            if material.kind == only:
                yield from ((f"{place}.{sentence.place}", sentence) for sentence in material.sentences)
