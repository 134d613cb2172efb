"""From a recorded stamp to the paper that carries it."""

from __future__ import annotations

from contextlib import suppress

from rumo.core import files
from rumo.documents.enums import PaperFormat
from rumo.documents.models import ApprovalStamp
from rumo.documents.prints import Print, as_print
from rumo.documents.rules import safe_name
from rumo.papers.stamp import Stamp


def build_stamp(stamp: ApprovalStamp) -> Stamp:
    return Stamp(
        label=stamp.get_kind_display(), ground=stamp.ground, document_title=stamp.document_title, date=stamp.date
    )


def build_stamped_copy(stamp: ApprovalStamp) -> Print:
    """The original with the stamp in its corner when it is a Word file; else a sheet with the stamp to go before it."""
    # typst and python-docx are slow to load, and only printing needs them.
    from rumo.papers.writers.stamp import NotWordError, stamped_docx, write_stamp_sheet

    paper = build_stamp(stamp)
    title = safe_name(stamp.document_title)
    if stamp.original is not None and stamp.original.content_type == files.DOCX.content_type:
        original = stamp.original.content()
        # A file that only Word's guessing can open stays as it is, and the stamp goes on a sheet.
        with suppress(NotWordError):
            return as_print(f"{title} (с грифом)", PaperFormat.DOCX, stamped_docx(original, paper))
    return as_print(f"{title} (лист с грифом)", PaperFormat.PDF, write_stamp_sheet(paper))
