"""The checks bear any paper, and the product's own papers raise no alarm."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumo.papers.analysis import Analysis, AnalysisTable, Section
from rumo.papers.checks.findings import Scope, Severity
from rumo.papers.checks.papers import check_document, check_paper
from rumo.papers.minutes import Minutes
from rumo.papers.plan import Plan, PlannedMeeting, PlanRow, PlanStamp, Question, Responsible, StampKind
from rumo.papers.readers.reading import Reading
from rumo.papers.samples import BARE, SAMPLES
from rumo.papers.tests.checks.made import minutes as made_minutes
from rumo.papers.tests.strategies import blocks, dates, lines, minutes, signatures, some, tables, words
from rumo.russian.deadlines.periods import Period

# Pieces of sentences that the rules look for, in any order and with any numbers.
PIECES = st.sampled_from(
    [
        "из них",
        "на",
        "%",
        "больше",
        "почти",
        "в",
        "раза",
        "Итого",
        "всего",
        "педагогов",
        "экспертов",
        "экспертиза",
        "кроме Горного и",
        "предоставили",
        "районов",
        "не более",
        "на одного",
        "100 %",
        "в 2022–2023 учебном году – 5",
        "показатели в 2023 году",
        "протокол от 31.02.2023 № 5",
        "(",
        ")",
        ":",
        "опроса",
        "Заседание № 1",
        "Заседание 2",
        "планируемых к рассмотрению в 2024 году:",
        "проведено четыре заседания",
        "за 2023 год",
        "31 июня 2024 года (среда)",
        "доля",
        "от общего количества педагогов",
        "выросло на",
        "с 5 до 0",
        "РМО учителей химии и биологии",
        "мониторинг 01–31 августа 2023 года",
        "до 10 декабря",
        "январь",
        "не реже одного раза в квартал",
    ]
)
SAID = st.lists(PIECES | st.integers(0, 10**13).map(str) | words, max_size=12).map(" ".join)
YEARS = (
    st.none() | st.integers(2020, 2030).map(Period.calendar_year) | st.integers(2020, 2030).map(Period.academic_year)
)
SECTIONS = st.builds(Section, SAID, st.just(1), blocks())
ANALYSES = st.builds(
    Analysis,
    SAID,
    words,
    YEARS,
    some(st.builds(lambda title, text, body: Section(title, 1, (*text, *body)), SAID, some(lines), blocks())),
    some(st.builds(AnalysisTable, words, tables)),
    signatures=some(signatures),
)
WHO = some(st.builds(Responsible, SAID | st.just("Обухова Е.И.")))
NUMBERS = st.sampled_from(["", "1", "2", "13", "1.1"])
PLANS = st.builds(
    Plan,
    words,
    words,
    YEARS,
    some(st.builds(PlanStamp, st.sampled_from(StampKind), words, st.none() | dates, words)),
    blocks(),
    some(st.builds(PlanRow, NUMBERS, SAID, some(SAID), words, SAID, WHO, SAID, printed_number=NUMBERS)),
    some(
        st.builds(PlannedMeeting, NUMBERS, SAID, some(st.builds(Question, NUMBERS, SAID, WHO)), SAID, SAID, words, WHO)
    ),
)


@given(st.lists(minutes() | ANALYSES | PLANS | st.none(), max_size=3))
def test_no_paper_breaks_the_checks(papers: list[Minutes | Analysis | Plan | None]) -> None:
    readings = [Reading("any", paper, n, n, 1.0) for n, paper in enumerate(papers)]
    found = [*check_document(readings), *(finding for paper in papers for finding in check_paper(paper))]
    assert all(finding.code and finding.message.endswith((".", "?")) for finding in found)


@given(SAID)
def test_no_sentence_breaks_the_checks(said: str) -> None:
    paper = Analysis("Отчёт", sections=(Section(said, 1),), period=Period.academic_year(2023))
    assert all(finding.place for finding in check_paper(paper))


@pytest.mark.parametrize("paper", [sample for sample in SAMPLES if sample is not BARE])
def test_our_own_sample_raises_no_alarm_about_its_text(paper: Minutes) -> None:
    assert [finding for finding in check_paper(paper) if finding.code.startswith(("text.", "minutes."))] == []


def test_what_an_old_paper_does_not_say_is_no_error() -> None:
    found = check_paper(made_minutes())
    assert {finding.code for finding in found} == {"quorum_not_stated", "votes_not_counted"}
    assert {finding.severity for finding in found} == {Severity.WARNING}


def test_the_context_of_minutes_is_passed_on() -> None:
    later = Scope(previous=made_minutes().date)
    assert "before_previous" not in {finding.code for finding in check_paper(made_minutes(), context=later)}
    earlier = replace(made_minutes(), date=made_minutes().date.replace(month=1))  # type: ignore[union-attr]
    assert "before_previous" in {finding.code for finding in check_paper(earlier, context=later)}


def test_an_order_without_a_term_is_found_in_old_minutes() -> None:
    found = {finding.code: finding.place for finding in check_paper(made_minutes(decided="Рекомендовать школам учить"))}
    assert found["minutes.orders.order_without_term"] == "items[0].resolutions[0]"
    told = made_minutes(decided="Рекомендовать школам учить в срок до 1 декабря 2024 г.")
    assert "minutes.orders.order_without_term" not in {finding.code for finding in check_paper(told)}


def test_an_unknown_paper_has_no_findings() -> None:
    assert check_paper(None) == ()
