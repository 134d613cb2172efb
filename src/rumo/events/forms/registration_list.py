"""The filters of the organizers' list, and the numbers of seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.events.enums import RegistrationSource, SeatState
from rumo.events.models import Event, EventSection
from rumo.events.registration_list import Choice

_TROUBLES = [
    ("", _("не важно")),
    ("unconfirmed", _("не подтвердили почту")),
    ("undelivered", _("письмо не доставлено")),
    ("no_email", _("без почты")),
]


class RegistrationListForm(forms.Form):
    """What means nothing is left out, not refused."""

    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("Состояние"),
        required=False,
        choices=[("", _("все, кто в списке")), *SeatState.choices, ("all", _("и снятые записи"))],
    )
    section = forms.ModelChoiceField(
        label=_("Секция"), queryset=EventSection.objects.none(), required=False, empty_label=_("любая")
    )
    source = forms.ChoiceField(
        label=_("Откуда"), required=False, choices=[("", _("откуда угодно")), *RegistrationSource.choices]
    )
    trouble = forms.ChoiceField(label=_("Требует внимания"), required=False, choices=_TROUBLES)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "section", event.sections.all())

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        state = found.get("state") or "live"
        return Choice(
            text=found.get("q") or "",
            state="" if state == "all" else state,
            source=found.get("source") or "",
            section=found.get("section"),
            trouble=found.get("trouble") or "",
            sort=found.get("sort") or "",
        )


class SeatsForm(forms.Form):
    """How many seats there are, of the event and of each section; an empty box is no limit."""

    capacity = forms.IntegerField(label=_("Мест на мероприятии"), required=False, min_value=0, max_value=100_000)

    def __init__(self, *args: Any, event: Event, sections: list[EventSection], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"capacity": event.capacity})
        super().__init__(*args, **kwargs)
        self.fields["capacity"].help_text = _("Занято: %(taken)s. Пусто — без ограничения.") % {"taken": event.taken}
        self.sections = sections
        for section in sections:
            self.fields[f"section_{section.pk}"] = forms.IntegerField(
                label=section.title,
                initial=section.capacity,
                required=False,
                min_value=0,
                max_value=100_000,
                help_text=_("Занято: %(taken)s.") % {"taken": section.taken},
            )

    def capacities(self) -> list[tuple[EventSection, int | None]]:
        return [(each, self.cleaned_data[f"section_{each.pk}"]) for each in self.sections]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Причина"), required=False, max_length=300)


class PriorityForm(forms.Form):
    priority = forms.IntegerField(
        label=_("Очередь"), min_value=0, max_value=999, help_text=_("Чем меньше число, тем раньше; обычно 100.")
    )


class SectionChoiceForm(forms.Form):
    section = forms.ModelChoiceField(label=_("Секция"), queryset=EventSection.objects.none())

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "section", event.sections.all())
