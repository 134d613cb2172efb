"""The words by which old minutes announce their parts. Each pattern says where its spellings were seen."""

from __future__ import annotations

import re

from rumo.russian.cases import Case
from rumo.russian.number_words import ordinal

_I = re.IGNORECASE
_END = r"(?=[\s:.,;(–—-]|$)"

_ORDINALS = {ordinal(number, "m", case): number for number in range(1, 41) for case in (Case.NOMINATIVE, Case.DATIVE)}
_ORDINALS |= {word.replace("ё", "е"): number for word, number in _ORDINALS.items()}
_ORDINAL = "|".join(sorted(map(re.escape, _ORDINALS), key=len, reverse=True))
# «первому вопросу», «1-му вопросу», «вопросу № 1», «1 вопросу повестки дня»
_WHICH = (
    rf"(?:(?P<word>{_ORDINAL})\s+вопросу?|(?P<figure>\d{{1,2}})(?:\s?-?\s?(?:му|ому|ый|й))?\s+вопросу?"
    rf"|вопросу?\s*(?:№|N)?\s*(?P<after>\d{{1,2}}))(?:\s+повестки(?:\s+дня)?)?"
)
WHICH = re.compile(_WHICH, _I)

# ПРОТОКОЛ, Протокол № 3 заседания, ВЫПИСКА ИЗ ПРОТОКОЛА
TITLE = re.compile(r"^(?P<extract>выписка\s+из\s+)?протокол(?:а(?=\W|$))?" + _END, _I)
MEETING = re.compile(
    r"^(?:(?:очередно|внеочередно|расширенно|рабоче|совместно|заочно|выездно|организационно|установочно|итогово|онлайн)"
    r"\w*[\s-]+)*(?:заседани|собрани|совещани)\w*",
    _I,
)
STAMP = re.compile(
    r"^(?:у\s?т\s?в\s?е\s?р\s?ж\s?д|согласован|принят)\w*[\s:.]*$|^(?:УТВЕРЖДАЮ|УТВЕРЖДЕНО?|СОГЛАСОВАНО)\b", _I
)
AGENDA = re.compile(r"^(?:повестка(?:\s+дня|\s+заседания)*|вопросы\s+(?:повестки|для\s+обсуждения))\s*[:.]?\s*", _I)

# Председательствующий, Председательствовал:, Председатель –, Председатель РУМО:
CHAIR = re.compile(r"^(?:председательств\w+|председател[ья]|вел[а]?\s+заседание|ведущ(?:ий|ая)(?=\s*[:\t–—-]))", _I)
SECRETARY = re.compile(r"^(?:ответственный\s+)?секретарь?" + _END + r"|^протокол\s+(?:вел|вёл|вела|составил)", _I)
DEPUTY = re.compile(r"^(?:заместитель|зам\.?)\s+председател", _I)
PRESENT = re.compile(
    r"^(?:на\s+заседании\s+)?(?:присутств\w+|участвовал\w*|участвуют|принял[аи]?\s+участие|участник\w*)"
    r"|^в\s+(?:заседании|работе|голосовании)\w*\s.{0,40}?(?:участ\w+|присутств\w+)"
    r"|^члены\s[^.:]{0,150}:",
    _I,
)
ABSENT = re.compile(r"^(?:отсутств\w+|не\s+присутств\w+|не\s+участвовал\w*|не\s+явил\w+)", _I)
INVITED = re.compile(r"^(?:приглаш[её]н\w*|присутствовали\s+приглаш\w+|гост[ьи]\b|с\s+правом\s+совещательного)", _I)
QUORUM = re.compile(r"\bкворум", _I)
CIRCUMSTANCE = re.compile(
    r"^(?P<what>форма(?:\s+проведения)?|место(?:\s+проведения)?|время(?:\s+(?:проведения|начала|окончания))?"
    r"|срок\s+голосования|дата(?:\s+(?:проведения|заседания))?|начало|окончание|формат(?:\s+проведения)?"
    r"|всего\s+членов|состав|списочный\s+состав)(?:\s+заседания)?\s*[:\t–—-]",
    _I,
)
ATTENDANCE_LIST = re.compile(
    r"^(?:лист\s+регистрации|регистрационный\s+лист|список\s+(?:\w+\s+){0,2}?(?:присутств|участ|членов))", _I
)

