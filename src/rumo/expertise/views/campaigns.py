"""Campaigns: what authors read before they begin, and what those who lead do with the dates."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done, form_page
from rumo.expertise import permissions, queries
from rumo.expertise.actions import campaigns as actions
from rumo.expertise.enums import SubmissionState
from rumo.expertise.forms.campaigns import CampaignForm, ExtendForm
from rumo.expertise.models import Campaign, Track

_YEAR = re.compile(r"\b20\d\d\b")


@require_safe
def campaign(request: UserRequest, pk: int) -> HttpResponse:
    """Dates, what to bring and how it is judged; for those who lead, what was handed in."""
    found = _campaign(request, pk)
    leads = permissions.may_run_expertise(request.user, found.track.association)
    # What is announced later follows the track as it is on that day.
    config = found.config if found.is_published else found.track.config
    context = {
        "campaign": found,
        "config": config,
        "leads": leads,
        "may_submit": permissions.may_submit_to(request.user, found),
        "may_edit": permissions.may_edit_campaign(request.user, found),
        "moment": clock.now(),
        "own": queries.own_submissions(request.user).filter(campaign=found),
        "counts": _counts(found) if leads else [],
    }
    return render(request, "expertise/tracks/campaign.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_create(request: UserRequest, pk: int) -> HttpResponse:
    """A campaign of a track; `?previous=` proposes the next one by the dates of the last."""
    track = get_object_or_404(queries.run_tracks(request.user), pk=pk)
    previous = _previous(request, track)
    form = CampaignForm(request.POST or None, initial=_proposed(previous))
    made: list[Campaign] = []

    def create() -> None:
        values = {name: form.cleaned_data[name] for name in ("title", "opens_at", "closes_at")}
        made.append(actions.create_campaign(track=track, **values, previous=previous, actor=request.user))

    if form.is_bound and done(form, create):
        messages.success(request, _("Приём подготовлен. Проверьте его и объявите: тогда его увидят авторы."))
        return redirect("expertise:campaign", made[0].pk)
    crumbs = [(_("Виды экспертизы"), reverse("expertise:tracks")), (track.title, _address(track))]
    return form_page(request, form, title=_("Новый приём материалов"), crumbs=crumbs, submit=_("Подготовить"))


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    permissions.may_edit_campaign(request.user, found).require()
    initial = {name: getattr(found, name) for name in CampaignForm.base_fields}
    form = CampaignForm(request.POST or None, initial=initial)

    def save() -> None:
        values = {name: form.cleaned_data[name] for name in ("title", "opens_at", "closes_at")}
        version = form.cleaned_data["version"] or 0
        actions.edit_campaign(found, **values, version=version, actor=request.user)

    if form.is_bound and done(form, save):
        messages.success(request, _("Сохранено."))
        return redirect("expertise:campaign", pk)
    return form_page(
        request, form, title=_("Сроки приёма"), crumbs=_crumbs(found), submit=_("Сохранить"),
        delete_url=reverse("expertise:campaign_delete", args=[pk]),
        delete_confirm=_("Удалить приём, который ещё не объявлен?"),
    )  # fmt: skip


@require_POST
def campaign_publish(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    actions.publish_campaign(found, actor=request.user)
    messages.success(request, _("Приём объявлен: авторы региона видят его на странице «Экспертиза»."))
    return redirect("expertise:campaign", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_extend(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    form = ExtendForm(request.POST or None, initial={"closes_at": found.closes_at + timedelta(days=7)})
    if form.is_bound and done(form, lambda: actions.extend_campaign(found, **form.cleaned_data, actor=request.user)):
        messages.success(request, _("Приём продлён."))
        return redirect("expertise:campaign", pk)
    return form_page(request, form, title=_("Продлить приём"), crumbs=_crumbs(found), submit=_("Продлить"))


@require_POST
def campaign_delete(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    actions.delete_campaign(found, actor=request.user)
    messages.success(request, _("Удалено."))
    return redirect("expertise:track", found.track_id)


def _campaign(request: UserRequest, pk: int) -> Campaign:
    return get_object_or_404(queries.visible_campaigns(request.user), pk=pk)


def _led(request: UserRequest, pk: int) -> Campaign:
    found = _campaign(request, pk)
    permissions.may_run_expertise(request.user, found.track.association).require()
    return found


def _counts(campaign: Campaign) -> list[tuple[SubmissionState, int]]:
    """How many materials stand where, in the order of the way; drafts are nobody's business."""
    rows = campaign.submissions.filter(number__isnull=False).order_by().values_list("state").annotate(n=Count("pk"))
    found: dict[str, int] = dict(rows)
    return [(state, found[state]) for state in SubmissionState if state in found]


def _previous(request: UserRequest, track: Track) -> Campaign | None:
    wanted = request.GET.get("previous", "")
    return track.campaigns.filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 19 else None


def _proposed(previous: Campaign | None) -> dict[str, object]:
    """The next campaign: the same days a year later, under the name with the year moved."""
    if previous is None:
        return {}
    title = _YEAR.sub(lambda year: str(int(year.group()) + 1), previous.title)
    return {"title": title, "opens_at": _year_on(previous.opens_at), "closes_at": _year_on(previous.closes_at)}


def _year_on(moment: datetime) -> datetime:
    """The same day next year; 29 February becomes the 28th."""
    local = timezone.localtime(moment)
    try:
        return local.replace(year=local.year + 1)
    except ValueError:
        return local.replace(year=local.year + 1, day=28)


def _address(track: Track) -> str:
    return reverse("expertise:track", args=[track.pk])


def _crumbs(found: Campaign) -> list[tuple[object, str]]:
    return [
        (found.track.title, _address(found.track)),
        (found.title, reverse("expertise:campaign", args=[found.pk])),
    ]
