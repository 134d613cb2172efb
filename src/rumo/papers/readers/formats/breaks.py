"""Does a line break inside a paragraph end a line of meaning, or was the line only too long?

People end lines by hand in titles («План работы ⏎ объединения на 2024 год») and also to set apart what belongs on a
line of its own («… в 2023 году. ⏎ Докладчик: …»). Word's soft break, Markdown's two blanks, the end of a line of a text
file and the end of a page inside a cell are all judged here.
"""

from __future__ import annotations

import re

from rumo.papers.readers.formats.marks import marked

_STOPPED = re.compile(r"[.;:!?…]\s*$")
_OPEN = re.compile(r"(?:[,(«–—]|\w-|\b(?:и|или|в|во|на|по|с|со|о|об|от|для|к|из|у|не|при|за|до|№))\s*$", re.IGNORECASE)
_PARTED = re.compile(r"(?<=[а-яё]{2}[ое])-[ ]+(?=(?!и\b|или\b|а\b|либо\b|но\b)[а-яё]{3})")
_LEAD = re.compile(r"[«\"“(]*")
_DATE = re.compile(r"(?:[«\"]?\d{1,2}[»\"]?[ .]|№|N\b|No\b|«?_{2,}|(?:г|пос|с|д|р\.п)\.\s*[А-ЯЁ])")
_LONG = 60  # letters: a shorter line that ends with a comma is an item of a list
# «Регионального …», «Челябинской области»: an adjective in an oblique case begins no line of its own.
_OBLIQUE = re.compile(r"[«\"]?[А-ЯЁ][а-яё-]{4,}(?:ого|его|ой|ому|ему|ыми|ими)\s+[а-яё]")


def ends_line(above: str, below: str, *, title: bool = False) -> bool:
    """True when `below` is a line of its own, False when it goes on with `above`. In a `title` (bold, centred or a
    heading) a capital letter alone begins no new line."""
    above, below = above.strip(), below.strip()
    if not above or not below:
        return True
    if marked(below)[0]:
        return True
    first = below[_LEAD.match(below).end() :][:1]  # type: ignore[union-attr]
    if _OPEN.search(above) and not _STOPPED.search(above):
        return False
    if _DATE.match(below):
        return True
    if first.islower():
        return False
    if _STOPPED.search(above):
        return True
    if first.isdigit():
        return False
    loud_above, loud_below = _is_loud(above), _is_loud(below)
    if loud_above != loud_below:
        return True
    if loud_above or title or _OBLIQUE.match(below):
        return False
    return not below.startswith(("«", '"', "(", "“"))


def goes_on(above: str, below: str) -> bool:
    """A paragraph cut by the end of a page: the text after a blank line begins in the middle of a sentence."""
    above, below = above.strip(), below.strip()
    if not below[:1].islower() or marked(below)[0] or _is_loud(above):
        return False
    return above[-1:].isalpha() or (above.endswith((",", "-")) and len(above) >= _LONG)


def join_of(above: str, below: str) -> str:
    """What stands between two halves of a line: nothing after a hyphen inside a word, else a blank."""
    if re.search(r"[^\W\d_]-$", above) and below[:1].islower():
        return ""
    return " "


def _is_loud(text: str) -> bool:
    """All capitals, three letters at least."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and text.upper() == text


def mended(text: str) -> str:
    """Compound words that a PDF parted at the end of a line: «учебно- методического». «Научно- и …» stays."""
    return _PARTED.sub("-", text)
