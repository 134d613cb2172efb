"""Writes of learning routes: made, edited, given a tutor, moved from state to state."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Organization, Person, Subject
from rumo.growth import permissions, route_letters
from rumo.growth.actions.credits import recredit_route
from rumo.growth.actions.templates import copy_items
from rumo.growth.enums import RouteGround, WorkerKind
from rumo.growth.models import DiagnosticResult, LearningRoute, RouteBatch, RouteTemplate
from rumo.growth.rules import may_take_route
from rumo.growth.transitions import NEEDS_REMARK, ROUTE
from rumo.growth.workers import worker_of
from rumo.russian.dates import short_date

# What a teacher may say of a route made for oneself; the other grounds are set by those who run the body.
OWN_GROUNDS = frozenset({RouteGround.GAP, RouteGround.OWN})


@dataclass(frozen=True, slots=True)
class RouteData:
    """What a route says, days inclusive. The school, the subject and the worker are taken from the result or the post
    held on the first day where they are not given."""

    ground: str
    starts_on: date
    ends_on: date
    goal: str = ""
    tutor: Person | None = None
    result: DiagnosticResult | None = None
    template: RouteTemplate | None = None
    subject: Subject | None = None
    worker: str = ""
    organization: Organization | None = None


@transaction.atomic
def create_route(
    *, association: Association, person: Person, data: RouteData, actor: User, batch: RouteBatch | None = None
) -> LearningRoute:
    """Make a route, with the items of its template. Raises NotAllowed, and Refusal when something does not fit."""
    permissions.may_make_route(actor, association, person).require()
    _check(association, person, data, actor)
    route = LearningRoute.objects.create(association=association, person=person, batch=batch, **_values(person, data))
    if data.template is not None:
        copy_items(data.template, route)
    words = {"person": person, "ground": RouteGround(data.ground).label}
    audit.record(actor, "create_route", route, _("Составлен маршрут: %(person)s, %(ground)s") % words)
    route_letters.tell_made(route, actor)
    return route


@transaction.atomic
def edit_route(route: LearningRoute, *, data: RouteData, version: int, actor: User) -> LearningRoute:
    """Change what a route says; the result and the template it came from stay. Raises Stale, NotAllowed, Refusal."""
    permissions.may_edit_route(actor, route).require()
    old_tutor = route.tutor
    _check(route.association, route.person, data, actor, route)
    if data.tutor != old_tutor:
        permissions.may_appoint_tutor(actor, route).require()
    new = {
        name: value
        for name, value in _values(route.person, data).items()
        if name not in {"result", "template", "organization", "municipality"}
    }
    changes = {name: [getattr(route, name), value] for name, value in new.items() if getattr(route, name) != value}
    save_edit(route, version, **new)
    audit.record(actor, "edit_route", route, _("Изменён маршрут"), changes)
    if route.tutor is not None and route.tutor != old_tutor:
        route_letters.tell_tutor(route, actor)
    return route


@transaction.atomic
def fire_route(
    route: LearningRoute, name: str, *, actor: User, remark: str = "", reflection: str | None = None
) -> LearningRoute:
    """Move a route by the transition `name`. A return, a stop and a reopening need a remark.

    `reflection` is the teacher's own words when handing in. Raises NotAllowed, Conflict, Refusal.
    """
    remark = remark.strip()
    if name in NEEDS_REMARK and not remark:
        raise Refusal(_("Напишите, почему: педагог прочитает это в письме."))
    fire(ROUTE[name], route, user=actor, **_moved(name, remark, reflection))
    summary = _("Маршрут %(state)s") % {"state": route.get_state_display()}
    audit.record(actor, f"{name}_route", route, summary, {"remark": remark} if remark else None)
    if name in {"agree", "begin"}:
        recredit_route(route)
        route.refresh_from_db()
    route_letters.tell_moved(route, name, actor)
    return route


def _moved(name: str, remark: str, reflection: str | None) -> dict[str, Any]:
    """What is written together with the new state."""
    day = clock.today()
    days: dict[str, dict[str, Any]] = {
        "agree": {"agreed_on": day},
        "begin": {"begun_on": day},
        "submit": {"submitted_on": day},
        "credit": {"credited_on": day},
        "reopen": {"credited_on": None},
    }
    values = dict(days.get(name, {}))
    if remark:
        values["remark"] = remark
    if name == "submit" and reflection is not None:
        values["reflection"] = reflection.strip()
    return values


def _check(
    association: Association, person: Person, data: RouteData, actor: User, route: LearningRoute | None = None
) -> None:
    if data.ends_on < data.starts_on:
        raise Refusal(
            _("Маршрут заканчивается %(end)s раньше, чем начинается %(start)s: проверьте даты.")
            % {"end": short_date(data.ends_on), "start": short_date(data.starts_on)}
        )
    if person.region_id != association.region_id:
        raise Refusal(_("%(person)s числится в другом регионе.") % {"person": person})
    _check_ground(association, data, actor, route)
    if data.result is not None and data.result.person_id != person.pk:
        raise Refusal(_("Это результат диагностики другого человека."))
    if data.template is not None and data.template.association_id != association.pk:
        raise Refusal(_("Типовой маршрут принадлежит другому объединению."))
    if data.tutor is not None and (route is None or route.tutor_id != data.tutor.pk):
        _check_tutor(association, person, data.tutor, actor)


def _check_ground(association: Association, data: RouteData, actor: User, route: LearningRoute | None) -> None:
    kept = route is not None and route.ground == data.ground
    if kept or data.ground in OWN_GROUNDS or permissions.may_run_growth(actor, association):
        return
    raise Refusal(_("Это основание указывают те, кто ведёт объединение. Выберите диагностику или собственный выбор."))


def _check_tutor(association: Association, person: Person, tutor: Person, actor: User) -> None:
    permissions.may_run_growth(actor, association).require()
    if tutor.pk == person.pk:
        raise Refusal(_("Нельзя быть тьютором самому себе: выберите другого."))
    if tutor.region_id != association.region_id:
        raise Refusal(_("%(person)s числится в другом регионе.") % {"person": tutor})
    may_take_route(tutor, association.region_id).require()


def _values(person: Person, data: RouteData) -> dict[str, Any]:
    values = {each.name: getattr(data, each.name) for each in fields(data)}
    post = person.post_on(data.starts_on)
    held = data.organization or (data.result.organization if data.result else None)
    values["organization"] = held or (post.organization if post else None)
    values["municipality"] = values["organization"].municipality if values["organization"] else None
    values["subject"] = data.subject or (data.result.subject if data.result else None)
    values["worker"] = data.worker or (data.result.worker if data.result else _worker(post.title if post else ""))
    values["goal"] = data.goal.strip() or (data.template.goal if data.template else "")
    return values


def _worker(post: str) -> str:
    return WorkerKind(worker_of(post)).value
