from __future__ import annotations

import pytest

from rumo.planning.proposals import execution_of

CASES = [
    ("Проведение заседаний УМО (по отдельному плану)", "не реже одного раза в квартал", "meeting", "schedule"),
    ("Проведение заседаний секций УМО", "По планам работы секций (не менее 3-х в год)", "meeting", "sub_bodies"),
    ("Организация деятельности секций УМО", "В соответствии с планами работы секций", "meeting", "sub_bodies"),
    ("Разработка плана заседаний УМО", "Январь", "paper", "linked"),
    ("Разработка планов заседаний секций УМО", "Январь-февраль", "paper", "linked"),
    ("Подготовка ежегодного отчёта о деятельности", "до 10 декабря", "paper", "linked"),
    ("Подготовка аналитических материалов по поручению министерства", "постоянно", "assignment", "instructions"),
    ("Подготовка справок", "По мере поступления поручений", "assignment", "instructions"),
    ("Оформление протоколов заседаний", "в течение года", "minutes", "linked"),
    ("Расширенное заседание с участием экспертов", "май", "meeting", "linked"),
    ("Участие в работе конференций, семинаров", "в течение года", "evidence", "linked"),
    ("Проведение экспертизы пособий", "не реже одного раза в квартал", "expertise", "linked"),
    ("Взаимодействие с вузами", "постоянно", "", "linked"),
]


@pytest.mark.parametrize(("title", "deadline", "kind", "counted"), CASES)
def test_the_words_propose_what_counts_as_done(title: str, deadline: str, kind: str, counted: str) -> None:
    assert tuple(execution_of(title, deadline)) == (kind, counted)
