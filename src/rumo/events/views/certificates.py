"""One certificate: what it says, its file, mailing it again, taking it back, another one in its place."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.form_pages import done, form_page
from rumo.documents.prints import download
from rumo.events import certificate_permissions as permissions
from rumo.events import certificate_prints as prints
from rumo.events.actions import certificates as actions
from rumo.events.certificate_list import doubtful, readable_certificates, run_certificates
from rumo.events.certificates import check_address
from rumo.events.forms.certificates import ReissueForm, RevokeForm
from rumo.events.models import EventCertificate


@require_safe
def certificate(request: UserRequest, pk: int) -> HttpResponse:
    found = _run(request, pk)
    context = {
        "certificate": found,
        "event": found.event,
        "tab": "certificates",
        "check_address": check_address(found.token),
        "is_doubtful": EventCertificate.objects.filter(doubtful(), pk=pk).exists(),
        "may_revoke": permissions.may_revoke(request.user, found),
        "may_send": permissions.may_send(request.user, found),
        "history": audit.history(found),
    }
    return render(request, "events/certificates/certificate.html", context)


@require_safe
def certificate_file(request: UserRequest, pk: int) -> HttpResponse:
    """For those who prepare the event, and for its holder."""
    return download(prints.print_certificate(get_object_or_404(readable_certificates(request.user), pk=pk)))


@require_POST
def certificate_send(request: UserRequest, pk: int) -> HttpResponse:
    found = _run(request, pk)
    actions.send_certificate(found, actor=request.user)
    messages.success(request, _("Сертификат отправлен на %(email)s.") % {"email": found.email})
    return redirect("events:certificate", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_revoke(request: UserRequest, pk: int) -> HttpResponse:
    found = _run(request, pk)
    permissions.may_revoke(request.user, found).require()
    form = RevokeForm(request.POST or None)
    if form.is_bound and done(form, lambda: actions.revoke_certificate(found, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Сертификат отозван: страница проверки уже говорит об этом."))
        return redirect("events:certificate", pk)
    title = _("Отозвать сертификат № %(number)s") % {"number": found.number}
    lead = _("Запись останется в списке. Если сертификат входил в чей-то маршрут, часы там больше не засчитываются.")
    return form_page(request, form, title=title, lead=lead, crumbs=_crumbs(found), submit=_("Отозвать"))


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_reissue(request: UserRequest, pk: int) -> HttpResponse:
    found = _run(request, pk)
    permissions.may_revoke(request.user, found).require()
    form = ReissueForm(request.POST or None)
    made: list[EventCertificate] = []
    if form.is_bound and done(
        form, lambda: made.append(actions.reissue_certificate(found, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("Выдан новый сертификат № %(number)s.") % {"number": made[0].number})
        return redirect("events:certificate", made[0].pk)
    title = _("Заменить сертификат № %(number)s") % {"number": found.number}
    lead = _("Сначала исправьте имя, часы или название там, где они указаны: новый сертификат возьмёт их оттуда.")
    return form_page(request, form, title=title, lead=lead, crumbs=_crumbs(found), submit=_("Выдать новый"))


def _run(request: UserRequest, pk: int) -> EventCertificate:
    return get_object_or_404(run_certificates(request.user).select_related("talk", "person", "batch"), pk=pk)


def _crumbs(found: EventCertificate) -> list[tuple[object, str]]:
    return [
        (_("Сертификаты"), reverse("events:event_certificates", args=[found.event_id])),
        (str(found), reverse("events:certificate", args=[found.pk])),
    ]
