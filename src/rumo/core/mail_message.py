"""A stored letter as the message that goes out: its text, and with pictures the same text once more as HTML."""

from __future__ import annotations

from base64 import b64decode
from email.message import Message
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from rumo.core.models import Mail


class LetterMessage(EmailMultiAlternatives):
    """Plain text first; pictures stand beside the HTML they are shown in (RFC 2387), other parts are attached."""

    def __init__(self, letter: Mail) -> None:
        super().__init__(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to])
        self._pictures = [part for part in letter.attachments if "base64" in part]
        for part in letter.attachments:
            if "text" in part:
                self.attach(part["name"], part["text"], part["type"])
        if self._pictures:
            context = {"letter": letter, "pictures": self._pictures}
            self.attach_alternative(render_to_string("letter.html", context), "text/html")

    def message(self, **options: Any) -> Any:
        """The message with the HTML wrapped together with its pictures."""
        whole: Any = super().message(**options)
        if self._pictures:
            both = next(part for part in whole.walk() if part.get_content_type() == "multipart/alternative")
            parts: list[Message] = both.get_payload()
            parts[-1] = self._with_pictures(parts[-1])
        return whole

    def _with_pictures(self, page: Message) -> Message:
        related = MIMEMultipart("related", type="text/html")
        related.attach(page)
        for part in self._pictures:
            picture = MIMEImage(b64decode(part["base64"]), part["type"].partition("/")[2])
            picture.add_header("Content-ID", f"<{part['name']}>")
            picture.add_header("Content-Disposition", "inline", filename=part["name"])
            related.attach(picture)
        return related
