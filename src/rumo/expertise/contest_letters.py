"""What applicants and the commission of a contest are told by mail. Called by actions, inside their transactions."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.directory.models import Person
from rumo.expertise.assignment_letters import address_of
from rumo.expertise.enums import ApplicationState
from rumo.expertise.models import Contest, ContestApplication


def send_receipt(application: ContestApplication) -> None:
    """The application was taken; until when it may be changed."""
    subject = _("Заявка принята: %(contest)s") % {"contest": application.contest}
    _send(application.person, "contest_receipt", subject, application.contest, application=application)


def tell_jury(contest: Contest) -> None:
    """To each member of the commission: applications wait for marks."""
    for juror in contest.jury.select_related("user"):
        _send(juror, "contest_jury", _("Оцените заявки: %(contest)s") % {"contest": contest}, contest)


def tell_results(contest: Contest) -> None:
    """To the selected and to those who were not, after the order."""
    settled = (ApplicationState.SELECTED, ApplicationState.NOT_SELECTED)
    subject = _("Итоги отбора: %(contest)s") % {"contest": contest}
    for application in contest.applications.filter(state__in=settled).select_related("person__user"):
        _send(application.person, "contest_result", subject, contest, application=application)


def _send(person: Person, name: str, subject: str, contest: Contest, **context: object) -> None:
    address = address_of(person)
    if not address:
        return
    page = settings.BASE_URL + reverse("expertise:contest", args=[contest.pk])
    body = render_to_string(
        f"expertise/letters/{name}.txt", {"contest": contest, "person": person, "address": page, **context}
    )
    mail.send(to=address, subject=subject, body=body)
