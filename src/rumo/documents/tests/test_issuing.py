"""A paper is kept as it was issued: the same data, the same hash, every format."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from rumo.core.models import AuditEntry, StoredFile
from rumo.documents import actions, queries, rules
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.models import IssuedPaper, PaperFile
from rumo.papers.json import from_json
from rumo.papers.samples import SAMPLE
from tests.cast import Cast


@pytest.fixture
def paper(cast: Cast) -> IssuedPaper:
    return actions.issue_paper(
        SAMPLE,
        association=cast.association,
        kind=PaperKind.MINUTES,
        title="Протокол от 13.12.2023 № 4",
        date=date(2023, 12, 13),
        number="4",
        actor=cast.secretary,
    )


def content_of(paper: IssuedPaper, file_format: str) -> bytes:
    stored = queries.file_of(paper, file_format)
    assert stored is not None
    return stored.content()


def test_the_data_give_the_same_paper_back(paper: IssuedPaper) -> None:
    paper.refresh_from_db()
    assert from_json(paper.data) == SAMPLE


def test_the_hash_is_of_the_canonical_json(paper: IssuedPaper) -> None:
    content = content_of(paper, PaperFormat.JSON)
    assert paper.sha256 == hashlib.sha256(content).hexdigest() == rules.paper_sha256(SAMPLE)
    assert content == json.dumps(paper.data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_another_paper_has_another_hash() -> None:
    assert rules.paper_sha256(SAMPLE) != rules.paper_sha256(replace(SAMPLE, number="5"))


def test_every_format_under_a_name_for_people(paper: IssuedPaper) -> None:
    names = {each.format: each.stored.name for each in PaperFile.objects.filter(paper=paper)}
    assert names == {
        "docx": "Протокол № 4 от 13.12.2023.docx",
        "pdf": "Протокол № 4 от 13.12.2023.pdf",
        "json": "Протокол № 4 от 13.12.2023.json",
    }
    assert content_of(paper, PaperFormat.PDF).startswith(b"%PDF-")
    assert "ПРОТОКОЛ" in "".join(each.text for each in Document(BytesIO(content_of(paper, "docx"))).paragraphs)
    assert queries.file_of(paper, PaperFormat.HTML) is None


def test_the_trail(cast: Cast, paper: IssuedPaper) -> None:
    entry = AuditEntry.objects.get(verb="issue_paper")
    assert (entry.actor, entry.summary) == (cast.secretary, "Документ выпущен: Протокол от 13.12.2023 № 4")


def test_nothing_is_kept_when_printing_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "template_for", lambda region, kind: b"not a Word file")
    with pytest.raises(Exception, match="zip"):
        actions.issue_paper(
            SAMPLE, association=cast.association, kind=PaperKind.MINUTES, title="Протокол",
            date=date(2023, 12, 13), number="4", actor=cast.secretary,
        )  # fmt: skip
    assert not IssuedPaper.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("4", "Протокол № 4 от 13.12.2023"),
        ("187/ОД", "Протокол № 187_ОД от 13.12.2023"),
        ("", "Протокол от 13.12.2023"),
    ],
)
def test_file_names(number: str, expected: str) -> None:
    assert rules.file_stem("протокол", number, date(2023, 12, 13)) == expected
