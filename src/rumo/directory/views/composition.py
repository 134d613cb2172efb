"""Who belongs to an association on any day, and how that changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.workbook import tables_response
from rumo.directory import permissions, queries, rules
from rumo.directory.enums import Role
from rumo.directory.forms.associations import CompositionDayForm, PeriodForm
from rumo.directory.models import Association, Membership, Person
from rumo.directory.spreadsheets import composition_sheet

# Headings of several members with one role.
SEVERAL = {
    Role.CHAIR: _lazy("Председатели"),
    Role.DEPUTY: _lazy("Заместители председателя"),
    Role.SECRETARY: _lazy("Секретари"),
    Role.LEADER: _lazy("Руководители"),
    Role.MEMBER: _lazy("Члены"),
    Role.EXPERT: _lazy("Эксперты"),
}


def _day(request: UserRequest) -> tuple[CompositionDayForm, date]:
    """The day of the address; a day that does not exist stays in the form with its error, and today is shown."""
    form = CompositionDayForm(request.GET if request.GET.get("on") else None)
    chosen = form.cleaned_data["on"] if form.is_valid() else None
    return form, chosen or clock.today()


def composition(request: UserRequest, pk: int) -> HttpResponse:
    """The composition on any day by roles, the orders, who came and who left between two days."""
    found = get_object_or_404(queries.visible_associations(request.user), pk=pk)
    form, day = _day(request)
    members = list(queries.composition_on(found, day))
    period = PeriodForm(request.GET if "since" in request.GET else None)
    context = {
        "association": found,
        "name": found.name_on(day),
        "day": day,
        "form": form,
        "groups": by_role(members, day),
        "count": len(members),
        "warnings": rules.composition_warnings(found.kind, [m.role for m in members]) if members else [],
        "orders": found.orders.select_related("issuer"),
        "period": period,
        "changes": changes(found, period) if period.is_valid() else None,
        "may_enter_order": permissions.may_enter_order(request.user, found),
        "with_contacts": bool(permissions.may_run_association(request.user, found)),
    }
    return render(request, "directory/composition.html", context)


def by_role(members: list[Membership], day: date) -> list[tuple[str, list[tuple[Membership, str]]]]:
    """Roles in the order of papers, each with its members and their posts on `day`."""
    groups = []
    for role in Role:
        held = [(m, m.person.post_text(day)) for m in members if m.role == role]
        if held:
            held.sort(key=lambda row: row[0].person.full_name.sort_key)
            groups.append((str(role.label).capitalize() if len(held) == 1 else str(SEVERAL[role]), held))
    return groups


def changes(association: Association, period: PeriodForm) -> dict[str, Any]:
    """Who came, left and changed the role between two days, in alphabetical order."""
    since, until = sorted([period.cleaned_data["since"], period.cleaned_data["until"]])
    people: dict[int, Person] = {}
    roles: list[dict[int, str]] = []
    for day in (since, until):
        members = list(queries.composition_on(association, day))
        people |= {m.person_id: m.person for m in members}
        roles.append({m.person_id: m.role for m in members})
    difference = rules.composition_difference(*roles)

    def named(keys: Any) -> list[Person]:
        return sorted((people[key] for key in keys), key=lambda person: person.full_name.sort_key)

    return {
        "since": since,
        "until": until,
        "summary": difference,
        "came": [(p, Role(difference.appointed[p.pk]).label) for p in named(difference.appointed)],
        "left": [(p, Role(difference.withdrawn[p.pk]).label) for p in named(difference.withdrawn)],
        "changed": [
            (p, Role(difference.changed[p.pk][0]).label, Role(difference.changed[p.pk][1]).label)
            for p in named(difference.changed)
        ],
    }


def composition_export(request: UserRequest, pk: int) -> HttpResponseBase:
    found = get_object_or_404(queries.visible_associations(request.user), pk=pk)
    _form, day = _day(request)
    contacts = bool(permissions.may_run_association(request.user, found))
    book = composition_sheet(found, queries.composition_on(found, day), day, with_contacts=contacts)
    return tables_response(request, book, _("Состав %(name)s на %(day)s") % {"name": found, "day": f"{day:%d.%m.%Y}"})
