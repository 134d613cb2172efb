"""The public site of the demo's region of meetings, its office and the exchange: name → the address and who looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from rumo.accounts.models import User
from rumo.api.actions.tokens import create_token
from rumo.api.enums import Scope, Topic
from rumo.api.models import ApiToken, Webhook, WebhookDelivery
from rumo.demo.load.directory import World
from rumo.portal.enums import LinkKind
from rumo.portal.models import PublicLink
from rumo.portal.queries import closed_campaigns, public_plans, public_reports
from rumo.portal.search.index import rebuild_search
from rumo.reports.actions.publication import publish_report
from tests.browser.plan_screens import secretary
from tests.browser.report_screens import approved

Screen = Callable[[World], tuple[User | None, str]]


def public(name: str, record: Callable[[World], Any] | None = None, query: str = "") -> Screen:
    """A page of the region's site for a guest."""

    def screen(world: World) -> tuple[User | None, str]:
        more = [record(world).pk] if record else []
        return None, reverse(f"portal:{name}", args=[world.region.slug, *more]) + query

    return screen


def found_words(world: World) -> tuple[User | None, str]:
    rebuild_search()
    return public("public_search", query="?q=отчёт")(world)


def report(world: World) -> Any:
    """The approved one, for everybody to read."""
    if not public_reports(world.region).exists():
        publish_report(approved(world), actor=secretary(world))
    return public_reports(world.region)[0]


def plan(world: World) -> Any:
    return public_plans(world.region)[0]


def collection(world: World) -> Any:
    return closed_campaigns(world.region)[0]


def link(world: World) -> PublicLink:
    """A community beside the documents."""
    return PublicLink.objects.get_or_create(
        association=world.rumo, kind=LinkKind.COMMUNITY, title="Учителя края", url="https://example.org/"
    )[0]


def body_site(world: World) -> tuple[User | None, str]:
    return secretary(world), reverse("portal:site_page", args=[link(world).association_id])


def link_edit(world: World) -> tuple[User | None, str]:
    return secretary(world), reverse("portal:link_edit", args=[link(world).pk])


def keys(world: World) -> tuple[User | None, str]:
    if not ApiToken.objects.filter(user=world.admin).exists():
        create_token(title="Сайт института", scopes=[Scope.READ], actor=world.admin)
    return world.admin, reverse("api:tokens")


def webhook(world: World) -> tuple[User | None, str]:
    """With a message that did not get through yet."""
    found = Webhook.objects.create(
        region=world.region, title="Журнал", url="https://example.org/", secret="x", topics=[Topic.REPORT_APPROVED]
    )
    WebhookDelivery.objects.create(webhook=found, topic=Topic.TEST, payload={}, attempts=1, error="Нет ответа за 10 с.")
    return world.admin, reverse("api:webhook", args=[found.pk])


def of_admin(name: str) -> Screen:
    return lambda world: (world.admin, reverse(f"api:{name}"))


SITE_SCREENS: dict[str, Screen] = {
    "regions": lambda world: (None, reverse("portal:public_regions")),
    "region": public("public_region"),
    "body": public("public_body", lambda world: world.rumo),
    "search": found_words,
    "public plan": public("public_plan", plan),
    "public reports": public("public_reports"),
    "public report": public("public_report", report),
    "public endorsements": public("public_endorsements"),
    "open data": public("public_data"),
    "open data of a collection": public("public_data_result", collection),
    "site of a body": body_site,
    "community": link_edit,
    "keys": keys,
    "new key": of_admin("token_create"),
    "manual": of_admin("manual"),
    "webhooks": of_admin("webhooks"),
    "new webhook": of_admin("webhook_create"),
    "webhook": webhook,
}
