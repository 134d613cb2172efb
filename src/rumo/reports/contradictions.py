"""A text against its own records: a typed number or growth that the figure quoted beside it does not bear out.

Seen: «почти на 50 %» beside 32 and 17, which is 88 %. What a sentence says of growth and shares among its own numbers
is found by the checks of any paper; here the numbers are asked of the records.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rumo.core import figures
from rumo.core.figures import FigureTable
from rumo.papers.analysis import Analysis
from rumo.papers.checks.findings import Finding, Severity
from rumo.papers.checks.material import Passage, material_of
from rumo.papers.checks.quantities import Quantity, counts_in, quantities_in, stem, stems
from rumo.reports.figure_book import FigureBook, Known
from rumo.russian.comparisons import growth_phrase
from rumo.russian.numbers import format_number

_GROWN = re.compile(r"больш|меньш|выше|ниже|вырос|возрос|увелич|сниз|сокра|уменьш|прирост", re.IGNORECASE)
_LESS = re.compile(r"меньш|ниже|сниз|сокра|уменьш", re.IGNORECASE)
_BY = re.compile(r"\bна\s+(?:[а-яё]+\s+){0,2}$", re.IGNORECASE)
_ROUNDING = Decimal("1")  # of a percentage printed whole
_TELLING = 2  # words of a title: one word alone is spoken of for other reasons, too
_PARTLY = re.compile(
    r"\b(?:в том числе|из них|из которых|более|свыше|менее|около|почти|не менее|до|план\w*|секци\w*)\b", re.IGNORECASE
)


def contradictions(analysis: Analysis, book: FigureBook, quoted: Collection[str]) -> list[Finding]:
    """Slips with their places: errors about the figures the text quotes, warnings about others it speaks of.

    Only figures that some sentence speaks of are counted.
    """
    material = material_of(analysis)
    if material is None:
        return []
    sentences = [_Said(each, stems(each.text)) for each in material.sentences if not each.cell]
    spoken = [each.code for each in figures.figures() if any(said.speaks_of(str(each.title)) for said in sentences)]
    known = [each for code in dict.fromkeys([*quoted, *spoken]) if (each := book.get(code)) is not None]
    allowed = {Decimal(number) for each in known for number in _numbers_of(each)}
    return [found for said in sentences for found in _found(said, known, frozenset(quoted), allowed)]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with the stems of its words."""

    passage: Passage
    words: frozenset[str]

    def speaks_of(self, title: str) -> bool:
        """Every word of the figure's title stands in it, in whatever form."""
        asked = _stems(title)
        return bool(asked) and asked <= self.words


@lru_cache(maxsize=512)
def _stems(title: str) -> frozenset[str]:
    return stems(title)


def _found(said: _Said, known: Iterable[Known], quoted: frozenset[str], allowed: set[Decimal]) -> Iterator[Finding]:
    about = [each for each in known if said.speaks_of(each.title)]
    grown = [each for each in about if each.growth is not None and len(_stems(each.title)) >= _TELLING]
    for each in _growths(said.passage.text) if grown else ():
        if not any(_is_growth(each, figure) for figure in grown):
            yield _wrong_growth(said.passage, each, grown[0], grown[0].code in quoted)
    if _PARTLY.search(said.passage.text):
        return
    for figure in about:
        for number in counts_in(said.passage.text):
            if _counts_it(number, figure) and number.value not in allowed:
                yield _wrong_number(said.passage, number, figure, figure.code in quoted)


def _growths(text: str) -> list[tuple[Quantity, Decimal]]:
    """Percentages by which something has grown, with their signs: «на 12 % меньше» is −12."""
    told = []
    for each in quantities_in(text):
        clause = _clause_of(text, each)
        if each.is_percent and _BY.search(text[: each.start]) and _GROWN.search(clause):
            told.append((each, -each.value if _LESS.search(clause) else each.value))
    return told


def _clause_of(text: str, number: Quantity) -> str:
    """The words around a number up to the nearest commas: another clause tells of something else."""
    before = re.split(r"[,;:(](?!\d)", text[: number.start])[-1]
    return before + re.split(r"[,;:)](?!\d)", text[number.start :])[0]


def _is_growth(told: tuple[Quantity, Decimal], figure: Known) -> bool:
    return abs(told[1] - Decimal(str(figure.growth))) <= _ROUNDING


def _wrong_growth(sentence: Passage, told: tuple[Quantity, Decimal], figure: Known, is_quoted: bool) -> Finding:
    """«почти на 50 % больше» where the records of both years give 88 %."""
    said, follows = told[0].text, growth_phrase(figure.value, figure.previous)
    message = f"«{figure.title}»: в тексте «на {said}», а по записям {format_number(figure.value)}, {follows}."
    return _slip("growth_against_records", is_quoted, message, sentence.place, said, follows)


def _wrong_number(sentence: Passage, told: Quantity, figure: Known, is_quoted: bool) -> Finding:
    """«проведено 120 вебинаров» where the records have 119; last year's number and a base are no slip."""
    follows = format_number(figure.value)
    message = f"«{figure.title}»: в тексте {told.text}, а по записям {follows}."
    return _slip("number_against_records", is_quoted, message, sentence.place, told.text, follows)


def _slip(code: str, is_error: bool, message: str, place: str, said: str, follows: str) -> Finding:
    severity = Severity.ERROR if is_error else Severity.WARNING
    return Finding(f"report.{code}", severity, message, place, said, follows)


def _counts_it(counted: Quantity, figure: Known) -> bool:
    return stem(counted.noun) in {stem(word) for word in figure.unit.split()}


def _numbers_of(figure: Known) -> Iterator[int]:
    yield from (figure.value, figure.previous)
    if figure.base is not None:
        yield figure.base
    if figure.table is not None:
        yield from _cells(figure.table)


def _cells(table: FigureTable) -> Iterator[int]:
    for row in (*table.rows, table.total):
        yield from (cell.value for cell in row.cells if cell is not None)
