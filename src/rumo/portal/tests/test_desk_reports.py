"""The desk's part on reports."""

from __future__ import annotations

from datetime import date

from rumo.core import clock
from rumo.portal.desk_reports import my_sections, to_hand_in
from rumo.reports.tests.factories import make_report, make_section
from tests.cast import Cast

TODAY = date(2024, 1, 15)


def test_what_was_asked_and_what_is_due(cast: Cast) -> None:
    report = make_report(cast.association, cast.secretary, due_on=date(2024, 1, 10))
    make_report(cast.association, cast.secretary, year=2022, due_on=date(2024, 12, 10))
    asked = {"state": "asked", "asked_of": cast.section_leader.person}
    make_section(report, "Секция математики", asked_until=date(2024, 1, 20), **asked)
    make_section(report, "Издания", **asked)
    with clock.standing_at(TODAY):
        sections, reports = my_sections(cast.section_leader), to_hand_in(cast.secretary)
        assert my_sections(cast.member) == to_hand_in(cast.member) == ()
    assert [(line.title, line.note) for line in sections] == [("Секция математики", "до 20.01.2024"), ("Издания", "")]
    [due] = reports
    assert (due.about, due.note, due.kind) == ("не готово разделов: 2", "просрочено: до 10.01.2024", "danger")
