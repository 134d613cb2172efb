"""What the page of a paper shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse

from rumo.directory.queries import run_associations
from rumo.intake import permissions, places, prints, queries, similar
from rumo.intake.actions.papers import Correction
from rumo.intake.changes.buttons import press
from rumo.intake.choices import choices_of, may_stay_words
from rumo.intake.enums import PaperKind
from rumo.intake.forms.kinds import EDITING
from rumo.intake.forms.people import PersonChoiceForm, people_of
from rumo.intake.forms.target import TargetForm
from rumo.intake.models import IncomingPaper
from rumo.intake.places import FoundList, place_of, whereabouts
from rumo.intake.section_places import section_places
from rumo.papers.analysis import Analysis
from rumo.papers.json import paper_from_json


class PaperScreen:
    """All forms of the page of a paper of a known kind."""

    def __init__(self, user: Any, paper: IncomingPaper, data: Any = None) -> None:
        self.paper = paper
        self._kind = EDITING[PaperKind(paper.kind)]
        region = paper.file.batch.region
        mine = run_associations(user).filter(region=region)
        self.target = TargetForm(data, paper=paper, associations=mine)
        known = people_of(region)
        url = reverse("intake:paper_people", args=[paper.pk])
        self.people = [
            PersonChoiceForm(data, prefix=f"person{n}", choice=choice, match=match, known=known, url=url)
            for n, (choice, match) in enumerate(choices_of(paper, known.values()))
        ]
        content = paper_from_json(paper.data)
        self.record = self._kind.screen(content, _found(paper, content), data)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.target, *self.record.forms(), *self.people]

    def is_valid(self) -> bool:
        verdicts = [form.is_valid() for form in self.forms]
        return all(verdicts)

    def correction(self, asked: str) -> Correction:
        """What was typed, with the change that the pressed button asks for."""
        changed = press(self._kind.buttons, self.record.corrected(), asked)
        found: FoundList = self.paper.found
        for path in sorted(self.record.vanished, reverse=True):
            found = places.taken_out(found, path)
        for path in changed.gone:
            found = places.taken_out(found, path)
        for path in changed.new:
            found = places.put_in(found, path)
        target = self.target.cleaned_data
        return Correction(
            content=changed.paper,
            association=target["association"],
            choices=[form.chosen() for form in self.people],
            found=found,
            issuer=target.get("issuer"),
        )

    def controls(self) -> dict[str, str]:
        """The control of each path of the paper: a finding leads to it."""
        paths: dict[str, str] = {}
        for form in self.record.forms():
            for bound in form:
                path = bound.field.widget.attrs.get("data-path")
                if path:
                    paths.setdefault(path, bound.id_for_label)
        return paths


def _found(paper: IncomingPaper, content: Any) -> FoundList:
    if not isinstance(content, Analysis):
        found: FoundList = paper.found
        return found
    blocks = (paper.file.source or {}).get("blocks", [])
    return [*paper.found, *section_places(content, blocks, paper.first_block)]


def paper_context(user: Any, paper: IncomingPaper) -> dict[str, Any]:
    """What the page of any paper shows, of an unknown kind too."""
    before, after = queries.neighbours(paper)
    record = paper.record
    return {
        "paper": paper,
        "blocks": (paper.file.source or {}).get("blocks", []),
        "unread": [{**each, "places": place_of(each["place"])} for each in paper.unread],
        "record": similar.link_to(record) if record is not None else None,
        "similar": similar.similar_records(paper),
        "formats": prints.formats_of(paper),
        "before": before,
        "after": after,
        "may_edit": permissions.may_edit(user, paper),
        "may_admit": permissions.may_admit(user, paper),
        "may_undo": permissions.may_undo(user, paper),
        "may_reject": permissions.may_reject(user, paper),
        "may_restore": permissions.may_restore(user, paper),
    }


def screen_context(screen: PaperScreen) -> dict[str, Any]:
    """What is added to it when the paper can be corrected."""
    controls = screen.controls()
    return {
        "screen": screen,
        "findings": [_finding(each, controls, screen.paper.found) for each in screen.paper.findings],
        "open_people": [form for form in screen.people if form.is_open],
        "decided_people": [form for form in screen.people if not form.is_open],
        "may_stay_words": may_stay_words(screen.paper),
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
