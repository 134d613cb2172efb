"""«Начать заявку на экспертизу» at a practice that an event recommended: one press, when one campaign is open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Refusal
from rumo.core.form_pages import done, form_page
from rumo.events.models import Talk
from rumo.events.queries import visible_events
from rumo.expertise import permissions, queries
from rumo.expertise.actions.from_practices import start_from_practice
from rumo.expertise.enums import TrackKind
from rumo.expertise.forms.submissions import CampaignChoiceForm
from rumo.expertise.models import Campaign


@require_http_methods(["GET", "HEAD", "POST"])
def practice_start(request: UserRequest, pk: int) -> HttpResponse:
    """With several open campaigns of the Atlas one chooses first. Raises Refusal when there is none."""
    found = Talk.objects.select_related("event__association__region", "person__user", "subject", "organization")
    talk: Talk = get_object_or_404(found, pk=pk, event__in=visible_events(request.user))
    permissions.may_start_from_practice(request.user, talk).require()
    campaigns = queries.open_campaigns(request.user).filter(
        track__kind=TrackKind.ATLAS, track__association__region=talk.event.association.region
    )
    choices = list(campaigns)
    if not choices:
        raise Refusal(_("Сейчас нет открытого приёма практик в Атлас. Рекомендация сохранится до следующего приёма."))
    if request.method == "POST" and len(choices) == 1:
        return _started(request, talk, choices[0])
    form = CampaignChoiceForm(request.POST if "campaign" in request.POST else None, campaigns=campaigns)
    if form.is_bound and done(form, lambda: None):
        return _started(request, talk, form.cleaned_data["campaign"])
    crumbs = [
        (_("Мероприятия"), reverse("events:events")),
        (talk.event, reverse("events:outcome", args=[talk.event_id])),
    ]
    title = _("Заявка на экспертизу: %(title)s") % {"title": talk.title}
    return form_page(request, form, title=title, crumbs=crumbs, submit=_("Начать заявку"))


def _started(request: UserRequest, talk: Talk, campaign: Campaign) -> HttpResponse:
    """To the draft; when it is the author's, back to the event."""
    submission = start_from_practice(talk, campaign=campaign, actor=request.user)
    if permissions.may_edit_submission(request.user, submission):
        messages.success(request, _("Черновик заявки создан. Дополните его и подайте."))
        return redirect("expertise:draft", submission.pk)
    messages.success(request, _("Черновик заявки создан, автору отправлено письмо: он дополнит и подаст заявку."))
    return redirect("events:outcome", talk.event_id)
