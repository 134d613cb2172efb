"""The stamped copy: Word files carry the stamp themselves, others get a sheet, the original never changes."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from rumo.core import files
from rumo.core.models import StoredFile
from rumo.documents import actions
from rumo.documents.builders import build_stamped_copy
from rumo.documents.enums import StampKind
from rumo.documents.models import ApprovalStamp
from tests.cast import Cast

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def word_file() -> bytes:
    document = Document()
    document.add_heading("План заседаний", 1)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def stamp(cast: Cast, original: StoredFile | None, kind: StampKind = StampKind.APPROVED) -> ApprovalStamp:
    return actions.give_stamp(
        association=cast.association,
        kind=kind,
        document_title="План: 2024 год",
        ground="на заседании РУМО Дальнего края (протокол от 13.12.2023 № 4)",
        date=date(2023, 12, 13),
        original=original,
        actor=cast.secretary,
    )


@pytest.mark.parametrize(
    ("kind", "word"),
    [(StampKind.APPROVED, "УТВЕРЖДЕНО"), (StampKind.AGREED, "СОГЛАСОВАНО"), (StampKind.ADOPTED, "ПРИНЯТО")],
)
def test_a_word_file_carries_the_stamp(cast: Cast, kind: StampKind, word: str) -> None:
    content = word_file()
    original = files.store_bytes(content, "План.docx", files.DOCX, actor=cast.secretary)
    copy = build_stamped_copy(stamp(cast, original, kind))
    lines = [each.text for each in Document(BytesIO(copy.content)).paragraphs]
    assert lines == [
        word,
        "на заседании РУМО Дальнего края",
        "(протокол от 13.12.2023 №\u00a04)",
        "План заседаний",
    ]
    assert copy.name == "План_ 2024 год (с грифом).docx"
    original.refresh_from_db()
    assert original.content() == content


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PDF, files.PDF), (b"PK\x03\x04broken", files.DOCX), (None, None)],
    ids=["pdf", "broken", "none"],
)
def test_anything_else_gets_a_sheet(cast: Cast, content: bytes | None, kind: files.FileKind | None) -> None:
    original = files.store_bytes(content, "План", kind, actor=cast.secretary) if content and kind else None
    copy = build_stamped_copy(stamp(cast, original))
    assert copy.name == "План_ 2024 год (лист с грифом).pdf"
    assert copy.content.startswith(b"%PDF-")
