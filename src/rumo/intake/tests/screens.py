"""What a browser would do with the page of a paper."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from rumo.intake.models import IncomingPaper


def page_of(paper: IncomingPaper) -> str:
    return reverse("intake:paper", args=[paper.pk])


def posted(client: Client, paper: IncomingPaper, **changed: Any) -> dict[str, Any]:
    """What a browser would post from the page as it stands, with some fields changed."""
    screen = client.get(page_of(paper)).context["screen"]
    data = {}
    for form in screen.forms:
        for bound in form:
            value = bound.value()
            if value is True:
                value = "on"
            if value not in (None, False):
                data[bound.html_name] = value if isinstance(value, (str, int)) else f"{value:%d.%m.%Y}"
    return {**data, **changed}
