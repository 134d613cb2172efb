"""What counts as carrying out a row, as its words propose it. A person may choose otherwise."""

from __future__ import annotations

import re
from typing import NamedTuple

from rumo.events.enums import EventKind
from rumo.planning.enums import Counted, FactKind


class Execution(NamedTuple):
    """Stored values of `PlanRow.fact_kind` («» where the words do not say) and `PlanRow.counted`."""

    fact_kind: str
    counted: str


_I = re.IGNORECASE
_SUB_BODY = r"(?:секци[йия]\w*|подобъединен\w*|рабочих\s+групп|ОМО|РМО|(?:предметных|методических)\s+объединений)"
_OF_SUB_BODIES = re.compile(
    rf"(?<!\w)(?:заседани[йяе]\w*|работ[аы]|деятельност[ьи])\s+(?:предметных\s+|методических\s+)?{_SUB_BODY}(?!\w)", _I
)
_BY_THEIR_PLANS = re.compile(rf"план\w*\s+(?:работы\s+|заседаний\s+)?{_SUB_BODY}(?!\w)", _I)
_AS_INSTRUCTED = re.compile(r"(?<!\w)поручени\w*", _I)
_MEETINGS = re.compile(
    r"(?:проведени\w*|организаци\w*|подготовк\w*)\s+(?:\w+\s+){0,2}заседани[йя](?!\w)|^заседания(?!\w)", _I
)
# «Разработка плана заседаний» is a paper although it speaks of meetings, so papers are asked first.
_KINDS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (FactKind.PAPER, re.compile(
        r"^(?:под?готовк\w*|разработк\w*|составлени\w*|оформлени\w*|издани\w*|выпуск|утверждени\w*|формировани\w*"
        r"|предоставлени\w*|представлени\w*|написани\w*|актуализаци\w*)\s+(?:\S+\s+){0,5}?"
        r"(?:отч[её]т\w*|план\w*|положени[яей]\w*|рекомендаци\w*|сборник\w*|доклад\w*|реестр\w*|анализ\w*|справк\w*"
        r"|материал\w*|пособи\w*|программ\w*|порядк\w*|регламент\w*|перечн\w*|график\w*)(?!\w)"
        r"|^(?:годовой\s+|ежегодный\s+)?(?:отч[её]т|анализ|план)(?!\w)", _I)),
    (FactKind.MINUTES, re.compile(r"(?<!\w)протокол(?:а|ов|ы|ировани\w*)?(?!\w)", _I)),
    (FactKind.MEETING, re.compile(r"(?<!\w)заседани[йяею]\w*|(?<!\w)совещани[йяею]\w*", _I)),
    (FactKind.ASSIGNMENT, re.compile(r"(?<!\w)поручени\w*|(?<!\w)исполнени\w*\s+(?:решени|плана)\w*", _I)),
    (FactKind.EXPERTISE, re.compile(r"(?<!\w)экспертиз\w*|(?<!\w)экспертн\w+\s+оцен\w+", _I)),
    # Of others' events one brings evidence: «Участие в семинарах института».
    (FactKind.EVIDENCE, re.compile(r"(?<!\w)участи\w*", _I)),
    (FactKind.EVENT, re.compile(
        r"(?<!\w)(?:(?:семинар|вебинар|конференци|форум|фестивал|марафон|мастер-класс|кругл\w+\s+стол|панорам"
        r"|педагогическ\w+\s+чтени|методическ\w+\s+д(?:ень|н[яи]))\w*|конкурс(?!н)\w*)", _I)),
    (FactKind.EVIDENCE, re.compile(
        r"(?<!\w)(?:публикаци|размещени|экспертн|консультаци|конкурсн|курс|стажировк|мониторинг|диагностик|олимпиад"
        r"|сопровождени|обучени|анкетировани|опрос)\w*", _I)),
)  # fmt: skip
# Longer names first: «выездной семинар» is no mere seminar.
_EVENT_KINDS: tuple[tuple[EventKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<!\w){words}", _I))
    for kind, words in (
        (EventKind.FIELD_SEMINAR, r"выездн\w+\s+семинар"),
        (EventKind.METHOD_DAY, r"методическ\w+\s+д(?:ень|н[яи])"),
        (EventKind.ROUND_TABLE, r"кругл\w+\s+стол"),
        (EventKind.READINGS, r"педагогическ\w+\s+чтени"),
        (EventKind.MASTER_CLASS, r"мастер-класс"),
        (EventKind.CONSULTATION, r"консультаци"),
        (EventKind.FESTIVAL, r"фестивал"),
        (EventKind.PANORAMA, r"панорам"),
        (EventKind.SEMINAR, r"семинар"),
        (EventKind.WEBINAR, r"вебинар"),
        (EventKind.CONTEST, r"конкурс"),
        (EventKind.FORUM, r"форум"),
    )
)


def execution_of(title: str, deadline: str) -> Execution:
    """«Проведение заседаний секций» by «планам работы секций» → meetings of the bodies below, each counted."""
    title = title.strip()
    if _AS_INSTRUCTED.search(deadline) or re.search(r"(?<!\w)по\s+поручени\w*", title, _I):
        return Execution(FactKind.ASSIGNMENT, Counted.INSTRUCTIONS)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(title)), None)
    if kind in (FactKind.PAPER, FactKind.MINUTES):
        return Execution(kind, Counted.LINKED)
    if _OF_SUB_BODIES.search(title) or (kind == FactKind.MEETING and _BY_THEIR_PLANS.search(deadline)):
        return Execution(FactKind.MEETING, Counted.SUB_BODIES)
    if kind == FactKind.MEETING and _MEETINGS.search(title):
        return Execution(FactKind.MEETING, Counted.SCHEDULE)
    return Execution(kind or "", Counted.LINKED)


def event_kind_of(title: str) -> EventKind:
    """What kind of event the words of a row name."""
    return next((kind for kind, pattern in _EVENT_KINDS if pattern.search(title)), EventKind.OTHER)
