"""The stamp of approval (гриф утверждения) of a document, after ГОСТ Р 7.0.97-2016, 5.17.

A body approves by a decision, so the stamp is the word and the act: «УТВЕРЖДЕНО на заседании … (протокол от
13.12.2023 № 4)». The neutral «УТВЕРЖДЕНО» is used whatever the gender of the document's kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rumo.russian.typography import tidy

_ACT = re.compile(r"^(?P<body>.*\S)\s*(?P<act>\([^()]*\))$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stamp:
    """`label` is УТВЕРЖДЕНО, СОГЛАСОВАНО or ПРИНЯТО; `ground` the act, its number and date in brackets at the end."""

    label: str
    ground: str
    document_title: str
    date: date

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as printed: the word, the body, the act."""
        found = _ACT.match(self.ground.strip())
        parts = (found["body"], found["act"]) if found else (self.ground.strip(),)
        return (self.label, *(tidy(part) for part in parts if part))
