"""What those who answer are told of a value that goes back to them. Nobody is told of what they did themselves."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import mail
from rumo.monitoring.addressees import addresses_of
from rumo.monitoring.models import IndicatorValue


def tell_returned(value: IndicatorValue, actor: User) -> None:
    """The value, the message, and the way to the place where it is mended."""
    respondent = value.respondent
    campaign = respondent.campaign
    subject = _("Исправьте одно значение: %(title)s") % {"title": campaign}
    link = f"{settings.BASE_URL}{reverse('monitoring:form', args=[respondent.pk])}#value-{value.indicator_id}"
    words = {"value": value, "respondent": respondent, "campaign": campaign, "address": link}
    body = render_to_string("monitoring/letters/value_returned.txt", words)
    for address in addresses_of(campaign, [respondent])[respondent.pk]:
        if address != actor.email:
            mail.send(to=address, subject=subject, body=body)
