"""Do the numbers of a sentence agree with each other: growth, shares, parts, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material, Passage
from rumo.papers.checks.quantities import NUMBER, Quantity, counts_in, number_of, share, stem, total, written

_HEDGES = r"почти|около|примерно|приблизительно|более\s+чем|более|свыше"
_BY = rf"(?:(?P<hedge{{n}}>{_HEDGES})\s+)?(?:на|в)\s+(?:(?P<inner{{n}}>{_HEDGES})\s+)?"
_AMOUNT = rf"(?P<number{{n}}>{NUMBER.replace('{', '{{').replace('}', '}}')})\s*(?P<unit{{n}}>%|процент[а-яё]*|раза?)"
_GROWN = r"(?:увелич|вырос|возрос|прирост|рост\b|сниз|снижен|сократ|уменьш)[^.;\d]{0,60}?\b"
_GROWTH = re.compile(
    rf"{_BY.format(n=1)}{_AMOUNT.format(n=1)}\s+(?:больше|выше|меньше|ниже)"
    rf"|{_GROWN}{_BY.format(n=2)}{_AMOUNT.format(n=2)}"
    rf"|[+−]\s?{_AMOUNT.format(n=3)}",
    re.IGNORECASE,
)
_LESS = re.compile(r"меньше|ниже|сниз|сниж|сократ|уменьш|−", re.IGNORECASE)
_OF_THEM = re.compile(r"(?:из них|из которых|в том числе|в т\.\s?ч\.)", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"(?P<count>{NUMBER})(?P<between>[^\d();]{{0,120}})\((?:[^\d()]{{0,20}})?(?P<percent>{NUMBER})\s*%"
)
_OF_WHOLE = re.compile(
    rf"(?P<count>{NUMBER})\s+(?:[а-яё]+\s+){{0,3}}из\s+(?:общего (?:числа|количества)\s+)?(?P<whole>{NUMBER})"
    rf"[^\d;]{{0,60}}?[(–—,-]\s*(?:это |что составляет )?(?P<percent>{NUMBER})\s*%",
    re.IGNORECASE,
)
_SHARE_OVER = re.compile(
    r"(?:дол[яюие]|охва[тч]\w*|от общего|участ\w+|прошли|приняли)[^.;\d]{0,60}?"
    rf"(?<![-+\d.,])(?P<percent>{NUMBER})\s*%",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(r"рост|вырос|увелич|больше|выше|превы|план|перевыпол", re.IGNORECASE)
_BRACKETED = re.compile(r"\((\d{1,9})\)")
_LISTS = re.compile(r":\s*$")
_ROUNDING = Decimal("0.5")
_LOOSE = {"почти": (Decimal("0.85"), Decimal(1)), "более": (Decimal(1), Decimal("1.2"))}
_ROUGHLY = (Decimal("0.85"), Decimal("1.15"))
_EXACTLY = (Decimal(1), Decimal(1))
_LONGEST_LIST = 40


@TEXT_RULES.rule(
    "growth", Severity.ERROR, "Рост не следует из чисел", "40 заявок, почти на 50 % больше, чем годом раньше (20)"
)
def growth(text: Material) -> Iterator[Slip]:
    """Growth is told against the earlier value: 32 after 17 is +88 %, not «почти на 50 %» (seen)."""
    for sentence in text.sentences:
        for found in _GROWTH.finditer(sentence.text):
            values = _compared(sentence.text, found)
            if values is None:
                continue
            now, before = values
            said, follows = _said_growth(found), _real_growth(now, before, found)
            low, high = _limits(found)
            slack = _ROUNDING.scaleb(min(int(said.as_tuple().exponent), 0))
            if not said * low - slack <= follows <= said * high + slack:
                real = _growth_words(now, before, found)
                yield Slip(
                    f"«{found[0].strip()}»: {written(now)} против {written(before)} — это {real}.",
                    sentence.place,
                    found[0].strip(),
                    real,
                )


@TEXT_RULES.rule("share", Severity.ERROR, "Процент не следует из чисел", "12 из 40 (35 %)")
def wrong_share(text: Material) -> Iterator[Slip]:
    """«12 из 40 (35 %)», «Из них 16 (50 %)»: the percentage is the count over its whole, rounded as printed."""
    for passage in text.passages:
        sentences = passage.sentences
        for n, sentence in enumerate(sentences):
            for count, percent, wholes in _shares(sentence, sentences[n - 1] if n else ""):
                fitting = [whole for whole in wholes if whole >= count]
                if fitting and not any(_is_share(count, whole, percent) for whole in fitting):
                    follows = f"{written(share(count, fitting[0]))} %"
                    yield Slip(
                        f"{written(count)} из {written(fitting[0])} — это {follows}, а не {written(percent, 2)} %.",
                        passage.place,
                        f"{written(percent, 2)} %",
                        follows,
                    )


@TEXT_RULES.rule("over_hundred", Severity.ERROR, "Доля больше 100 %", "доля участников — 112 %")
def over_hundred(text: Material) -> Iterator[Slip]:
    """A part is not more than its whole; what grew or was overfulfilled may be."""
    for sentence in text.sentences:
        for found in _SHARE_OVER.finditer(sentence.text):
            percent = number_of(found["percent"])
            if percent is not None and percent > 100 and not _NOT_SHARE.search(sentence.text):
                said = f"{written(percent, 2)} %"
                yield Slip(f"Доля больше целого: «{found[0]}».", sentence.place, said, "не больше 100 %")


@TEXT_RULES.rule("part_over_whole", Severity.ERROR, "Часть больше целого", "20 педагогов, из них 25 молодых")
def part_over_whole(text: Material) -> Iterator[Slip]:
    """«20 педагогов, из них 25 молодых»: none of the parts is more than the number before «из них»."""
    for sentence in text.sentences:
        marker = _OF_THEM.search(sentence.text)
        before = counts_in(sentence.text[: marker.start()]) if marker else ()
        if marker is None or not before:
            continue
        whole = before[-1]
        for part in counts_in(sentence.text[marker.end() :])[:1]:
            if part.value > whole.value > 0 and _same_kind(part, whole):
                yield Slip(
                    f"«{marker[0]}» {written(part.value)}, а всего {written(whole.value)}.",
                    sentence.place,
                    written(part.value),
                    f"не больше {written(whole.value)}",
                )


@TEXT_RULES.rule(
    "parts_sum", Severity.WARNING, "Части не складываются в целое", "146 маршрутов: для молодых (103) и опытных (33)"
)
def parts_sum(text: Material) -> Iterator[Slip]:
    """«146 маршрутов для одних (103) и для других (43)»: numbers alone in brackets part the number before them."""
    for sentence in text.sentences:
        parts = list(_BRACKETED.finditer(sentence.text))
        before = counts_in(sentence.text[: parts[0].start()]) if len(parts) > 1 else ()
        if not before or _OF_THEM.search(sentence.text):
            continue
        values = [Decimal(part[1]) for part in parts]
        whole = before[-1].value
        if max(values) < whole and total(values) != whole and len(before) == 1:
            summed = f"{' + '.join(map(written, values))} = {written(total(values))}"
            yield Slip(f"{summed}, а всего названо {written(whole)}.", sentence.place, written(whole), summed)


@TEXT_RULES.rule(
    "list_count", Severity.WARNING, "Число не сходится со списком", "проведены 4 заседания: … (в списке три)"
)
def list_count(text: Material) -> Iterator[Slip]:
    """«Проведены 4 заседания:» and a list of four. A number that is parted («в том числе») counts other things."""
    for n, passage in enumerate(text.passages[:-1]):
        listed = _list_after(text.passages, n)
        counts = counts_in(passage.sentences[-1]) if _LISTS.search(passage.text) and passage.sentences else ()
        if len(counts) != 1 or not 1 < len(listed) <= _LONGEST_LIST or _OF_THEM.search(passage.text):
            continue
        count = counts[0]
        if count.noun and count.value != len(listed) and count.value <= _LONGEST_LIST and not count.is_people:
            yield Slip(
                f"Названо: {written(count.value)} ({count.noun}), а в списке {len(listed)}.",
                passage.place,
                written(count.value),
                str(len(listed)),
            )


def _compared(sentence: str, change: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The later and the earlier value that the change is told of, None when the sentence has no such two."""
    before = counts_in(sentence[: change.start()])
    after = counts_in(" " * change.end() + sentence[change.end() :])
    turned = re.search(rf"(?:с|от)\s+(?P<old>{NUMBER})(?:\s+[а-яё]+){{0,2}}\s+до\s+(?P<new>{NUMBER})", sentence)
    if turned and "%" not in sentence[turned.start() : turned.end() + 2]:
        pair = number_of(turned["new"]), number_of(turned["old"])
        return (pair[0], pair[1]) if pair[0] is not None and pair[1] else None
    if before and after and re.match(r"[^;]{0,80}$", sentence[change.end() : after[0].start]):
        current, previous = before[-1], after[0]
    elif change["number3"] and len(before) > 1:
        current, previous = before[-2], before[-1]
    else:
        return None
    return (current.value, previous.value) if previous.value and _same_kind(previous, current) else None


