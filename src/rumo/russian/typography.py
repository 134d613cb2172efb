"""Typography of Russian papers: no-break spaces, dashes, quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"
EN_DASH = "–"

_SPACE = rf"[ \t{NBSP}]"
# Addresses are lifted out before tidying, each replaced by one character of the private use area.
_LEFT_ALONE = re.compile(r"(?:https?://|www\.)[^\s«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\ue000-\uf8ff]")
_PLACEHOLDER = re.compile("[\ue000-\uf8ff]")

_SPACES = re.compile(rf"{_SPACE}{{2,}}")
_DASH = re.compile(rf"(?<=\S){_SPACE}[-–—]{_SPACE}(?=\S)")
_NUMBER_SIGN = re.compile(rf"№{_SPACE}*(?=[^\s№])")
_PERCENT = re.compile(rf"(?<=\d){_SPACE}*%")
_YEAR = re.compile(rf"(?<=\d{{4}}){_SPACE}*(?=гг?\.)")
_MONTH = "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_DAY = re.compile(rf"(?<=\d){_SPACE}(?={_MONTH}\b)")
# «г. Дальний», «ул. Садовая», «п. 5», but not the end of a sentence: «в 2023 г. Председатель»
_BEFORE_NAME = re.compile(
    rf"(?<![\w.])(?<!\d{_SPACE})(г|ул|пос|им|д|кв|каб|ауд|стр|рис|табл|п|пп|ст|ч)\.{_SPACE}(?=[А-ЯЁ\d«])"
)
_INITIALS = re.compile(rf"(?<!\w)([А-ЯЁ])\.{_SPACE}?([А-ЯЁ])\.(?!\w\.)")
_AFTER_INITIALS = re.compile(rf"(?<=\b[А-ЯЁ]\.[А-ЯЁ]\.){_SPACE}?(?=[А-ЯЁ][а-яё])")
_SURNAME_BEFORE = re.compile(rf"(\b[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){_SPACE}(?=[А-ЯЁ]\.[А-ЯЁ]\.)")

_CLOSING = {"«": "»", "„": "“"}


_GLUED = re.compile(
    rf"(?<=№){_SPACE}(?=\S)|(?<=\d){_SPACE}(?=%)|(?<=\d){_SPACE}(?={_MONTH}\b)|(?<=\d{{4}}){_SPACE}(?=гг?\.)"
)


def glue(text: str) -> str:
    """`text` letter for letter, but with no-break spaces where a line must not end: «№ 5», «65 %», «5 мая 2024 г.».

    For what somebody wrote and we may not mend otherwise.
    """
    return _GLUED.sub(NBSP, text)


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """`text` with no-break spaces, en dashes and «ёлочки» where Russian papers have them.

    Inner quotation marks become „лапки“. Addresses of sites and mail are left alone. Applying it twice
    changes nothing more.
    """
    kept: list[str] = []

    def lift(match: re.Match[str]) -> str:
        kept.append(match[0])
        return chr(0xE000 + (len(kept) - 1) % 0x1900)

    text = _LEFT_ALONE.sub(lift, text)
    text = _SPACES.sub(lambda run: NBSP if NBSP in run[0] else " ", text)
    text = _DASH.sub(f"{NBSP}{EN_DASH} ", text)
    text = _NUMBER_SIGN.sub(f"№{NBSP}", text)
    text = _PERCENT.sub(f"{NBSP}%", text)
    text = _DAY.sub(NBSP, text)
    text = _YEAR.sub(NBSP, text)
    text = _BEFORE_NAME.sub(rf"\1.{NBSP}", text)
    text = _INITIALS.sub(r"\1.\2.", text)
    text = _AFTER_INITIALS.sub(NBSP, text)
    text = _SURNAME_BEFORE.sub(rf"\1{NBSP}", text)
    text = _quote(text)
    returned = iter(kept)
    return _PLACEHOLDER.sub(lambda _: next(returned), text)


def _quote(text: str) -> str:
    """Straight quotation marks turned into «ёлочки», and into „лапки“ inside them."""
    open_marks: list[str] = []
    result: list[str] = []
    for index, mark in enumerate(text):
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        if mark == '"':
            mark = _straight(before, after, open_marks)
        if mark in _CLOSING:
            open_marks.append(mark)
        elif open_marks and mark == _CLOSING[open_marks[-1]]:
            open_marks.pop()
        result.append(mark)
    return "".join(result)


def _straight(before: str, after: str, open_marks: list[str]) -> str:
    opens = (before.isspace() or before in '([«„"–—/') and not after.isspace()
    if opens:
        return "„" if open_marks else "«"
    return _CLOSING[open_marks[-1]] if open_marks else '"'


def nested_quotes(text: str) -> str:
    """`text` with „лапки“ for «ёлочки» inside «ёлочки»: «Раздел „Итоги“» of «Раздел «Итоги»» (Мильчин, 5.10).

    Names come with quotation marks of their own and are put into others, so a whole sentence is mended at the end. Line
    by line; a line whose marks do not match is left as it is.
    """
    return "\n".join(map(_nested, text.split("\n"))) if "«" in text else text


def _nested(line: str) -> str:
    depth, result = 0, []
    for mark in line:
        if mark == "«":
            depth += 1
            mark = "„" if depth > 1 else mark
        elif mark == "»":
            mark = "“" if depth > 1 else mark
            depth -= 1
        if depth < 0:
            return line
        result.append(mark)
    return "".join(result) if depth == 0 else line


def nbsp(text: str) -> str:
    """`text` that never breaks: every space becomes a no-break space."""
    return text.replace(" ", NBSP)


def number_sign(number: str) -> str:
    """«№ 187_ОД» of «187_ОД» or «№187_ОД»; an empty number gives an empty text."""
    bare = number.strip().lstrip("№").strip()
    return f"№{NBSP}{bare}" if bare else ""


def plain(text: str) -> str:
    """`text` for comparing: all spaces are plain and single, none at the ends."""
    return re.sub(r"\s+", " ", text).strip()
