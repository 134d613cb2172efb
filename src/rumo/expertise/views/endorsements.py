"""The register of endorsements, on the screen and as a table, and the pages of one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.documents.prints import download
from rumo.expertise import certificates, council
from rumo.expertise import council_permissions as permissions
from rumo.expertise import council_rules as rules
from rumo.expertise.actions import endorsements as actions
from rumo.expertise.council_transitions import ENDORSEMENT
from rumo.expertise.endorsement_sheet import build_register
from rumo.expertise.forms.endorsements import EndorsementFilter, RenewForm, RevokeForm
from rumo.expertise.models import Endorsement
from rumo.expertise.permissions import may_lead_submission
from rumo.expertise.queries import run_tracks
from rumo.expertise.views.decisions import format_of

ROWS_A_PAGE = 30
EXPORT_LIMIT = 10_000


@require_safe
def endorsements(request: UserRequest) -> HttpResponse:
    """The register of those who run an association; authors see those of their own materials."""
    day = clock.today()
    chosen = EndorsementFilter(request.GET, endorsements=council.visible_endorsements(request.user))
    page = Paginator(chosen.found(day), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": chosen,
        "page": page,
        "rows": [(each, rules.standing_on(each, day)) for each in page],
        "leads": run_tracks(request.user).exists(),
    }
    return render(request, "expertise/endorsements/register.html", context)


@require_safe
def endorsements_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    day = clock.today()
    chosen = EndorsementFilter(request.GET, endorsements=council.visible_endorsements(request.user))
    book = build_register(chosen.found(day)[:EXPORT_LIMIT], day)
    return tables_response(request, book, _("Реестр грифов на %(day)s") % {"day": f"{day:%d.%m.%Y}"})


@require_safe
def endorsement(request: UserRequest, pk: int) -> HttpResponse:
    found = _endorsement(request, pk)
    context = {
        "endorsement": found,
        "standing": rules.standing_on(found, clock.today()),
        "ground": rules.ground_of(found.decision),
        "check_address": certificates.check_address(found),
        "may_certify": permissions.may_see_certificate(request.user, found),
        "may_revoke": ENDORSEMENT["revoke"].verdict(request.user, found),
        "may_renew": ENDORSEMENT["renew"].verdict(request.user, found),
        "leads": may_lead_submission(request.user, found.decision.submission),
        "history": audit.history(found),
    }
    return render(request, "expertise/endorsements/endorsement.html", context)


@require_safe
def certificate_file(request: UserRequest, pk: int, file_format: str) -> HttpResponse:
    found = _endorsement(request, pk)
    permissions.may_see_certificate(request.user, found).require()
    return download(certificates.print_certificate(found, format_of(file_format)))


@require_http_methods(["GET", "HEAD", "POST"])
def endorsement_revoke(request: UserRequest, pk: int) -> HttpResponse:
    found = _endorsement(request, pk)
    ENDORSEMENT["revoke"].verdict(request.user, found).require()
    form = RevokeForm(request.POST or None, initial={"revoked_on": clock.today()})
    if form.is_bound and done(form, lambda: actions.revoke_endorsement(found, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Гриф отозван, авторы получат письмо."))
        return redirect("expertise:endorsement", pk)
    lead = _("Страница проверки сразу покажет, что гриф отозван. Запись останется в реестре.")
    title, submit = _("Отозвать гриф № %(number)s") % {"number": found.printed_number}, _("Отозвать гриф")
    return form_page(request, form, title=title, lead=lead, crumbs=_crumbs(found), submit=submit)


@require_http_methods(["GET", "HEAD", "POST"])
def endorsement_renew(request: UserRequest, pk: int) -> HttpResponse:
    found = _endorsement(request, pk)
    ENDORSEMENT["renew"].verdict(request.user, found).require()
    form = RenewForm(request.POST or None, endorsement=found)
    made: list[Endorsement] = []
    if form.is_bound and done(
        form, lambda: made.append(actions.renew_endorsement(found, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("Гриф продлён: выдан новый."))
        return redirect("expertise:endorsement", made[0].pk)
    lead = _("Выдаётся новый гриф с новым номером и сроком, прежний ссылается на него.")
    title, submit = _("Продлить гриф № %(number)s") % {"number": found.printed_number}, _("Продлить гриф")
    return form_page(request, form, title=title, lead=lead, crumbs=_crumbs(found), submit=submit)


def _endorsement(request: UserRequest, pk: int) -> Endorsement:
    return get_object_or_404(council.visible_endorsements(request.user), pk=pk)


def _crumbs(found: Endorsement) -> list[tuple[object, str]]:
    return [
        (_("Экспертиза"), reverse("expertise:home")),
        (_("Грифы"), reverse("expertise:endorsements")),
        (str(found), reverse("expertise:endorsement", args=[found.pk])),
    ]
