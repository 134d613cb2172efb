"""What authors and officers are told of decisions, appeals and endorsements. No letter names an expert."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import clock, mail
from rumo.directory.models import Membership
from rumo.directory.powers import LEADING
from rumo.directory.queries import composition_on
from rumo.expertise import council_rules as rules
from rumo.expertise.author_letters import addresses_of
from rumo.expertise.enums import Outcome
from rumo.expertise.models import Appeal, Decision, Endorsement, Submission


def tell_decided(decision: Decision) -> None:
    """The decision in words, with what comes of it and until when."""
    config = rules.rules_of(decision)
    subject = _("Решение по материалу «%(title)s»: %(wording)s") % {
        "title": decision.submission.title[:150],
        "wording": rules.wording_of(config, decision.outcome),
    }
    context = {
        "decision": decision,
        "wording": rules.wording_of(config, decision.outcome),
        "ground": rules.ground_of(decision),
        "endorsement": getattr(decision, "endorsement", None),
        "appeal_until": rules.appeal_until(decision) if decision.outcome not in rules.IN_FAVOUR else None,
        "is_rework": decision.outcome == Outcome.REWORK,
    }
    _to_authors(decision.submission, "decided", subject, context)


def tell_appeal_filed(appeal: Appeal) -> None:
    """To those who run the association and are no authors."""
    submission = appeal.decision.submission
    subject = _("Апелляция по материалу № %(number)s «%(title)s»") % {
        "number": submission.number,
        "title": submission.title[:150],
    }
    body = _rendered("appeal_filed", {"appeal": appeal, "submission": submission}, reverse("expertise:appeals"))
    authors = set(addresses_of(submission))
    for to in _officers(submission):
        if to not in authors:
            mail.send(to=to, subject=subject, body=body)


def tell_appeal_answered(appeal: Appeal) -> None:
    subject = _("Ответ на апелляцию: «%(title)s»") % {"title": appeal.decision.submission.title[:150]}
    _to_authors(appeal.decision.submission, "appeal_answered", subject, {"appeal": appeal})


def tell_revoked(endorsement: Endorsement) -> None:
    subject = _("Гриф № %(number)s отозван") % {"number": endorsement.printed_number}
    _to_authors(endorsement.decision.submission, "revoked", subject, {"endorsement": endorsement})


def tell_renewed(endorsement: Endorsement) -> None:
    subject = _("Гриф продлён: № %(number)s") % {"number": endorsement.printed_number}
    _to_authors(endorsement.decision.submission, "renewed", subject, {"endorsement": endorsement})


def remind_of_expiry(endorsement: Endorsement) -> None:
    subject = _("Срок грифа № %(number)s заканчивается") % {"number": endorsement.printed_number}
    _to_authors(endorsement.decision.submission, "expires", subject, {"endorsement": endorsement})


def _to_authors(submission: Submission, name: str, subject: str, context: dict[str, object]) -> None:
    address = reverse("expertise:outcome", args=[submission.pk])
    body = _rendered(name, {**context, "submission": submission}, address)
    for to in addresses_of(submission):
        mail.send(to=to, subject=subject, body=body)


def _officers(submission: Submission) -> list[str]:
    members: list[Membership] = list(
        composition_on(submission.campaign.track.association, clock.today()).filter(role__in=LEADING)
    )
    people = [member.person for member in members]
    found = [person.email or (person.user.email if person.user else "") for person in people]
    return [each for each in dict.fromkeys(found) if each]


def _rendered(name: str, context: dict[str, object], address: str) -> str:
    return render_to_string(
        f"expertise/council/letters/{name}.txt", {**context, "address": settings.BASE_URL + address}
    )
