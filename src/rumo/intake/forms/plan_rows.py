"""A row of a plan, a planned meeting, a question of it: the controls and what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.intake.forms import lines
from rumo.intake.forms.fields import SourcedForm, lines_area
from rumo.papers.plan import PlannedMeeting, PlanRow, Question
from rumo.planning.deadline_reading import DeadlineReading

EMPTY_ROW = PlanRow("", "")
EMPTY_MEETING = PlannedMeeting("")


class DeadlineForm(SourcedForm):
    """A part with a deadline phrase, which is explained beside it while it is typed."""

    deadline = forms.CharField(label=_("Срок"), required=False, max_length=500)
    reading: DeadlineReading | None = None

    @property
    def explained_id(self) -> str:
        return f"{self.prefix}-explained"


class PlanRowForm(DeadlineForm):
    number = forms.CharField(label="№", required=False, max_length=20)
    section = forms.CharField(label=_("Раздел"), required=False, max_length=500)
    title = forms.CharField(label=_("Мероприятие"), required=False, widget=lines_area(2))
    points = forms.CharField(
        label=_("Подпункты"), required=False, widget=lines_area(2), help_text=_("По одному в строке.")
    )
    responsible = forms.CharField(label=_("Ответственные"), required=False, widget=lines_area(2))
    expected = forms.CharField(label=_("Планируемый результат"), required=False, widget=lines_area(2))
    extras = forms.CharField(
        label=_("Другие столбцы"), required=False, widget=lines_area(1), help_text=_("«Столбец: что в нём»")
    )
    paths = {
        name: (name,)
        for name in ("number", "section", "title", "points", "deadline", "responsible", "expected", "extras")
    }

    @classmethod
    def initial_of(cls, row: PlanRow) -> dict[str, Any]:
        return {
            "number": row.number,
            "section": row.section,
            "title": row.title,
            "points": lines.points_text(row.points),
            "deadline": row.deadline,
            "responsible": lines.responsible_text(row.responsible),
            "expected": row.expected,
            "extras": lines.extras_text(row.extras),
        }

    def applied(self, row: PlanRow) -> PlanRow:
        data = self.cleaned_data
        number = data["number"].strip()
        return replace(
            row,
            number=number,
            printed_number=row.printed_number if number == row.number else "",
            section=" ".join(data["section"].split()),
            title=lines.one_text(data["title"], row.title),
            points=lines.kept_or(data["points"], row.points, lines.points_text, lines.points),
            deadline=" ".join(data["deadline"].split()),
            responsible=lines.kept_or(data["responsible"], row.responsible, lines.responsible_text, lines.responsible),
            expected=lines.one_text(data["expected"], row.expected),
            extras=lines.kept_or(data["extras"], row.extras, lines.extras_text, lines.extras),
        )


class PlannedMeetingForm(DeadlineForm):
    title = forms.CharField(label=_("Тема"), required=False, max_length=500)
    form = forms.CharField(label=_("Форма"), required=False, max_length=200)
    relevance = forms.CharField(label=_("Актуальность"), required=False, widget=lines_area(2))
    responsible = forms.CharField(label=_("Ответственные"), required=False, widget=lines_area(2))
    paths = {name: (name,) for name in ("title", "deadline", "form", "relevance", "responsible")}

    @classmethod
    def initial_of(cls, meeting: PlannedMeeting) -> dict[str, Any]:
        return {
            "title": meeting.title,
            "deadline": meeting.deadline,
            "form": meeting.form,
            "relevance": meeting.relevance,
            "responsible": lines.responsible_text(meeting.responsible),
        }

    def applied(self, meeting: PlannedMeeting) -> PlannedMeeting:
        data = self.cleaned_data
        return replace(
            meeting,
            title=" ".join(data["title"].split()),
            deadline=" ".join(data["deadline"].split()),
            form=" ".join(data["form"].split()),
            relevance=lines.one_text(data["relevance"], meeting.relevance),
            responsible=lines.kept_or(
                data["responsible"], meeting.responsible, lines.responsible_text, lines.responsible
            ),
        )


class QuestionForm(SourcedForm):
    """A question of a planned meeting; emptied it goes."""

    title = forms.CharField(label=_("Вопрос"), required=False, widget=lines_area(2))
    responsible = forms.CharField(label=_("Кто готовит"), required=False, widget=lines_area(1))
    paths = {"title": ("title",), "responsible": ("responsible",)}

    def applied(self, question: Question) -> Question:
        data = self.cleaned_data
        return replace(
            question,
            title=lines.one_text(data["title"], question.title),
            responsible=lines.kept_or(
                data["responsible"], question.responsible, lines.responsible_text, lines.responsible
            ),
        )


def question_initial(question: Question) -> dict[str, Any]:
    return {"title": question.title, "responsible": lines.responsible_text(question.responsible)}
