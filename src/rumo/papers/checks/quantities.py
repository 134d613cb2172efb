"""Numbers in a sentence: their value, whether they are a percentage, and the noun they count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

NUMBER = r"\d{1,3}(?: \d{3}){1,3}(?!\d)|\d{1,12}(?:[.,]\d{1,6})?(?!\d)"
YEARS = r"(?:19|20|21)\d\d\s*[-–—/]\s*(?:(?:19|20|21)\d\d|\d\d)(?!\d)|(?:19|20|21)\d\d(?=\s*(?:г\b|гг\b|г\.|год|уч))"

_MONTH = "(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]*"
_DATE = rf"«?\d{{1,2}}»?[.\s]+(?:\d{{1,2}}|[а-яё]+)[.\s]+(?:19|20|21)\d\d|«?\d{{1,2}}»?\s+{_MONTH}"
_ACT_NUMBER = r"(?:№|N|No\.?|п\.|ст\.)\s*\d[\w./-]*"
_MARK = r"^\d+(?:\.\d+)*[.)]\s"
_CLASS = r"\b\d+\s*(?:класс|кл\.)"
_ORDINAL = r"\d+-?(?:й|го|му|ый|ая|ой|ые|ом)\b"
_NOT_COUNTS = re.compile(
    rf"{_DATE}|{YEARS}|{_ACT_NUMBER}|{_MARK}|{_CLASS}|https?://\S+|{_ORDINAL}",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<number>{NUMBER})(?:-(?:х|и|ти|ми|м|ю))?\s*(?P<percent>%|процент[а-яё]*)?(?P<scale>\s*(?:тыс|млн)\w*\.?)?"
)
_NOUN = re.compile(r"\s*(?:[а-яё]+(?:ых|их|ого|его|ой|ых|ые|ие|ный|ая)\s+){0,3}(?P<noun>[А-ЯЁа-яё]+)")
_PEOPLE = re.compile(
    r"^(?:педагог|учител|человек|чел$|работник|участник|специалист|эксперт|слушател|методист|тьютор|член|воспитател|заместител|директор)"
)
_LONG = 10_000  # shorter numbers are printed without blanks
_RUSSIAN = str.maketrans({",": "\u00a0", ".": ","})
_EMPTY = frozenset(
    {"и", "в", "на", "из", "с", "по", "от", "для", "а", "к", "до", "за", "при", "или", "у", "о", "об", "со"}
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`word` is the word counted as printed, «» when none follows the number; `noun` is the same in lower case."""

    value: Decimal
    start: int
    end: int
    is_percent: bool = False
    word: str = ""
    text: str = ""

    @property
    def noun(self) -> str:
        return self.word.lower()

    @property
    def is_people(self) -> bool:
        return bool(_PEOPLE.match(self.noun))

    @property
    def step(self) -> Decimal:
        """One in the last digit printed: 0.1 of «25,7»."""
        return Decimal(1).scaleb(min(int(self.value.as_tuple().exponent), 0))


@lru_cache(maxsize=4096)  # several rules read the same sentence
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """All numbers of the text but dates, years, numbers of acts and of list items."""
    counting = _NOT_COUNTS.sub(lambda found: " " * len(found[0]), text)
    return tuple(_quantity(found, text) for found in _QUANTITY.finditer(counting))


def counts_in(text: str) -> tuple[Quantity, ...]:
    """The numbers that are whole and no percentages: of people, of things."""
    return tuple(each for each in quantities_in(text) if not each.is_percent and each.value == each.value.to_integral())


def number_of(text: str) -> Decimal | None:
    """The value of a table cell that holds a number alone; a dash is nothing."""
    bare = text.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    return Decimal(bare) if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", bare) else None


def stem(word: str) -> str:
    """Enough of a word to meet its other forms."""
    return word.lower().replace("ё", "е")[:5]


def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[А-Яа-яЁё]{4,}", text))


def written(value: Decimal, places: int = 1) -> str:
    """«78,9», «47»."""
    rounded = round(value, places)
    text = f"{rounded.normalize():{',' if abs(rounded) >= _LONG else ''}f}" if rounded else "0"
    return text.translate(_RUSSIAN)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """In per cent."""
    return part * 100 / whole


def total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _quantity(found: re.Match[str], text: str) -> Quantity:
    value = Decimal(found["number"].replace(" ", "").replace(",", "."))
    if found["scale"]:
        value *= 1000 if "тыс" in found["scale"] else 1_000_000
    end = found.end()
    noun = _NOUN.match(text, end)
    word = noun["noun"] if noun and noun["noun"].lower() not in _EMPTY else ""
    return Quantity(value, found.start("number"), end, bool(found["percent"]), word, found[0].strip())
