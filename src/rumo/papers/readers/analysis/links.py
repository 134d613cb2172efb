"""What the numbers of a sentence are to each other: share and whole, growth, the value of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumo.papers.analysis import Change
from rumo.papers.readers.analysis.figures import FELL, ROSE, Draft

_I = re.IGNORECASE
_OF_THEM = re.compile(r"(?<!\w)(?:из\s+них|из\s+которых|из\s+этого\s+числа|в\s+том\s+числе|в\s+т\.\s?ч\.)", _I)
_OUT_OF = re.compile(r"\s*(?:[а-яё-]+\s+){0,3}?(?:из|от)\s+(?:общего\s+(?:числа|количества)\s+)?$", _I)
_FIRST_OF = re.compile(r"(?<!\w)из\s+(?:общего\s+числа\s+)?$", _I)
_WHOLE = re.compile(
    r"\s*\)?,?\s*(?P<words>(?:от|из)\s+(?:общего|всего|числа|количества|запланированн|поданн|заявленн|их\b"
    r"|всех|обще)[^.,;()]*)",
    _I,
)
_MORE = re.compile(r"\s*,?\s*(?:больше|выше|более|чаще|превыш\w+|(?:при)?рост\w*)(?!\w)", _I)
_LESS = re.compile(r"\s*,?\s*(?:меньше|ниже|менее|реже|снижени\w+|спад\w*)(?!\w)", _I)
_MORE_BY = re.compile(r"(?<!\w)(?:больше|выше)\s+(?:на|в)\s*$", _I)
_LESS_BY = re.compile(r"(?<!\w)(?:меньше|ниже)\s+(?:на|в)\s*$", _I)
# «на 7 % больше прошлогоднего (111)»: the number in brackets is the one compared with.
_THAN = re.compile(
    r"\s*,?\s*(?:больше|выше|меньше|ниже),?\s(?:[^;.()\d]{0,60}\s)?(?:чем|показател|уровн|прошлогодн|предыдущ|прежн"
    r"|планов|средн|региональн|районн|областн|краев|муниципальн|республиканск)[^;.()\d]{0,60}\(\s*$",
    _I,
)
_BY = re.compile(r"(?<!\w)(?:на|в|составил[аио]?|[–—:-])\s*$", _I)
_AGAINST = re.compile(
    r"(?<!\w)(?:против|вместо|по\s+сравнению\s+с(?:о)?|(?:больше|меньше|выше|ниже|более|менее)?,?\s*чем|было)\s*$", _I
)
_MOVED = re.compile(
    r"(?<!\w)(?:(?:при)?рост|вырос|увелич|возрос|повыс|поднял|измени|сниз|снижени|уменьш|сокра|упал|спад)", _I
)
_FROM = re.compile(r"(?<!\w)(?:с|со)\s*$", _I)
_TO = re.compile(r"^\s*(?:(?:[а-яё]+\s+){0,2}?в\s+\d[^а-яё]{3,12}год\w*\s+)?до\s*$", _I)
_BESIDE = re.compile(r"[\s(–—,:-]*(?:(?:или|что\s+составляет|это|составляет|то\s+есть|т\.\s?е\.)\s*)?[\s(–—-]*", _I)


def link(text: str, drafts: Sequence[Draft], carried: Draft | None) -> Draft | None:
    """Links the numbers of one sentence. `carried` is the whole that «из них» of this sentence speaks of; the one for
    the next sentence comes back."""
    for n, draft in enumerate(drafts):
        _growth(text, draft)
        _from_to(text, drafts, n)
        _against(text, draft, drafts[n - 1] if n else None)
    whole = _part_of(text, drafts, carried)
    for n in range(len(drafts)):
        _share(text, drafts, n)
        _out_of(text, drafts, n)
    for n in reversed(range(len(drafts))):
        _earlier(drafts, n)
    for draft in drafts:
        _grown(drafts, draft)
        _words_of_base(text, draft, whole or carried)
    sizes = [draft for draft in drafts if draft.is_size and not draft.is_past and draft.previous is not draft]
    return whole or (sizes[0] if sizes and not _OF_THEM.search(text[drafts[0].first : drafts[0].start]) else carried)


def _growth(text: str, draft: Draft) -> None:
    """«на 50 % больше», «выросло на 8», «в 1,5 раза больше», «прирост составил 12 %»."""
    before, after = text[draft.first : draft.numeral.start], text[draft.end : draft.last]
    by = _BY.search(before)
    if by is None or draft.change is not None:
        return
    if _MORE_BY.search(before) or _MORE.match(after) or _MORE.match(text[draft.numeral.end : draft.last]):
        draft.change = Change.MORE
    elif _LESS_BY.search(before) or _LESS.match(after) or _LESS.match(text[draft.numeral.end : draft.last]):
        draft.change = Change.LESS
    elif by[0].strip().lower() != "в" or draft.unit == "раз":
        lead = before[: by.start()] + (" " if by[0].strip().lower() in {"на", "в"} else "")
        is_growth_word = by[0].strip().lower() in {"на", "в"}
        if ROSE.search(lead) and (is_growth_word or draft.is_share):
            draft.change = Change.MORE
        elif FELL.search(lead) and (is_growth_word or draft.is_share):
            draft.change = Change.LESS


def _from_to(text: str, drafts: Sequence[Draft], n: int) -> None:
    """«выросло со 111 до 119»: the second number is compared with the first."""
    if not n:
        return
    first, second = drafts[n - 1], drafts[n]
    before = text[first.first : first.numeral.start]
    if _MOVED.search(before) and _FROM.search(before) and _TO.match(text[first.end : second.numeral.start]):
        second.previous, first.is_past = first, True
        second.qualifier, second.start = first.qualifier.EXACT, second.numeral.start
        if not second.of or second.counts_after is None:
            second.of, second.phrase = first.of, first.phrase


def _against(text: str, draft: Draft, previous: Draft | None) -> None:
    """«119 вебинаров против 111», «больше, чем 111»: earlier, whether or not the year is named."""
    if previous is None:
        return
    between = text[previous.end : draft.start]
    if _AGAINST.search(between) or (previous.change is not None and _THAN.match(between)):
        draft.is_past = True


def _share(text: str, drafts: Sequence[Draft], n: int) -> None:
    """«16 (50 %)», «2036 педагогов – 10,5 %», «15 (100 %) школ»; also «50 % (16 работ)»."""
    draft = drafts[n]
    if not draft.is_share or draft.change is not None:
        return
    before = drafts[n - 1] if n else None
    if before and before.is_size and before.is_past == draft.is_past and _beside(text, before, draft):
        draft.count = before.value
        if draft.counts_after is not None and before.counts_after is None:
            before.of, before.phrase = draft.of, draft.phrase
        elif draft.counts_after is None:
            draft.of, draft.phrase = before.of, before.phrase
        return
    after = drafts[n + 1] if n + 1 < len(drafts) else None
    if after and after.is_size and re.fullmatch(r"[^,;.()]{0,60}\(\s*|\s*,?\s*или\s+", text[draft.end : after.start]):
        draft.count = after.value


def _beside(text: str, size: Draft, share: Draft) -> bool:
    """The share stands next to the size, or opens a bracket behind what is said of it."""
    between = text[size.end : share.start]
    return bool(_BESIDE.fullmatch(between)) or ("(" not in between[:-1].rstrip("(") and between.endswith("("))


def _out_of(text: str, drafts: Sequence[Draft], n: int) -> None:
    """«15 из 19 школ», «15 школ из 19», «из 19 школ 15»: the whole. «332 педагога из 23 школ» is none: other nouns."""
    if not n:
        return
    first, second = drafts[n - 1], drafts[n]
    if first.is_share or second.is_share:
        return
    alike = first.counts_after is None or second.counts_after is None or first.of.lower() == second.of.lower()
    if second.value >= first.value and _OUT_OF.fullmatch(text[first.end : second.start]) and alike:
        first.base = second.value
        if first.counts_after is None:
            first.of, first.phrase = second.of, second.phrase
    elif first.value >= second.value and _FIRST_OF.search(text[first.first : first.start]) and alike:
        second.base = first.value
        if second.counts_after is None:
            second.of, second.phrase = first.of, first.phrase


def _earlier(drafts: Sequence[Draft], n: int) -> None:
    """A number of an earlier year is what the nearest number of now is compared with."""
    draft = drafts[n]
    if not draft.is_past or draft.change is not None or any(each.previous is draft for each in drafts):
        return
    for other in (*reversed(drafts[:n]), *drafts[n + 1 :]):
        if other.is_past or other.change is not None or other.previous or other.is_share != draft.is_share:
            continue
        if draft.counts_after and other.of and draft.of.lower() != other.of.lower():
            continue
        other.previous = draft
        if draft.counts_after is None:
            draft.of, draft.phrase = other.of, other.phrase
        return


def _part_of(text: str, drafts: Sequence[Draft], carried: Draft | None) -> Draft | None:
    """«Из них 16 …»: parts of the whole named before, in this sentence or the last. The whole, if there is one."""
    found = _OF_THEM.search(text, drafts[0].first, drafts[0].last)
    if found is None:
        return None
    before = [each for each in drafts if each.end <= found.start() and each.is_size and not each.is_past]
    whole = before[-1] if before else carried
    for draft in drafts:
        if whole and draft.start >= found.end() and draft.is_size and not draft.is_past and draft.base is None:
            draft.base = whole.value if whole.value >= draft.value else None
            if not draft.of or (
                draft.counts_after is None and not re.search(r"[а-яё]", text[found.end() : draft.start], _I)
            ):
                draft.of, draft.phrase = whole.of, whole.phrase
    return whole


def _grown(drafts: Sequence[Draft], draft: Draft) -> None:
    """A growth belongs to the number before it and what that is compared with; else to the next one. «План выполнен на
    95 %, участников на 50 % больше»: a number of other things is neither."""
    if draft.change is None:
        return
    at = next(n for n, each in enumerate(drafts) if each is draft)
    others = [each for each in (*reversed(drafts[:at]), *drafts[at + 1 :]) if _may_have_grown(each, draft)]
    sizes = [each for each in others if not each.is_past]
    compared = next((each for each in sizes if each.previous), sizes[0] if sizes else None)
    if compared is None:
        draft.previous = next((each for each in others if each.is_past and not draft.is_share), None)
        return
    draft.count, draft.previous = compared.value, compared.previous
    draft.of, draft.phrase = compared.of, compared.phrase
    draft.named, draft.is_past = compared.named, False


def _may_have_grown(size: Draft, growth: Draft) -> bool:
    if size.change is not None or (size.is_share and not growth.is_share):
        return False
    return not (size.is_named and growth.is_named) or size.of.lower() == growth.of.lower()


def _words_of_base(text: str, draft: Draft, whole: Draft | None) -> None:
    """«50 % от общего количества»: the words for the whole; and the share's whole is its count's, or the one spoken
    of."""
    found = _WHOLE.match(text, draft.end, draft.last)
    if found:
        draft.base_text = found["words"].strip()
        if draft.unit in {"чел.", "шт."}:
            return
    if draft.is_share and draft.change is None and draft.base is None and draft.count is not None and whole is not None:
        is_whole = draft.base_text != "" or draft.count != whole.value
        if (
            is_whole
            and whole.value >= draft.count
            and (draft.base_text or _OF_THEM.search(text[draft.first : draft.start]))
        ):
            draft.base = whole.value
