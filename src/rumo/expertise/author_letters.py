"""What authors are told by mail. Called by actions, inside their transactions. No letter names an expert."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.expertise.models import Submission, SubmissionVersion, TechnicalCheck


def addresses_of(submission: Submission) -> list[str]:
    """Whoever handed it in and every author known to the directory, each address once."""
    sender = submission.submitted_by
    found = [sender.email]
    for author in submission.authors.select_related("person__user"):
        person = author.person
        # Whoever handed it in is written to at the address of the account only.
        if person is not None and person.user_id != sender.pk:
            found.append(person.email or (person.user.email if person.user else ""))
    return [each for each in dict.fromkeys(found) if each]


def send_receipt(submission: Submission, version: SubmissionVersion) -> None:
    """The receipt: number, moment, what was handed in, when the answer comes."""
    subject = _("Материал принят: № %(number)s «%(title)s»")
    _send(submission, "receipt", subject, {"version": version, "files": version.files.select_related("stored")})


def tell_checked(submission: Submission, check: TechnicalCheck) -> None:
    """The result of the technical check with every remark at once."""
    subject = (
        _("Техническая экспертиза пройдена: № %(number)s «%(title)s»")
        if check.passed
        else _("Материал нужно исправить: № %(number)s «%(title)s»")
    )
    remarks = [
        (item.text, check.marks[item.key].get("remark", ""))
        for item in submission.campaign.config.checklist
        if not check.marks.get(item.key, {}).get("ok", True)
    ]
    _send(submission, "checked", subject, {"check": check, "remarks": remarks})


def tell_withdrawn(submission: Submission) -> None:
    _send(submission, "withdrawn", _("Материал отозван: № %(number)s «%(title)s»"), {})


def _send(submission: Submission, name: str, subject: str, context: dict[str, object]) -> None:
    address = settings.BASE_URL + reverse("expertise:submission", args=[submission.pk])
    whole = {**context, "submission": submission, "config": submission.campaign.config, "address": address}
    body = render_to_string(f"expertise/letters/{name}.txt", whole)
    words = {"number": submission.number, "title": submission.title[:200]}
    for to in addresses_of(submission):
        mail.send(to=to, subject=subject % words, body=body)