def _said_growth(change: re.Match[str]) -> Decimal:
    return Decimal(_part(change, "number").replace(" ", "").replace(",", "."))


def _part(change: re.Match[str], name: str) -> str:
    """The group of that name, whichever way of telling a growth it stands in."""
    return next((value for key, value in change.groupdict().items() if value and key.startswith(name)), "")


def _in_times(change: re.Match[str]) -> bool:
    return _part(change, "unit").lower().startswith("раз")


def _real_growth(now: Decimal, before: Decimal, change: re.Match[str]) -> Decimal:
    """How much more (or less, when that is said) the later value is: per cent, or times."""
    less = bool(_LESS.search(change[0]))
    if _in_times(change):
        return (before / now if now else Decimal(0)) if less else now / before
    grown = share(now - before, before)
    return -grown if less else grown


def _growth_words(now: Decimal, before: Decimal, change: re.Match[str]) -> str:
    if _in_times(change):
        return (
            f"в {written(now / before)} раза"
            if now >= before
            else f"в {written(before / now)} раза меньше"
            if now
            else "ничего"
        )
    grown = share(now - before, before)
    return f"{'+' if grown >= 0 else '−'}{written(abs(grown))} %"


def _limits(change: re.Match[str]) -> tuple[Decimal, Decimal]:
    hedge = (_part(change, "hedge") or _part(change, "inner")).split()
    if not hedge:
        return _EXACTLY
    word = "более" if hedge[0].lower() in {"более", "свыше"} else hedge[0].lower()
    return _LOOSE.get(word, _ROUGHLY)


