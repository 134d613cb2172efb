"""Input of assignments: the filters of the board and what each step asks for. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rumo.assignments import queries
from rumo.assignments.board import Choice
from rumo.assignments.enums import AssignmentState, Term
from rumo.core.form_fields import DateField
from rumo.directory.models import Association, Person

MOST_FILES = 10


class BoardForm(forms.Form):
    """The filters, in the address of the page. A value that means nothing is left out rather than refused."""

    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    person = forms.ModelChoiceField(
        label=_("Исполнитель"), queryset=Person.objects.none(), required=False, empty_label=_("все")
    )
    state = forms.ChoiceField(
        label=_("Состояние"), required=False, choices=[("", _("любое")), *AssignmentState.choices]
    )
    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    mine = forms.BooleanField(label=_("Только мои"), required=False)
    term = forms.ChoiceField(required=False, choices=Term.choices, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices_of("association").queryset = queries.associations_on_board(user)
        self._choices_of("person").queryset = queries.executors_on_board(user)

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            association=found.get("association"),
            person=found.get("person"),
            state=found.get("state") or "",
            term=found.get("term") or Term.ALL.value,
            text=found.get("q") or "",
            mine=bool(found.get("mine")),
            sort=found.get("sort") or "",
        )

    def _choices_of(self, name: str) -> forms.ModelChoiceField[Any]:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        return field


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        uploads = [super(FilesField, self).clean(upload, initial) for upload in data or []]
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(
                _("Файлов слишком много: %(count)s. Приложите не больше %(most)s."),
                params={"count": len(uploads), "most": MOST_FILES},
            )
        return uploads


class ReportForm(forms.Form):
    text = forms.CharField(
        label=_("Что сделано"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Коротко: что сделано, когда, где опубликовано или размещено."),
    )
    evidence = FilesField(
        label=_("Подтверждающие файлы"),
        required=False,
        widget=FilesInput(attrs={"class": "form-control"}),
        help_text=_("Документы Word, Excel, PowerPoint, PDF, рисунки. Необязательно."),
    )


class ReturnForm(forms.Form):
    remarks = forms.CharField(label=_("Что доработать"), widget=forms.Textarea(attrs={"rows": 5}))


class ExtendForm(forms.Form):
    new_due_on = DateField(label=_("Новый срок"), help_text=_("Последний день, включительно."))
    reason = forms.CharField(label=_("Почему переносится"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Почему отменяется"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
