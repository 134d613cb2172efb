"""A certificate on one page: who or what got it, by what act, signed, with a code that leads to its public check."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature

Day = date  # the name of the type where a field is called `date`


@dataclass(frozen=True, slots=True)
class Certificate:
    """`title` is the word of the form («Свидетельство»), `about` the line under it («о присвоении грифа …»).

    `subject` is whom or what it was given to, printed large, `lead` the words before it, `lines` those after, each a
    paragraph. `check_url` is what the QR code holds, "" for a certificate that nobody checks; `check_note` stands
    beside the code. The page is upright unless `layout` turns it.
    """

    kind: ClassVar[str] = "certificate"

    title: str
    subject: str
    date: Day
    number: str = ""
    about: str = ""
    lead: str = ""
    lines: tuple[str, ...] = ()
    organization: str = ""
    body: str = ""
    city: str = ""
    check_url: str = ""
    check_note: str = ""
    signatures: tuple[Signature, ...] = ()
    layout: PaperLayout = field(default_factory=PaperLayout)
