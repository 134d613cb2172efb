"""Rules about sentences and tables: each fires on its slip and is silent on the same thing said rightly."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.papers.analysis import Analysis
from rumo.papers.blocks import Block
from rumo.papers.checks.findings import TEXT_RULES, Finding
from rumo.papers.checks.papers import check_paper
from rumo.papers.minutes import Minutes
from rumo.papers.plan import Plan
from rumo.papers.tests.checks.made import analysis, listed, meeting, minutes, plan, signed, table
from rumo.russian.deadlines.periods import Period

SCHOOL = Period.academic_year(2023)
LONG = "Оказание поддержки школам при переходе на новые стандарты и программы общего образования"

# (code, paper with the slip, the same paper without it)
CASES: list[tuple[str, Minutes | Plan | Analysis, Minutes | Plan | Analysis]] = [
    (
        "text.arithmetic.growth",
        analysis("Подано 32 шт., что почти на 50 % больше, чем в 2022-2023 уч. году (17шт.). Работа продолжится."),
        analysis("Подано 32 шт., что почти на 90 % больше, чем в 2022-2023 уч. году (17шт.). Работа продолжится."),
    ),
    (
        "text.arithmetic.growth",
        analysis("Число участников выросло на 20 % с 50 до 75 человек."),
        analysis("Число участников выросло на 50 % с 50 до 75 человек."),
    ),
    (
        "text.arithmetic.growth",
        analysis("Проведено 119 вебинаров (годом раньше 111; +9,2 %)."),
        analysis("Проведено 119 вебинаров (годом раньше 111; +7,2 %)."),
    ),
    (
        "text.arithmetic.growth",
        analysis("Заявок 40, в 3 раза больше, чем годом раньше (20)."),
        analysis("Заявок 40, в 2 раза больше, чем годом раньше (20)."),
    ),
    (
        "text.arithmetic.share",
        analysis("Приняли участие 12 школ из 40 (35 %)."),
        analysis("Приняли участие 12 школ из 40 (30 %)."),
    ),
    (
        "text.arithmetic.share",
        analysis(
            "Подано 32 работы. Из них 16 (60% от общего количества) прошли отбор, 10 рекомендованы (31% от поданных)."
        ),
        analysis(
            "Подано 32 работы. Из них 16 (50% от общего количества) прошли отбор, 10 рекомендованы (31% от поданных)."
        ),
    ),
    (
        "text.arithmetic.over_hundred",
        analysis("Доля участников мониторинга составила 112 %."),
        analysis("План приёма заявок выполнен, доля перевыполнения 112 %."),
    ),
    (
        "text.arithmetic.part_over_whole",
        analysis("В клубе 20 педагогов, из них 25 молодых педагогов."),
        analysis("В клубе 25 педагогов, из них 20 молодых педагогов."),
    ),
    (
        "text.arithmetic.parts_sum",
        analysis("Сопровождали 146 маршрутов для учителей школ (103) и молодых учителей (33)."),
        analysis("Сопровождали 146 маршрутов для учителей школ (103) и молодых учителей (43)."),
    ),
    (
        "text.arithmetic.list_count",
        analysis("Проведены 4 заседания объединения:", listed("О плане", "Об экспертизе", "О форуме")),
        analysis("Проведены 3 заседания объединения:", listed("О плане", "Об экспертизе", "О форуме")),
    ),
    (
        "text.tables.column_total",
        analysis(table("Секция | Участники", "физики | 11", "химии | 5", "ИТОГО | 17")),
        analysis(table("Секция | Участники", "физики | 11", "химии | 5", "ИТОГО | 16")),
    ),
    (
        "text.tables.row_total",
        analysis(
            table(
                "Год | Очно | Заочно | Младшие | Старшие | Итого",
                "2022 | 6 | 2 | 5 | 3 | 9",
                "2023 | 1 | 1 | 2 | 0 | 2",
            )
        ),
        analysis(
            table(
                "Год | Очно | Заочно | Младшие | Старшие | Итого",
                "2022 | 6 | 2 | 5 | 3 | 8",
                "2023 | 1 | 1 | 2 | 0 | 2",
            )
        ),
    ),
    (
        "text.tables.column_without_total",
        analysis(table("Секция | Педагоги | Школы", "физики | 11 | 4", "химии | 5 | 3", "ИТОГО | 16 |")),
        analysis(table("Секция | Педагоги | Школы", "физики | 11 | 4", "химии | 5 | 3", "ИТОГО | 16 | 7")),
    ),
    (
        "text.tables.year_missing",
        analysis(table("Год | Практики", "2019 | 0", "2020 | 8", "2021 | 4", "2023 | 8")),
        analysis(table("Год | Практики", "2020 | 0", "2021 | 8", "2022 | 4", "2023 | 8")),
    ),
    (
        "text.tables.norm_not_met",
        analysis(
            table(
                "Показатель | Факт",
                "диагностика | 2036 педагогов – 10,5%",
                "не более 100 педагогов на одного | 123 педагога",
            )
        ),
        analysis(
            table(
                "Показатель | Факт",
                "диагностика | 2036 педагогов – 10,5%",
                "не более 100 педагогов на одного | 223 педагога",
            )
        ),
    ),
    (
        "text.shares.of_those_who_reported",
        analysis(
            "Сведения предоставили 15 районов (кроме Горного, Южного, Усть-Лесного и Речного).",
            "В 15 (100 %) есть модель.",
        ),
        analysis(
            "Сведения предоставили 15 районов (кроме Горного, Южного, Усть-Лесного и Речного).",
            "В 15 (79 %) есть модель.",
        ),
    ),
    (
        "text.shares.of_a_narrower_whole",
        analysis(
            "Зачёт получили 26% педагогов района.",
            "Приступивших к маршрутам 183 педагога.",
            "Из них 20 и 27 получили зачёт.",
        ),
        analysis(
            "Зачёт получили 26% педагогов, приступивших к маршрутам.", "Начавших 183 педагога.", "Из них 20 и 27."
        ),
    ),
    (
        "text.shares.whole_not_told",
        analysis("Диагностику прошли 217 человек из общего количества педагогов района."),
        analysis("Диагностику прошли 217 человек из общего количества педагогов района (25 %)."),
    ),
    (
        "text.shares.survey_without_base",
        analysis("По итогам опроса довольны 110 человек."),
        analysis("По итогам опроса довольны 110 человек, опрошен 141."),
    ),
    (
        "text.shares.past_share_without_count",
        analysis("Рекомендованы 10 работ (31 %, в прошлом учебном году – 47%)."),
        analysis("Рекомендованы 10 работ (31 %, в прошлом учебном году 8 из 17)."),
    ),
    (
        "text.units.two_units",
        analysis("Разработано 1980 маршрутов.", "Всего 1980 педагогов."),
        analysis("Разработано 1980 маршрутов.", "Всего 2036 педагогов."),
    ),
    (
        "text.units.people_or_assignments",
        analysis("На экспертизу поданы 32 работы. К ней привлечены 96 экспертов."),
        analysis("На экспертизу поданы 32 работы. К ней привлечены 25 экспертов."),
    ),
    (
        "text.units.other_people_among",
        analysis("Начали обучение 183 педагога.", "Из них 20 педагогов и 27 заместителей получили зачёт."),
        analysis("Начали обучение 183 педагога.", "Из них 20 педагогов получили зачёт."),
    ),
    (
        "text.units.more_than_places",
        analysis(
            table("Показатель | Факт", "сообщества | Закреплены в 10 районах: / молодых педагогов (11) / лидеров (6)")
        ),
        analysis(
            table("Показатель | Факт", "сообщества | Закреплены в 12 районах: / молодых педагогов (11) / лидеров (6)")
        ),
    ),
    ("text.dates.no_such_day", analysis("Семинар прошёл 31.06.2024."), analysis("Семинар прошёл 30.06.2024.")),
    (
        "text.dates.weekday",
        analysis("Семинар прошёл 13 декабря 2023 года (понедельник)."),
        analysis("Семинар прошёл 13 декабря 2023 года (среда)."),
    ),
    ("text.dates.academic_year", analysis("В 2022–2024 учебном году."), analysis("В 2022–2023 учебном году.")),
    (
        "text.dates.calendar_in_academic",
        analysis("Результаты экспертизы за 2023 год.", period=SCHOOL),
        analysis("Результаты экспертизы за 2023 год.", period=Period.calendar_year(2023)),
    ),
    (
        "text.dates.academic_in_calendar",
        analysis("Диагностика в 2022 – 2023 учебном году – 2036.", "Показатели работы в 2023 году достигнуты."),
        analysis("Диагностика в 2022 – 2023 учебном году – 2036.", "Показатели работы достигнуты."),
    ),
    (
        "text.dates.proof_later",
        analysis(
            "Мониторинг прошёл 01–31 августа 2023 года.",
            table("Показатель | Факт", "актив | Протокол от 04.09.2023 № 3"),
        ),
        analysis(
            "Мониторинг прошёл 01–31 августа 2023 года.",
            table("Показатель | Факт", "актив | Протокол от 04.08.2023 № 3"),
        ),
    ),
    (
        "text.dates.protocol_order",
        analysis("Утверждено: протокол от 01.03.2024 № 3.", "Принято: протокол от 15.04.2024 № 2."),
        analysis("Утверждено: протокол от 01.03.2024 № 2.", "Принято: протокол от 15.04.2024 № 3."),
    ),
    (
        "text.dates.meeting_outside",
        analysis("Заседание объединения состоялось 14.01.2025."),
        analysis("Заседание объединения состоялось 14.12.2024."),
    ),
    (
        "text.names.renamed_authority",
        analysis(
            "Приказ Департамента образования Дальней области.", "Специалисты Министерства образования Дальней области."
        ),
        analysis(
            "Приказ Департамента образования Дальней области.", "Специалисты Департамента образования Дальней области."
        ),
    ),
    (
        "text.names.shortened_body",
        analysis("Руководитель РМО учителей истории и обществознания.", "Собрание РМО учителей истории, 15 человек."),
        analysis("Руководитель РМО учителей истории и обществознания.", "Собрание РМО учителей химии, 15 человек."),
    ),
    (
        "text.completeness.meetings_without_dates",
        analysis(listed("Заседание № 1. О плане", "Заседание № 2. О форуме")),
        analysis(listed("Заседание № 1 (14.02.2024, протокол № 1). О плане", "Заседание № 2 (май). О форуме")),
    ),
    (
        "text.completeness.numbering_style",
        analysis(listed("Заседание № 1, март", "Заседание 2, май")),
        analysis(listed("Заседание № 1, март", "Заседание № 2, май")),
    ),
    (
        "text.completeness.numbering_gap",
        analysis(listed("Заседание № 1, март", "Заседание № 3, май")),
        analysis(listed("Заседание № 1, март", "Заседание № 2, май")),
    ),
    (
        "text.completeness.not_counted",
        analysis("Проводились вебинары, консультации, круглые столы.", "Проведено 119 вебинаров."),
        analysis("Проводились вебинары, консультации.", "Проведено 119 вебинаров и 40 консультаций."),
    ),
    (
        "text.completeness.plan_adopted_twice",
        analysis("План работы был принят на форуме.", "На заседании рассмотрено утверждение плана."),
        analysis("План работы был принят на форуме.", "На заседании рассмотрено выполнение плана."),
    ),
    (
        "text.completeness.figure_without_source",
        plan(
            meetings=[meeting("1", "февраль", relevance="Не хватает более 600 тыс. инженеров; 34% учителей на пенсии")]
        ),
        plan(meetings=[meeting("1", "февраль", relevance="По данным мониторинга, 34% учителей на пенсии")]),
    ),
    ("text.completeness.date_missing", signed("Работа выполнена."), signed("Работа выполнена.", "14 июня 2024 г.")),
    ("text.completeness.said_twice", analysis(LONG, "Выводы", LONG), analysis(LONG, "Выводы")),
]


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found if finding.code.startswith("text.")]


def test_every_rule_has_a_case_and_a_reason() -> None:
    assert {code for code, _, _ in CASES} == set(TEXT_RULES)
    assert all(rule.check.__doc__ and rule.example for rule in TEXT_RULES.values())


@pytest.mark.parametrize(("code", "slipped", "clean"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_a_rule_fires_on_its_slip_alone(code: str, slipped: Analysis, clean: Analysis) -> None:
    assert set(codes(check_paper(slipped))) == {code}
    assert codes(check_paper(clean)) == []


@pytest.mark.parametrize(
    "said",
    [
        # growth told without its values, and values of different things
        ["Число участников выросло на 20 %."],
        ["Проведено 40 семинаров, на 20 % больше обращений, чем у 30 школ."],
        # a share of what another sentence counts
        ["Обучены 120 человек. Удовлетворены 95 % слушателей."],
        # «из них» without a percentage, and parts that overlap
        ["В клубе 20 педагогов, из них 15 молодых, 12 из сельских школ."],
        ["Мероприятие посетили 30 человек (12 очно) и их коллеги (40)."],
        # a date, a number of an act and a year are not counts
        ["Приказ от 17.01.2023 № 24-ОД, изменён в 2024 году (п. 3)."],
        ["Задачи 2024 года:", listed("обучать", "помогать", "печатать")],
        # a number of people over a list of something else
        ["Приняли участие 12 учителей:", listed("физики", "химии")],
        # a table of shares, of averages, and one that has no total
        [table("Школа | Доля, %", "1 | 40", "2 | 50", "Итого | 45")],
        [table("Школа | Средний балл", "1 | 40", "2 | 50", "Итого | 45")],
        [table("Школа | Участники", "1 | 40", "2 | 50")],
        [table("", "")],
        # years that are not a series
        [table("Год | Событие", "1998 | основание", "2010 | музей", "2023 | грант")],
        ["На семинаре обсудили федеральное Министерство просвещения и Департамент образования Дальней области."],
        ["Опрошены 110 человек, 80 человек довольны опросом."],
    ],
)
def test_what_may_be_true_is_not_a_slip(said: list[Block | str]) -> None:
    assert codes(check_paper(analysis(*said))) == []


def test_a_slip_says_what_was_said_and_what_follows() -> None:
    (found,) = check_paper(analysis("Подано 32 шт., что почти на 50 % больше, чем в прошлом году (17шт.)."))
    assert found.message == "«почти на 50 % больше»: 32 против 17 — это +88,2 %."
    assert (found.said, found.follows, found.place) == ("почти на 50 % больше", "+88,2 %", "sections[0].blocks[0]")


def test_minutes_are_checked_as_texts_too() -> None:
    told = "Сведения предоставили 15 районов (кроме Горного, Южного, Речного и Лесного): в 15 (100 %) есть модель."
    found = {finding.code: finding for finding in check_paper(minutes("4", date(2023, 12, 13), told))}
    assert found["text.shares.of_those_who_reported"].follows == "15 из 19 — 78,9 %"
    assert found["text.shares.of_those_who_reported"].place == "items[0]"
