"""Many routes at once: choose the people, start, watch, stop."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done
from rumo.directory.models import Association, Person
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_usual
from rumo.growth import cohort_people, permissions, route_queries
from rumo.growth.actions import cohorts as actions
from rumo.growth.cohort_people import Cohort, Source, Wanted
from rumo.growth.enums import BatchState
from rumo.growth.forms.cohorts import CohortFilter, CohortForm
from rumo.growth.models import RouteBatch

ROWS_A_PAGE = 30
MONTHS = timedelta(days=180)
RUNNING = (BatchState.WAITING, BatchState.RUNNING)


@require_safe
def cohorts(request: UserRequest) -> HttpResponse:
    page = Paginator(route_queries.visible_batches(request.user), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "growth/routes/cohorts.html", {"page": page, "leads": True})


def cohort_create(request: UserRequest) -> HttpResponse:
    """One form: «show» names the people its first half finds, «make» starts the work for those ticked."""
    association = asked_or_usual(request)
    if association is None:
        bodies = run_associations(request.user).order_by("full_name")
        return render(request, "growth/routes/template_body.html", {"bodies": bodies})
    permissions.may_run_growth(request.user, association).require()
    wanting = CohortFilter(request.POST or None, association=association)
    wanted = wanting.wanted()
    found = cohort_people.cohort_of(association, wanted) if wanted is not None else None
    form = _form(request, association, wanted, found) if found is not None and wanted is not None else None
    made: list[RouteBatch] = []

    def start() -> None:
        assert form is not None
        assert found is not None
        made.append(_start(request, association, form, found))

    if form is not None and form.is_bound and done(form, start):
        return redirect("growth:cohort", made[0].pk)
    context = {
        "association": association,
        "wanting": wanting,
        "found": found,
        "form": form,
        "chosen": {str(key) for key in form["people"].value() or []} if form is not None else set(),
        "has_templates": association.route_templates.filter(is_active=True).exists(),
    }
    refused = bool(wanting.errors or (form is not None and form.errors))
    return render(request, "growth/routes/cohort_create.html", context, status=422 if refused else 200)


@require_safe
def cohort(request: UserRequest, pk: int) -> HttpResponse:
    return render(request, "growth/routes/cohort.html", _context(request, _batch(request, pk)))


@require_safe
def cohort_progress(request: UserRequest, pk: int) -> HttpResponse:
    return render(request, "growth/routes/_progress.html", _context(request, _batch(request, pk)))


@require_POST
def cohort_cancel(request: UserRequest, pk: int) -> HttpResponse:
    actions.cancel_cohort(_batch(request, pk), actor=request.user)
    return redirect("growth:cohort", pk)


def _form(request: UserRequest, association: Association, wanted: Wanted, found: Cohort) -> CohortForm:
    day = clock.today()
    initial = {
        "starts_on": day,
        "ends_on": day + MONTHS,
        "ground": cohort_people.GROUNDS[Source(wanted.source)],
        "people": [each.person.pk for each in found.candidates if not each.why_not],
    }
    people = Person.objects.filter(pk__in=[each.person.pk for each in found.candidates])
    posted = request.POST if request.POST.get("step") == "make" else None
    return CohortForm(posted, association=association, people=people, initial=initial)


def _start(request: UserRequest, association: Association, form: CohortForm, found: Cohort) -> RouteBatch:
    data = form.cleaned_data
    return actions.start_cohort(
        association=association,
        template=data["template"],
        ground=data["ground"],
        people=list(data["people"]),
        tutors=list(data["tutors"]),
        starts_on=data["starts_on"],
        ends_on=data["ends_on"],
        results=found.results,
        actor=request.user,
    )


def _context(request: UserRequest, batch: RouteBatch) -> dict[str, Any]:
    return {
        "batch": batch,
        "is_running": batch.state in RUNNING,
        "made": batch.routes.count(),
        "words": _("Готово %(done)s из %(total)s") % {"done": batch.done, "total": batch.total},
        "may_run": permissions.may_run_growth(request.user, batch.association),
        "leads": True,
    }


def _batch(request: UserRequest, pk: int) -> RouteBatch:
    return get_object_or_404(route_queries.visible_batches(request.user), pk=pk)
