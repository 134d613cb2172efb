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
_QUOTE = {"data-figure": re.compile(r"[A-Za-z][\w.-]{0,99}"), "data-part": re.compile(r"[a-z]{1,10}")}
_WIDEST = 63  # columns of a Word table
_BARE_SPAN = re.compile(r"<span>(.*?)</span>", re.DOTALL)
_NOTHING = re.compile(r"^(?:\s|&nbsp;|\u00a0|</?p>|<br>)*$")


def clean(html: str, *, quotes: bool = False) -> str:
    """`html` with nothing but the known tags (and `colspan` of cells); an empty string when no text is left.

    `quotes` keeps figures quoted in a report: `<span data-figure="events.webinars" data-part="value">119</span>`.
    """
    for old, new in _OLD_NAMES:
        html = old.sub(new, html)
    kept = nh3.clean(
        html,
        tags=set(TAGS | {"span"} if quotes else TAGS),
        attributes={"td": {"colspan"}, "th": {"colspan"}, "span": set(_QUOTE)},
        attribute_filter=_attribute,
        clean_content_tags={"script", "style", "title", "template"},
        link_rel=None,
    )
    kept = _BARE_SPAN.sub(r"\1", kept)
    return "" if _NOTHING.match(kept) else kept


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "span":
        return value if _QUOTE[name].fullmatch(value) else None
    return value if value.isascii() and value.isdigit() and 1 < int(value) <= _WIDEST else None
