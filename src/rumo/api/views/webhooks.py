"""Addresses that are told of happenings, and what was sent to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.api import queries
from rumo.api.actions import webhooks as actions
from rumo.api.enums import DeliveryState, Topic
from rumo.api.forms import WebhookForm
from rumo.api.models import Webhook
from rumo.api.views.tabs import tabs
from rumo.core.errors import NotAllowed
from rumo.core.form_pages import done, form_page
from rumo.directory.models import Region
from rumo.directory.queries import administered_regions

MESSAGES_SHOWN = 50
_KINDS = {DeliveryState.WAITING: "info", DeliveryState.DELIVERED: "success", DeliveryState.FAILED: "danger"}


@require_safe
def webhooks(request: UserRequest) -> HttpResponse:
    _region(request)
    rows = queries.kept_webhooks(request.user).order_by("region__name", "title", "pk")
    return render(request, "api/webhooks.html", {"webhooks": rows, "tabs": tabs(request.user, "webhooks")})


@require_safe
def webhook(request: UserRequest, pk: int) -> HttpResponse:
    found = _webhook(request, pk)
    sent = found.deliveries.all()[:MESSAGES_SHOWN]
    context = {
        "webhook": found,
        "topics": [str(Topic(each).label) for each in found.topics if each in Topic.values],
        "rows": [
            {"message": each, "topic": Topic(each.topic).label, "kind": _KINDS[DeliveryState(each.state)]}
            for each in sent
        ],
    }
    return render(request, "api/webhook.html", context)


def webhook_create(request: UserRequest) -> HttpResponse:
    region = _region(request)
    form = WebhookForm(request.POST or None)
    made: list[Webhook] = []
    if form.is_bound and done(
        form, lambda: made.append(actions.create_webhook(region, data=form.data_given(), actor=request.user))
    ):
        messages.success(request, _("Добавлено. Нажмите «Проверить связь»: той системе уйдёт пробное сообщение."))
        return redirect("api:webhook", made[0].pk)
    return form_page(request, form, title=_("Новое оповещение"), crumbs=_crumbs(), submit=_("Добавить"))


def webhook_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _webhook(request, pk)
    initial = {"title": found.title, "url": found.url, "topics": found.topics, "is_active": found.is_active}
    form = WebhookForm(request.POST or None, initial=initial)
    if form.is_bound and done(form, lambda: actions.edit_webhook(found, data=form.data_given(), actor=request.user)):
        return redirect("api:webhook", pk)
    return form_page(
        request,
        form,
        title=found.title,
        crumbs=[*_crumbs(), (found, reverse("api:webhook", args=[pk]))],
        submit=_("Сохранить"),
        delete_url=reverse("api:webhook_delete", args=[pk]),
        delete_confirm=_("Удалить оповещение вместе с журналом сообщений?"),
    )


@require_POST
def webhook_delete(request: UserRequest, pk: int) -> HttpResponse:
    actions.delete_webhook(_webhook(request, pk), actor=request.user)
    messages.success(request, _("Оповещение удалено."))
    return redirect("api:webhooks")


@require_POST
def secret_renew(request: UserRequest, pk: int) -> HttpResponse:
    actions.renew_secret(_webhook(request, pk), actor=request.user)
    messages.success(request, _("Секрет новый. Передайте его разработчикам той системы."))
    return redirect("api:webhook", pk)


@require_POST
def webhook_test(request: UserRequest, pk: int) -> HttpResponse:
    actions.send_test(_webhook(request, pk), actor=request.user)
    messages.success(request, _("Проверка отправлена. Обновите страницу через несколько секунд."))
    return redirect("api:webhook", pk)


@require_POST
def message_again(request: UserRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(queries.kept_deliveries(request.user), pk=pk)
    actions.send_again(delivery, actor=request.user)
    messages.success(request, _("Сообщение отправлено ещё раз."))
    return redirect("api:webhook", delivery.webhook_id)


def _webhook(request: UserRequest, pk: int) -> Webhook:
    return get_object_or_404(queries.kept_webhooks(request.user), pk=pk)


def _region(request: UserRequest) -> Region:
    """The region the user administers, the first of several. Raises NotAllowed."""
    region = administered_regions(request.user).order_by("pk").first()
    if region is None:
        raise NotAllowed(_("Оповещения настраивает администратор региона."))
    return region


def _crumbs() -> list[tuple[object, str]]:
    return [(_("Обмен данными"), reverse("api:tokens")), (_("Оповещения"), reverse("api:webhooks"))]
