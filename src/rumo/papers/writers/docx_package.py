"""A .docx as bytes that do not depend on the moment of writing."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document


def packed(document: Document) -> bytes:
    """The document zipped with fixed dates: the same paper gives the same bytes, so its hash means something."""
    saved = BytesIO()
    document.save(saved)
    result = BytesIO()
    with ZipFile(saved) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return result.getvalue()