def _shares(sentence: str, previous: str) -> Iterator[tuple[Decimal, Decimal, list[Decimal]]]:
    """Count, percentage and the wholes it may be of, in the order of likelihood."""
    for found in _OF_WHOLE.finditer(sentence):
        count, whole, percent = (number_of(found[name]) for name in ("count", "whole", "percent"))
        if count is not None and whole and percent is not None:
            yield count, percent, [whole]
    marker = _OF_THEM.search(sentence)
    if marker is None:
        return
    wholes = [each.value for each in counts_in(sentence[: marker.start()])[-1:] or counts_in(previous)]
    for found in _IN_BRACKETS.finditer(sentence, marker.end()):
        count, percent = number_of(found["count"]), number_of(found["percent"])
        if count is not None and percent is not None:
            yield count, percent, [whole for whole in wholes if whole]


def _is_share(count: Decimal, whole: Decimal, percent: Decimal) -> bool:
    slack = _ROUNDING.scaleb(min(int(percent.as_tuple().exponent), 0))
    return abs(share(count, whole) - percent) <= slack * Decimal("1.01")


def _same_kind(one: Quantity, other: Quantity) -> bool:
    """Nouns that are known and differ count different things."""
    return (
        not (one.noun and other.noun)
        or stem(one.noun)[:3] == stem(other.noun)[:3]
        or (one.is_people and other.is_people)
    )


def _list_after(passages: Sequence[Passage], n: int) -> list[Passage]:
    group = passages[n + 1].group
    return [each for each in passages[n + 1 : n + 2 + _LONGEST_LIST] if each.group == group] if group else []
