"""What the page of a paper shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.intake import permissions, queries
from rumo.intake.choices import choices_of
from rumo.intake.forms.minutes import MinutesScreen
from rumo.intake.forms.people import PersonChoiceForm, people_of
from rumo.intake.models import IncomingPaper
from rumo.intake.places import FoundList, place_of, whereabouts
from rumo.papers.json import from_json


class TargetForm(forms.Form):
    """Where the paper goes, and the version that is corrected."""

    association = forms.ModelChoiceField(label=_("Чей это протокол"), queryset=Association.objects.none())
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, associations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["association"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = associations


class PaperScreen:
    """All forms of the page of minutes; a paper of another kind has none."""

    def __init__(self, user: Any, paper: IncomingPaper, data: Any = None) -> None:
        self.paper = paper
        region = paper.file.batch.region
        known = people_of(region) if paper.is_minutes else {}
        initial = {"association": paper.association_id, "version": paper.version}
        mine = run_associations(user).filter(region=region)
        url = reverse("intake:paper_people", args=[paper.pk])
        self.target = TargetForm(data, initial=initial, associations=mine)
        self.people = [
            PersonChoiceForm(data, prefix=f"person{n}", choice=choice, match=match, known=known, url=url)
            for n, (choice, match) in enumerate(choices_of(paper, known.values()))
        ]
        if paper.is_minutes:
            self.record = MinutesScreen(from_json(paper.data), paper.found, data)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.target, *self.record.forms(), *self.people]

    def is_valid(self) -> bool:
        if not self.paper.is_minutes:
            return False
        verdicts = [form.is_valid() for form in self.forms]
        return all(verdicts)

    def controls(self) -> dict[str, str]:
        """The control of each path of the paper: a finding leads to it."""
        paths: dict[str, str] = {}
        for form in self.record.forms():
            for bound in form:
                path = bound.field.widget.attrs.get("data-path")
                if path:
                    paths.setdefault(path, bound.id_for_label)
        return paths


def paper_context(user: Any, paper: IncomingPaper, screen: PaperScreen) -> dict[str, Any]:
    before, after = queries.neighbours(paper)
    controls = screen.controls() if paper.is_minutes else {}
    return {
        "paper": paper,
        "screen": screen,
        "blocks": (paper.file.source or {}).get("blocks", []),
        "findings": [_finding(each, controls, paper.found) for each in paper.findings],
        "unread": [{**each, "places": place_of(each["place"])} for each in paper.unread],
        "similar": list(queries.similar_meetings(paper, paper.association)[:10]),
        "open_people": [form for form in screen.people if form.is_open],
        "decided_people": [form for form in screen.people if not form.is_open],
        "before": before,
        "after": after,
        "may_edit": permissions.may_edit(user, paper),
        "may_admit": permissions.may_admit(user, paper),
        "may_undo": permissions.may_undo(user, paper),
        "may_reject": permissions.may_reject(user, paper),
        "may_restore": permissions.may_restore(user, paper),
    }


def _finding(finding: Mapping[str, Any], controls: Mapping[str, str], found: FoundList) -> dict[str, Any]:
    """With the control nearest to its place: of the place itself, of what is in it, of what it stands in.

    Where there is no control it leads to the source.
    """
    where = finding["where"]
    inside = next((controls[path] for path in controls if path.startswith(where)), "") if where else ""
    around = [path for path in controls if where.startswith(path)]
    return {
        **finding,
        "is_error": finding["severity"] == "error",
        "places": whereabouts(found, where).places if where else "",
        "control": inside or (controls[max(around, key=len)] if around else ""),
    }
