"""A participant types the code word that was said during a webinar. No account is needed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rumo.core import rate_limit
from rumo.core.errors import Refusal
from rumo.core.form_pages import done
from rumo.directory.models import Region
from rumo.events.actions import attendance as actions
from rumo.events.attendance_rules import is_code_word, takes_code_word
from rumo.events.enums import LIVE_SEATS
from rumo.events.forms.attendance import CodeWordForm
from rumo.events.models import Event, Registration
from rumo.events.queries import public_events

# A whole school may sit behind one address; a dictionary is longer than an event.
MOST_TRIES = 30


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code_word(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """With `?place=` of the letter's link only the word is asked."""
    event = get_object_or_404(public_events(get_object_or_404(Region, slug=slug)), pk=pk)
    place = event.registrations.filter(token=request.GET.get("place", "")).first()
    form = CodeWordForm(request.POST or None, knows_place=place is not None)
    context: dict[str, Any] = {"event": event, "form": form, "place": place, "verdict": takes_code_word(event)}
    if form.is_bound:
        if not rate_limit.is_within(request, f"code-word-{event.pk}", most=MOST_TRIES):
            return render(request, "events/attendance/code_word.html", {**context, "too_often": True}, status=429)
        context["is_marked"] = done(form, lambda: _mark(event, place, form.cleaned_data))
    wrong = form.is_bound and not context["is_marked"]
    return render(request, "events/attendance/code_word.html", context, status=422 if wrong else 200)


def _mark(event: Event, place: Registration | None, data: dict[str, str]) -> None:
    """The word comes first: whoever does not know it learns nothing of who is registered. Raises Refusal."""
    if not is_code_word(event, data["word"]):
        raise Refusal(_("Это не кодовое слово. Проверьте, как его назвали, и введите ещё раз."))
    actions.come_by_code(place or _registered(event, data["surname"], data["email"]), word=data["word"])


def _registered(event: Event, surname: str, email: str) -> Registration:
    rows = event.registrations.filter(state__in=LIVE_SEATS, email__iexact=email.strip())
    folded = surname.strip().casefold().replace("ё", "е")
    found = [each for each in rows if each.surname.casefold().replace("ё", "е") == folded]
    if len(found) != 1:
        raise Refusal(
            _("Регистрации с такой почтой и фамилией нет. Проверьте, что указали, или напишите организаторам.")
        )
    return found[0]
