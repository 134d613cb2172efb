"""Plans as associations write them, for reading back, and what of a plan cannot be seen on the sheet.

Any words can be printed, but not all can be told apart again: a person called «–», a deadline that says «семинар».
Here fields say what fields say.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from rumo.papers.blocks import Block, ItemList, Paragraph, Run, normalized, paragraph
from rumo.papers.layout import PaperLayout, StampPlace
from rumo.papers.people import Signature
from rumo.papers.plan import (
    Extra,
    Plan,
    PlanAnnex,
    PlannedMeeting,
    PlanRow,
    PlanStamp,
    Question,
    Responsible,
    StampKind,
)
from rumo.papers.readers.people import trimmed
from rumo.papers.tests import strategies as free
from rumo.papers.tests.readers.readable import NAMES, sentences
from rumo.papers.tests.strategies import some
from rumo.papers.wording.meetings import answering
from rumo.papers.wording.stamps import LEFT
from rumo.russian.deadlines.periods import Period
from rumo.russian.typography import plain, tidy

years = st.sampled_from(
    [
        (Period.calendar_year(2024), "на 2024 год"),
        (Period.academic_year(2023), "на 2023/2024 учебный год"),
        (Period.calendar_year(2025), "на 2025 г."),
    ]
)
bodies = st.sampled_from(
    [
        ("секция учителей физики", "секции учителей физики"),
        ("районное методическое объединение учителей химии", "районного методического объединения учителей химии"),
        ("методический совет города", "методического совета города"),
    ]
)
deadlines = st.sampled_from(
    [
        "",
        "в течение года",
        "до 10 декабря",
        "январь-февраль",
        "не реже одного раза в квартал (дата определяется до 10 числа первого месяца квартала)",
        "по планам работы секций (не менее 3-х в год)",
        "своевременно",
        "по мере поступления поручений",
    ]
)
doers = st.sampled_from(
    [
        *NAMES,
        "Председатель РУМО",
        "руководители секций РУМО",
        "Заместители председателя РУМО",
        "Эксперты РУМО",
        "ГБУ ДПО «Институт развития образования»",
    ]
)
approvers = st.builds(
    Responsible,
    st.sampled_from(["Председатель РУМО", "Секретарь РУМО"]),
    st.just(True),
    st.sampled_from(["Согласование планов", "Утверждение отчёта"]),
)
executors = st.builds(Responsible, doers)
people = st.tuples(some(executors), some(approvers, 1)).map(lambda found: _once((*found[0], *found[1])))
points = some(sentences.map(lambda text: f"пункт {text.lower()}"))
rows = st.builds(
    PlanRow,
    number=st.just(""),
    title=sentences,
    points=points,
    section=st.just(""),
    deadline=deadlines,
    responsible=people,
    expected=sentences | st.just(""),
    extras=some(st.builds(Extra, st.just("Целевая аудитория"), sentences), 1),
)
questions = st.builds(Question, st.just(""), sentences, some(executors, 2).map(lambda found: _once(found)))
meetings = st.builds(
    PlannedMeeting,
    number=st.just(""),
    title=st.just("") | sentences,
    questions=st.lists(questions, min_size=1, max_size=4).map(tuple),
    relevance=st.just("") | sentences | st.tuples(sentences, sentences).map("\n".join),
    deadline=st.sampled_from(["", "февраль", "до 10 мая", "II квартал"]),
    form=st.sampled_from(["", "очная форма проведения", "дистанционно", "собрание"]),
    responsible=some(executors, 2).map(lambda found: _once(found)),
)
stamps = st.builds(
    PlanStamp,
    st.sampled_from(StampKind),
    st.sampled_from(
        ["Министерство образования Озёрной области", "на заседании секции", "приказом директора", "решением совета"]
    ),
    free.dates,
    st.sampled_from(["", "1", "24-ОД"]),
)
forewords = some(
    sentences.map(lambda text: paragraph(f"{text}."))
    | st.lists(sentences.map(lambda text: paragraph(f"{text};")), min_size=1, max_size=3).map(
        lambda found: ItemList(tuple(found))
    )
)
layouts = st.builds(
    PaperLayout,
    st.sampled_from(StampPlace),
    st.none() | st.booleans(),
    st.sampled_from([20, 30]),
    st.sampled_from([12, 14]),
)


def readable_plans() -> st.SearchStrategy[Plan]:
    """Plans with rows, with a schedule, with both; numbered from one."""
    return st.tuples(
        years,
        bodies,
        st.tuples(st.lists(rows, max_size=5), st.lists(meetings, max_size=3)).filter(any),
        st.builds(
            Plan,
            st.just(""),
            stamps=some(stamps, 4),
            foreword=forewords.map(lambda found: _parted(normalized(found))),
            signatures=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(_signed),
            layout=layouts,
        ),
        st.sampled_from([(), ("Состав экспертов",)]),
        st.booleans(),
    ).map(lambda found: _whole(*found))


def _whole(year: Any, body: Any, lists: Any, plan: Plan, annexes: tuple[str, ...], in_sections: bool) -> Plan:
    (period, when), (name, genitive) = year, body
    planned, held = lists
    numbered = tuple(
        replace(
            row,
            number=str(n),
            printed_number=f"{n}.",
            section=("Первый раздел", "Второй раздел")[n > 2] if in_sections else "",
        )
        for n, row in enumerate(planned, start=1)
    )
    schedule = (PlanAnnex(1, f"План заседаний {genitive} {when}"),) if planned and held else ()
    return replace(
        plan,
        title=f"План работы {genitive} {when}",
        body=name,
        period=period,
        rows=numbered,
        meetings=tuple(_numbered(meeting, n) for n, meeting in enumerate(held, start=1)),
        annexes=(*schedule, *(PlanAnnex(n, title) for n, title in enumerate(annexes, start=2))),
    )


def _numbered(meeting: PlannedMeeting, number: int) -> PlannedMeeting:
    questions = tuple(replace(each, number=str(n)) for n, each in enumerate(meeting.questions, start=1))
    return replace(meeting, number=str(number), questions=questions)


def seen(plan: Plan) -> Plan:
    """A plan without what its sheet does not show, and with what any reader makes of what it shows:

    the layout; the order of stamps that stand in two corners; the order of annexes; who answers for a meeting where it
    is told of each question; persons listed beside as many questions answer for one each, and beside an only question
    for that; the stop at the end of a field; kinds of blanks.
    """
    stamps = sorted(plan.stamps, key=lambda stamp: (stamp.kind not in LEFT, str(stamp)))
    return _plain(
        replace(
            plan,
            layout=PaperLayout(),
            stamps=tuple(stamps),
            foreword=normalized(plan.foreword),
            rows=tuple(replace(row, printed_number=row.printed_number or row.number) for row in plan.rows),
            meetings=tuple(map(_seen_meeting, plan.meetings)),
            annexes=tuple(sorted(plan.annexes, key=lambda annex: (annex.number or 0, annex.title))),
        )
    )


def _seen_meeting(meeting: PlannedMeeting) -> PlannedMeeting:
    people = answering(meeting)
    if people and (not meeting.responsible or {*meeting.responsible} == {*people}):
        return replace(meeting, responsible=people)
    questions = meeting.questions
    if len(questions) == 1 and meeting.responsible:
        questions = (replace(questions[0], responsible=questions[0].responsible or meeting.responsible),)
    elif len(questions) == len(meeting.responsible):
        questions = tuple(
            replace(each, responsible=each.responsible or (who,))
            for each, who in zip(questions, meeting.responsible, strict=True)
        )
    return replace(meeting, questions=questions)


def _plain(value: Any) -> Any:
    if isinstance(value, StampKind | Period | PaperLayout):
        return value
    if isinstance(value, str):
        return trimmed(plain(tidy(value))) if "\n" not in value else "\n".join(map(_plain, value.split("\n")))
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, Paragraph):
        return Paragraph(tuple(Run(plain(tidy(run.text)), run.bold, run.italic) for run in value.runs))
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{each.name: _plain(getattr(value, each.name)) for each in fields(value)})
    return value


def _once(found: tuple[Responsible, ...]) -> tuple[Responsible, ...]:
    return tuple({who.text: who for who in found}.values())


def _signed(names: list[str]) -> tuple[Signature, ...]:
    return tuple(Signature(post, name) for post, name in zip(("Председатель", "Секретарь"), names, strict=False))


def _parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Two lists in a row look like one."""
    kept: list[Block] = []
    for block in blocks:
        if not (kept and isinstance(block, ItemList) and isinstance(kept[-1], ItemList)):
            kept.append(block)
    return tuple(kept)
