"""A learning route: the teacher works here, the tutor judges here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.form_pages import done, form_page
from rumo.core.transitions import Transition
from rumo.core.verdict import Verdict
from rumo.core.versions import order_mark
from rumo.growth import permissions, proposals
from rumo.growth.actions import routes as actions
from rumo.growth.enums import ItemState, RouteState
from rumo.growth.forms.routes import HandInForm, RemarkForm
from rumo.growth.models import LearningRoute, RouteItem
from rumo.growth.transitions import NEEDS_REMARK, ROUTE
from rumo.growth.views.route_access import crumbs_to, route_of

# What the one step forward of each state is; the others stand aside.
_FORWARD = frozenset({"agree", "begin", "submit", "credit"})
_ASKS = NEEDS_REMARK | {"submit"}


@dataclass(frozen=True, slots=True)
class Step:
    """A button of the route: `asks` leads to a page with a form first."""

    row: Transition
    verdict: Verdict
    url: str

    @property
    def is_forward(self) -> bool:
        return self.row.name in _FORWARD

    @property
    def asks(self) -> bool:
        return self.row.name in _ASKS

    @property
    def is_shown(self) -> bool:
        """A step that only others take is no business of this reader's, unless what is lacking can be mended."""
        return bool(self.verdict) or self.is_forward


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with what this reader may do with it."""

    item: RouteItem
    may_submit: Verdict
    may_judge: Verdict
    is_late: bool


def route(request: UserRequest, pk: int) -> HttpResponse:
    found = route_of(request, pk)
    items = list(found.items.select_related("area", "event", "stored", "credited_by"))
    may_edit = permissions.may_edit_route(request.user, found)
    context = {
        "route": found,
        "crumbs": crumbs_to(request),
        "is_own": permissions.is_own_route(request.user, found),
        "steps": [step for step in _steps(request.user, found) if step.is_shown],
        "items": [_item_view(request.user, found, item) for item in items],
        "credited": sum(item.state == ItemState.CREDITED for item in items),
        "hours": sum(item.hours or 0 for item in items),
        "mark": order_mark(item.pk for item in items),
        "may_edit": may_edit,
        "gaps": list(proposals.gaps_of(found)),
        "proposed": proposals.proposed_events(found) if may_edit else [],
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)],
    }
    return render(request, "growth/routes/route.html", context)


def route_move(request: UserRequest, pk: int, name: str) -> HttpResponse:
    """Take a step; one that asks for words shows its form first."""
    found = route_of(request, pk)
    transition = next((row for row in ROUTE.rows if row.name == name), None)
    if transition is None:
        raise Http404
    if name not in _ASKS:
        if request.method == "POST":
            actions.fire_route(found, name, actor=request.user)
        return redirect("growth:route", pk)
    transition.verdict(request.user, found).require()
    form = _asking(request, found, name)
    if form.is_bound and done(form, lambda: actions.fire_route(found, name, actor=request.user, **form.cleaned_data)):
        return redirect("growth:route", pk)
    lead = _unfinished(found) if name == "submit" else ""
    crumbs = crumbs_to(request, found)
    return form_page(request, form, title=transition.label, crumbs=crumbs, submit=transition.label, lead=lead)


def _asking(request: UserRequest, found: LearningRoute, name: str) -> RemarkForm | HandInForm:
    if name == "submit":
        return HandInForm(request.POST or None, initial={"reflection": found.reflection})
    return RemarkForm(request.POST or None)


def _unfinished(found: LearningRoute) -> str:
    left = found.items.exclude(state=ItemState.CREDITED).count()
    if not left:
        return ""
    return _("Ещё не зачтено пунктов: %(left)s. Сдать маршрут можно, но тьютор зачтёт его, когда их хватит.") % {
        "left": left
    }


def _steps(user: Any, found: LearningRoute) -> list[Step]:
    return [
        Step(row, row.verdict(user, found), reverse("growth:route_move", args=[found.pk, row.name]))
        for row in ROUTE.possible(found)
    ]


def _item_view(user: Any, found: LearningRoute, item: RouteItem) -> ItemView:
    item.route = found
    late = item.due_on is not None and item.due_on < clock.today()
    return ItemView(
        item,
        permissions.may_submit_item(user, item),
        permissions.may_judge_item(user, item),
        late and item.state in {ItemState.PLANNED, ItemState.RETURNED} and found.state != RouteState.STOPPED,
    )
