"""What all pages of the navigator share: what was asked for, the search form, the ways to the other pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import rate_limit
from rumo.core.errors import Refusal
from rumo.core.facets import facet_links
from rumo.directory.models import Region
from rumo.events import queries
from rumo.events.enums import LIVE_SEATS
from rumo.events.event_words import when_words
from rumo.events.forms.navigator import NavigatorForm
from rumo.events.models import Event
from rumo.events.navigator import Choice, Standing, facets_of, standing_of

# So many searches by words one address may ask for in a minute: they are the navigator's only costly question.
MOST_SEARCHES = 60

FACET_TITLES: dict[str, Any] = {
    "kind": gettext_lazy("Вид"),
    "topic": gettext_lazy("Тематика"),
    "subjects": gettext_lazy("Предмет"),
    "form": gettext_lazy("Форма"),
    "audience": gettext_lazy("Для кого"),
    "area": gettext_lazy("Муниципалитет"),
    "association": gettext_lazy("Проводит"),
}
PARTS = (
    ("navigator", gettext_lazy("Предстоящие")),
    ("navigator_calendar", gettext_lazy("Календарь")),
    ("archive", gettext_lazy("Прошедшие")),
)


class AskedTooOften(Refusal):
    status = 429


@dataclass(frozen=True, slots=True)
class Card:
    """An event in a list; `is_own` when the visitor has a place there."""

    event: Event
    when: str
    standing: Standing
    is_own: bool


def asked(request: HttpRequest) -> tuple[NavigatorForm, Choice]:
    """The form as typed, and what it asks for. Raises AskedTooOften for a flood of searches."""
    form = NavigatorForm(request.GET)
    choice = form.choice()
    if choice.q and not rate_limit.is_within(request, "navigator-search", most=MOST_SEARCHES):
        raise AskedTooOften(_("Слишком много поисков подряд. Подождите минуту и повторите."))
    return form, choice


def frame(
    request: HttpRequest, region: Region, page_name: str, form: NavigatorForm, choice: Choice, sought: QuerySet[Event]
) -> dict[str, Any]:
    """The context of a page of the navigator; `sought` are the events its facets count."""
    # Words and facets go along to the other pages; days are asked for on each of them anew.
    kept = choice.lasting()
    return {
        "public_region": region,
        "form": form,
        "choice": choice,
        "facets": facet_links(request, facets_of(sought, choice, FACET_TITLES)),
        "parts": [
            {"title": title, "url": address_of(name, region, kept), "active": name == page_name}
            for name, title in PARTS
        ],
        "all_url": reverse(f"events:{page_name}", args=[region.slug]),
        "subscription_url": address_of("subscription", region, kept),
    }


def address_of(name: str, region: Region, parameters: dict[str, str]) -> str:
    """The address of a page of the region's navigator that asks for `parameters`."""
    address = reverse(f"events:{name}", args=[region.slug])
    return f"{address}?{urlencode(parameters)}" if parameters else address


def cards_of(events: Iterable[Event], user: Any) -> list[Card]:
    """What a list tells of each event; one query more for a visitor known to the directory."""
    shown = list(events)
    places = queries.own_registrations(user).filter(event__in=shown, state__in=LIVE_SEATS)
    own = frozenset(places.values_list("event_id", flat=True))
    return [Card(event, when_words(event), standing_of(event), event.pk in own) for event in shown]
