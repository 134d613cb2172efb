"""What a browser would do with the page of a paper."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from rumo.intake.actions import admission
from rumo.intake.models import IncomingPaper
from rumo.intake.tests.papers import make_paper
from rumo.papers.json import Paper, paper_from_json
from tests.cast import Cast


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


def made(cast: Cast, paper: Paper, **fields: Any) -> IncomingPaper:
    return make_paper(cast.association, cast.secretary, paper, **fields)


def save(client: Client, paper: IncomingPaper, **changed: Any) -> Any:
    answer = client.post(page_of(paper), posted(client, paper, **{"do": "save", **changed}))
    assert answer.status_code == 302, answer.content.decode()
    paper.refresh_from_db()
    return paper_from_json(paper.data)


def admit(cast: Cast, paper: IncomingPaper) -> Any:
    paper.refresh_from_db()
    return admission.admit_paper(paper, version=paper.version, actor=cast.secretary)
