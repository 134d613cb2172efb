"""Letters: written with the record that causes them, delivered after commit, readable afterwards."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from django.db import transaction

from rumo.core import clock, tasks
from rumo.core.models import Mail
from rumo.russian.typography import nested_quotes


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small text part, such as an ICS calendar."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture shown below the text where the reader's program shows HTML. `alt` says what it is in words; the
    text of the letter must do without it."""

    name: str
    type: str
    content: bytes
    alt: str


def send(
    *,
    to: str,
    subject: object,
    body: object,
    attachments: Sequence[Attachment] = (),
    pictures: Sequence[Picture] = (),
) -> Mail:
    """Queue a plain-text letter in the current transaction; the worker delivers it after commit."""
    letter = Mail.objects.create(
        to=to,
        subject=nested_quotes(str(subject).replace("\n", " "))[:300],
        body=nested_quotes(str(body)),
        attachments=[*(asdict(part) for part in attachments), *map(_shown, pictures)],
        created_at=clock.now(),
    )
    transaction.on_commit(partial(tasks.deliver_mail.enqueue, letter.pk))
    return letter


def _shown(picture: Picture) -> dict[str, str]:
    content = b64encode(picture.content).decode()
    return {"name": picture.name, "type": picture.type, "base64": content, "alt": picture.alt}
