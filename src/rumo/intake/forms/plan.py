"""The record of a plan to correct: its head, its stamps, its rows, the schedule of meetings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.core.rich_text import clean
from rumo.intake.forms import lines
from rumo.intake.forms.fields import SourcedForm, lines_area
from rumo.intake.forms.period import PeriodField, period_of, period_text
from rumo.intake.forms.plan_rows import (
    EMPTY_MEETING,
    EMPTY_ROW,
    PlannedMeetingForm,
    PlanRowForm,
    QuestionForm,
    question_initial,
)
from rumo.intake.forms.screens import Screen
from rumo.intake.places import FoundList
from rumo.papers.html_blocks import blocks_from_html, html_from_blocks
from rumo.papers.plan import Plan, PlannedMeeting, PlanRow, PlanStamp, Question, StampKind
from rumo.planning.deadline_reading import DeadlineReading, read_deadline


class PlanHeadForm(SourcedForm):
    title = forms.CharField(label=_("Заголовок"), required=False, widget=lines_area(2), max_length=500)
    period = PeriodField(label=_("Год плана"))
    body = forms.CharField(label=_("Объединение, как в документе"), required=False, widget=lines_area(2))
    foreword = forms.CharField(label=_("Цель и задачи"), required=False, widget=lines_area(4))
    annexes = forms.CharField(
        label=_("Приложения"), required=False, widget=lines_area(2), help_text=_("По одному в строке.")
    )
    signatures = forms.CharField(
        label=_("Подписи"),
        required=False,
        widget=lines_area(2),
        help_text=_("По одной в строке: «Фамилия И.О., Председатель»."),
    )
    paths = {name: (name,) for name in ("title", "period", "body", "foreword", "annexes", "signatures")}
    before: Plan

    @classmethod
    def initial_of(cls, paper: Plan) -> dict[str, Any]:
        return {
            "title": paper.title,
            "period": period_text(paper.period),
            "body": paper.body,
            "foreword": html_from_blocks(paper.foreword),
            "annexes": lines.annexes_text(paper.annexes),
            "signatures": lines.signatures_text(paper.signatures),
        }

    def clean_period(self) -> Any:
        return period_of(self.cleaned_data["period"], self.before.period)

    def applied(self, paper: Plan) -> Plan:
        data = self.cleaned_data
        return replace(
            paper,
            title=" ".join(data["title"].split()),
            period=data["period"],
            body=" ".join(data["body"].split()),
            foreword=blocks_from_html(clean(data["foreword"])),
            annexes=lines.kept_or(data["annexes"], paper.annexes, lines.annexes_text, lines.annexes),
            signatures=lines.kept_or(data["signatures"], paper.signatures, lines.signatures_text, lines.signatures),
        )


class StampForm(SourcedForm):
    """A stamp; wholly emptied it goes."""

    kind = forms.ChoiceField(label=_("Гриф"), choices=[(kind.value, kind.value) for kind in StampKind])
    by = forms.CharField(label=_("Кем"), required=False, max_length=500)
    date = DateField(label=_("Дата"), required=False)
    number = forms.CharField(label=_("№ протокола, приказа"), required=False, max_length=50)
    paths = {name: (name,) for name in ("kind", "by", "date", "number")}

    def applied(self) -> PlanStamp:
        data = self.cleaned_data
        by = " ".join(data["by"].split())
        return PlanStamp(StampKind(data["kind"]), by, data["date"], data["number"].strip())


@dataclass(frozen=True, slots=True)
class MeetingPart:
    number: int
    meeting: PlannedMeeting
    form: PlannedMeetingForm
    questions: tuple[tuple[Question, QuestionForm], ...]


class PlanScreen(Screen[Plan]):
    template = "intake/_plan.html"

    def __init__(self, paper: Plan, found: FoundList, data: Any = None) -> None:
        super().__init__(paper, found, data)
        self._head: PlanHeadForm = self._make(PlanHeadForm, "head", "", PlanHeadForm.initial_of(paper))
        self._head.before = paper
        self.stamps = tuple(self._stamp(n, stamp) for n, stamp in enumerate(paper.stamps))
        self.rows = tuple(self._row(n, row) for n, row in enumerate(paper.rows))
        self.meetings = tuple(self._meeting(n, meeting) for n, meeting in enumerate(paper.meetings))

    @property
    def head(self) -> PlanHeadForm:
        return self._head

    def forms(self) -> list[SourcedForm]:
        asked = (form for part in self.meetings for form in (part.form, *(form for _each, form in part.questions)))
        return [self.head, *self.stamps, *(form for _row, form in self.rows), *asked]

    def corrected(self) -> Plan:
        stamps = (form.applied() for form in self.stamps)
        rows = (form.applied(row) for row, form in self.rows)
        meetings = (self._applied(part) for part in self.meetings)
        return replace(
            self.head.applied(self.paper),
            stamps=self._kept("stamps", stamps, lambda each: not (each.by or each.date or each.number)),
            rows=self._kept("rows", rows, lambda each: replace(each, number="", section="") == EMPTY_ROW),
            meetings=self._kept("meetings", meetings, lambda each: replace(each, number="") == EMPTY_MEETING),
        )

    def explained(self, phrase: str) -> DeadlineReading | None:
        """What a deadline of this plan means; nothing without a year to read it in."""
        return read_deadline(phrase, self.paper.period) if self.paper.period else None

    def _applied(self, part: MeetingPart) -> PlannedMeeting:
        asked = (form.applied(question) for question, form in part.questions)
        kept = self._kept(f"meetings[{part.number}].questions", asked, lambda each: not each.title)
        numbered = tuple(replace(each, number=each.number or str(n)) for n, each in enumerate(kept, start=1))
        return replace(part.form.applied(part.meeting), questions=numbered)

    def _stamp(self, n: int, stamp: PlanStamp) -> StampForm:
        initial = {"kind": stamp.kind.value, "by": stamp.by, "date": stamp.date, "number": stamp.number}
        made: StampForm = self._make(StampForm, f"stamp{n}", f"stamps[{n}]", initial)
        return made

    def _row(self, n: int, row: PlanRow) -> tuple[PlanRow, PlanRowForm]:
        form: PlanRowForm = self._make(PlanRowForm, f"row{n}", f"rows[{n}]", PlanRowForm.initial_of(row))
        form.reading = self.explained(row.deadline)
        return row, form

    def _meeting(self, n: int, meeting: PlannedMeeting) -> MeetingPart:
        path, prefix = f"meetings[{n}]", f"meeting{n}"
        form: PlannedMeetingForm = self._make(PlannedMeetingForm, prefix, path, PlannedMeetingForm.initial_of(meeting))
        form.reading = self.explained(meeting.deadline)
        asked = tuple(
            (each, self._make(QuestionForm, f"{prefix}-q{k}", f"{path}.questions[{k}]", question_initial(each)))
            for k, each in enumerate(meeting.questions)
        )
        return MeetingPart(n, meeting, form, asked)
