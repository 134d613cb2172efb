"""Markdown and the simple HTML that converters leave in text: `**bold**`, `*italic*`, `<p>`, `[text](address)`."""

from __future__ import annotations

import re
from html import unescape

from rumo.papers.readers.formats.runs import Run

_SIGNS = re.compile(r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|</(?:p|li|ul|b|i|em|strong)>", re.MULTILINE)
_TOKEN = re.compile(
    r"""
      (?P<escape>\\[\\`*_{}\[\]()#+\-.!|<>~])
    | (?P<joint>\*{4})                                              # bold ends and begins: a break was lost there
    | (?P<stars>\*{1,3})
    | (?P<link>\[(?P<said>[^\]\n]*)\]\((?P<address>[^)\s]*)\))
    | (?P<bare><(?P<url>(?:https?://|mailto:)[^>\s]+)>)
    | (?P<tag></?(?P<name>p|li|ul|ol|br|b|strong|i|em|u|sup|sub|span|div)\b[^>]*>)
    | (?P<entity>&(?:[a-z]{2,8}|\#\d{1,6});)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BREAKING = ("p", "li", "br", "div", "ul", "ol")


def has_markup(text: str) -> bool:
    return _SIGNS.search(text) is not None


def runs_of(text: str) -> list[Run]:
    """Marked-up text of one paragraph or cell. What opens a paragraph, an item or a line is a «\\v», which always ends
    a line; stars that open or close nothing stay as they are."""
    runs: list[Run] = []
    bold = italic = False
    position = 0

    def say(words: str) -> None:
        if words:
            runs.append(Run(words, bold, italic))

    for found in _TOKEN.finditer(text):
        say(text[position : found.start()])
        position = found.end()
        if found["escape"]:
            say(found[0][1])
        elif found["joint"]:
            say(" ")
        elif found["stars"]:
            if not _toggles(text, found, bold or italic):
                say(found[0])
                continue
            bold ^= len(found[0]) >= 2
            italic ^= len(found[0]) != 2
        elif found["link"]:
            say(_unescaped(found["said"]))
        elif found["bare"]:
            say(found["url"])
        elif found["entity"]:
            say(unescape(found[0]))
        else:
            name, opens = found["name"].lower(), not found[0].startswith("</")
            if name in _BREAKING:
                say("\v")
            elif name in ("b", "strong"):
                bold = opens
            elif name in ("i", "em"):
                italic = opens
    say(text[position:])
    return runs


def _toggles(text: str, found: re.Match[str], is_open: bool) -> bool:
    """Stars touch the words they mark; «5 * 3» and a footnote star do not."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if is_open:
        return bool(before.strip()) or bool(after.strip())
    return bool(after.strip()) and found[0] in text[found.end() :]


def _unescaped(text: str) -> str:
    return re.sub(r"\\+([_*\[\]()~.-])", r"\1", text)
