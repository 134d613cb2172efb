"""A section as typed, whom it is asked of, and a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import PersonField
from rumo.directory.models import Person
from rumo.reports.actions.sections import DEEPEST
from rumo.reports.figure_book import FigureBook
from rumo.reports.models import ReportSection
from rumo.reports.quotes import filled


class SectionForm(forms.Form):
    """Saved while one types. The text is shown with the figures as they are now."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Заголовок раздела"), max_length=500, required=False)
    body = forms.CharField(label=_("Текст"), required=False, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, given: Any = None, *, section: ReportSection, book: FigureBook) -> None:
        values = {"version": section.version, "title": section.title, "body": filled(section.body, book)}
        super().__init__(given, initial=values, auto_id=f"id_{section.pk}_%s")


class NewSectionForm(forms.Form):
    title = forms.CharField(
        label=_("Новый раздел"),
        max_length=500,
        error_messages={"required": _("Напишите заголовок раздела.")},
    )
    level = forms.TypedChoiceField(
        label=_("Ступень"),
        coerce=int,
        choices=[(1, _("раздел")), (2, _("подраздел")), (3, _("пункт подраздела"))][:DEEPEST],
        initial=1,
    )


class AskForm(forms.Form):
    """Whom to ask: found by typing among the people of the region."""

    person = PersonField(
        label=_("Кому поручить"),
        queryset=Person.objects.none(),
        error_messages={"required": _("Выберите, кому поручить раздел.")},
    )
    until = DateField(label=_("Написать до"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people)
