"""The forms of attendance: filters, corrections, the code word, a log and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, search, usual_association
from rumo.events.attendance_list import PRESENCE, SEARCHED, SORTS
from rumo.events.conference import columns as cols
from rumo.events.conference.columns import Columns
from rumo.events.conference.tables import Row
from rumo.events.enums import MatchKind
from rumo.events.models import Event, EventSection, LogRow, Registration


class AttendanceFilter(forms.Form):
    """The filters of the list, in the address. What cannot be read there is ignored."""

    q = forms.CharField(label=gettext_lazy("Найти"), required=False, max_length=200)
    presence = forms.ChoiceField(
        label=gettext_lazy("Кого показать"),
        required=False,
        choices=[
            ("", gettext_lazy("всех")),
            ("came", gettext_lazy("кто был")),
            ("absent", gettext_lazy("кого не было")),
            ("counted", gettext_lazy("чьё участие засчитано")),
            ("uncounted", gettext_lazy("был, но не засчитано")),
        ],
    )
    section = forms.ModelChoiceField(
        label=gettext_lazy("Секция"),
        required=False,
        queryset=EventSection.objects.none(),
        empty_label=gettext_lazy("все"),
    )

    def __init__(self, data: Any, *, event: Event) -> None:
        super().__init__(data)
        sections = event.sections.all()
        offer(self, "section", sections)
        if not sections:
            del self.fields["section"]
        self.full_clean()
        self.chosen = {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_used(self) -> bool:
        return bool(self.chosen)

    def found(self, rows: QuerySet[Registration]) -> QuerySet[Registration]:
        if text := self.chosen.get("q"):
            rows = search(rows, text, SEARCHED)
        if presence := self.chosen.get("presence"):
            rows = rows.filter(PRESENCE[presence])
        if section := self.chosen.get("section"):
            rows = rows.filter(section_seats__section=section, section_seats__state="registered")
        return rows.order_by(*_order(self.data.get("sort", "")))


def _order(sort: str) -> tuple[str, ...]:
    names = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    return (*(f"-{name}" if sort.startswith("-") else name for name in names), "pk")


class MinutesForm(forms.Form):
    """From how many minutes on taking part counts."""

    minutes = forms.IntegerField(
        label=gettext_lazy("Засчитывать участие от, мин."),
        min_value=0,
        max_value=10_000,
        help_text=gettext_lazy("0 — засчитывать всем, кто был. Отмеченным по QR-коду и по списку — всегда."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class VoidForm(forms.Form):
    """Why a mark or a log is taken off."""

    reason = forms.CharField(
        label=gettext_lazy("Причина"), max_length=300, help_text=gettext_lazy("Останется в истории отметок.")
    )


class CodeWordForm(forms.Form):
    """A participant types what was said aloud; `knows_place` is when the link has already told who it is."""

    word = forms.CharField(
        label=gettext_lazy("Кодовое слово"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    surname = forms.CharField(
        label=gettext_lazy("Фамилия"), max_length=100, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Электронная почта"),
        help_text=gettext_lazy("Та, которую вы указали при регистрации."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def __init__(self, data: Any = None, *, knows_place: bool = False) -> None:
        super().__init__(data)
        if knows_place:
            del self.fields["surname"], self.fields["email"]


class LogForm(forms.Form):
    """A log of a conference service."""

    upload = forms.FileField(
        label=gettext_lazy("Файл журнала"),
        help_text=gettext_lazy("Отчёт об участниках из сервиса видеосвязи: .xlsx или .csv, до 60 000 строк."),
    )


class LogFilter(forms.Form):
    """Rows of a log by how surely they were recognised."""

    q = forms.CharField(label=gettext_lazy("Найти"), required=False, max_length=200)
    match = forms.ChoiceField(
        label=gettext_lazy("Совпадение"), required=False, choices=[("", gettext_lazy("все")), *MatchKind.choices]
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.full_clean()
        self.chosen = {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_used(self) -> bool:
        return bool(self.chosen)

    def found(self, rows: QuerySet[LogRow]) -> QuerySet[LogRow]:
        if text := self.chosen.get("q"):
            rows = search(rows, text, ("name", "email", "registration__surname"))
        if match := self.chosen.get("match"):
            rows = rows.filter(match=match)
        return rows


_ROLES: tuple[tuple[str, Any], ...] = (
    (cols.NAME, gettext_lazy("Имя или фамилия")),
    (cols.FIRST_NAME, gettext_lazy("Имя, если в отдельном столбце")),
    (cols.PATRONYMIC, gettext_lazy("Отчество, если в отдельном столбце")),
    (cols.EMAIL, gettext_lazy("Электронная почта")),
    (cols.JOINED, gettext_lazy("Время входа")),
    (cols.LEFT, gettext_lazy("Время выхода")),
    (cols.DURATION, gettext_lazy("Сколько был")),
)


class ColumnsForm(forms.Form):
    """Which column of the log is which. Columns are offered by the texts of the row chosen as the head."""

    head = forms.IntegerField(
        label=gettext_lazy("В какой строке названия столбцов"),
        min_value=0,
        max_value=1000,
        help_text=gettext_lazy("0 — названий нет, участники идут с первой строки."),
    )
    in_seconds = forms.BooleanField(label=gettext_lazy("Время присутствия — в секундах"), required=False)

    def __init__(self, data: Any = None, *, rows: Sequence[Row], columns: Columns | None) -> None:
        head = columns.head if columns else -1
        initial: dict[str, Any] = {"head": head + 1, "in_seconds": bool(columns and columns.in_seconds)}
        initial.update(columns.places if columns else {})
        super().__init__(data, initial=initial)
        width = max((len(row) for row in rows), default=0)
        texts = rows[head] if 0 <= head < len(rows) else (rows[0] if rows else ())
        choices = [("", _("нет такого столбца"))]
        for place in range(width):
            text = str(texts[place] or "") if place < len(texts) else ""
            choices.append((str(place), _("%(number)s-й: %(text)s") % {"number": place + 1, "text": text[:60] or "—"}))
        for role, label in _ROLES:
            self.fields[role] = forms.TypedChoiceField(
                label=label, choices=choices, coerce=int, empty_value=None, required=role == cols.NAME
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = [data[role] for role, _label in _ROLES if data.get(role) is not None]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(_("Один столбец указан дважды. Укажите для каждого значения свой."))
        return data

    def columns(self) -> Columns:
        data = self.cleaned_data
        places = {role: data[role] for role, _label in _ROLES if data.get(role) is not None}
        return Columns(data["head"] - 1, places, data["in_seconds"])


class PeriodForm(forms.Form):
    """Of which body and of which days records are asked, in the address; the usual body without one."""

    association = forms.ModelChoiceField(
        label=gettext_lazy("Объединение"), queryset=Association.objects.none(), empty_label=None
    )
    since = DateField(label=gettext_lazy("Мероприятия с"), required=False)
    until = DateField(label=gettext_lazy("по"), required=False)
    q = forms.CharField(label=gettext_lazy("Найти"), required=False, max_length=200)

    def __init__(self, data: Any, *, user: Any) -> None:
        asked = data.copy()
        usual = usual_association(user)
        if usual is not None:
            asked.setdefault("association", str(usual.pk))
        super().__init__(asked)
        offer(self, "association", run_associations(user).order_by("parent_id", "full_name"))
        self.full_clean()

    def scope(self) -> tuple[Association, date | None, date | None] | None:
        """The body and the days, both inclusive; None where the user runs no such body."""
        data = self.cleaned_data
        association = data.get("association")
        return (association, data.get("since"), data.get("until")) if association else None
