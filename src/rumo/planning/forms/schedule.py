"""A planned meeting and its questions as typed. Questions share the version of their meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.meetings.enums import MeetingForm as Form
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.actions.schedule import PlannedMeetingData, QuestionData, meeting_data
from rumo.planning.forms.responsible import ResponsibleField, ResponsibleFormMixin, token_of
from rumo.planning.forms.rows import VersionedForm
from rumo.planning.models import PlannedMeeting, PlannedQuestion


class PlannedMeetingForm(VersionedForm, ResponsibleFormMixin):
    """Everything of a meeting but its questions."""

    deadline = forms.CharField(
        label=_("Срок"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 1, "maxlength": 500})
    )
    title = forms.CharField(label=_("Тема заседания, если есть"), max_length=500, required=False)
    form = forms.ChoiceField(label=_("Форма"), required=False, choices=[("", _("не указана")), *Form.choices])
    form_text = forms.CharField(label=_("Форма, как в плане"), max_length=200, required=False)
    relevance = forms.CharField(label=_("Актуальность"), required=False, widget=forms.Textarea(attrs={"rows": 1}))
    responsible = ResponsibleField(label=_("Ответственные за заседание"))

    def __init__(self, *args: Any, user: Any, meeting: PlannedMeeting, **kwargs: Any) -> None:
        self.user = user
        self.meeting = meeting
        self.owned = list(meeting.responsible.all())
        names = ("version", "deadline", "title", "form", "form_text", "relevance")
        kwargs.setdefault("auto_id", f"planned-{meeting.pk}-%s")
        kwargs["initial"] = {name: getattr(meeting, name) for name in names}
        super().__init__(*args, **kwargs)
        self.show("responsible", [token_of(one, with_duty=True) for one in self.owned])

    def clean_responsible(self) -> list[ResponsibleData]:
        return self.chosen("responsible")

    def meeting_data(self) -> PlannedMeetingData:
        """The meeting with what was typed; its questions as they stand."""
        names = ("deadline", "title", "form", "form_text", "relevance", "responsible")
        return replace(meeting_data(self.meeting), **{name: self.cleaned_data[name] for name in names})


class QuestionForm(VersionedForm, ResponsibleFormMixin):
    """One question. `version` is that of its meeting."""

    title = forms.CharField(
        label=_("Вопрос"),
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={"required": _("Напишите, о чём вопрос.")},
    )
    responsible = ResponsibleField(label=_("Кто готовит и докладывает"))
    is_conditional = forms.BooleanField(label=_("при наличии заявки"), required=False)

    def __init__(
        self,
        *args: Any,
        user: Any,
        meeting: PlannedMeeting,
        question: PlannedQuestion | None = None,
        **kwargs: Any,
    ) -> None:
        self.user = user
        self.question = question
        self.owned = list(question.responsible.all()) if question else []
        kwargs.setdefault("auto_id", f"question-{question.pk if question else f'new-{meeting.pk}'}-%s")
        kwargs["initial"] = {"version": meeting.version}
        if question is not None:
            kwargs["initial"] |= {"title": question.title, "is_conditional": question.is_conditional}
        super().__init__(*args, **kwargs)
        self.show("responsible", [token_of(one, with_duty=True) for one in self.owned])

    def clean_responsible(self) -> list[ResponsibleData]:
        return self.chosen("responsible")

    def question_data(self) -> QuestionData:
        data = self.cleaned_data
        return QuestionData(data["title"].strip(), tuple(data["responsible"]), data["is_conditional"])
