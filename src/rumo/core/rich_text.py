"""Rich text of an editor, cleaned on the way in: only what minutes need and Word understands."""

from __future__ import annotations

import re

import nh3

TAGS = frozenset(
    {"p", "br", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"},
)
# Word pastes the old names of the same two things.
_OLD_NAMES = (
    (re.compile(r"<(/?)b(?=[\s>])", re.IGNORECASE), r"<\1strong"),
    (re.compile(r"<(/?)i(?=[\s>])", re.IGNORECASE), r"<\1em"),
)
_WIDEST = 63  # columns of a Word table
_NOTHING = re.compile(r"^(?:\s|&nbsp;|\u00a0|</?p>|<br>)*$")


def clean(html: str) -> str:
    """`html` with nothing but the known tags (and `colspan` of cells); an empty string when no text is left."""
    for old, new in _OLD_NAMES:
        html = old.sub(new, html)
    kept = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"td": {"colspan"}, "th": {"colspan"}},
        attribute_filter=_column_span,
        clean_content_tags={"script", "style", "title", "template"},
        link_rel=None,
    )
    return "" if _NOTHING.match(kept) else kept


def _column_span(tag: str, name: str, value: str) -> str | None:
    return value if value.isascii() and value.isdigit() and 1 < int(value) <= _WIDEST else None
