"""Messages to outside systems: put down with what happened, signed, tried again, never sent into the own network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from rumo.api.actions import deliveries, sending, webhooks
from rumo.api.actions.webhooks import WebhookData
from rumo.api.enums import DeliveryState, Topic
from rumo.api.models import Webhook, WebhookDelivery
from rumo.api.outside import check_address, post
from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.events.actions.events import fire_event
from rumo.events.enums import EventState
from rumo.events.tests.factories import make_event
from tests.cast import Cast


class Listener(BaseHTTPRequestHandler):
    """Another system on this machine; `answer` is the status it gives."""

    heard: list[tuple[dict[str, str], bytes]] = []
    answer = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Listener.heard.append((dict(self.headers), body))
        self.send_response(Listener.answer)
        self.send_header("Location", "http://127.0.0.1/elsewhere")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Silent."""


@pytest.fixture
def url(settings: Settings) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    Listener.heard, Listener.answer = [], 200
    yield f"http://127.0.0.1:{server.server_port}/hook?x=1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def webhook(cast: Cast, url: str) -> Webhook:
    return webhooks.create_webhook(
        cast.region, data=WebhookData("Журнал", url, [Topic.EVENT_PUBLISHED]), actor=cast.admin
    )


def test_what_happened_is_told_and_signed(
    cast: Cast, webhook: Webhook, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    event = make_event(cast.association, state=EventState.DRAFT, link="https://example.org/room")
    with django_capture_on_commit_callbacks(execute=True):
        fire_event(event, "publish", actor=cast.chair)
        fire_event(event, "cancel", reason="Перенесено", actor=cast.chair)
    [(headers, body)] = Listener.heard
    told = json.loads(body)
    assert (told["topic"], told["record"]["id"], told["region"]) == ("event.published", event.pk, "dalniy")
    signed = sending.signature(webhook.secret, headers["X-Rumo-Timestamp"], body)
    assert headers["X-Rumo-Signature"] == f"sha256={signed}"
    assert webhook.deliveries.get().state == DeliveryState.DELIVERED


def test_another_region_hears_nothing(cast: Cast, webhook: Webhook) -> None:
    foreign = cast.stranger.person.memberships.get().association
    event = make_event(foreign, state=EventState.DRAFT, link="https://example.org/room")
    fire_event(event, "publish", actor=cast.stranger)
    assert not WebhookDelivery.objects.exists()


def test_what_is_undone_is_not_told(cast: Cast, webhook: Webhook) -> None:
    event = make_event(cast.association, state=EventState.DRAFT, link="https://example.org/room")
    with transaction.atomic():
        fire_event(event, "publish", actor=cast.chair)
        transaction.set_rollback(True)
    assert not WebhookDelivery.objects.exists()


def test_a_refused_message_is_tried_again_and_at_last_given_up(cast: Cast, webhook: Webhook) -> None:
    Listener.answer = 302
    webhooks.send_test(webhook, actor=cast.admin)
    for attempt in range(1, sending.MOST_ATTEMPTS + 1):
        delivery = webhook.deliveries.get()
        sending.deliver(delivery)
        sending.deliver(delivery)
        delivery = webhook.deliveries.get()
        assert (delivery.attempts, delivery.status, len(Listener.heard)) == (attempt, 302, attempt)
    assert delivery.state == DeliveryState.FAILED
    assert "302" in delivery.error


def test_the_clock_sends_what_was_left(cast: Cast, webhook: Webhook) -> None:
    webhooks.send_test(webhook, actor=cast.admin)
    deliveries.retry_messages()
    assert Listener.heard == []
    WebhookDelivery.objects.update(next_try_at=clock.now() - timedelta(seconds=1))
    deliveries.retry_messages()
    assert len(Listener.heard) == 1
    with clock.standing_at(clock.today() + deliveries.KEPT + timedelta(days=2)):
        deliveries.retry_messages()
    assert not WebhookDelivery.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/hook",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest",
        "https://10.1.2.3/",
        "https://user:word@example.org/",
        "ftp://example.org/",
        "https:///hook",
    ],
)
def test_inner_addresses_are_refused(address: str) -> None:
    with pytest.raises(Refusal):
        check_address(address)


def test_a_name_that_leads_inside_is_refused_when_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("192.168.0.7", 443))]
    monkeypatch.setattr("rumo.api.outside.socket.getaddrinfo", lambda *args, **options: found)
    with pytest.raises(Refusal, match="внутреннюю сеть"):
        post("https://journal.example.org/hook", b"{}", {})


def test_only_the_administrator_keeps_them(client: Client, cast: Cast, webhook: Webhook) -> None:
    with pytest.raises(NotAllowed):
        webhooks.send_test(webhook, actor=cast.chair)
    for user, status in ((cast.admin, 200), (cast.chair, 404), (cast.stranger, 404)):
        client.force_login(user)
        assert client.get(reverse("api:webhook", args=[webhook.pk])).status_code == status


def test_an_address_is_kept_from_pages(client: Client, cast: Cast, webhook: Webhook) -> None:
    client.force_login(cast.admin)
    data = {"title": "Журнал", "url": webhook.url, "topics": [Topic.MINUTES_PUBLISHED], "is_active": "on"}
    twice = client.post(reverse("api:webhook_create"), data)
    assert "По этому адресу уже сообщаем" in twice.content.decode()
    assert client.post(reverse("api:webhook_edit", args=[webhook.pk]), data).status_code == 302
    webhook.refresh_from_db()
    assert webhook.topics == [Topic.MINUTES_PUBLISHED]
    old = webhook.secret
    client.post(reverse("api:secret_renew", args=[webhook.pk]))
    client.post(reverse("api:webhook_test", args=[webhook.pk]))
    webhook.refresh_from_db()
    assert webhook.secret != old
    delivery = webhook.deliveries.get()
    client.post(reverse("api:message_again", args=[delivery.pk]))
    assert webhook.deliveries.count() == 2
    client.post(reverse("api:webhook_delete", args=[webhook.pk]))
    assert not Webhook.objects.exists()


def test_a_key_is_shown_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.teacher)
    made = client.post(reverse("api:token_create"), {"title": "Сайт", "scopes": ["read"], "expires_on": ""})
    secret = made.context["secret"]
    assert secret in made.content.decode()
    page = client.get(reverse("api:tokens")).content.decode()
    assert "Сайт" in page
    assert secret not in page
    token = cast.teacher.api_tokens.get()
    client.force_login(cast.chair)
    assert client.post(reverse("api:token_revoke", args=[token.pk])).status_code == 404
    client.force_login(cast.teacher)
    client.post(reverse("api:token_revoke", args=[token.pk]))
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_the_manual_tells_every_operation(client: Client, cast: Cast) -> None:
    client.force_login(cast.teacher)
    page = client.get(reverse("api:manual")).content.decode()
    assert "POST /api/v1/events/{key}/registrations" in page
    assert "has_consent" in page
