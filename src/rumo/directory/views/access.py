"""Accounts and powers of a region: the administrator's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.models import User
from rumo.accounts.requests import UserRequest
from rumo.core.workbook import tables_response
from rumo.directory import permissions, queries
from rumo.directory.actions import access as actions
from rumo.directory.forms.access import InvitationForm, OfficeForm
from rumo.directory.models import Office, Region
from rumo.directory.spreadsheets import accounts_sheet
from rumo.directory.views.forms import form_page, saved
from rumo.directory.views.lists import chosen, page_of
from rumo.directory.views.regions import administered_region


def access(request: UserRequest) -> HttpResponse:
    """Who may come in, with which powers; last sign-in and the second factor."""
    region = administered_region(request)
    context = {
        "region_shown": region,
        "regions": queries.administered_regions(request.user),
        "page": page_of(request, _accounts(request, region)),
        "q": request.GET.get("q", ""),
    }
    return render(request, "directory/access.html", context)


@require_safe
def access_export(request: UserRequest) -> HttpResponseBase:
    """Everybody the search finds, not only the page in sight."""
    region = administered_region(request)
    return tables_response(request, accounts_sheet(_accounts(request, region)), f"{_('Доступ')} {region}")


def _accounts(request: UserRequest, region: Region) -> QuerySet[User]:
    return queries.search(queries.accounts_of(region), request.GET.get("q", ""), ["name", "email"])


def access_invite(request: UserRequest) -> HttpResponse:
    """Create an account, send the invitation, give an office if one is chosen."""
    region = administered_region(request)
    person = chosen(request, "person")
    form = InvitationForm(request.POST or None, initial=_about(region, person), region=region)
    if request.method == "POST" and saved(form, lambda: _invite(region, form.cleaned_data, request.user)):
        messages.success(request, _("Приглашение отправлено."))
        return redirect(_page(region))
    return form_page(
        request, form, title=_("Пригласить"), back=_page(region), crumb=_("Доступ"), submit=_("Отправить приглашение")
    )


def _about(region: Region, person: int | None) -> dict[str, Any]:
    found = region.people.filter(pk=person).first() if person else None
    return {"person": found, "email": found.email} if found else {}


@transaction.atomic
def _invite(region: Region, data: dict[str, Any], actor: User) -> User:
    """Account and office together, or neither."""
    user = actions.invite_to_region(region, email=data["email"], name=data["name"], person=data["person"], actor=actor)
    if data["kind"]:
        place = {name: data[name] for name in ("kind", "organization", "municipality")}
        actions.grant_office(region, user, **place, actor=actor)
    return user


def _account(request: UserRequest, pk: int) -> tuple[Region, User]:
    """An account of the region the user administers; one of another region is not there at all."""
    get_object_or_404(queries.visible_accounts(request.user), pk=pk)
    region = administered_region(request)
    return region, get_object_or_404(queries.accounts_of(region), pk=pk)


def office_grant(request: UserRequest, pk: int) -> HttpResponse:
    region, user = _account(request, pk)
    form = OfficeForm(request.POST or None, region=region)
    if request.method == "POST" and saved(
        form, lambda: actions.grant_office(region, user, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Полномочие дано."))
        return redirect(_page(region))
    return form_page(
        request, form, title=_("Полномочие: %(name)s") % {"name": user}, back=_page(region), crumb=_("Доступ"),
        submit=_("Дать полномочие"),
    )  # fmt: skip


@require_POST
def office_revoke(request: UserRequest, pk: int) -> HttpResponse:
    offices = Office.objects.select_related("region", "user", "organization", "municipality")
    office = get_object_or_404(offices, pk=pk, region__in=queries.visible_regions(request.user))
    permissions.may_administer_region(request.user, office.region).require()
    actions.revoke_office(office, actor=request.user)
    messages.success(request, _("Полномочие снято."))
    return redirect(_page(office.region))


def _change_account(request: UserRequest, pk: int, action: Callable[..., None], said: str) -> HttpResponse:
    region, user = _account(request, pk)
    action(region, user, actor=request.user)
    messages.success(request, said)
    return redirect(_page(region))


@require_POST
def account_disable(request: UserRequest, pk: int) -> HttpResponse:
    return _change_account(request, pk, actions.disable_account, _("Учётная запись отключена."))


@require_POST
def account_enable(request: UserRequest, pk: int) -> HttpResponse:
    return _change_account(request, pk, actions.enable_account, _("Учётная запись снова действует."))


@require_POST
def invitation_renew(request: UserRequest, pk: int) -> HttpResponse:
    return _change_account(request, pk, actions.renew_invitation, _("Приглашение отправлено ещё раз."))


def _page(region: Region) -> str:
    return f"{reverse('directory:access')}?region={region.pk}"
