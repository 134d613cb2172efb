"""Plans of the five sections for 2024, each of three meetings and more. The fifth was sent back and is late."""

from __future__ import annotations

from datetime import date

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
from rumo.planning.enums import Counted, FactKind, PlanState
from rumo.russian.deadlines.periods import Period

LEADER = Who("Руководитель секции", role=Role.LEADER)
MEMBERS = Who("Члены секции", role=Role.MEMBER)


def _meeting(deadline: str, question: str, speaker: Who | None = None, held: date | None = None) -> DemoPlannedMeeting:
    questions = (DemoQuestion(question, (speaker,) if speaker else ()),)
    return DemoPlannedMeeting(deadline, questions, form_text="видеоконференция", held=held)


def _meetings_row(number: int) -> DemoRow:
    return DemoRow(
        "Заседания секции",
        "Не менее 3-х в год",
        (LEADER,),
        f"{number} протокола заседаний" if number < 5 else f"{number} протоколов заседаний",
        counted=Counted.SCHEDULE,
        fact_kind=FactKind.MEETING,
    )


def _row(title: str, deadline: str, who: Who, expected: str, *evidence: DemoEvidence, reason: str = "") -> DemoRow:
    return DemoRow(title, deadline, (who,), expected, evidence=evidence, fact_kind=FactKind.EVIDENCE, reason=reason)


def _plan(
    number: int,
    by: str,
    rows: tuple[DemoRow, ...],
    meetings: tuple[DemoPlannedMeeting, ...],
    state: PlanState = PlanState.IN_FORCE,
) -> DemoPlan:
    """The deputies agree to plans of sections, the chair of the association approves them."""
    day = date(2024, 2, 12)
    stamps = (
        DemoStamp(StampKind.AGREED, "Заместитель председателя УМО", date(2024, 2, 9)),
        DemoStamp(StampKind.APPROVED, "Председатель УМО", day),
    )
    return DemoPlan(
        Period.calendar_year(2024),
        "План работы секции на 2024 год",
        by=by,
        drawn_up=date(2024, 1, 29),
        body=f"section_{number}",
        parent=MAIN,
        rows=(_meetings_row(len(meetings)), *rows),
        meetings=meetings,
        stamps=stamps if state == PlanState.IN_FORCE else (),
        in_force_from=day,
        state=state,
    )


PLANS = (
    _plan(
        1,
        "bakhteeva",
        (
            _row(
                "Рекомендации по формирующему оцениванию", "до 1 апреля", Who("Ермоленко И.В.", person="ermolenko"),
                "Рекомендации для учителей гуманитарного цикла",
                DemoEvidence(date(2024, 3, 18), "Рекомендации размещены на сайте института"),
            ),
            _row(
                "Сборник заданий по читательской грамотности", "май",
                Who("Ибатуллина З.М.", person="ibatullina"), "Сборник для 2–4 классов",
                DemoEvidence(date(2024, 5, 17), "Сборник передан в школы"),
            ),
            _row("Консультации для муниципальных методистов", "ежеквартально", MEMBERS, "Записи консультаций",
                 DemoEvidence(date(2024, 3, 12), "Консультация о ФГОС СОО"),
                 DemoEvidence(date(2024, 5, 30), "Консультация о внутренней оценке качества")),
        ),
        (
            _meeting("февраль", "О формирующем оценивании", Who("Ермоленко И.В.", person="ermolenko"),
                     date(2024, 2, 14)),
            _meeting("апрель", "О заданиях по читательской грамотности", Who("Ибатуллина З.М.", person="ibatullina"),
                     date(2024, 4, 24)),
            _meeting("октябрь", "Об итогах введения обновлённых ФГОС", LEADER),
        ),
    ),
    _plan(
        2,
        "chumak",
        (
            _row(
                "Памятка о рабочих программах по ФООП", "до 15 апреля", Who("Крупа О.Л.", person="krupa"),
                "Памятка для заместителей директоров",
                DemoEvidence(date(2024, 4, 26), "Памятка разослана в муниципалитеты"),
            ),
            _row("Экспертиза рабочих программ пилотных школ", "II квартал", MEMBERS, "Заключения по 12 программам"),
        ),
        (
            _meeting("март", "О типичных замечаниях к рабочим программам", Who("Крупа О.Л.", person="krupa"),
                     date(2024, 3, 20)),
            _meeting("май", "О программах естественно-научного цикла", Who("Галюк А.Р.", person="galyuk")),
            _meeting("ноябрь", "О готовности школ к переходу на новые программы", LEADER),
        ),
    ),
    _plan(
        3,
        "solodovnik",
        (
            _row(
                "Перечень лабораторных работ по химии и физике", "март",
                Who("Тер-Аванесян К.Р.", person="ter_avanesyan"), "Перечень для школ области",
                DemoEvidence(date(2024, 3, 6), "Перечень направлен в школы"),
            ),
            _row("Справка о математических классах", "до 1 июня", Who("Рябоконь С.О.", person="ryabokon"),
                 "Справка для министерства", DemoEvidence(date(2024, 5, 29), "Справка передана председателю УМО")),
            _row("Олимпиадная школа для учителей", "сентябрь–октябрь", MEMBERS, "Программа и записи занятий"),
            _row("Участие в экспертизе пособий по запросам института", "в соответствии с запросами", MEMBERS,
                 "Экспертные заключения"),
        ),
        (
            _meeting("февраль", "О лабораторном практикуме", Who("Тер-Аванесян К.Р.", person="ter_avanesyan"),
                     date(2024, 2, 21)),
            _meeting("май", "О концепции математического образования", Who("Рябоконь С.О.", person="ryabokon"),
                     date(2024, 5, 29)),
            _meeting("сентябрь", "О концепциях гуманитарных предметов", LEADER),
            _meeting("декабрь", "О предложениях секции на 2025 год", LEADER),
        ),
    ),
    _plan(
        4,
        "girsh",
        (
            _row("Чек-лист самообследования школы", "до 10 апреля", Who("Удод Е.К.", person="udod"),
                 "Чек-лист по аккредитационным показателям"),
            _row("Сопровождение школ, которые проходят мониторинг", "в течение года", MEMBERS, "Консультации школам"),
        ),
        (
            _meeting("март", "О самообследовании школ", Who("Удод Е.К.", person="udod"), date(2024, 3, 27)),
            _meeting("июнь", "Об итогах аккредитационного мониторинга", LEADER),
            _meeting("октябрь", "О типичных нарушениях по итогам контроля (надзора)",
                     Who("Шкурат П.В.", person="shkurat")),
        ),
    ),
    _plan(
        5,
        "podkorytova",
        (
            _row("Программа наставничества молодых педагогов", "апрель–май", MEMBERS, "Программа"),
            _row("Диагностика профессиональных дефицитов", "сентябрь", Who("Щербина Л.Б.", person="shcherbina"),
                 "Аналитическая справка"),
        ),
        (
            _meeting("апрель", "О программах наставничества", LEADER),
            _meeting("сентябрь", "О диагностике профессиональных дефицитов", Who("Щербина Л.Б.", person="shcherbina")),
            _meeting("ноябрь", "О конкурсах профессионального мастерства", LEADER),
        ),
        state=PlanState.ON_AGREEMENT,
    ),
)  # fmt: skip
