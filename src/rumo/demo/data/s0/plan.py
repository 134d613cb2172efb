"""The association's plan of 2023/2024: adopted at the forum in August, approved in September, amended twice."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.directory import INSTITUTE
from rumo.demo.data.shapes.plans import (
    DemoAmendment,
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
from rumo.planning.enums import Counted, FactKind
from rumo.russian.deadlines.periods import Period

CHAIR = Who("Председатель РУМО", role=Role.CHAIR)
DEPUTY = Who("Заместитель председателя РУМО", role=Role.DEPUTY)
SECRETARY = Who("Секретарь РУМО", role=Role.SECRETARY)
LEADERS = Who("Руководители ОМО", role=Role.LEADER, of_sub_bodies=True)
EXPERTS = Who("Эксперты РУМО", role=Role.EXPERT)
ZOIRO = Who("ГАУ ДПО «ЗОИРО»", organization=INSTITUTE)

PROGRAMMES, CONCEPTS, CONTROL, GROWTH = (
    "Федеральные основные программы",
    "Концепции учебных предметов",
    "Аккредитация и контроль в образовании",
    "Профессиональное совершенствование педагогов",
)
WORK = "Организация работы РУМО"


def _seen(day: date, title: str) -> DemoEvidence:
    return DemoEvidence(day, title)


def _row(
    section: str,
    codes: str,
    title: str,
    deadline: str,
    who: tuple[Who, ...],
    expected: str,
    *seen: DemoEvidence,
    reason: str = "",
) -> DemoRow:
    """`codes` are those of directions; a priority is written with «П» before its code."""
    return DemoRow(
        title,
        deadline,
        who,
        expected,
        section=section,
        directions=tuple(codes.split()),
        evidence=seen,
        fact_kind=FactKind.EVIDENCE,
        reason=reason,
    )


ROWS = (
    DemoRow(
        "Заседания РУМО", "не менее 4 в год", (CHAIR, SECRETARY), "Протоколы заседаний",
        section=WORK, counted=Counted.SCHEDULE, fact_kind=FactKind.MEETING,
    ),
    DemoRow(
        "Заседания областных методических объединений", "По планам работы ОМО (не менее 3-х в год)", (LEADERS,),
        "Протоколы заседаний ОМО", section=WORK, counted=Counted.SUB_BODIES, fact_kind=FactKind.MEETING,
    ),
    _row(
        WORK, "", "Сбор годовых отчётов ОМО", "до 25 июня", (SECRETARY, LEADERS), "Отчёты 22 объединений",
    ),
    _row(
        PROGRAMMES, "1 П1", "«Горячая линия РУМО»: вебинары о федеральных программах", "ежемесячно", (LEADERS, ZOIRO),
        "Записи вебинаров",
        _seen(date(2023, 9, 20), "9 вебинаров сентября"), _seen(date(2023, 10, 18), "14 вебинаров октября"),
        _seen(date(2023, 11, 22), "15 вебинаров ноября"), _seen(date(2023, 12, 13), "12 вебинаров декабря"),
        _seen(date(2024, 1, 24), "11 вебинаров января"), _seen(date(2024, 2, 21), "14 вебинаров февраля"),
        _seen(date(2024, 3, 20), "16 вебинаров марта"), _seen(date(2024, 4, 17), "15 вебинаров апреля"),
        _seen(date(2024, 5, 22), "13 вебинаров мая"),
    ),
    _row(
        PROGRAMMES, "1 П1", "Методические рекомендации по трудным темам девяти предметов", "до 1 апреля",
        (LEADERS, ZOIRO), "Сборник рекомендаций", _seen(date(2024, 4, 12), "Сборник рекомендаций, 381 страница"),
    ),
    _row(
        CONCEPTS, "2", "Обсуждение хода введения концепций предметов", "II полугодие", (LEADERS,),
        "Предложения объединений", _seen(date(2024, 5, 16), "Предложения четырнадцати объединений"),
    ),
    _row(
        CONCEPTS, "2 П2 П2.1", "Сопровождение занятий «Разговоры о важном»", "сентябрь 2023 – май 2024", (LEADERS,),
        "Разработки занятий", _seen(date(2024, 5, 20), "34 разработки занятий"),
    ),
    _row(
        CONTROL, "3 П2.2", "Разбор результатов государственной итоговой аттестации", "сентябрь–октябрь", (LEADERS,),
        "Аналитические материалы по предметам", _seen(date(2023, 10, 12), "Материалы по 14 предметам"),
    ),
    _row(
        CONTROL, "3 П2.2", "Участие в комиссиях по проверке экзаменационных работ", "май–июнь", (LEADERS,),
        "Проверенные работы",
    ),
    _row(
        GROWTH, "4 4.1 4.6", "Экспертиза программ повышения квалификации и переподготовки",
        "по мере поступления заявок", (EXPERTS, SECRETARY), "Заключения",
        _seen(date(2024, 6, 6), "Рассмотрены 120 программ"),
    ),
    _row(
        GROWTH, "4.3 4.8", "Сопровождение индивидуальных маршрутов педагогов школ с низкими результатами",
        "в течение года", (LEADERS, ZOIRO), "103 маршрута",
    ),
    _row(
        GROWTH, "4.4", "Программы наставничества молодых педагогов", "в течение года", (LEADERS,), "56 программ",
    ),
    _row(
        GROWTH, "4.5", "Экспертиза педагогических разработок для регионального банка", "раз в полугодие",
        (EXPERTS, DEPUTY), "Разработки, рекомендованные в банк",
        _seen(date(2023, 11, 30), "Осенняя экспертиза: подано 18, рекомендовано 6"),
        _seen(date(2024, 4, 25), "Весенняя экспертиза: подано 14, рекомендовано 4"),
    ),
    _row(
        GROWTH, "4.7", "Семинар о профилактике профессионального выгорания", "март", (DEPUTY, ZOIRO),
        "Материалы семинара", reason="Ведущая семинара болела, семинар перенесён на осень.",
    ),
    _row(
        GROWTH, "4.2", "Обсуждение проектов профессиональных стандартов", "в соответствии с запросами", (EXPERTS,),
        "Предложения",
    ),
    _row(
        GROWTH, "П2 П2.3 4.5", "Марафон мастер-классов для школ с низкими результатами", "февраль–март", (LEADERS,),
        "Программа и записи", _seen(date(2024, 3, 15), "Марафон: 22 мастер-класса"),
    ),
)  # fmt: skip


def _planned(deadline: str, title: str, held: date, *questions: DemoQuestion) -> DemoPlannedMeeting:
    return DemoPlannedMeeting(deadline, questions, title=title, form=MeetingForm.MIXED, held=held)


MEETINGS = (
    _planned(
        "сентябрь",
        "Задачи учебного года и план работы",
        date(2023, 9, 14),
        DemoQuestion("О приоритетах государственной политики в образовании и воспитании", (CHAIR,)),
        DemoQuestion("О плане работы РУМО на 2023/2024 учебный год", (SECRETARY,)),
    ),
    _planned(
        "декабрь",
        "Повышение квалификации в 2024 году",
        date(2023, 12, 7),
        DemoQuestion("О направлениях повышения квалификации педагогов и управленцев", (DEPUTY,)),
    ),
    _planned(
        "март",
        "Итоги экспертизы разработок",
        date(2024, 3, 14),
        DemoQuestion("О результатах экспертизы разработок за 2023 год", (Who("Богуш М.О.", person="bogush"),)),
    ),
    _planned(
        "май",
        "Подготовка форума объединений",
        date(2024, 5, 30),
        DemoQuestion("О подготовке форума РУМО", (DEPUTY,)),
    ),
)

AMENDMENTS = (
    DemoAmendment(
        "приказ от 11.12.2023 № 412-ОД",
        "Областной план поддержки школ с низкими результатами добавил постоянный семинар.",
        begun=date(2023, 12, 11),
        in_force_from=date(2023, 12, 15),
        added=(
            _row(
                GROWTH, "4.4 П2.2", "Постоянный семинар для педагогов школ с низкими результатами", "январь–апрель",
                (LEADERS, ZOIRO), "Материалы четырёх занятий",
                _seen(date(2024, 4, 18), "Четвёртое занятие семинара"),
            ),
        ),
    ),
    DemoAmendment(
        "решение РУМО от 14.03.2024 № 3",
        "Сборник рекомендаций выйдет позже, комиссии работают только в июне, обсуждать стандарты не потребовалось.",
        begun=date(2024, 3, 11),
        in_force_from=date(2024, 3, 15),
        terms={5: "до 15 апреля", 9: "июнь"},
        without=(15,),
        meeting=date(2024, 3, 14),
        question=2,
    ),
)  # fmt: skip

PLAN = DemoPlan(
    Period.academic_year(2023),
    "План работы регионального учебно-методического объединения по общему образованию Западной области "
    "на 2023/2024 учебный год",
    by="yasinskaya",
    drawn_up=date(2023, 8, 14),
    rows=ROWS,
    meetings=MEETINGS,
    stamps=(
        DemoStamp(
            StampKind.ADOPTED, "на форуме руководителей областных и муниципальных объединений", date(2023, 8, 24)
        ),
        DemoStamp(
            StampKind.APPROVED, "на заседании РУМО", date(2023, 9, 14), "1", meeting=date(2023, 9, 14), question=2
        ),
    ),
    in_force_from=date(2023, 9, 1),
    amendments=AMENDMENTS,
)
