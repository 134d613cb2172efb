"""The numbers of a text with all that is said of them: what they count, how exactly, in what unit, of what year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rumo.papers.analysis import Change, Figure, Qualifier
from rumo.papers.readers.analysis.counted import Counted, counted_after, counted_before, follows, grown_before
from rumo.papers.readers.analysis.numerals import Numeral, numerals_of
from rumo.papers.readers.periods import NamedPeriod, find_periods
from rumo.russian.deadlines.periods import Period

PERCENT = "%"
_I = re.IGNORECASE
_QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_LEAST,
        r"(?:не\s+менее|не\s+меньше|не\s+ниже|более|больше|свыше|выше|как\s+минимум|минимум|от|≥|>)(?:\s+чем)?",
    ),
    (Qualifier.AT_MOST, r"(?:не\s+более|не\s+больше|не\s+выше|менее|меньше|максимум|до|≤|<)(?:\s+чем)?"),
    (Qualifier.ABOUT, r"(?:около|порядка|примерно|почти|приблизительно|практически|ориентировочно|~|≈)"),
)
_BEFORE = [
    (qualifier, re.compile(rf"(?<!\w)(?P<words>{words})(?:\s+(?:у|на|в|для|из|с|к|по))?\s*$", _I))
    for qualifier, words in _QUALIFIERS
]
_NEGATED = re.compile(r"(?<!\w)не\s+$", _I)
_UNITS: tuple[tuple[str, str], ...] = (
    ("п.п.", r"п\.\s?п\.|процентн\w+\s+пункт\w*"),
    (PERCENT, r"%|процент\w*"),
    ("чел.", r"чел\.?(?!\w)|человек\w*"),
    ("шт.", r"шт\.?(?!\w)|штук\w*"),
    ("экз.", r"экз\.?(?!\w)|экземпляр\w*"),
    ("ч.", r"час(?:а|ов|ам|ами|ах)?(?!\w)|акад\w*\.?\s+час\w*|ч\.?(?!\w)"),
    ("мин.", r"минут\w*|мин\.(?!\w)"),
    ("дн.", r"дн(?:я|ей|ям|ями|ях|ю|ём|ем)(?!\w)|день(?!\w)|дн\.(?!\w)|сут(?:ок|ки)"),
    ("нед.", r"недел[яиюь]\w*"),
    ("мес.", r"месяц\w*|мес\.(?!\w)"),
    ("лет", r"лет(?!\w)|год(?:а)?(?!\w)"),
    ("руб.", r"руб(?:\.|л\w+)"),
    ("балл", r"балл(?:а|ов|ам|ах)?(?!\w)"),
    ("раз", r"раз(?:а)?(?!\w)"),
    ("с.", r"с\.(?!\s*\d)|стр\.|страниц\w*"),
    ("п. л.", r"п\.\s?л\.|печатн\w+\s+лист\w*"),
    ("км", r"км(?!\w)|километр\w*"),
)  # fmt: skip
_UNIT = [(unit, re.compile(rf"[ \t\u00a0]*(?:{words})", _I)) for unit, words in _UNITS]
_CLAUSE = re.compile(r"[,;:()]|\s[–—-]\s|(?<!\w)(?:и|а|но)\s")
_OPENER = re.compile(r"[\s(\[–—:=-]+$")
_IN_NUMBER = re.compile(r"\s+в\s+(?:общем\s+)?(?:количестве|числе|объ[её]ме)\s*$", _I)
_QUANTITY = re.compile(r"(?<!\w)(?:количество|число|численность|доля|процент|охват)\s", _I)
ROSE = re.compile(
    r"(?<!\w)(?:(?:при)?рост\w*|вырос\w*|увелич\w+|возрос\w*|повыс\w+|поднял\w+|прибавил\w*"
    r"|превы\w+)(?!\w)[^.;()\d]{0,60}$",
    _I,
)
FELL = re.compile(r"(?<!\w)(?:сниз\w+|снижени\w+|уменьш\w+|сокра\w+|упал\w*|спад\w*)(?!\w)[^.;()\d]{0,60}$", _I)
# «больше на 25 %», «меньше в 2 раза»: a growth, where «больше 25 %» is a size.
_GROWN_BY = re.compile(r"(?<!\w)(?:больше|выше|меньше|ниже)\s+(?:на|в(?=\s*\d[\d,.\u00a0 ]*раз))\s*", _I)
_GREATER = re.compile(r"\s*,?\s*(?:больше|выше|более|чаще|меньше|ниже|менее|реже)(?!\w)", _I)
_COMPARED_WITH = re.compile(r"сравнени\w+\s+со?\s+(?:[а-яё]+\s+){0,2}$", _I)
_STOP = re.compile(r"[.!?…]+[»\")]*\s+(?=[«\"(]?[А-ЯЁA-Z])|\n")
_NO_STOP = re.compile(
    r"(?<!\w)(?:[А-ЯЁ]|г|гг|т\.\s?[де]|им|ст|пп?|др|пр|ул|обл|см|руб|тыс|млн|млрд|№|чел|шт|проф|доц|зам|уч"
    r"|рег|пед|экз|стр)\.$",
    _I,
)


@dataclass(slots=True)
class Draft:
    """A figure in the making: `numeral` in a sentence of letters `first` to `last`, and what the steps found."""

    numeral: Numeral
    first: int
    last: int
    start: int
    end: int
    value: Decimal
    unit: str = ""
    of: str = ""
    phrase: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    change: Change | None = None
    named: NamedPeriod | None = None
    is_past: bool = False
    is_named: bool = False  # the noun is said of this number and not of the one before it
    previous: Draft | None = None
    base: Decimal | None = None
    base_text: str = ""
    count: Decimal | None = None
    counts_after: Counted | None = None
    origin: Draft | None = field(default=None, repr=False)

    @property
    def is_share(self) -> bool:
        return self.unit in {PERCENT, "п.п."}

    @property
    def is_size(self) -> bool:
        """A count of things, neither a share nor a growth."""
        return not self.is_share and self.change is None and self.unit not in {"раз", "лет", "ч.", "дн.", "с.", "мин."}

    def figure(self, text: str, own: Period | None) -> Figure:
        """The finished figure; `own` is the year of the paper."""
        return Figure(
            value=self.value,
            text=text[self.start : self.end],
            unit=self.unit,
            of=self.of,
            phrase=self.phrase,
            qualifier=self.qualifier,
            change=self.change,
            period=(self.named.period if self.named and self.named.period else own),
            when=self.named.text if self.named else "",
            previous=self.previous.value if self.previous else None,
            previous_period=self.previous.named.period if self.previous and self.previous.named else None,
            base=self.base,
            base_text=self.base_text,
            count=self.count,
        )


def drafts_of(text: str, own: Period | None) -> list[list[Draft]]:
    """The numbers of each sentence, with all that stands beside each; links between them are not made yet."""
    numerals = numerals_of(text)
    named = [each for each in find_periods(text, own) if not _is_of_comparison(text, each)] if numerals else []
    found = []
    for first, last in sentences(text):
        inside = [each for each in numerals if first <= each.start < last]
        drafts = [_draft(text, each, first, last) for each in inside]
        for n, draft in enumerate(drafts):
            _name(text, draft, drafts[n - 1] if n else None)
        date_drafts(text, drafts, [each for each in named if first <= each.start < last], own)
        if drafts:
            found.append(drafts)
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; stops of abbreviations and initials end none."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if stop[0] != "\n" and _NO_STOP.search(text[start : stop.start() + 1]):
            continue
        found.append((start, stop.end()))
        start = stop.end()
    return [*found, (start, len(text))]


def _draft(text: str, numeral: Numeral, first: int, last: int) -> Draft:
    draft = Draft(numeral, first, last, numeral.start, numeral.end, numeral.value)
    before = text[first : numeral.start]
    for qualifier, pattern in _BEFORE:
        found = pattern.search(before)
        grown = found and _is_of_growth(text, found["words"].lower(), before, first + found.start(), numeral)
        if found and not grown and not _NEGATED.search(before[: found.start()]):
            draft.qualifier, draft.start = qualifier, first + found.start()
            break
    for unit, pattern in _UNIT:
        measured = pattern.match(text, numeral.end, last)
        if measured and not (unit == "с." and not _ends_there(text, measured.end())):
            draft.unit, draft.end = unit, measured.end()
            break
    if numeral.sign:
        draft.change = Change.MORE if numeral.sign == "+" else Change.LESS
    draft.counts_after = counted_after(text, draft.end, None if draft.unit else draft.value)
    if draft.counts_after and not draft.unit:
        draft.end = draft.counts_after.end
    return draft


def _is_of_growth(text: str, word: str, before: str, start: int, numeral: Numeral) -> bool:
    """«выросло до 25», «больше на 25 %»: the word tells a growth and not how exact the number is."""
    if word == "до":
        return bool(ROSE.search(before) or FELL.search(before))
    by = _GROWN_BY.match(text, start)
    return by is not None and by.end() == numeral.start


def _is_of_comparison(text: str, named: NamedPeriod) -> bool:
    """«по сравнению с прошлым годом школ на 3 больше»: the time of what is compared with; «… с 2022 годом (111)» is the
    time of its number."""
    compared = _COMPARED_WITH.search(text[: named.start])
    return compared is not None and not re.match(r"[\s(–—:-]*\d", text[named.end :])


def _ends_there(text: str, end: int) -> bool:
    """«381 с.» ends a description; «с» elsewhere is a preposition."""
    return not re.match(r"\s*[а-яё]", text[end:])


def _name(text: str, draft: Draft, previous: Draft | None) -> None:
    """What the number counts: the noun after it (also after its unit: «26 % педагогов», «8 чел. – эксперты»), else the
    one before it, else that of the number it stands beside."""
    after = draft.counts_after
    if after is None and draft.unit:
        dash = re.compile(r"\)?\s*[–—-]\s*(?=[а-яё]|[А-ЯЁ]{2})").match(text, draft.end, draft.last)
        after = counted_after(text, dash.end()) if dash and draft.unit in {"чел.", "шт."} else None
    if after is None and draft.is_share and previous and previous.counts_after is None:
        after = draft.counts_after = _behind_bracket(text, draft)
    if after is None and _GREATER.match(text, draft.end):
        after = _grown_noun(text, draft, previous)
    if after is not None:
        draft.of, draft.phrase, draft.is_named = after.of, after.phrase, True
        return
    if previous and not _OPENER.search(text[previous.end : draft.start].rstrip(" ")) and _goes_on(text, draft):
        draft.of, draft.phrase = previous.of, previous.phrase
        return
    start = previous.end if previous else draft.first
    shown = _OPENER.sub("", text[start : draft.start])
    in_number = _IN_NUMBER.search(shown)
    if in_number:
        found = counted_before(text, start, start + in_number.start(), last=True)
    else:
        found = counted_before(text, _clause_start(text, start, start + len(shown)), start + len(shown))
    if found is not None and not (draft.is_share and previous and _is_beside(text, previous, draft)):
        draft.of, draft.phrase, draft.is_named = found.of, found.phrase, True
    elif previous is not None:
        draft.of, draft.phrase = previous.of, previous.phrase


def _grown_noun(text: str, draft: Draft, previous: Draft | None) -> Counted | None:
    """«участников почти на 50 % больше», «на 50 % больше участников»: in the genitive, before the number or behind."""
    start = _clause_start(text, previous.end if previous else draft.first, draft.start)
    before = grown_before(text, start, draft.start)
    greater = _GREATER.match(text, draft.end, draft.last)
    if before or greater is None or not follows(text, greater.end(), strictly=True):
        return before
    return counted_after(text, greater.end())


def _behind_bracket(text: str, draft: Draft) -> Counted | None:
    """«В 15 (100 %) школах»: the noun stands behind the bracket."""
    closed = re.compile(r"\)\s").match(text, draft.end, draft.last)
    return counted_after(text, draft.end + 1) if closed else None


def _goes_on(text: str, draft: Draft) -> bool:
    """Words follow that are not counted: «и 2 методического», where the noun was said with the number before."""
    return re.match(r"\s+(?:[–—-]\s+)?[а-яё]", text[draft.end :]) is not None


def _is_beside(text: str, previous: Draft, draft: Draft) -> bool:
    """Only a bracket or a dash between two numbers: «16 (50 %)»."""
    return not re.search(r"[а-яё]", text[previous.end : draft.start], _I)


def _clause_start(text: str, start: int, end: int) -> int:
    """The last comma, bracket, dash or conjunction before the number, unless «количество» opens a longer phrase."""
    quantities = list(_QUANTITY.finditer(text, start, end))
    if quantities:
        return quantities[-1].start()
    boundary = start
    for found in _CLAUSE.finditer(text, start, end):
        if text[found.end() : end].strip():
            boundary = found.end()
    return boundary


def date_drafts(text: str, drafts: Sequence[Draft], named: Sequence[NamedPeriod], own: Period | None) -> None:
    """The time of each number: named right after it, else named since the number before it, else that of the number
    before it (if not in brackets), else the one named first in the sentence."""
    for n, draft in enumerate(drafts):
        after_last = drafts[n - 1].end if n else draft.first
        next_start = drafts[n + 1].start if n + 1 < len(drafts) else draft.last
        behind = next((each for each in named if draft.end <= each.start < next_start), None)
        ahead = [each for each in named if after_last <= each.start and each.end <= draft.start]
        if ahead and n and not _own_place(text, drafts[n - 1], ahead[-1], draft):
            ahead = []
        if (
            behind
            and re.fullmatch(r"[\s(,]*", text[draft.end : behind.start])
            and not _belongs_to_next(text, behind, next_start)
        ):
            draft.named = behind
        elif ahead:
            draft.named = ahead[-1]
        elif n and drafts[n - 1].named and not _in_brackets(text, drafts[n - 1]):
            draft.named = drafts[n - 1].named
            draft.is_past = drafts[n - 1].is_past
            continue
        else:
            outer = [
                each for each in named if each.end <= draft.start and not _brackets_open(text, draft.first, each.start)
            ]
            draft.named = outer[0] if outer else None
        draft.is_past = draft.named is not None and is_past(draft.named, own)


def is_past(named: NamedPeriod, own: Period | None) -> bool:
    """Called so, or a year before the paper's own."""
    if named.is_past:
        return True
    if named.period is None or own is None:
        return False
    if named.period.is_academic == own.is_academic:
        return named.period.starts < own.starts
    return named.period.ends < own.starts


def _own_place(text: str, previous: Draft, named: NamedPeriod, draft: Draft) -> bool:
    """The time stands with the later of two numbers: after «(», «,», «против», or close before it."""
    if _named_behind(text, previous, named):
        return bool(re.fullmatch(r"[\s(–—:-]*", text[named.end : draft.start]))
    return True


def _named_behind(text: str, previous: Draft, named: NamedPeriod) -> bool:
    return bool(re.fullmatch(r"\s*", text[previous.end : named.start]))


def _belongs_to_next(text: str, named: NamedPeriod, next_start: int) -> bool:
    """«… 119 (в 2022 году – 111)»: the time is that of the next number."""
    return (
        bool(re.fullmatch(r"\s*(?:[–—:-]|было|проведено|составил\w*|\()?\s*", text[named.end : next_start]))
        and next_start > named.end
    )


def _in_brackets(text: str, draft: Draft) -> bool:
    return _brackets_open(text, draft.first, draft.start)


def _brackets_open(text: str, first: int, position: int) -> bool:
    inside = text[first:position]
    return inside.count("(") > inside.count(")")
