"""The register of experts and the page of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.workbook import tables_response
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations
from rumo.expertise import expert_register as register
from rumo.expertise import permissions, queries
from rumo.expertise.actions.experts import term_text
from rumo.expertise.expert_sheets import build_register
from rumo.expertise.expert_statistics import Period, statistics_of
from rumo.expertise.forms.experts import AbsenceForm, CompetenceForm, ConflictForm, PeriodForm, RegisterFilter
from rumo.expertise.models import Expert

ROWS_A_PAGE = 30


@require_safe
def experts(request: UserRequest) -> HttpResponse:
    """The register with its filters; an expert who leads nothing finds only himself."""
    form = RegisterFilter(request.GET, user=request.user)
    day = clock.today()
    page = Paginator(register.chosen(request.user, form.choice(), day), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [_row(each, day) for each in page.object_list],
        "is_filtered": any(request.GET.get(name) for name in form.fields if name != "sort"),
        "leads": run_associations(request.user).exists(),
    }
    return render(request, "expertise/experts/experts.html", context)


@require_safe
def experts_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    day = clock.today()
    rows = register.chosen(request.user, RegisterFilter(request.GET, user=request.user).choice(), day)
    return tables_response(request, build_register(rows, day), _("Эксперты на %(day)s") % {"day": f"{day:%d.%m.%Y}"})


@require_safe
def expert(request: UserRequest, pk: int) -> HttpResponse:
    """Powers, competences, posts, absences, conflicts, the work of a period, what happened."""
    day = clock.today()
    found = visible_expert(request, pk)
    form = PeriodForm(request.GET or None)
    period = form.period(usual_period(day))
    figures = statistics_of(register.seen_reviews(request.user, found), [found.pk], period, day)[found.pk]
    context = {
        **_row(found, day),
        "posts": found.person.posts.all(),
        "absences": [each for each in found.absences.all() if each.ends >= day],
        "conflicts": found.conflicts.select_related("person", "organization", "submission"),
        "certificates": found.certificates.select_related("paper"),
        "period": period,
        "figures": figures,
        "period_form": PeriodForm(initial={"since": period.since, "until": period.until}),
        "is_self": powers_of(request.user).person_id == found.person_id,
        "leads": run_associations(request.user).exists(),
        "may_edit": permissions.may_edit_expert(request.user, found),
        "may_tell": permissions.may_tell_of_expert(request.user, found),
        "competence_form": CompetenceForm(region=found.association.region),
        "absence_form": AbsenceForm(),
        "conflict_form": ConflictForm(user=request.user),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:50]],
    }
    return render(request, "expertise/experts/expert.html", context)


def visible_expert(request: UserRequest, pk: int) -> Expert:
    """With what `expert_register.annotated` adds; 404 for one the user may not see."""
    rows = register.annotated(queries.visible_experts(request.user), clock.today())
    return get_object_or_404(rows, pk=pk)


def usual_period(day: date) -> Period:
    """The year up to the day."""
    return Period(date(day.year, 1, 1), day)


def _row(expert: Expert, day: date) -> dict[str, Any]:
    if expert.holds_on(day):
        powers = (_("полномочия действуют"), "success")
    elif expert.valid_from > day:
        powers = (_("полномочия ещё не начались"), "info")
    else:
        powers = (_("полномочия закончились"), "neutral")
    return {
        "expert": expert,
        "post": expert.person.post_text(day),
        "term": term_text(expert),
        "powers": powers[0],
        "colour": powers[1],
        "is_full": expert.open_count >= expert.limit,  # type: ignore[attr-defined]
    }
