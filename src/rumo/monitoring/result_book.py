"""The result: the tables, and every value of every respondent."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.monitoring.enums import ReturnState, ValueKind, ValueState
from rumo.monitoring.facts import Fact, LevelResult, Result
from rumo.monitoring.models import IndicatorValue
from rumo.monitoring.result_words import fact_lines, number_words_of, share_words, verdict_line
from rumo.monitoring.results import level_title
from rumo.monitoring.targets import target_phrase
from rumo.monitoring.value_words import stated


def build_result(result: Result, values: Sequence[IndicatorValue]) -> Book:
    """The first sheet is the result by indicator; then a sheet a level with the values by respondent."""
    return Book(_summary(result), *(_level(level, values) for level in result.levels))


def _summary(result: Result) -> Sheet:
    head = (
        _("Показатель"), _("Формулировка"), _("Порог"), _("Значение"), _("Доли"), _("Порог достигнут?"),
        _("Факт и подтверждение"),
    )  # fmt: skip
    rows: list[Sequence[Value]] = [
        (
            fact.version.indicator.code,
            fact.version.wording,
            target_phrase(fact.version),
            number_words_of(fact),
            "; ".join(filter(None, map(share_words, fact.shares))),
            verdict_line(fact),
            "\n".join(fact_lines(fact, level.level)),
        )
        for level in result.levels
        for whole in level.facts
        for fact in whole.with_parts()
    ]
    return Sheet(_("Итог"), head, rows, (12, 60, 18, 16, 40, 30, 70))


def _level(level: LevelResult, values: Sequence[IndicatorValue]) -> Sheet:
    """A row a respondent, a column an indicator; who did not report has «не сдано», not zeros."""
    facts = [fact for whole in level.facts for fact in whole.with_parts()]
    by_place = {(each.respondent_id, each.indicator_id): each for each in values}
    head = (_("Кто отвечает"), _("Состояние"), *(fact.version.indicator.code for fact in facts))
    rows: list[Sequence[Value]] = []
    for respondent in (*level.reported, *level.missing, *level.excluded):
        state = respondent.excluded_reason or respondent.get_state_display()
        counted = respondent in level.reported
        cells = [_cell(fact, by_place.get((respondent.pk, fact.version.pk)), counted=counted) for fact in facts]
        rows.append((respondent.name, str(state), *cells))
    return Sheet(level_title(level.level)[:31], head, rows, (36, 24, *(14 for _fact in facts)), freeze="B2")


def _cell(fact: Fact, value: IndicatorValue | None, *, counted: bool) -> Value:
    if not counted:
        return _("не сдано")
    if value is None or value.return_state == ReturnState.RETURNED:
        return _("возвращено") if value else _("не заполнено")
    if value.state == ValueState.GIVEN and fact.version.kind == ValueKind.NUMBER and value.number is not None:
        whole = value.number == value.number.to_integral_value()
        return int(value.number) if whole else float(value.number)
    return stated(value, fact.version)
