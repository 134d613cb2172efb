"""Which records the addresses of growth speak of, and one of each kind in the cast's region."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from rumo.core import clock, files
from rumo.core.models import StoredFile
from rumo.directory.models import Organization
from rumo.directory.tests.factories import make_person
from rumo.events.models import Event
from rumo.events.tests.factories import make_event
from rumo.growth.enums import ImportState, ItemKind, ItemState, PoolKind, ProductKind, RouteGround
from rumo.growth.models import (
    Diagnostic,
    DiagnosticResult,
    GapArea,
    LearningRoute,
    MentoringEntry,
    MentoringPair,
    MentoringProgram,
    Participation,
    PoolMember,
    PoolProduct,
    Publication,
    ResultImport,
    RouteBatch,
    RouteItem,
    RouteTemplate,
    SupportedSchool,
    SupportVisit,
    TeacherCount,
)
from rumo.growth.tests import factories as make
from tests.cast import Cast
from tests.journeys.addresses import Keys

# Whose result and route these are: only those who run the body and the tutor read of them.
NAMED = "Тихомирова"
# The beginning of an address's name → what its pk is of. The longest that fits wins.
PK_OF: dict[str, type[Model]] = {
    "diagnostic": Diagnostic,
    "result": DiagnosticResult,
    "result_enter": Diagnostic,
    "import": ResultImport,
    "import_start": Diagnostic,
    "entry": GapArea,
    "teacher_count": TeacherCount,
    "program": MentoringProgram,
    "pair_add": MentoringProgram,
    "pair_end": MentoringPair,
    "mentoring_entry": MentoringPair,
    "mentoring": MentoringProgram,
    "school": SupportedSchool,
    "support": SupportedSchool,
    "visit_add": SupportedSchool,
    "visit": SupportVisit,
    "pools": PoolMember,
    "products": PoolProduct,
    "publications": Publication,
    "participations": Participation,
    "route": LearningRoute,
    "route_template": RouteTemplate,
    "item_add": LearningRoute,
    "items_order": LearningRoute,
    "event": LearningRoute,
    "item": RouteItem,
    "cohort": RouteBatch,
}


def growth_keys(cast: Cast) -> Keys:
    """A record of each kind of the cast's association, for each parameter of the room."""
    stored = files.store_bytes(b"text", "file.txt", files.TEXT, actor=cast.admin)
    made = [*_diagnostics(cast, stored), *_routes(cast, stored), *_registers(cast, stored)]
    records: dict[type[Model], Any] = {type(record): record for record in made}
    parameters: dict[str, Any] = {
        "event_pk": records[Event].pk,
        "name": "agree",
        "kind": "areas",
        "file_format": "html",
    }
    pks = {name: records[model].pk for name, model in PK_OF.items()}
    return {("growth", name): value for name, value in {**pks, **parameters}.items()}


def _diagnostics(cast: Cast, stored: StoredFile) -> list[Model]:
    """The campaign of the association with somebody's result, and the table it came from."""
    campaign = make.make_diagnostic(cast.association, title="Дальняя диагностика")
    area, level = make.make_area(cast.region, "Дальняя область"), make.make_level(cast.region, "Дальний уровень")
    result = make.make_result(campaign, make_person(cast.region, cast.institute, surname=NAMED))
    make.make_gap(result, area, level)
    held = ResultImport.objects.create(
        diagnostic=campaign, stored=stored, state=ImportState.APPLIED, uploaded_by=cast.secretary
    )
    count = TeacherCount.objects.create(region=cast.region, as_of=clock.today(), value=900, source="Дальний отчёт")
    return [campaign, area, result, held, count]


def _routes(cast: Cast, stored: StoredFile) -> list[Model]:
    """A route of somebody with an item handed in; a template and a cohort that went by it."""
    person = make_person(cast.region, cast.institute, surname=NAMED)
    route = make.make_route(cast.association, person, tutor=cast.members[4], goal="Дальняя цель")
    item = make.make_item(route, ItemKind.SELF_STUDY, title="Дальний пункт", stored=stored, state=ItemState.SUBMITTED)
    template = RouteTemplate.objects.create(association=cast.association, title="Дальний маршрут")
    batch = RouteBatch.objects.create(
        association=cast.association, template=template, ground=RouteGround.GAP, asked_by=cast.secretary
    )
    return [route, item, template, batch, make_event(cast.association)]


def _registers(cast: Cast, stored: StoredFile) -> list[Model]:
    body, day, person = cast.association, clock.today(), cast.members[5]
    school: Organization = cast.teacher.person.posts.get().organization
    program = MentoringProgram.objects.create(
        association=body, organization=school, title="Дальние наставники", starts_on=day, stored=stored
    )
    pair = MentoringPair.objects.create(program=program, mentor=cast.members[4], mentee=person, starts_on=day)
    supported = SupportedSchool.objects.create(association=body, organization=school, year=2023)
    return [
        program,
        pair,
        MentoringEntry.objects.create(pair=pair, date=day, text="Дальний урок"),
        supported,
        SupportVisit.objects.create(school=supported, date=day, person=person, summary="Дальний выезд", stored=stored),
        PoolMember.objects.create(association=body, kind=PoolKind.METHODOLOGISTS, person=person, valid_from=day),
        PoolProduct.objects.create(
            association=body, kind=ProductKind.ASSESSMENT, title="Дальний КИМ", made_on=day, stored=stored
        ),
        Publication.objects.create(
            association=body, kind="collection", title="Дальний сборник", published_on=day, stored=stored
        ),
        Participation.objects.create(association=body, person=person, kind="jury", title="Дальнее жюри", starts_on=day),
    ]
