"""What an officer chooses on the pages of the council. Forms parse; they never save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField
from rumo.directory.models import Association
from rumo.expertise import council_rules as rules
from rumo.expertise.actions.decisions import Decided
from rumo.expertise.council import Proposed, outcomes_of
from rumo.expertise.council_list import ListRow
from rumo.expertise.enums import Outcome
from rumo.expertise.models import Round, Submission
from rumo.meetings.models import Meeting, Resolution
from rumo.russian.dates import short_date


class AgendaForm(forms.Form):
    """Which materials to bring before which meeting: one in preparation, or a new one of a body on a day."""

    rounds = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": gettext_lazy("Отметьте материалы, которые вынести на заседание.")}
    )
    meeting = forms.TypedChoiceField(label=gettext_lazy("Заседание"), required=False, coerce=int, empty_value=None)
    body = forms.TypedChoiceField(label=gettext_lazy("Чьё заседание"), required=False, coerce=int, empty_value=None)
    day = DateField(label=gettext_lazy("День нового заседания"), required=False)

    def __init__(
        self,
        *args: Any,
        rows: Sequence[ListRow],
        meetings: Sequence[Meeting],
        bodies: Sequence[Association],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held = {row.held.pk: row.held for row in rows}
        self.meetings = {each.pk: each for each in meetings}
        self.bodies = {each.pk: each for each in bodies}
        offered: dict[str, list[tuple[Any, Any]]] = {
            "rounds": [(pk, str(held.submission)) for pk, held in self.held.items()],
            "meeting": [
                *((pk, _meeting_label(each)) for pk, each in self.meetings.items()),
                ("", _("новое заседание")),
            ],
            "body": [(pk, str(each)) for pk, each in self.bodies.items()],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.fields["meeting"].initial = next(iter(self.meetings), None)
        if len(self.bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.fields["body"].initial = next(iter(self.bodies))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("meeting") and "day" not in self.errors:
            if not given.get("day"):
                self.add_error("day", _("Укажите день нового заседания или выберите заседание из списка."))
            elif not given.get("body") and "body" not in self.errors:
                self.add_error("body", _("Выберите, чьё это заседание."))
        return given

    def chosen(self) -> list[Round]:
        return [self.held[pk] for pk in self.cleaned_data["rounds"]]

    def chosen_meeting(self) -> Meeting | None:
        return self.meetings.get(self.cleaned_data["meeting"] or 0)

    def chosen_body(self) -> Association:
        return self.bodies[self.cleaned_data["body"]]


class DecisionRowForm(forms.Form):
    """One material of a signed meeting: by which resolution, to what, and a word to its authors."""

    take = forms.BooleanField(label=gettext_lazy("записать решение"), required=False, initial=True)
    resolution = forms.TypedChoiceField(
        label=gettext_lazy("Решение протокола"), required=False, coerce=int, empty_value=None
    )
    outcome = forms.ChoiceField(label=gettext_lazy("Исход"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Что написать авторам"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any, *, proposed: Proposed) -> None:
        initial = {
            "resolution": proposed.resolution.pk if proposed.resolution else None,
            "outcome": proposed.outcome,
            "take": proposed.resolution is not None,
        }
        super().__init__(data, initial=initial, prefix=f"round-{proposed.row.held.pk}")
        self.proposed = proposed
        self.resolutions = {each.pk: each for each in proposed.resolutions}
        choices: dict[str, list[tuple[Any, Any]]] = {
            "resolution": [("", _("выберите решение")), *((pk, _short(each)) for pk, each in self.resolutions.items())],
            "outcome": outcome_choices(proposed.row.held),
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("take"):
            if not given.get("resolution") and "resolution" not in self.errors:
                self.add_error("resolution", _("Выберите решение, которым решено по этому материалу."))
            if not given.get("outcome") and "outcome" not in self.errors:
                self.add_error("outcome", _("Выберите исход."))
        return given

    def decided(self) -> Decided | None:
        given = self.cleaned_data
        if not given["take"]:
            return None
        return Decided(self.proposed.row.held, given["outcome"], self.resolutions[given["resolution"]], given["text"])


class ActDecisionForm(forms.Form):
    """A decision of an earlier year, by an act and not by a meeting held here."""

    outcome = forms.ChoiceField(label=gettext_lazy("Исход"))
    ground = forms.CharField(
        label=gettext_lazy("Чем решено"),
        max_length=300,
        help_text=gettext_lazy("Например: протокол от 13.12.2023 № 4, вопрос 2."),
    )
    decided_on = DateField(label=gettext_lazy("День решения"))
    text = forms.CharField(
        label=gettext_lazy("Что написать авторам"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        config = submission.campaign.config
        outcomes = [row.outcome for row in config.outcomes] or list(Outcome)
        field.choices = [(each.value, rules.wording_of(config, each)) for each in outcomes]


def outcome_choices(held: Round) -> list[tuple[str, str]]:
    return [(each.value, rules.wording_of(held.config, each)) for each in outcomes_of(held)]


def _meeting_label(meeting: Meeting) -> str:
    number = f" № {meeting.number}" if meeting.number else ""
    return f"{short_date(meeting.date)}{number}, {meeting.association}"


def _short(resolution: Resolution) -> str:
    text = " ".join(resolution.text.split())
    return f"{resolution.item.position}.{resolution.position}. {text[:140]}{'…' if len(text) > 140 else ''}"
