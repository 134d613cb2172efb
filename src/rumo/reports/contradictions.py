"""A text against its own records: a typed number or growth that the figure quoted beside it does not bear out.

Seen: «почти на 50 %» beside 32 and 17, which is 88 %. What a sentence says of growth and shares among its own numbers
is found by the checks of any paper; here the numbers are asked of the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

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
_ROUNDING = Decimal("1")  # of a percentage printed whole
_PARTLY = re.compile(
    r"\b(?:в том числе|из них|из которых|более|свыше|менее|около|почти|не менее|до|план\w*|секци\w*)\b", re.IGNORECASE
)


def contradictions(analysis: Analysis, book: FigureBook, codes: Iterable[str]) -> list[Finding]:
    """Errors with their places. `codes` are the figures the text speaks of."""
    material = material_of(analysis)
    known = [each for code in dict.fromkeys(codes) if (each := book.get(code)) is not None]
    if material is None or not known:
        return []
    sentences = [each for each in material.sentences if not each.cell]
    return [found for sentence in sentences for found in _found(sentence, known)]


def _found(sentence: Passage, known: Iterable[Known]) -> Iterator[Finding]:
    about = [each for each in known if _speaks_of(sentence.text, each)]
    for figure in about:
        yield from _wrong_growth(sentence, figure)
        yield from _wrong_number(sentence, figure)


def _speaks_of(text: str, figure: Known) -> bool:
    """Every word of the figure's title stands in the sentence, in whatever form."""
    asked = stems(figure.title)
    return bool(asked) and asked <= stems(text)


def _wrong_growth(sentence: Passage, figure: Known) -> Iterator[Finding]:
    """«почти на 50 % больше» where the records of both years give 88 %."""
    if figure.growth is None or not _GROWN.search(sentence.text):
        return
    real = Decimal(str(figure.growth))
    percents = [each for each in quantities_in(sentence.text) if each.is_percent]
    told = [each for each in percents if re.search(r"\bна\s+(?:\w+\s+){0,2}$", sentence.text[: each.start])]
    for each in told:
        said = -each.value if _LESS.search(sentence.text) else each.value
        if abs(said - real) > _ROUNDING:
            follows = growth_phrase(figure.value, figure.previous)
            yield Finding(
                "report.growth_against_records",
                Severity.ERROR,
                f"«{figure.title}»: в тексте «на {each.text}», а по записям {format_number(figure.value)} {follows}.",
                sentence.place,
                each.text,
                follows,
            )


def _wrong_number(sentence: Passage, figure: Known) -> Iterator[Finding]:
    """«проведено 120 вебинаров» where the records have 119; last year's number, a base and a part are no slip."""
    allowed = {Decimal(number) for number in _numbers_of(figure)}
    if _PARTLY.search(sentence.text):
        return
    for each in counts_in(sentence.text):
        if _counts_it(each, figure) and each.value not in allowed:
            yield Finding(
                "report.number_against_records",
                Severity.ERROR,
                f"«{figure.title}»: в тексте {each.text}, а по записям {format_number(figure.value)}.",
                sentence.place,
                each.text,
                format_number(figure.value),
            )


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
