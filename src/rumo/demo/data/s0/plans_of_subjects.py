"""Plans of the subject associations for 2023/2024, each of its own: one has none, one is still a draft.

What they plan is taken in turn from one stock, so that the year of the region has something done, late and ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rumo.demo.data.s0.meetings import THEMES, WITH_A_DRAFT, WITHOUT_PLAN, held_on, themes_of
from rumo.demo.data.s0.subjects import SUBJECTS, Subject
from rumo.demo.data.shapes.directory import MAIN
from rumo.demo.data.shapes.plans import (
    DemoEvidence,
    DemoPlan,
    DemoPlannedMeeting,
    DemoQuestion,
    DemoRow,
    DemoStamp,
    Who,
)
from rumo.directory.enums import Role
from rumo.documents.enums import StampKind
from rumo.meetings.enums import MeetingForm
from rumo.planning.enums import Counted, FactKind, PlanState
from rumo.russian.deadlines.periods import Period

LEADER = Who("Руководитель ОМО", role=Role.LEADER)
MEMBERS = Who("Члены ОМО", role=Role.MEMBER)
APPROVED_ON = date(2023, 9, 28)


@dataclass(frozen=True, slots=True)
class _Task:
    """`terms` are the phrases that different bodies use, each with the day on which such a task was usually done."""

    title: str
    expected: str
    codes: str
    terms: tuple[tuple[str, date | None], ...]
    who: Who = MEMBERS


STOCK = (
    _Task(
        "Вебинар «Горячей линии РУМО»", "Запись вебинара", "1 П1",
        (("октябрь", date(2023, 10, 11)), ("ноябрь", date(2023, 11, 8)), ("январь", date(2024, 1, 30))), LEADER,
    ),
    _Task(
        "Разбор результатов государственной итоговой аттестации", "Аналитическая справка", "3 П2.2",
        (("сентябрь–октябрь", date(2023, 10, 5)), ("до 15 октября", date(2023, 10, 18)),
         ("I четверть", date(2023, 10, 20))),
    ),
    _Task(
        "Рекомендации по трудным темам", "Рекомендации для сборника", "1",
        (("до 1 марта", date(2024, 2, 27)), ("март", date(2024, 3, 21)), ("до 15 февраля", date(2024, 2, 20))),
    ),
    _Task(
        "Мастер-класс для школ с низкими результатами", "Видеозапись мастер-класса", "П2.3 4.5",
        (("февраль", date(2024, 2, 14)), ("март", date(2024, 3, 6)), ("февраль–март", date(2024, 3, 13))),
    ),
    _Task(
        "Сопровождение индивидуальных маршрутов педагогов", "Пройденные маршруты", "4.3 4.8",
        (("в течение учебного года", None), ("октябрь–май", date(2024, 5, 29)), ("до 1 июля", None)), LEADER,
    ),
    _Task(
        "Банк заданий по функциональной грамотности", "Пополненный банк заданий", "П2.3",
        (("до 1 апреля", date(2024, 3, 28)), ("апрель", date(2024, 4, 24)), ("до 20 мая", date(2024, 5, 27))),
    ),
    _Task(
        "Наставничество молодых педагогов", "Дневники наставников", "4.4",
        (("в течение учебного года", None), ("сентябрь–май", date(2024, 5, 23)), ("до 15 августа", None)),
    ),
    _Task(
        "Консультации по запросам школ", "Записи консультаций", "П2",
        (("по мере поступления запросов", date(2024, 3, 4)), ("в соответствии с запросами", date(2024, 1, 16)),
         ("по мере поступления запросов", date(2023, 12, 5))),
    ),
    _Task(
        "Обновление страницы объединения на сайте института", "Страница с материалами года", "",
        (("ежеквартально", date(2023, 10, 2)), ("до 1 декабря", date(2023, 11, 29)), ("до 1 июня", date(2024, 6, 3))),
        LEADER,
    ),
    _Task(
        "Отчёт о работе за учебный год", "Отчёт", "",
        (("до 10 июня", date(2024, 6, 7)), ("июнь", None), ("до 15 июня", date(2024, 6, 14))), LEADER,
    ),
)  # fmt: skip


def _rows(number: int) -> tuple[DemoRow, ...]:
    """Six to nine tasks of the stock, and the meetings."""
    left_out = {number % 9, (number * 2 + 1) % 9, (number * 5) % 9} if number % 3 else {number % 9}
    tasks = [(place, task) for place, task in enumerate(STOCK) if place not in left_out]
    return (
        DemoRow(
            "Заседания объединения", "не менее 3 в год", (LEADER,), "Протоколы",
            counted=Counted.SCHEDULE, fact_kind=FactKind.MEETING,
        ),
        *(_row(number, place, task) for place, task in tasks),
    )  # fmt: skip


def _row(number: int, place: int, task: _Task) -> DemoRow:
    deadline, usual_day = task.terms[(number + place) % len(task.terms)]
    done_on = None if (number * 7 + place * 5) % 13 == 0 else usual_day
    return DemoRow(
        task.title,
        deadline,
        (task.who,),
        task.expected,
        directions=tuple(task.codes.split()),
        evidence=(DemoEvidence(done_on, task.expected),) if done_on else (),
        fact_kind=FactKind.EVIDENCE,
    )


def _meetings(number: int) -> tuple[DemoPlannedMeeting, ...]:
    return tuple(
        DemoPlannedMeeting(
            THEMES[theme][0],
            (DemoQuestion(THEMES[theme][2], (LEADER,)),),
            form=MeetingForm.REMOTE,
            held=held_on(number, theme),
        )
        for theme in themes_of(number)
    )


def _plan(number: int, subject: Subject) -> DemoPlan:
    is_draft = subject.key == WITH_A_DRAFT
    return DemoPlan(
        Period.academic_year(2023),
        f"План работы областного методического объединения {subject.of} на 2023/2024 учебный год",
        by=subject.key_of(0),
        drawn_up=date(2023, 9, 1 + number % 14),
        body=subject.key,
        parent=MAIN,
        rows=_rows(number),
        meetings=_meetings(number),
        stamps=() if is_draft else (DemoStamp(StampKind.APPROVED, "Председатель РУМО", APPROVED_ON),),
        in_force_from=date(2023, 9, 1),
        state=PlanState.DRAFT if is_draft else PlanState.IN_FORCE,
    )


PLANS = tuple(_plan(number, subject) for number, subject in enumerate(SUBJECTS) if subject.key != WITHOUT_PLAN)
