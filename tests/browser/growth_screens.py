"""The screens of growth in the demo's region of diagnostics: name → the address and who looks at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from rumo.accounts.models import User
from rumo.demo.load.directory import World
from rumo.growth.actions import import_work, imports
from rumo.growth.enums import ImportState, ItemState, MentoringForm
from rumo.growth.models import (
    Diagnostic,
    LearningRoute,
    MentoringPair,
    MentoringProgram,
    ResultImport,
    RouteTemplate,
    SupportedSchool,
)
from tests.browser.plan_screens import secretary

Screen = Callable[[World], tuple[User | None, str]]


def of_office(name: str, query: str = "") -> Screen:
    return lambda world: (secretary(world), reverse(f"growth:{name}") + query)


def of_body(name: str) -> Screen:
    return lambda world: (secretary(world), reverse(f"growth:{name}") + f"?association={world.rumo.pk}")


def as_role(slug: str, name: str) -> Screen:
    return lambda world: (role(world, slug), reverse(f"growth:{name}"))


def role(world: World, slug: str) -> User:
    return User.objects.get(email=f"{slug}@{world.data.mail}")


def diagnostic(world: World) -> Diagnostic:
    return Diagnostic.objects.filter(association=world.rumo).latest("starts_on")


def campaign(world: World) -> tuple[User | None, str]:
    return secretary(world), reverse("growth:diagnostic", args=[diagnostic(world).pk])


def imported(world: World, state: ImportState) -> tuple[User | None, str]:
    """A table with somebody new and a mistake, before its columns are settled or after."""
    book = Workbook()
    for row in (["ФИО", "Школа", "Процент"], ["Вешняя Анна Петровна", "Школа № 77", "45"], ["Сизов", "", "сто"]):
        book.worksheets[0].append(row)
    output = BytesIO()
    book.save(output)
    upload, actor = SimpleUploadedFile("Выгрузка.xlsx", output.getvalue()), secretary(world)
    held = imports.start_import(diagnostic(world), upload=upload, actor=actor)
    held = ResultImport.objects.get(pk=held.pk)
    import_work.read_import(held)
    if state == ImportState.READY and held.state == ImportState.MAPPING:
        imports.set_columns(held, columns=held.columns, actor=actor)
        import_work.read_import(ResultImport.objects.get(pk=held.pk))
    return actor, reverse("growth:import", args=[held.pk])


def route(world: World, user: User, **chosen: Any) -> tuple[User | None, str]:
    found = LearningRoute.objects.filter(association=world.rumo, **chosen).order_by("pk").first()
    assert found is not None, chosen
    return user, reverse("growth:route", args=[found.pk])


def own_route(world: World) -> tuple[User | None, str]:
    teacher = role(world, "teacher")
    return route(world, teacher, person__user=teacher)


def printed_route(world: World) -> tuple[User | None, str]:
    user, address = own_route(world)
    return user, f"{address}paper/"


def tutored_route(world: World) -> tuple[User | None, str]:
    return route(world, secretary(world), items__state=ItemState.SUBMITTED)


def route_template(world: World) -> tuple[User | None, str]:
    found = RouteTemplate.objects.filter(association=world.rumo).first()
    assert found is not None
    return secretary(world), reverse("growth:route_template_edit", args=[found.pk])


def program(world: World) -> tuple[User | None, str]:
    """With a pair that keeps its journal."""
    people, day = list(world.people.values())[:2], dt.date(2024, 2, 1)
    made = MentoringProgram.objects.create(
        association=world.rumo, organization=world.organizations["institute"], title="Рядом", starts_on=day
    )
    pair = MentoringPair.objects.create(
        program=made, mentor=people[0], mentee=people[1], form=MentoringForm.TEACHER_TEACHER, starts_on=day
    )
    pair.entries.create(date=day, text="Посмотрели урок друг друга.")
    return secretary(world), reverse("growth:program", args=[made.pk])


def school(world: World) -> tuple[User | None, str]:
    place, person = world.organizations["institute"], next(iter(world.people.values()))
    made = SupportedSchool.objects.create(association=world.rumo, organization=place, year=2023)
    made.visits.create(date=dt.date(2024, 3, 1), person=person, summary="Разобрали результаты работ.")
    return secretary(world), reverse("growth:school", args=[made.pk])


GROWTH_SCREENS: dict[str, Screen] = {
    "overview": of_office("home"),
    "overview of a teacher": as_role("teacher", "home"),
    "diagnostic": campaign,
    "coverage": of_office("coverage"),
    "results": of_office("results"),
    "own results": as_role("teacher", "own_results"),
    "columns of a table": lambda world: imported(world, ImportState.MAPPING),
    "check of a table": lambda world: imported(world, ImportState.READY),
    "settings": lambda world: (world.admin, reverse("growth:settings")),
    "routes": of_office("routes"),
    "route": tutored_route,
    "own route": own_route,
    "printed route": printed_route,
    "board of a tutor": as_role("leader", "board"),
    "template": route_template,
    "routes for many": of_body("cohort_create"),
    "pools": of_office("pools"),
    "norm": of_body("norm"),
    "a table of publications": of_office("publications_table"),
    "mentoring": program,
    "school": school,
}
