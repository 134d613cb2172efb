from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.workbook import tables_response
from rumo.directory import permissions, queries
from rumo.directory.actions import people as actions
from rumo.directory.forms.people import FirstPostForm, PersonForm
from rumo.directory.models import Person
from rumo.directory.spreadsheets import people_sheet
from rumo.directory.views.forms import attempt, form_page, saved
from rumo.directory.views.lists import chosen, page_of
from rumo.directory.views.regions import working_region


def people(request: UserRequest) -> HttpResponse:
    """Everybody of the user's regions, by name, organization or association."""
    association, organization = chosen(request, "association"), chosen(request, "organization")
    today = clock.today()
    page = page_of(request, _chosen_people(request))
    context = {
        "page": page,
        "q": request.GET.get("q", ""),
        "associations": queries.visible_associations(request.user),
        "association": association,
        "organization": queries.visible_organizations(request.user).filter(pk=organization or 0).first(),
        "may_add": queries.working_regions(request.user).exists(),
        "rows": [(person, person.post_text(today)) for person in page],
    }
    return render(request, "directory/people.html", context)


@require_safe
def people_export(request: UserRequest) -> HttpResponseBase:
    """Everybody the filters choose, not only the page in sight."""
    day = clock.today()
    return tables_response(request, people_sheet(_chosen_people(request), day), f"{_('Люди')} {day:%d.%m.%Y}")


def _chosen_people(request: UserRequest) -> QuerySet[Person]:
    rows = queries.search(queries.visible_people(request.user), request.GET.get("q", ""), queries.PERSON_NAME)
    association, organization = chosen(request, "association"), chosen(request, "organization")
    if association:
        members = queries.Membership.objects.filter(queries.in_force(clock.today()), association=association)
        rows = rows.filter(pk__in=members.values("person"))
    if organization:
        rows = rows.filter(posts__organization=organization).distinct()
    return rows


def person(request: UserRequest, pk: int) -> HttpResponse:
    """A person's card: posts, associations, the name in cases; contacts and consents for whoever needs them."""
    found = get_object_or_404(queries.visible_people(request.user), pk=pk)
    contacts = permissions.may_see_contacts(request.user, found)
    may_edit = permissions.may_edit_person(request.user, found)
    context = {
        "person": found,
        "post": found.post_text(clock.today()),
        "memberships": found.memberships.select_related("association", "appointed_by", "withdrawn_by").order_by(
            "-valid_from"
        ),
        "cases": queries.name_in_cases(found, queries.name_exceptions(found.region)),
        "may_edit": may_edit,
        "may_mend_names": permissions.may_add_to_directory(request.user, found.region),
        "may_see_contacts": contacts,
        "consents": list(found.consents.select_related("file")) if contacts else [],
        "history": _history(found) if may_edit else [],
    }
    return render(request, "directory/person.html", context)


def _history(person: Person) -> list[dict[str, Any]]:
    return [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(person)[:30]]


def person_create(request: UserRequest) -> HttpResponse:
    """A new person with a first post."""
    region = working_region(request)
    form = PersonForm(request.POST or None)
    post = FirstPostForm(request.POST or None, prefix="post", organizations=region.organizations.all())
    if request.method == "POST" and post.is_valid():
        first = post.first_post()
        made = attempt(
            form,
            lambda: actions.create_person(region, data=form.person_data(), post=first, actor=request.user),
        )
        if made is not None:
            messages.success(request, _("Добавлен человек: %(name)s.") % {"name": made})
            return redirect("directory:person", made.pk)
    return form_page(
        request, form, title=_("Новый человек"), back=reverse("directory:people"), crumb=_("Люди"),
        submit=_("Добавить"), after=[post], after_title=_("Должность"),
    )  # fmt: skip


def person_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_people(request.user), pk=pk)
    permissions.may_edit_person(request.user, found).require()
    form = PersonForm(request.POST or None, initial=model_to_dict(found, PersonForm.Meta.fields))
    if request.method == "POST" and saved(
        form, lambda: actions.edit_person(found, data=form.person_data(), actor=request.user), record=found
    ):
        messages.success(request, _("Сохранено."))
        return redirect("directory:person", pk)
    return form_page(
        request, form, title=_("Изменить сведения"), back=reverse("directory:person", args=[pk]), crumb=found,
        submit=_("Сохранить"), record=found,
    )  # fmt: skip
