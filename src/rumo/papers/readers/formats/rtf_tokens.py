"""RTF cut into control words, letters and braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.formats.limits import TOO_LONG
from rumo.papers.readers.formats.rtf_letters import unicode_letter

_TOKEN = re.compile(
    r"""
      (?P<letters>(?:\\u-?\d{1,6}[ ]?\\'[0-9a-fA-F]{2})+)   # «\u1055\'3f…»: LibreOffice's Russian
    | \\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?
    | (?P<bytes>(?:\\'[0-9a-fA-F]{2})+)                      # «\'cf\'f0…»: Word's Russian
    | \\(?P<sign>[^a-zA-Z])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_LETTER = re.compile(r"\\u(-?\d+)")
_MAX_TOKENS = 1_200_000


class Token(NamedTuple):
    """`kind` is word, bytes (in hexadecimal digits), sign, brace, text, or letters (written as numbers, their stand-ins
    already left out)."""

    kind: str
    value: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """`source` holds one letter a byte (latin-1). Raises UnreadableFile past a limit of tokens."""
    after_binary = 0
    for count, found in enumerate(_TOKEN.finditer(source)):
        if count > _MAX_TOKENS:
            raise UnreadableFile(TOO_LONG)
        if found.start() < after_binary:
            continue
        kind = found.lastgroup or ""
        if kind in ("word", "number"):
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin" and number:
                after_binary = found.end() + number
            yield Token("word", found["word"], number)
        elif kind == "letters":
            yield Token("letters", "".join(unicode_letter(int(code)) for code in _LETTER.findall(found[0])))
        elif kind == "bytes":
            yield Token(kind, found[kind].replace("\\'", ""))
        else:
            yield Token(kind, found[kind])
