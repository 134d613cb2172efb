"""RTF: paragraphs, tables, the printed marks of lists (RTF holds them as text), headings by style.

The control words are those of the RTF 1.9.1 specification; what a reader does not know it skips, as that asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rumo.papers.readers.document import Line, SourceDocument, UnreadableFile
from rumo.papers.readers.formats.limits import MAX_DEPTH, check_count
from rumo.papers.readers.formats.package import BROKEN
from rumo.papers.readers.formats.rtf_letters import CODE_PAGES, SIGNS, code_page, printed_mark, unicode_letter, whole
from rumo.papers.readers.formats.rtf_tables import RtfTable
from rumo.papers.readers.formats.rtf_tokens import Token, tokens
from rumo.papers.readers.formats.runs import Run, Shape, lines_of
from rumo.papers.readers.formats.tables import Fragment, assembled

_SKIPPED = frozenset(
    [
        "colortbl",
        "info",
        "pict",
        "object",
        "fldinst",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "sp",
        "nonshppict",
        "nonesttables",
        "annotation",
        "atnid",
        "atnauthor",
        "atrfstart",
        "atrfend",
        "xe",
        "tc",
        "rxe",
        "listtable",
        "listoverridetable",
        "revtbl",
        "filetbl",
        "datafield",
        "formfield",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "bkmkstart",
        "bkmkend",
    ]
)
_STARRED = frozenset({"shpinst", "shptxt", "shprslt", "listtext", "pntext", "fldrslt"})  # known after «\*»
_MARKS = frozenset({"listtext", "pntext"})
_ALIGNMENTS = {"ql": "left", "qc": "center", "qr": "right", "qj": "justify"}
_HEADING = re.compile(r"(?:heading|заголовок)\s*(\d)", re.IGNORECASE)


def read_rtf(data: bytes, name: str) -> SourceDocument:
    """Raises UnreadableFile for a file that is broken or too large."""
    reader = _Reader()
    for token in tokens(data.decode("latin-1")):
        reader.take(token)
    return SourceDocument(name, "rtf", assembled(reader.finished()), None, tuple(reader.notes))


@dataclass(frozen=True, slots=True)
class _State:
    """What a group holds until it is closed. `target` is body, skip, mark, fonts, styles or note."""

    target: str = "body"
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    stand_ins: int = 1  # letters after «\u» for programs that know no Unicode
    font: int | None = None


@dataclass(slots=True)
class _Paragraph:
    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    alignment: str = ""
    style: int | None = None
    outline: int = 0
    in_table: bool = False


class _Reader:
    """A state for each open group, one paragraph, one table in the making."""

    def __init__(self) -> None:
        self._stack: list[_State] = []
        self._state = _State()
        self._paragraph = _Paragraph()
        self._table = RtfTable()
        self._pieces: list[Line | Fragment] = []
        self._pages: dict[int, str] = {}
        self._default_page = "cp1251"
        self._levels: dict[int, int] = {}
        self._entry = ""  # the name of a font or style being declared
        self._entry_number = 0
        self._note: list[str] = []
        self._starred = False
        self._skip_letters = 0
        self._count = 0
        self.notes: list[str] = []

    def take(self, token: Token) -> None:
        if token.kind == "brace":
            self._brace(opens=token.value == "{")
        elif token.kind == "word":
            self._word(token.value, token.number)
        elif token.kind == "letters":
            self._say(token.value)
        elif token.kind == "bytes":
            self._bytes(bytes.fromhex(token.value))
        elif token.kind == "sign":
            self._sign(token.value)
        else:
            self._bytes(token.value.encode("latin-1"))

    def finished(self) -> list[Line | Fragment]:
        """All blocks; a file cut off in the middle of a group is told by what is left open."""
        if self._stack:
            raise UnreadableFile(BROKEN)
        self._end_paragraph()
        self._end_table()
        return self._pieces

    def _brace(self, *, opens: bool) -> None:
        self._starred = False
        self._skip_letters = 0
        if opens:
            if len(self._stack) > MAX_DEPTH * 10:
                raise UnreadableFile(BROKEN)
            self._stack.append(self._state)
            return
        if not self._stack:
            return
        before, self._state = self._state, self._stack.pop()
        if before.target == "styles":
            self._end_entry()
        elif before.target == "note" and self._state.target != "note":
            self._end_note()

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._state.target == "skip":
            return
        if word in _SKIPPED or (starred and word not in _STARRED):
            self._enter("styles" if starred and word == "cs" else "skip")
        elif word in _MARKS:
            self._enter("mark")
        elif word == "fonttbl":
            self._enter("fonts")
        elif word == "stylesheet":
            self._enter("styles")
        elif word == "footnote":
            self._enter("note")
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word == "u":
            self._say(unicode_letter(number or 0))
            self._skip_letters = self._state.stand_ins
        elif self._state.target == "fonts":
            self._font(word, number)
        elif self._state.target == "styles":
            self._style(word, number)
        else:
            self._hand(word, number) or self._shape(word, number) or self._layout(word, number)

    def _hand(self, word: str, number: int | None) -> bool:
        """Words about letters."""
        on = number != 0
        if word == "b":
            self._state = replace(self._state, bold=on)
        elif word == "i":
            self._state = replace(self._state, italic=on)
        elif word in ("v", "deleted"):
            self._state = replace(self._state, hidden=on)
        elif word == "plain":
            self._state = replace(self._state, bold=False, italic=False, hidden=False)
        elif word == "f":
            self._state = replace(self._state, font=number)
        elif word == "uc":
            self._state = replace(self._state, stand_ins=max(0, min(number or 0, 8)))
        elif word == "ansicpg":
            self._default_page = code_page(number or 1251)
        else:
            return False
        return True

    def _shape(self, word: str, number: int | None) -> bool:
        """Words about paragraphs; those inside a list mark or a footnote say nothing of the paragraph around them."""
        if self._state.target != "body":
            return word in ("pard", "par", "intbl", "s", "outlinelevel", *_ALIGNMENTS)
        if word == "pard":
            kept = self._paragraph
            self._paragraph = _Paragraph(runs=kept.runs, mark=kept.mark)
        elif word in _ALIGNMENTS:
            self._paragraph.alignment = _ALIGNMENTS[word]
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word == "s":
            self._paragraph.style = number
        elif word == "outlinelevel":
            self._paragraph.outline = (number or 0) + 1 if (number or 0) < 9 else 0
        elif word in ("par", "sect"):
            self._end_paragraph()
        else:
            return False
        return True

    def _layout(self, word: str, number: int | None) -> bool:
        """Words about tables."""
        if word == "trowd":
            if not self._paragraph.in_table and not self._table.in_row:
                self._end_paragraph()
            self._table.define()
        elif word == "cell":
            self._end_paragraph(in_cell=True)
            self._table.end_cell()
        elif word == "row":
            self._table.end_row()
        else:
            self._table.take(word, number)
        return True

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign == "~":
            self._say_once("\u00a0")
        elif sign == "_":
            self._say_once("-")
        elif sign in "\\{}":
            self._say_once(sign)
        elif sign in "\r\n":
            self._word("par", None)

    def _bytes(self, letters: bytes) -> None:
        """Letters in the code page of their font, without those that stand in for a letter already said."""
        skipped = min(self._skip_letters, len(letters))
        self._skip_letters -= skipped
        page = self._pages.get(self._state.font if self._state.font is not None else -1, self._default_page)
        self._say(letters[skipped:].decode(page, "replace"))

    def _say_once(self, letter: str) -> None:
        if self._skip_letters:
            self._skip_letters -= 1
        else:
            self._say(letter)

    def _say(self, text: str) -> None:
        target = self._state.target
        if not text or target == "skip" or self._state.hidden:
            return
        if target == "body":
            self._paragraph.runs.append(Run(text, self._state.bold, self._state.italic))
        elif target == "mark":
            self._paragraph.mark += text
        elif target == "note":
            self._note.append(text)
        elif target == "styles":
            self._entry += text

    def _enter(self, target: str) -> None:
        self._state = replace(self._state, target=target)

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        self._count += 1
        check_count(self._count)
        paragraph = self._paragraph
        in_cell = in_cell or paragraph.in_table or self._table.in_row
        runs = [run._replace(text=whole(run.text)) for run in paragraph.runs]
        level = paragraph.outline or self._levels.get(paragraph.style or 0, 0)
        shape = Shape(None, level, printed_mark(paragraph.mark), paragraph.alignment, in_cell)
        lines = lines_of(runs, shape) if any(run.text.strip() for run in runs) else []
        paragraph.runs, paragraph.mark = [], ""
        if in_cell:
            self._table.add(lines)
        elif lines:
            self._end_table()
            self._pieces.extend(lines)

    def _end_table(self) -> None:
        table = self._table.fragment()
        if table:
            self._pieces.append(table)
        self._table = RtfTable()

    def _end_note(self) -> None:
        text = " ".join("".join(self._note).split())
        if text:
            self.notes.append(f"Сноска {len(self.notes) + 1}: {text}")
        self._note = []

    def _font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._entry_number = number or 0
        elif word == "fcharset" and number in CODE_PAGES:
            self._pages[self._entry_number] = CODE_PAGES[number]

    def _style(self, word: str, number: int | None) -> None:
        if word == "s":
            self._entry_number, self._entry = number or 0, ""
        elif word == "outlinelevel" and number is not None and number < 9:
            self._levels[self._entry_number] = number + 1

    def _end_entry(self) -> None:
        found = _HEADING.match(self._entry.strip())
        if found:
            self._levels[self._entry_number] = int(found[1])
        self._entry = ""