_HEARING = r"(?:слушали(?:\s+и\s+обсудили)?|заслушали|выслушали|рассмотрели)"
_TELLING = r"(?:выступ\w+|докладывал[аи]?|доложил[аи]?|сообщил[аи]?|информировал[аи]?|проинформировал[аи]?)"
HEARD = re.compile(rf"^(?P<verb>{_HEARING}){_END}(?:\s+по\s+{_WHICH})?\s*", _I)
BY_QUESTION = re.compile(
    rf"^по\s+{_WHICH}(?P<gap>[\s,:.–—-]*)(?P<title>«[^»]*»)?[\s,:–—-]*(?P<verb>{_HEARING}|{_TELLING})?{_END}", _I
)
REPORTED = re.compile(r"^(?P<verb>докладчик(?:и|\(и\))?|докладывал[аи]?|доложил[аи]?|информация)\s*[:–—-]\s*", _I)
QUESTION = re.compile(rf"^(?:вопрос\s*(?:№\s*)?(?P<after>\d{{1,2}})|(?P<word>{_ORDINAL})\s+вопрос)\b[\s.:–—-]*", _I)
SPOKE = re.compile(
    r"^(?:выступил[аи]?|выступали|выступлени[ея]|в\s+(?:обсуждении|прениях)[^.:]{0,60}?(?:участие|участвовали|выступил[аи])"
    r"|прения|обсуждение)\s*(?=[:–—-]|$)[:–—-]*\s*",
    _I,
)
_DECIDING = r"(?:решили|постановили|решено|рекомендовали|решение|постановление)"
DECIDED = re.compile(
    rf"^(?:по\s+{_WHICH}[\s,:–—-]*)?(?:(?:единогласно|заседание|совет|члены\s+\w+)\s+)?(?:принято\s+|приняли\s+)?"
    rf"{_DECIDING}(?:\s*\((?:\s*{_DECIDING}\s*)\))?(?!\s+(?:принят|не\s+принят))(?:\s+единогласно)?"
    r"(?:\s+по\s+(?:[^:]{0,60}))?(?:\s*[:–—-]\s*|\s*$|\s+(?=[А-ЯЁ\d]))",
    _I,
)
POSTPONED = re.compile(r"^рассмотрение\s+(?:данного\s+)?вопроса\s+(?:перенес|отлож)\w+", _I)
ITEM_PRESENT = re.compile(r"^по\s+вопросу\s+присутств\w+\s+(?P<count>\d+)", _I)
ANNEXES = re.compile(r"^приложени[ея]\s*(?::|$)", _I)
ANNEX = re.compile(r"приложени[еяюи]\w*\s*(?:№|N|No)?\s*(?P<number>\d{1,2})", _I)
SPEAKER = re.compile(
    r"(?:со)?доклад(?:чик(?:и|\(и\)|ов)?|ывает|ывают)\s*[:–—-]*\s*|(?<!\w)(?:со)?докл\.\s*[:–—-]*\s*|выступающ\w+\s*[:–—-]\s*",
    _I,
)

# Where one paragraph says several things: «… района. РЕШИЛИ: утвердить. Голосовали: за – 12.»
INSIDE = re.compile(
    r"[.;!?»)…]\s+(?=(?:СЛУШАЛИ|ВЫСТУПИЛИ|РЕШИЛИ|ПОСТАНОВИЛИ|РЕШЕНИЕ|(?:Решили|Постановили|Выступили|Решение):"
    r"|(?:Г|г)олосовали\b|ГОЛОСОВАЛИ|(?:Результаты|Итоги)\s+голосования|Проголосовали|Решение\s+(?:не\s+)?принято"
    r"|(?:Поименное|Поимённое|Тайное|Открытое)\s+голосование|Принято\s+единогласно|Единогласно))"
)


def which(found: re.Match[str]) -> int | None:
    """The number that a match of WHICH, HEARD, BY_QUESTION, QUESTION or DECIDED names."""
    groups = found.groupdict()
    if groups.get("word"):
        return _ORDINALS[groups["word"].lower()]
    figure = groups.get("figure") or groups.get("after")
    return int(figure) if figure else None
