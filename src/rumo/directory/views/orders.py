"""A new order on one screen, and the orders already entered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.files import file_response
from rumo.core.table_files import read_table
from rumo.directory import permissions, queries
from rumo.directory.actions import orders as actions
from rumo.directory.enums import OrderKind, Role
from rumo.directory.forms.orders import KNOWN, NEW, OrderScreen, StandingForm
from rumo.directory.models import Association, Order
from rumo.directory.pasted_list import BadLine, PastedMember, read_pasted_list, text_of_table


def _association(request: UserRequest, pk: int) -> Association:
    found = get_object_or_404(queries.visible_associations(request.user), pk=pk)
    permissions.may_enter_order(request.user, found).require()
    return found


def _context(screen: OrderScreen, **more: Any) -> dict[str, Any]:
    """What the page and its fragments need; the difference is of what is typed now."""
    difference = screen.difference()
    return {
        "association": screen.association,
        "screen": screen,
        "difference": difference,
        "warnings": screen.warnings,
        "appointed": screen.named(difference.appointed),
        "withdrawn": screen.named(difference.withdrawn),
        "changed": _role_changes(screen, difference.changed),
        **more,
    }


def _role_changes(screen: OrderScreen, changed: Any) -> list[tuple[str, str, str]]:
    names = {m.person_id: str(m.person) for m in screen.memberships}
    return sorted((names[key], str(Role(old).label), str(Role(new).label)) for key, (old, new) in changed.items())


def order_enter(request: UserRequest, pk: int) -> HttpResponse:
    """The screen of a new order. «Проверить» goes to `order_preview`, «Ввести приказ» comes here."""
    association = _association(request, pk)
    if request.method != "POST":
        return render(request, "directory/order_enter.html", _context(OrderScreen(association)))
    screen = OrderScreen(association, request.POST, request.FILES)
    if screen.is_valid() and request.POST.get("step") == "confirm":
        # Without scripts «Проверить» comes here: the same page, with what the order will do and the last button.
        return render(request, "directory/order_enter.html", _context(screen, ready=True))
    if screen.is_valid():
        try:
            order = actions.enter_order(
                association,
                data=screen.order.order_data(),
                members=screen.members(),
                file=screen.order.cleaned_data["file"],
                last_seen=screen.order.cleaned_data["last_seen"],
                actor=request.user,
            )
        except NotAllowed:
            raise
        except Refusal as refusal:
            screen.order.add_error(None, refusal.message)
            return _again(request, screen, refusal)
        messages.success(request, _("Введён %(order)s.") % {"order": order})
        return redirect("directory:order", order.pk)
    return render(request, "directory/order_enter.html", _context(screen), status=422)


def _again(request: UserRequest, screen: OrderScreen, refusal: Refusal) -> HttpResponse:
    """The same screen with the refusal; after a conflict it counts from the new composition."""
    if isinstance(refusal, Conflict):
        fresh = request.POST.copy()
        last = screen.association.orders.order_by("-in_force_from", "-pk").first()
        fresh["last_seen"] = str(last.pk if last else 0)
        screen.order.data = fresh
        screen.standing = StandingForm(initial=screen.typed_roles(), memberships=screen.memberships)
    return render(request, "directory/order_enter.html", _context(screen), status=refusal.status)


@require_POST
def order_preview(request: UserRequest, pk: int) -> HttpResponse:
    """Fragments of the screen while it is filled in. Nothing is written.

    `step`: difference, add, add_new, drop-N, paste, confirm. Any change takes back a confirmation shown before.
    """
    association = _association(request, pk)
    screen = OrderScreen(association, request.POST)
    step = request.POST.get("step", "difference")
    if step == "confirm":
        ready = screen.is_valid()
        return render(request, "directory/order/_confirm.html", _context(screen, ready=ready))
    if step == "difference":
        return render(request, "directory/order/_difference.html", _context(screen, oob=True))
    roles, rows, bad = screen.typed_roles(), screen.typed_rows(), list[BadLine]()
    if step == "add":
        rows.append({"origin": KNOWN, "role": Role.MEMBER})
    elif step == "add_new":
        rows.append({"origin": NEW, "role": Role.MEMBER})
    elif step.startswith("drop-"):
        rows = [row for index, row in enumerate(rows) if f"drop-{index}" != step]
    elif step == "paste":
        whole = request.POST.get("kind") == OrderKind.COMPOSITION
        rows, bad = take_pasted(screen, _listed(request), roles, rows, whole=whole)
    screen.reopen(roles, rows)
    context = _context(screen, bad_lines=bad, kept_lines="\n".join(line.text for line in bad), oob=True)
    return render(request, "directory/order/_people.html", context)


def _listed(request: UserRequest) -> str:
    """The list from the box, or from an Excel table whose columns stand in the same order. Raises Refusal."""
    upload = request.FILES.get("listed")
    if upload is None:
        return request.POST.get("pasted", "")
    content, _kind = files.check_upload(upload, (files.XLSX,))
    return text_of_table(read_table(content))


def take_pasted(
    screen: OrderScreen, text: str, roles: dict[str, str], rows: list[dict[str, Any]], *, whole: bool
) -> tuple[list[dict[str, Any]], list[BadLine]]:
    """Set roles of those standing (`roles` is changed), and add rows for the others.

    With `whole` the list is the new composition, so who stands but is not in it is withdrawn.
    """
    members, bad = read_pasted_list(text)
    matches = queries.PeopleByName(screen.association.region)
    standing = {m.person_id for m in screen.memberships}
    named: set[int] = set()
    rows = [row for row in rows if row["origin"] == NEW or row["person"]]
    for member in members:
        found = matches.find(member.name)
        inside = [pk for pk in found if pk in standing]
        if len(inside) == 1:
            roles[str(inside[0])] = member.role
            named.add(inside[0])
        else:
            rows.append(_row(member, found, matches))
    if whole and members:
        roles.update({str(pk): "" for pk in standing - named})
    return rows, bad


def _row(member: PastedMember, found: list[int], matches: queries.PeopleByName) -> dict[str, Any]:
    if len(found) == 1:
        return {"origin": KNOWN, "person": found[0], "role": member.role}
    if found:
        note = _("В справочнике несколько человек с именем %(name)s. Выберите нужного.") % {"name": member.name.full}
        return {"origin": KNOWN, "person": "", "role": member.role, "note": note}
    organization = matches.organization(member.organization)
    note = _("Человека нет в справочнике: он будет добавлен.")
    if member.organization and organization is None:
        note += " " + _("Организация «%(name)s» не найдена, выберите её.") % {"name": member.organization}
    return {
        "origin": NEW,
        "surname": member.name.surname,
        "first_name": member.name.first_name,
        "patronymic": member.name.patronymic,
        "gender": member.name.gender.value if member.name.gender else "",
        "post": member.post,
        "organization": organization or "",
        "role": member.role,
        "note": note,
    }


def order(request: UserRequest, pk: int) -> HttpResponse:
    """An order that was entered: whom it appointed and withdrew."""
    found = get_object_or_404(queries.visible_orders(request.user), pk=pk)
    context = {
        "order": found,
        "appointments": found.appointments.select_related("person"),
        "withdrawals": found.withdrawals.select_related("person"),
    }
    return render(request, "directory/order.html", context)


def order_file(request: UserRequest, pk: int) -> HttpResponseBase:
    found: Order = get_object_or_404(queries.visible_orders(request.user), pk=pk)
    if found.file is None:
        raise Http404
    return file_response(found.file)
