"""What those responsible for plans are told by mail. Called by actions, inside their transactions."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.directory.models import Person
from rumo.planning.digest import Digest
from rumo.planning.dues import Due
from rumo.russian.dates import date_range, short_date
from rumo.russian.numbers import agree


def address_of(person: Person) -> str:
    """Where to write to a person: the address in the directory, else that of the account."""
    return person.email or (person.user.email if person.user else "")


def remind(person: Person, dues: Sequence[Due]) -> None:
    """One letter with everything whose date comes near."""
    first = dues[0]
    if len(dues) > 1 or first.day is None:
        subject = _("Подходят сроки плана: %(n)s") % {"n": agree(len(dues), "пункт")}
    else:
        subject = _("Срок по плану %(day)s: %(title)s") % {"day": short_date(first.day), "title": first.title[:120]}
    body = _render("reminder", person, {"dues": dues})
    mail.send(to=address_of(person), subject=subject, body=body)


def send_digest(digest: Digest) -> None:
    subject = _("Планы на неделю %(days)s") % {"days": date_range(digest.week, digest.week_ends)}
    if digest.late:
        subject += _(": просрочено %(n)s") % {"n": agree(len(digest.late), "пункт")}
    body = _render("digest", digest.person, {"digest": digest})
    mail.send(to=address_of(digest.person), subject=subject, body=body)


def _render(name: str, person: Person, context: dict[str, object]) -> str:
    whole = {
        **context,
        "person": person,
        "base_url": settings.BASE_URL,
        "profile_url": settings.BASE_URL + reverse("accounts:profile"),
    }
    return render_to_string(f"planning/letters/{name}.txt", whole)
