"""Truths of issued papers: their canonical form, its hash, file names. No user, no writes."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date

from rumo.papers.json import Paper, to_json
from rumo.russian.dates import short_date

# What Windows does not take in a file name.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def canonical_json(paper: Paper) -> bytes:
    """The paper as JSON that is the same for the same paper: sorted keys, no spaces, UTF-8."""
    return json.dumps(to_json(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def paper_sha256(paper: Paper) -> str:
    """What a signature signs: SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(paper)).hexdigest()


def file_stem(kind_label: str, number: str, day: date | None) -> str:
    """«Протокол № 4 от 13.12.2023», fit for a file name; an old paper may have no date."""
    name = f"{kind_label[:1].upper()}{kind_label[1:]}"
    if number:
        name += f" № {number}"
    return safe_name(f"{name} от {short_date(day)}" if day else name)


def safe_name(text: str) -> str:
    """A title as part of a file name: no signs that a computer forbids, not longer than it takes."""
    return _FORBIDDEN.sub("_", text).strip(" .")[:120]
