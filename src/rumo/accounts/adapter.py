"""How allauth behaves here: accounts come by invitation, letters go the way of all letters."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string

from rumo.core import mail


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the queue, so a slow mail server neither delays the page nor tells which addresses exist."""
        subject = render_to_string(f"{template_prefix}_subject.txt", context)
        body = render_to_string(f"{template_prefix}_message.txt", context)
        mail.send(to=email, subject=" ".join(subject.split()), body=body.strip() + "\n")

    def format_email_subject(self, subject: str) -> str:
        return subject
