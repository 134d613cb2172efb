"""The classifier of an association: its directions and priorities as a tree, and how they are changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.versions import order_mark
from rumo.directory import permissions, queries
from rumo.directory.actions import directions as actions
from rumo.directory.enums import DirectionKind
from rumo.directory.forms.directions import DirectionForm, PasteForm
from rumo.directory.models import Association, Direction
from rumo.directory.pasted_directions import PastedDirection, read_pasted_directions
from rumo.directory.pasted_list import BadLine
from rumo.directory.views.forms import attempt, form_page, saved
from rumo.directory.views.lists import chosen


@dataclass(frozen=True, slots=True)
class Branch:
    """A point with those below it; `mark` names the order of those below (see sortable.js)."""

    direction: Direction
    below: list[Branch]

    @property
    def mark(self) -> int:
        return order_mark(branch.direction.pk for branch in self.below)


@dataclass(frozen=True, slots=True)
class Group:
    """The points of a kind; `ground` is the act they all follow from, empty when they follow from several."""

    kind: DirectionKind
    top: list[Branch]

    @property
    def mark(self) -> int:
        return order_mark(branch.direction.pk for branch in self.top)

    @property
    def ground(self) -> str:
        grounds = {branch.direction.ground for branch in self.top}
        return grounds.pop() if len(grounds) == 1 else ""


def _association(request: UserRequest, pk: int) -> Association:
    return get_object_or_404(queries.visible_associations(request.user), pk=pk)


def _editable(request: UserRequest, pk: int) -> Association:
    found = _association(request, pk)
    permissions.may_edit_association(request.user, found).require()
    return found


def tree(rows: list[Direction]) -> list[Branch]:
    """Rows by position → top points with what stands below each."""
    branches = {row.pk: Branch(row, []) for row in rows}
    top: list[Branch] = []
    for row in rows:
        (branches[row.parent_id].below if row.parent_id in branches else top).append(branches[row.pk])
    return top


@require_safe
def directions(request: UserRequest, pk: int) -> HttpResponse:
    """The whole classifier, a tree for each kind."""
    found = _association(request, pk)
    top = tree(list(found.directions.order_by("kind", "position", "pk")))
    groups = [Group(kind, [one for one in top if one.direction.kind == kind]) for kind in DirectionKind]
    context = {
        "association": found,
        "groups": [group for group in groups if group.top],
        "may_edit": permissions.may_edit_association(request.user, found),
    }
    return render(request, "directory/directions.html", context)


def direction_add(request: UserRequest, pk: int) -> HttpResponse:
    """A new point, below the one named in the address if any."""
    found = _editable(request, pk)
    above = chosen(request, "parent")
    parent = found.directions.filter(pk=above).first() if above else None
    initial: dict[str, Any] = {"kind": parent.kind if parent else DirectionKind.DIRECTION, "is_active": True}
    if parent:
        initial |= {"parent": parent, "code": f"{parent.code}.{parent.children.count() + 1}", "ground": parent.ground}
    form = DirectionForm(request.POST or None, initial=initial, association=found)
    if request.method == "POST" and saved(
        form, lambda: actions.add_direction(found, data=form.direction_data(), actor=request.user)
    ):
        messages.success(request, _("Направление добавлено."))
        return redirect("directory:directions", pk)
    return form_page(
        request, form, title=_("Новое направление"), back=reverse("directory:directions", args=[pk]),
        crumb=_("Направления деятельности"), submit=_("Добавить"),
    )  # fmt: skip


def direction_edit(request: UserRequest, pk: int) -> HttpResponse:
    visible = Direction.objects.filter(association__in=queries.visible_associations(request.user))
    direction = get_object_or_404(visible.select_related("association__region"), pk=pk)
    association = direction.association
    permissions.may_edit_association(request.user, association).require()
    form = DirectionForm(
        request.POST or None,
        initial=model_to_dict(direction, DirectionForm.base_fields),
        association=association,
        besides=direction,
    )
    if request.method == "POST" and saved(
        form, lambda: actions.edit_direction(direction, data=form.direction_data(), actor=request.user), direction
    ):
        messages.success(request, _("Сохранено."))
        return redirect("directory:directions", association.pk)
    return form_page(
        request, form, title=_("Изменить направление"), back=reverse("directory:directions", args=[association.pk]),
        crumb=_("Направления деятельности"), submit=_("Сохранить"), record=direction,
    )  # fmt: skip


def directions_paste(request: UserRequest, pk: int) -> HttpResponse:
    """A numbered list becomes the classifier: first shown as it was read, then added at once."""
    found = _editable(request, pk)
    form = PasteForm(request.POST or None, initial={"kind": DirectionKind.DIRECTION})
    points: list[PastedDirection] = []
    bad: list[BadLine] = []
    if form.is_bound and form.is_valid():
        kind, ground, text = (form.cleaned_data[name] for name in ("kind", "ground", "text"))
        known = set(found.directions.filter(kind=kind).values_list("code", flat=True))
        points, bad = read_pasted_directions(text, known)
        if "confirm" in request.POST and not bad:
            made = attempt(
                form,
                lambda: actions.add_directions(found, kind=kind, ground=ground, points=points, actor=request.user),
            )
            if made is not None:
                messages.success(request, _("Добавлено пунктов: %(n)s.") % {"n": len(made)})
                return redirect("directory:directions", pk)
    context = {"association": found, "form": form, "points": points, "bad": bad}
    return render(request, "directory/directions_paste.html", context, status=422 if form.errors or bad else 200)


@require_POST
def directions_order(request: UserRequest, pk: int) -> JsonResponse:
    """The order after a drag: `order=3,1,2&version=…` in `?kind=…&parent=…` (see sortable.js)."""
    found = _editable(request, pk)
    above = chosen(request, "parent")
    parent = get_object_or_404(found.directions, pk=above) if above else None
    version = request.POST.get("version", "")
    mark = actions.order_directions(
        found,
        parent=parent,
        kind=parent.kind if parent else request.GET.get("kind", ""),
        order=[int(key) for key in request.POST.get("order", "").split(",") if key.isdigit()],
        mark=int(version) if version.isdigit() else 0,
        actor=request.user,
    )
    return JsonResponse({"version": mark})
