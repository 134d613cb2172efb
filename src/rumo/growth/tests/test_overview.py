"""The first page of those who lead: what is beside the routes, and what a teacher is not shown."""

from __future__ import annotations

from datetime import date

from django.test import Client

from rumo.core import clock
from rumo.growth import overview
from rumo.growth.enums import ResultState
from rumo.growth.models import MentoringPair, MentoringProgram, SupportedSchool, SupportVisit, TeacherCount
from rumo.growth.tests.factories import make_diagnostic, make_result
from tests.cast import Cast

DAY = date(2024, 6, 20)


def told(cast: Cast) -> dict[str, tuple[str, str]]:
    parts = overview.parts_of(cast.secretary, DAY)
    return {part.title: (part.value.replace("\xa0", " "), part.note.replace("\xa0", " ")) for part in parts}


def test_before_anything_was_entered(cast: Cast) -> None:
    assert told(cast) == {
        "Диагностика": ("0 педагогов", "с начала учебного года никто"),
        "Охват": ("0 педагогов", "сколько всего педагогов, не внесено"),
        "Наставничество": ("0 программ", "пар пока нет"),
        "Школы с низкими результатами": ("0 школ", "список на учебный год не внесён"),
    }


def test_of_the_academic_year_that_runs(cast: Cast) -> None:
    school = cast.institute
    with clock.standing_at(DAY):
        diagnostic, earlier = make_diagnostic(cast.association), make_diagnostic(cast.association)
    make_result(diagnostic, cast.member.person, state=ResultState.ANALYSED, analysed_on=DAY)
    make_result(earlier, cast.chair.person, taken_on=date(2023, 8, 31))
    make_result(diagnostic, cast.teacher.person, taken_on=date(2023, 9, 1))
    TeacherCount.objects.create(region=cast.region, value=8, as_of=date(2024, 1, 1), source="ОО-1")
    days = {"starts_on": date(2023, 9, 1)}
    program = MentoringProgram.objects.create(
        association=cast.association, organization=school, title="Молодой педагог", **days
    )
    MentoringPair.objects.create(
        program=program, mentor=cast.chair.person, mentee=cast.member.person, form="teacher_teacher", **days
    )
    helped = SupportedSchool.objects.create(association=cast.association, organization=school, year=2023)
    for _time in range(2):
        SupportVisit.objects.create(school=helped, date=DAY, person=cast.chair.person, summary="Уроки")
    SupportedSchool.objects.create(association=cast.association, organization=cast.ministry, year=2023)
    assert told(cast) == {
        "Диагностика": ("2 педагога", "результаты разобраны у 1 педагога"),
        "Охват": ("2 из 8, 25 %", "педагогов прошли диагностику с начала учебного года"),
        "Наставничество": ("1 программа", "в работе 1 пара"),
        "Школы с низкими результатами": ("2 школы", "поддержки ещё не было: 1"),
    }


def test_a_teacher_reads_of_the_own_routes_alone(cast: Cast, client: Client) -> None:
    pages = {}
    for name in ("secretary", "teacher"):
        client.force_login(getattr(cast, name))
        pages[name] = "growth-parts" in client.get("/growth/").content.decode()
    assert pages == {"secretary": True, "teacher": False}
