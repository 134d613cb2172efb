"""The form through Excel: out, filled in, back; the wrong form and wrong cells are told of."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from rumo.core.errors import Refusal
from rumo.core.table_files import read_table
from rumo.directory.tests import factories as directory
from rumo.monitoring.actions.form_tables import take_table
from rumo.monitoring.enums import ResponseState, ReturnState, ValueKind, ValueState
from rumo.monitoring.form_book import ANSWER, EXPLANATION, HEAD, MARK, read_form, write_form
from rumo.monitoring.models import Respondent
from rumo.monitoring.responses import asked_of
from rumo.monitoring.tests.factories import make_campaign, make_respondent, make_version
from tests.cast import Cast


@pytest.fixture
def respondent(cast: Cast) -> Respondent:
    """Asked yes or no, a number, words; one more is made by a formula alone."""
    versions = [
        make_version(cast.association, "М1"),
        make_version(cast.association, "М2", kind=ValueKind.NUMBER, unit="педагог"),
        make_version(cast.association, "М3", kind=ValueKind.TEXT),
        make_version(cast.association, "М4", kind=ValueKind.NUMBER, formula="[М2] * 2", by_hand=False),
    ]
    return make_respondent(make_campaign(cast.association, versions), cast.municipality)


def filled(respondent: Respondent, *answers: Any, explanation: str = "") -> list[list[str]]:
    """The table as it was downloaded, with answers typed into it by row."""
    book = load_workbook(BytesIO(write_form(respondent, asked_of(respondent))))
    page = book.worksheets[0]
    for row, answer in enumerate(answers, start=2):
        page.cell(row, ANSWER + 1).value = answer
        page.cell(row, EXPLANATION + 1).value = explanation
    output = BytesIO()
    book.save(output)
    return read_table(output.getvalue())


def test_what_is_filled_in_comes_back(cast: Cast, respondent: Respondent) -> None:
    rows = filled(respondent, "Да", 2036, "не применимо", explanation="по отчёту")
    told, mistakes = read_form(respondent, asked_of(respondent), [rows[0], *rows[:0:-1]])
    assert not mistakes
    assert take_table(respondent, told=told, actor=cast.municipal_methodologist) == 3
    stated = {v.indicator.indicator.code: v for v in respondent.values.select_related("indicator__indicator")}
    assert (stated["М1"].number, stated["М2"].number) == (Decimal(1), Decimal(2036))
    assert stated["М3"].state == ValueState.NOT_APPLICABLE
    assert "М4" not in stated
    again, _none = read_form(respondent, asked_of(respondent), filled(respondent))
    assert take_table(respondent, told=again, actor=cast.municipal_methodologist) == 0


def test_errors_are_told_by_cell(respondent: Respondent) -> None:
    rows = filled(respondent, "может быть", "много", "слова")
    rows.append(list(rows[3]))
    rows.append(["", "", "", "", "5", "", "чужая"])
    _told, mistakes = read_form(respondent, asked_of(respondent), rows)
    assert [(each.row, each.column) for each in mistakes] == [
        (2, HEAD[ANSWER]),
        (3, HEAD[ANSWER]),
        (5, HEAD[MARK]),
        (6, HEAD[MARK]),
    ]
    assert "«да», «нет» или «не применимо»" in mistakes[0].problem


def test_a_form_of_another_year_or_respondent_is_refused(cast: Cast, respondent: Respondent) -> None:
    other = make_respondent(respondent.campaign, directory.make_municipality(cast.region))
    with pytest.raises(Refusal, match="Это форма другого участника"):
        read_form(respondent, asked_of(respondent), filled(other, "да"))
    versions = list(respondent.campaign.versions.all())
    last = make_campaign(cast.association, versions, year=respondent.campaign.year - 1)
    old = make_respondent(last, cast.municipality)
    with pytest.raises(Refusal, match=rf"за {last.year} год, а сейчас собирают сведения за {respondent.campaign.year}"):
        read_form(respondent, asked_of(respondent), filled(old, "да"))
    with pytest.raises(Refusal, match="Это не форма мониторинга"):
        read_form(respondent, asked_of(respondent), [["Фамилия", "Имя"], ["а", "б"]])


def test_a_table_changes_only_what_was_returned(cast: Cast, respondent: Respondent) -> None:
    told, _none = read_form(respondent, asked_of(respondent), filled(respondent, "да", 5, "слова"))
    take_table(respondent, told=told, actor=cast.municipal_methodologist)
    now = respondent.created_at
    Respondent.objects.filter(pk=respondent.pk).update(
        state=ResponseState.RETURNED, submitted_at=now, first_submitted_at=now
    )
    respondent.values.filter(indicator__indicator__code="М2").update(
        return_state=ReturnState.RETURNED, return_message="Проверьте"
    )
    respondent.refresh_from_db()
    both, _none = read_form(respondent, asked_of(respondent), filled(respondent, "нет", 6, "слова"))
    with pytest.raises(Refusal, match="сданы и не возвращены, а в таблице они другие: М1"):
        take_table(respondent, told=both, actor=cast.municipal_methodologist)
    assert respondent.values.get(indicator__indicator__code="М2").number == 5
    one, _none = read_form(respondent, asked_of(respondent), filled(respondent, "да", 6, "слова"))
    assert take_table(respondent, told=one, actor=cast.municipal_methodologist) == 1
