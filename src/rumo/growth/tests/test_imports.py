"""A table of results: read, checked, written, stopped, undone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from rumo.core.errors import Conflict, Refusal
from rumo.directory.models import Organization, Person
from rumo.growth.actions import import_work, imports
from rumo.growth.enums import ImportState, ResultState
from rumo.growth.models import Diagnostic, DiagnosticResult, ResultImport
from rumo.growth.tests import factories as make
from tests.cast import Cast

HEAD = ["ФИО", "Школа", "Муниципалитет", "Процент", "Предметная"]


@pytest.fixture
def campaign(cast: Cast) -> Diagnostic:
    make.make_area(cast.region, "Предметная")
    make.make_level(cast.region, "Низкий", from_percent=0)
    make.make_level(cast.region, "Высокий", is_gap=False, from_percent=70)
    return make.make_diagnostic(cast.association)


def table(rows: Sequence[Sequence[Any]], merged: str = "") -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, *rows):
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    output = BytesIO()
    book.save(output)
    return SimpleUploadedFile("Выгрузка.xlsx", output.getvalue())


def brought(cast: Cast, campaign: Diagnostic, rows: Sequence[Sequence[Any]], merged: str = "") -> ResultImport:
    """Read, its columns as guessed, checked."""
    held = imports.start_import(campaign, upload=table(rows, merged), actor=cast.secretary)
    import_work.read_import(held)
    if held.state == ImportState.MAPPING:
        imports.set_columns(held, columns=held.columns, actor=cast.secretary)
        import_work.read_import(held)
    held.refresh_from_db()
    return held


NEW = ["Вешняя Анна Петровна", "Школа № 77", "Заречный район", "45%", "низкий"]


def test_known_and_new_people_are_told_apart_and_written(cast: Cast, campaign: Diagnostic) -> None:
    name = cast.teacher.person.full_name.full
    held = brought(cast, campaign, [[name, "МБОУ СОШ №5", "Заречный район", "0,8", "80"], NEW])
    assert (held.state, held.errors) == (ImportState.READY, [])
    assert (held.found["fresh"], held.found["new_people_count"]) == (2, 1)
    assert [each["name"] for each in held.found["new_organizations"]] == ["Школа № 77"]

    imports.apply_import(held, actor=cast.secretary)
    assert import_work.write_import(held) == 2
    assert held.state == ImportState.APPLIED
    mine = DiagnosticResult.objects.get(person=cast.teacher.person)
    assert (str(mine.gaps.get().level), mine.municipality) == ("Высокий", cast.municipality)
    new = DiagnosticResult.objects.exclude(pk=mine.pk).get()
    assert (str(new.organization), new.municipality, new.percent) == ("Школа № 77", cast.municipality, Decimal(45))
    assert new.gaps.get().level.is_gap


def test_the_same_table_again_adds_nothing(cast: Cast, campaign: Diagnostic) -> None:
    held = brought(cast, campaign, [NEW])
    imports.apply_import(held, actor=cast.secretary)
    import_work.write_import(held)
    again = brought(cast, campaign, [NEW])
    assert (again.found["repeated"], again.found["fresh"]) == (1, 0)
    with pytest.raises(Refusal, match="Вносить нечего"):
        imports.apply_import(again, actor=cast.secretary)


def test_mistakes_name_the_row_and_the_column(cast: Cast, campaign: Diagnostic) -> None:
    held = brought(
        cast,
        campaign,
        [
            NEW,
            ["Вешняя А.П.", "", "", "", ""],
            ["Ярова Ольга Игоревна", "", "Забытый район", "", ""],
            ["Ярова Ольга Игоревна", "", "", "145", ""],
            ["Ярова Ольга Игоревна", "", "", "", "так себе"],
            NEW,
        ],
    )
    told = [(each["row"], each["column"]) for each in held.errors]
    assert told == [(3, "ФИО"), (4, "Муниципалитет"), (5, "Процент"), (6, "Предметная"), (7, "ФИО")]
    assert "строке 2" in held.errors[-1]["message"]
    with pytest.raises(Refusal, match="ошибки"):
        imports.apply_import(held, actor=cast.secretary)
    imports.apply_import(held, skips_bad=True, actor=cast.secretary)
    assert import_work.write_import(held) == 1


def test_merged_cells_are_of_every_row(cast: Cast, campaign: Diagnostic) -> None:
    held = brought(cast, campaign, [NEW, ["Ярова Ольга Игоревна", None, None, "50", "высокий"]], merged="B2:B3")
    assert held.errors == []
    assert [each["place"] for each in held.found["new_people"]] == ["Школа № 77", "Школа № 77"]


def test_somebody_known_elsewhere_asks_for_a_choice(cast: Cast, campaign: Diagnostic) -> None:
    name = cast.teacher.person.full_name.full
    held = brought(cast, campaign, [[name, "Школа № 77", "", "", "низкий"]])
    assert (held.found["elsewhere_count"], held.found["new_people_count"]) == (1, 0)
    with pytest.raises(Refusal, match="однофамильцы"):
        imports.apply_import(held, actor=cast.secretary)
    imports.apply_import(held, elsewhere="new", actor=cast.secretary)
    import_work.write_import(held)
    assert not DiagnosticResult.objects.filter(person=cast.teacher.person).exists()


def test_stopped_import_writes_nothing_more_and_is_undone(cast: Cast, campaign: Diagnostic) -> None:
    people, places = Person.objects.count(), Organization.objects.count()
    held = brought(cast, campaign, [NEW])
    imports.apply_import(held, actor=cast.secretary)
    working = ResultImport.objects.get(pk=held.pk)
    imports.cancel_import(held, actor=cast.secretary)
    assert import_work.write_import(working) == 0
    assert DiagnosticResult.objects.count() == 0

    written = brought(cast, campaign, [NEW])
    imports.apply_import(written, actor=cast.secretary)
    import_work.write_import(written)
    assert Person.objects.count() == people + 1
    imports.undo_import(written, actor=cast.secretary)
    assert (Person.objects.count(), Organization.objects.count()) == (people, places)
    with pytest.raises(Conflict):
        imports.undo_import(written, actor=cast.secretary)


def test_import_others_depend_on_stays(cast: Cast, campaign: Diagnostic) -> None:
    held = brought(cast, campaign, [NEW])
    imports.apply_import(held, actor=cast.secretary)
    import_work.write_import(held)
    DiagnosticResult.objects.update(state=ResultState.ANALYSED, analysed_on=campaign.ends_on)
    with pytest.raises(Refusal, match="разобраны"):
        imports.undo_import(held, actor=cast.secretary)
    assert DiagnosticResult.objects.count() == 1


def test_file_that_is_no_table_is_told(cast: Cast, campaign: Diagnostic) -> None:
    held = imports.start_import(campaign, upload=table([]), actor=cast.secretary)
    import_work.read_import(held)
    assert held.state == ImportState.FAILED
    assert held.error
