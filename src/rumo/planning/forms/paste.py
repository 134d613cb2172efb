"""A pasted table, from the clipboard to what is taken of it."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.meetings.enums import MeetingForm
from rumo.papers.plan import PlannedMeeting, PlanRow
from rumo.papers.readers.plan.columns import Role
from rumo.planning.actions.rows import RowData
from rumo.planning.actions.schedule import PlannedMeetingData, QuestionData
from rumo.planning.recognition import Recognition

ROWS, MEETINGS = "rows", "meetings"
ROLES = [
    (Role.NUMBER.value, gettext_lazy("№")),
    (Role.TITLE.value, gettext_lazy("мероприятие (вопросы)")),
    (Role.DEADLINE.value, gettext_lazy("срок")),
    (Role.RESPONSIBLE.value, gettext_lazy("ответственные")),
    (Role.EXPECTED.value, gettext_lazy("ожидаемый результат")),
    (Role.DIRECTION.value, gettext_lazy("раздел")),
    (Role.RELEVANCE.value, gettext_lazy("актуальность")),
    (Role.FORM.value, gettext_lazy("форма")),
    (Role.OTHER.value, gettext_lazy("другое: сохранить как есть")),
]
_CONDITIONS = ("при наличии", "при необходимости", "при поступлении", "по мере поступления")
# «заочно» holds «очно», so it is asked first.
_FORMS = (
    ("заочн", MeetingForm.ABSENTEE),
    ("смешан", MeetingForm.MIXED),
    ("очн", MeetingForm.IN_PERSON),
    ("дистанц", MeetingForm.REMOTE),
    ("вкс", MeetingForm.REMOTE),
    ("видеоконф", MeetingForm.REMOTE),
    ("онлайн", MeetingForm.REMOTE),
)


class PasteForm(forms.Form):
    """`markup` is the HTML of the clipboard, kept by the page; `text` its plain text, which may also be typed."""

    text = forms.CharField(
        label=gettext_lazy("Таблица из Word или Excel"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    markup = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"hidden": True}))
    kind = forms.ChoiceField(
        label=gettext_lazy("Что вставить"),
        choices=[
            (ROWS, gettext_lazy("строки плана")),
            (MEETINGS, gettext_lazy("график заседаний: сроки и вопросы")),
        ],
        widget=forms.RadioSelect,
        initial=ROWS,
    )

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not (str(data.get("text", "")).strip() or str(data.get("markup", "")).strip()):
            raise ValidationError(_("Вставьте таблицу: скопируйте её в Word или Excel и нажмите здесь Ctrl+V."))
        return data


def row_of(row: PlanRow, known: Recognition) -> RowData:
    """A row that was read, as it is written."""
    return RowData(
        title=row.title,
        points=row.points,
        deadline=row.deadline,
        expected=row.expected,
        responsible=[known.data(who) for who in row.responsible],
        section=row.section,
        number=row.number,
        extras=[(extra.column, extra.text) for extra in row.extras],
    )


def meeting_of(meeting: PlannedMeeting, known: Recognition) -> PlannedMeetingData:
    """Those who answer for a question are not said again of the whole meeting."""
    asked = {who for question in meeting.questions for who in question.responsible}
    form = meeting.form.lower()
    return PlannedMeetingData(
        title=meeting.title,
        deadline=meeting.deadline,
        form=next((value.value for stem, value in _FORMS if stem in form), ""),
        form_text=meeting.form,
        relevance=meeting.relevance,
        questions=[
            QuestionData(
                question.title,
                [known.data(who) for who in question.responsible],
                any(words in question.title.lower() for words in _CONDITIONS),
            )
            for question in meeting.questions
        ],
        responsible=[known.data(who) for who in meeting.responsible if who not in asked],
    )


def texts_of(rows: Sequence[PlanRow], meetings: Sequence[PlannedMeeting]) -> list[str]:
    """The words of everybody who answers, to be recognised at once."""
    found = [who.text for row in rows for who in row.responsible]
    for meeting in meetings:
        found += [who.text for who in meeting.responsible]
        found += [who.text for question in meeting.questions for who in question.responsible]
    return found
