"""Shares whose whole is not what it seems: of those who reported, of those who began, of nobody knows whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material, Passage
from rumo.papers.checks.quantities import (
    NUMBER,
    Quantity,
    counts_in,
    number_of,
    quantities_in,
    share,
    total,
    written,
)

_EXCEPT = re.compile(
    r"(?P<told>предостав|представ|отчитал|сдал|направил|прислал|ответил|участв|принял)[^.;]{0,80}?"
    rf"(?P<count>{NUMBER})\s+(?P<noun>[а-яё]+)[^.;()]{{0,40}}?\(?\s*(?:кроме|за исключением)\s+(?P<names>[^.;:)]+)",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
_FROM_THEM = re.compile(r"из них|из которых", re.IGNORECASE)
_GROUP = re.compile(rf"(?P<percent>{NUMBER})\s*%\s+(?P<group>[а-яё][^.;,\d()]{{5,120}})", re.IGNORECASE)
_BEGAN = re.compile(
    r"приступи|зарегистрир|начавш|начали|подавш|заявивш|прошедш|отобранн|обучающихся на|участник", re.IGNORECASE
)
_UNTOLD_WHOLE = re.compile(
    rf"(?P<count>{NUMBER})[^.;,\d%]{{0,40}}\bиз\s+(?:общего\s+)?(?:количеств|числ)а\s+(?P<group>[а-яё][^.;,\d()]{{3,60}})",
    re.IGNORECASE,
)
_SURVEY = re.compile(r"опрос|анкетир|опрошен", re.IGNORECASE)
_PAST_SHARE = re.compile(
    rf"(?:прошл|предыдущ|предшеств)\w*\s+(?:уч\w*\.?\s+)?год\w*\s*[–—:-]?\s*(?P<percent>{NUMBER})\s*%", re.IGNORECASE
)
_NEAR = 4  # passages between a share and the numbers it was made of
_WHOLE = Decimal(100)


@TEXT_RULES.rule(
    "of_those_who_reported",
    Severity.ERROR,
    "100 % — от тех, кто отчитался, а не от всех",
    "сведения дали 15 районов (кроме Северного, Южного, Горного и Лесного) … 15 (100 %)",
)
def of_those_who_reported(text: Material) -> Iterator[Slip]:
    """A share of those who reported, while the text names who did not: of all it is less (seen: 15 of 19)."""
    for sentence in text.sentences:
        found = _EXCEPT.search(sentence.text)
        count = number_of(found["count"]) if found else None
        missing = _named(found["names"]) if found else 0
        if found is None or not count or not missing:
            continue
        claimed = next((each for each in text.sentences if _claims_all(each.text, count)), None)
        if claimed is not None:
            whole = count + missing
            follows = f"{written(count)} из {written(whole)} — {written(share(count, whole))} %"
            yield Slip(
                f"«{written(count)} (100 %)» — это доля тех, кто отчитался. "
                f"Не отчитались {missing}, всего {written(whole)}: {follows}.",
                claimed.place,
                f"{written(count)} (100 %)",
                follows,
            )


@TEXT_RULES.rule(
    "of_a_narrower_whole",
    Severity.WARNING,
    "Доля взята от другого целого",
    "26 % педагогов района получили зачёт … приступили 183, из них зачёт у 20 и 27",
)
def of_a_narrower_whole(text: Material) -> Iterator[Slip]:
    """A percentage said of all, while it is that of those who began: 47 of 183 (seen in a yearly analysis)."""
    for n, passage in enumerate(text.passages):
        for found in _GROUP.finditer(passage.text):
            percent = number_of(found["percent"])
            for whole, parts in _parted(text.passages[n + 1 : n + 2 + _NEAR]):
                summed = total(part.value for part in parts)
                wider = _BEGAN.search(whole[1]) and not _BEGAN.search(passage.text, found.start())
                if (
                    percent is None
                    or not wider
                    or round(share(summed, whole[0])) != round(percent)
                    or percent >= _WHOLE
                ):
                    continue
                ratio = f"{written(summed)} из {written(whole[0])} — {written(share(summed, whole[0]))} %"
                yield Slip(
                    f"«{found['percent']} % {found['group'].strip()}»: по тексту это {ratio}, "
                    "то есть доля только тех, кто приступил, а не всех названных.",
                    passage.place,
                    f"{found['percent']} %",
                    ratio,
                )


@TEXT_RULES.rule(
    "whole_not_told", Severity.WARNING, "Не сказано, из скольких", "217 человек из общего количества педагогов"
)
def whole_not_told(text: Material) -> Iterator[Slip]:
    """«217 человек из общего количества педагогов» without that number says nothing about the share."""
    for sentence in text.sentences:
        for found in _UNTOLD_WHOLE.finditer(sentence.text):
            if "%" not in sentence.text:
                yield Slip(
                    f"Сказано «{found[0].strip()}», но сколько всего, не сказано: долю не вычислить.",
                    sentence.place,
                    found[0].strip(),
                )


@TEXT_RULES.rule(
    "survey_without_base", Severity.WARNING, "Не сказано, сколько опрошено", "по итогам опроса довольны 110 человек"
)
def survey_without_base(text: Material) -> Iterator[Slip]:
    """A survey's number means something against the number of those asked."""
    for sentence in text.sentences:
        people = [each for each in counts_in(sentence.text) if each.is_people]
        if _SURVEY.search(sentence.text) and len(people) == 1 and "%" not in sentence.text:
            if re.search(r"опрошен|\bприняли участие|участвовал|охвач|\bиз\s+\d", sentence.text, re.IGNORECASE):
                continue
            said = written(people[0].value)
            yield Slip(f"Итог опроса — {said}, а сколько опрошено, не сказано.", sentence.place, said)


@TEXT_RULES.rule(
    "past_share_without_count", Severity.WARNING, "Прошлогодняя доля без чисел", "10 (31 %), в прошлом году — 47 %"
)
def past_share_without_count(text: Material) -> Iterator[Slip]:
    """«В прошлом году – 47 %» beside a count with its share: of how many is not said, so the two cannot be compared."""
    for sentence in text.sentences:
        for found in _PAST_SHARE.finditer(sentence.text):
            if any(not each.is_percent for each in quantities_in(sentence.text[: found.start()])):
                said = f"{found['percent']} %"
                yield Slip(f"«{found[0]}»: числа, от которых взята доля, не названы.", sentence.place, said)


def _named(names: str) -> int:
    """How many names a list «Северного, Южного и Лесного районов» has."""
    return sum(1 for part in re.split(r",|\s+и\s+", names) if _NAME.match(part.strip()))


def _claims_all(text: str, count: Decimal) -> bool:
    return bool(re.search(rf"(?<!\d){count:f}(?!\d)[^\d%]{{0,20}}\(?\s*100\s*%", text))


def _parted(passages: tuple[Passage, ...]) -> Iterator[tuple[tuple[Decimal, str], list[Quantity]]]:
    """A number with its words, and the parts of it that the next passage names after «из них»."""
    for before, after in pairwise(passages):
        marker = _FROM_THEM.search(after.text)
        wholes = counts_in(before.text)
        parts = list(counts_in(after.text[marker.end() :])) if marker else []
        if wholes and parts and sum(part.value for part in parts) <= wholes[-1].value:
            yield (wholes[-1].value, before.text), parts
