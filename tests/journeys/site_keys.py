"""Which records the addresses of the public site and of the exchange speak of, in the cast's region."""

from __future__ import annotations

from typing import Any

from rumo.api.actions.tokens import create_token
from rumo.api.enums import Scope, Topic
from rumo.api.models import Webhook, WebhookDelivery
from rumo.core import files
from rumo.documents.enums import PaperFormat
from rumo.documents.models import PaperFile
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.monitoring.enums import CampaignState, ResponseState
from rumo.monitoring.tests import factories as monitoring
from rumo.planning.enums import PlanState
from rumo.planning.models import Plan
from rumo.portal.enums import LinkKind
from rumo.portal.models import PublicLink
from rumo.portal.tests.published import publish
from rumo.reports.models import Report
from tests.cast import Cast
from tests.journeys.addresses import Keys


def site_keys(cast: Cast) -> Keys:
    """Everything that is published, see `publish`; the document is a file."""
    publish(cast)
    version = monitoring.make_version(cast.association, "М1")
    campaign = monitoring.make_campaign(
        cast.association, [version], title="Летний мониторинг", state=CampaignState.CLOSED
    )
    monitoring.make_respondent(campaign, cast.municipality, state=ResponseState.ACCEPTED, values={version: 1})
    stored = files.store_bytes(b"text", "file.txt", files.TEXT, actor=cast.admin)
    document = PublicLink.objects.create(
        association=cast.association, kind=LinkKind.DOCUMENT, title="Дальнее положение", stored=stored
    )
    report = Report.objects.get(is_published=True)
    assert report.paper is not None
    PaperFile.objects.create(paper=report.paper, format=PaperFormat.PDF, stored=stored)
    own: dict[str, Any] = {
        "slug": cast.region.slug,
        "number": 1,
        "kind": LinkKind.DOCUMENT,
        "file_format": PaperFormat.PDF,
        "site_page": cast.association.pk,
        "link_add": cast.association.pk,
        "link": document.pk,
        "public_body": cast.association.pk,
        "body_news": cast.association.pk,
        "public_document": document.pk,
        "public_plan": Plan.objects.get(state=PlanState.IN_FORCE).pk,
        "public_minutes": Meeting.objects.get(state=MeetingState.PUBLISHED).pk,
        "public_report": report.pk,
        "public_data": campaign.pk,
    }
    return {("portal", name): value for name, value in own.items()}


def exchange_keys(cast: Cast) -> Keys:
    """A key of the administrator's, and a system that is told of the region's happenings."""
    token, _secret = create_token(title="Дальний сайт", scopes=[Scope.READ], actor=cast.admin)
    webhook = Webhook.objects.create(
        region=cast.region, title="Дальняя система", url="https://example.org/", secret="x", topics=[Topic.TEST]
    )
    message = WebhookDelivery.objects.create(webhook=webhook, topic=Topic.TEST, payload={})
    own = {"token": token.pk, "webhook": webhook.pk, "secret_renew": webhook.pk, "message": message.pk}
    return {("api", name): value for name, value in own.items()}
