"""Who each name of the paper is: a person of the directory or a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.enums import Gender
from rumo.directory.models import Person, Region
from rumo.intake.choices import NEW, Choice
from rumo.intake.matching import Match


class PersonChoiceForm(forms.Form):
    """One name. The list has the candidates, «создать нового» and, by typing, everybody of the region."""

    who = forms.CharField(required=False)
    full_name = forms.CharField(required=False, max_length=300)
    gender = forms.ChoiceField(required=False, choices=[("", _("пол?")), *Gender.choices])

    def __init__(
        self, *args: Any, choice: Choice, match: Match, known: dict[int, Person], url: str, **kwargs: Any
    ) -> None:
        chosen = NEW if choice.is_new else str(choice.person or "")
        kwargs["initial"] = {"who": chosen, "full_name": choice.full_name or choice.name, "gender": choice.gender}
        super().__init__(*args, **kwargs)
        self.choice, self._known = choice, known
        people = [candidate.person for candidate in match.candidates]
        if choice.person is not None and choice.person not in {person.pk for person in people}:
            people.append(known[choice.person])
        options = [("", _("— не выбран —")), *((str(p.pk), _described(p)) for p in people)]
        self.fields["who"].widget = forms.Select(
            {"data-select": True, "data-url": f"{url}?{urlencode({'name': choice.name})}"},
            choices=[*self._posted(options), *options, (NEW, _("Создать нового"))],
        )
        labels = {
            "who": "%(name)s",
            "full_name": _("Имя нового человека: %(name)s"),
            "gender": _("Пол"),
        }
        self.fields["gender"].widget.attrs["aria-label"] = _("Пол: %(name)s") % {"name": choice.name}
        for name, label in labels.items():
            self.fields[name].label = label % {"name": choice.name}

    @property
    def is_open(self) -> bool:
        return not self.choice.is_decided

    def clean_who(self) -> str:
        value: str = self.cleaned_data["who"]
        if value in ("", NEW) or (value.isdecimal() and int(value) in self._known):
            return value
        raise forms.ValidationError(_("Такого человека в справочнике региона нет."))

    def chosen(self) -> Choice:
        data = self.cleaned_data
        if data["who"].isdecimal():
            return Choice(self.choice.name, person=int(data["who"]))
        is_new = data["who"] == NEW
        return Choice(self.choice.name, None, is_new, data["full_name"].strip() or self.choice.name, data["gender"])

    def _posted(self, options: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Somebody found by typing stays chosen when the page comes back with errors."""
        value = self.data.get(self.add_prefix("who"), "") if self.is_bound else ""
        listed = {key for key, _label in options}
        if value in listed or not value.isdecimal() or int(value) not in self._known:
            return []
        return [(value, _described(self._known[int(value)]))]


def _described(person: Person) -> str:
    post = person.post_text(clock.today())
    return f"{person}, {post}" if post else str(person)


def people_of(region: Region) -> dict[int, Person]:
    """Everybody of the region by key, with their posts."""
    rows = region.people.prefetch_related("posts__organization__former_names")
    return {person.pk: person for person in rows}
