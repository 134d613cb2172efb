"""An event carries out a row of the plan when it was held; it is made from the row."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.events.actions.events import fire_event
from rumo.events.enums import EventKind
from rumo.events.models import Event
from rumo.planning.enums import FactKind, PlanState
from rumo.planning.execution.computing import progress_of
from rumo.planning.proposals import event_kind_of
from rumo.planning.tests import factories as make
from rumo.russian.deadlines.statuses import Status
from tests.cast import Cast

DAY = date(2024, 6, 20)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Проведение выездного семинара руководителей", EventKind.FIELD_SEMINAR),
        ("Единый методический день", EventKind.METHOD_DAY),
        ("Круглый стол о наставничестве", EventKind.ROUND_TABLE),
        ("Цикл вебинаров «Горячая линия»", EventKind.WEBINAR),
        ("Работа с резервом", EventKind.OTHER),
    ],
)
def test_the_kind_by_the_words(title: str, kind: EventKind) -> None:
    assert event_kind_of(title) == kind


def test_an_event_from_a_row_to_its_execution(client: Client, cast: Cast) -> None:
    plan = make.make_plan(cast.association, 2024, state=PlanState.IN_FORCE)
    row = make.make_row(plan.editions.get(), "Вебинар для наставников", "июнь", fact_kind=FactKind.EVENT)
    client.force_login(cast.secretary)
    page = reverse("planning:line_event", args=[row.line_id])
    with clock.standing_at(DAY):
        assert page in client.get(reverse("planning:line", args=[row.line_id])).content.decode()
        form = client.get(page).context["form"]
        assert (form["title"].value(), form["kind"].value()) == ("Вебинар для наставников", EventKind.WEBINAR)
        values = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "")}
        moments = {
            "starts_at_day": "20.06.2024",
            "starts_at_time": "00:00",
            "ends_at_day": "20.06.2024",
            "ends_at_time": "00:01",
        }
        posted = client.post(page, {**values, "reminder_days": "3, 0", "directions": [], **moments})
        event = Event.objects.get()
        assert posted["Location"] == reverse("events:event", args=[event.pk])
        assert str(row) in client.get(posted["Location"]).content.decode()
        assert progress_of([plan], DAY)[plan.pk][row.line_id].status != Status.DONE
        fire_event(event, "publish", actor=cast.secretary)
        fire_event(event, "hold", actor=cast.secretary)
        assert progress_of([plan], DAY)[plan.pk][row.line_id].status == Status.DONE
