"""A certificate to the sheet that is printed. As PDF it has a frame and a code, elsewhere the form of any paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import segno

from rumo.papers.blocks import Block, paragraph
from rumo.papers.certificate import Certificate
from rumo.papers.wording.grids import said
from rumo.papers.wording.page import page, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.phrases import line, sentence
from rumo.russian.dates import long_date
from rumo.russian.typography import number_sign

CHECK = "Проверить подлинность"
# Readers take any of the eight masks; weighing them all takes five times as long as the rest of the code.
_MASK = 3
_DARK = re.compile(b"\x01+")


@dataclass(frozen=True, slots=True)
class CertificateSheet(PaperSheet):
    """The words of the page apart, as the framed page lays them out; `qr` is an SVG picture, "" for none."""

    pdf_form: ClassVar[str] = "certificate"

    name: str = ""
    about: str = ""
    body: str = ""
    lead: str = ""
    subject: str = ""
    lines: tuple[str, ...] = ()
    check_note: str = ""
    check_url: str = ""
    qr: str = ""


def build_sheet(paper: Certificate) -> CertificateSheet:
    """Everything the writers print."""
    number = number_sign(paper.number) if paper.number else ""
    requisites = (f"{long_date(paper.date)} {number}".strip(), line(paper.city))
    about, lead, subject = line(paper.about), line(paper.lead), line(paper.subject)
    lines = tuple(sentence(each) for each in paper.lines if each.strip())
    note = f"{line(paper.check_note or CHECK)}:" if paper.check_url else ""
    return CertificateSheet(
        title=line(f"{paper.title} {number}"),
        author=line(paper.organization or paper.body),
        date=paper.date,
        layout=page(paper.layout),
        organization=line(paper.organization),
        heading=tuple(each for each in (line(paper.title).upper(), about) if each),
        requisites=tuple(each for each in requisites if each),
        foreword=_foreword(line(paper.body), lead, subject),
        sections=(SheetSection("", tuple(paragraph(said(each)) for each in lines)),) if lines else (),
        closing=(paragraph(f"{note} {paper.check_url}"),) if paper.check_url else (),
        signatures=signing(paper.signatures),
        name=line(paper.title).upper(),
        about=about,
        body=line(paper.body),
        lead=lead,
        subject=subject,
        lines=lines,
        check_note=note,
        check_url=paper.check_url,
        qr=_picture(paper.check_url) if paper.check_url else "",
    )


def _foreword(body: str, lead: str, subject: str) -> tuple[Block, ...]:
    words = ((body, False), (lead, False), (subject, True))
    return tuple(paragraph(said(each), bold=bold) for each, bold in words if each)


def _picture(payload: str) -> str:
    """The code as SVG, a stroke for each run of dark squares; a quarter of it may be spoilt and it still reads.

    Drawn here, since a thousand certificates are printed at once and segno takes three times as long to draw as this.
    """
    rows = segno.make(payload, error="q", micro=False, mask=_MASK).matrix
    strokes = "".join(
        f"M{run.start()} {y}.5h{run.end() - run.start()}" for y, row in enumerate(rows) for run in _DARK.finditer(row)
    )
    box = f'viewBox="0 0 {len(rows)} {len(rows)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path stroke="#000" d="{strokes}"/></svg>'
