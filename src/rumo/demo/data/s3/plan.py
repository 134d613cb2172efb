"""The association's plan of 2024: thirteen rows, the schedule of four meetings, stamps in the wrong order.

It was approved on 28 February and agreed with the ministry a month later, after the terms of rows 4 and 5. That is
how such plans come, and what the check of the plan remarks.
"""

from __future__ import annotations

from datetime import date

from rumo.assignments.enums import AssignmentState
from rumo.demo.data.s3.meetings import PROPOSALS
from rumo.demo.data.shapes.directory import INSTITUTE
from rumo.demo.data.shapes.plans import (
    DemoEvidence,
    DemoInstruction,
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
from rumo.planning.enums import Counted, FactKind
from rumo.russian.deadlines.periods import Period

CHAIR = Who("Председатель УМО", role=Role.CHAIR)
DEPUTIES = Who("Заместители председателя УМО", role=Role.DEPUTY)
SECRETARY = Who("Секретарь УМО", role=Role.SECRETARY)
LEADERS = Who("Руководители секций УМО", role=Role.LEADER, of_sub_bodies=True)
EXPERTS = Who("Эксперты УМО", role=Role.EXPERT)
UIRO = Who("ГБУ ДПО «УИРО»", organization=INSTITUTE)

AGREEMENT = "Согласование планов"
ELSEWHERE = (
    "Участие в мероприятиях Министерства образования и науки Уральской области, ГБУ ДПО «УИРО» (по согласованию)"
)
SITE = "https://uiro.example/umo"


def _agrees(who: Who) -> Who:
    return Who(who.text, role=who.role, is_approver=True, duty=AGREEMENT)


ROWS = (
    DemoRow(
        "Руководство деятельностью УМО по Положению в пределах его компетенции",
        "В течение всего года",
        (CHAIR, UIRO),
        "Участие педагогической общественности в методическом сопровождении школ области",
    ),
    DemoRow(
        "Работа секций УМО:",
        "В соответствии с планами работы секций",
        (CHAIR, LEADERS),
        "Планы секций, которые отвечают задачам развития образования области; методические материалы",
        points=(
            "секция в части ФГОС общего образования",
            "секция в части федеральных основных общеобразовательных программ",
            "секция в части концепций учебных предметов (предметных областей)",
            "секция в части государственной аккредитации и контроля (надзора) в сфере образования",
            "секция по профессиональному совершенствованию педагогических работников",
        ),
        counted=Counted.SUB_BODIES,
    ),
    DemoRow(
        "Организационное, техническое и информационное обеспечение УМО",
        "В соответствии с планами работы УМО и секций",
        (UIRO, SECRETARY, LEADERS),
        "Действующий раздел УМО на сайте института",
        evidence=(DemoEvidence(date(2024, 3, 5), "Раздел УМО на сайте института обновлён", SITE),),
        fact_kind=FactKind.EVIDENCE,
    ),
    DemoRow(
        "Составление плана заседаний УМО",
        "Январь",
        (CHAIR, DEPUTIES, SECRETARY),
        "План заседаний УМО (прилагается)",
        minutes=(date(2024, 2, 28),),
        fact_kind=FactKind.MINUTES,
    ),
    DemoRow(
        "Составление планов заседаний секций УМО",
        "Январь-февраль",
        (LEADERS, SECRETARY, _agrees(CHAIR), _agrees(DEPUTIES)),
        "Планы заседаний пяти секций",
        reason="План секции профессионального роста возвращён на доработку, остальные четыре согласованы.",
        fact_kind=FactKind.EVIDENCE,
    ),
    DemoRow(
        "Заседания УМО (по отдельному плану на календарный год)",
        "Не реже одного раза в квартал (дата заседания определяется до 10 числа первого месяца квартала)",
        (CHAIR, DEPUTIES, SECRETARY),
        "Протоколы заседаний УМО с материалами",
        counted=Counted.SCHEDULE,
        fact_kind=FactKind.MEETING,
    ),
    DemoRow(
        "Заседания секций УМО (по календарным планам секций)",
        "По планам работы секций (не менее 3-х в год)",
        (LEADERS,),
        "Протоколы заседаний секций с материалами",
        counted=Counted.SUB_BODIES,
        fact_kind=FactKind.MEETING,
    ),
    DemoRow(
        "Экспертиза авторских материалов педагогов области, представленных на гриф УМО",
        "Не реже одного раза в квартал",
        (EXPERTS, UIRO),
        "Материалы с грифом УМО, их реестр на сайте института",
        evidence=(
            DemoEvidence(date(2024, 3, 22), "Экспертиза I квартала: 4 пособия, гриф присвоен трём", f"{SITE}/register"),
        ),
        fact_kind=FactKind.EXPERTISE,
    ),
    DemoRow(
        "Методическая помощь муниципальным методическим службам и объединениям: расширенные заседания секций, "
        "вебинары и видеоконференции, в том числе о функциональной грамотности, обновлённых ФГОС и ФООП",
        f"В соответствии с планами работы секций. {ELSEWHERE}",
        (CHAIR, LEADERS),
        "Методические материалы по основным направлениям развития образования области",
        evidence=(
            DemoEvidence(date(2024, 2, 8), "Вебинар для муниципальных методистов о ФООП, 87 участников"),
            DemoEvidence(date(2024, 4, 11), "Видеоконференция о читательской грамотности, 112 участников"),
        ),
        fact_kind=FactKind.EVIDENCE,
    ),
    DemoRow(
        "Участие в конференциях и семинарах о развитии образования",
        ELSEWHERE,
        (CHAIR, LEADERS),
        "Методические материалы по основным направлениям развития образования области",
        evidence=(DemoEvidence(date(2024, 3, 27), "Областная конференция «Школа и регион», 6 докладов членов УМО"),),
        fact_kind=FactKind.EVIDENCE,
    ),
    DemoRow(
        "Годовой отчёт о деятельности УМО за календарный год",
        "До 10 декабря 2024 г.",
        (CHAIR, SECRETARY),
        "Отчёт, размещённый на сайте института",
        fact_kind=FactKind.PAPER,
    ),
    DemoRow(
        "Информационные и аналитические материалы по поручениям Министерства образования и науки Уральской области",
        "По мере поступления поручений",
        (CHAIR, SECRETARY, LEADERS),
        "Аналитические справки и отчёты, по которым принимаются решения о качестве образования",
        counted=Counted.INSTRUCTIONS,
        fact_kind=FactKind.ASSIGNMENT,
    ),
    DemoRow(
        "Экспертная работа для областных отчётов, управленческих решений, инструктивных писем и адресных рекомендаций "
        "школам",
        "В течение года",
        (CHAIR, SECRETARY, LEADERS, UIRO),
        "Протоколы заседаний УМО с материалами",
        assignments=(PROPOSALS,),
        fact_kind=FactKind.ASSIGNMENT,
    ),
)

MEETINGS = (
    DemoPlannedMeeting(
        "Февраль",
        (
            DemoQuestion("Профессионально-общественная экспертиза в общем образовании области и её нормативная основа"),
            DemoQuestion("Проекты актов о конкурсном отборе экспертов учебных пособий"),
            DemoQuestion("Утверждение Положения о конкурсе по отбору экспертов на присвоение грифа УМО"),
            DemoQuestion("Согласование плана заседаний УМО на 2024 год"),
        ),
        form=MeetingForm.IN_PERSON,
        form_text="очная форма проведения",
        relevance=(
            "Накоплен опыт экспертиз инновационных площадок и программ, его нужно обобщить. Локальные акты "
            "об экспертизе приводятся в соответствие с законодательством. Задаются направления работы на год."
        ),
        held=date(2024, 2, 28),
    ),
    DemoPlannedMeeting(
        "Май",
        (
            DemoQuestion("Методическая поддержка национального проекта «Образование»: опыт области, новые направления"),
            DemoQuestion("Модели адаптации и социализации детей мигрантов и детей с миграционной историей"),
        ),
        form=MeetingForm.IN_PERSON,
        form_text="очная форма проведения",
        relevance=(
            "Завершаются региональные проекты, требуется общая оценка. Растёт число детей с миграционной историей, "
            "школам не хватает методик."
        ),
        held=date(2024, 5, 22),
    ),
    DemoPlannedMeeting(
        "Сентябрь",
        (
            DemoQuestion("Поддержка школ с низкими образовательными результатами"),
            DemoQuestion("Методическое сопровождение решений региона силами методического актива"),
        ),
        form=MeetingForm.IN_PERSON,
        form_text="очная форма проведения",
        relevance=(
            "Причины низких результатов лежат не только в школе. Педагоги мало работают сообща, уровень цифровой "
            "грамотности различается; сообщества помогают это преодолеть."
        ),
    ),
    DemoPlannedMeeting(
        "Ноябрь",
        (
            DemoQuestion("Практики школ по развитию инженерного образования"),
            DemoQuestion("Практики школ по развитию систем профориентации"),
        ),
        form=MeetingForm.IN_PERSON,
        form_text="очная форма проведения",
        relevance=(
            "Поручение губернатора области. Предприятиям не хватает инженеров, школам — учителей математики, физики и "
            "информатики."
        ),
    ),
)

INSTRUCTIONS = (
    DemoInstruction(
        "02-14/318",
        date(2024, 3, 4),
        date(2024, 3, 6),
        "Представить анализ методической помощи школам с низкими результатами за 2023 год",
        "до 29 марта 2024 г.",
        date(2024, 3, 29),
        ("oshchepkova",),
        row=12,
        fate=AssignmentState.ACCEPTED,
        answered_on=date(2024, 3, 27),
    ),
    DemoInstruction(
        "02-14/977",
        date(2024, 6, 3),
        date(2024, 6, 5),
        "Представить предложения об учебных пособиях по истории родного края",
        "до 1 июля 2024 г.",
        date(2024, 7, 1),
        ("oshchepkova", "solodovnik"),
        row=12,
        fate=AssignmentState.IN_WORK,
    ),
)

PLAN = DemoPlan(
    Period.calendar_year(2024),
    "План работы учебно-методического объединения в системе общего образования Уральской области на 2024 год",
    by="oshchepkova",
    drawn_up=date(2024, 1, 25),
    rows=ROWS,
    meetings=MEETINGS,
    stamps=(
        DemoStamp(
            StampKind.APPROVED, "на заседании УМО", date(2024, 2, 28), "1", meeting=date(2024, 2, 28), question=4
        ),
        DemoStamp(StampKind.AGREED, "Министерство образования и науки Уральской области", date(2024, 3, 26)),
    ),
    in_force_from=date(2024, 2, 28),
    instructions=INSTRUCTIONS,
)
