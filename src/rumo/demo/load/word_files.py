"""Small Word files for what people would attach."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import docx


@cache
def one_page(title: str, *texts: str) -> bytes:
    """A heading and paragraphs."""
    document = docx.Document()
    document.core_properties.author = ""
    document.add_heading(title, level=1)
    for text in texts:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
