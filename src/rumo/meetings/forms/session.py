"""What the secretary types while a meeting runs. Each form is one record and carries its version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Person
from rumo.meetings import rules
from rumo.meetings.enums import Choice, Presence, ResolutionKind, VoteKind
from rumo.meetings.models import AgendaItem, Attendance, Resolution, Speech

_NOT_CHOSEN = ("", "—")


class VersionedForm(forms.Form):
    """A form of one record; 0 is a record that does not exist yet."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AttendanceForm(VersionedForm):
    presence = forms.ChoiceField(label=_("Присутствие"), choices=Presence.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Причина отсутствия"), max_length=300, required=False)
    # Items by their number on the agenda: a list of them in every row would make the page members × items long.
    came_for = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Пришёл к вопросу"),
        required=False,
        to_field_name="position",
        widget=forms.NumberInput,
        error_messages={"invalid_choice": _("В повестке нет вопроса с таким номером.")},
    )
    left_before = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Ушёл перед вопросом"),
        required=False,
        to_field_name="position",
        widget=forms.NumberInput,
        error_messages={"invalid_choice": _("В повестке нет вопроса с таким номером.")},
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], mark: Attendance | None = None, **kwargs: Any) -> None:
        if mark is not None:
            names = ("version", "presence", "reason")
            initial = {name: getattr(mark, name) for name in names}
            times = {name: getattr(mark, name) for name in ("came_for", "left_before")}
            kwargs["initial"] = {**initial, **{name: item.position for name, item in times.items() if item}}
        super().__init__(*args, **kwargs)
        for name in ("came_for", "left_before"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = items


class ItemForm(VersionedForm):
    """СЛУШАЛИ: who reported, about what, the text."""

    heard = forms.MultipleChoiceField(label=_("Заслушаны"), required=False, widget=forms.CheckboxSelectMultiple)
    about = forms.CharField(label=_("О чём"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(label=_("Ход обсуждения"), required=False, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        speakers = list(item.speakers.all())
        kwargs.setdefault("auto_id", f"item-{item.pk}-%s")
        kwargs["initial"] = {
            "version": item.version,
            "heard": [str(speaker.pk) for speaker in speakers if speaker.was_heard],
            "about": item.about or rules.proposed_about(item.title),
            "text": item.text,
        }
        super().__init__(*args, **kwargs)
        heard = self.fields["heard"]
        assert isinstance(heard, forms.MultipleChoiceField)
        heard.choices = [(str(speaker.pk), f"{speaker.person.short_name}, {speaker.post}") for speaker in speakers]


class PersonForm(forms.Form):
    """One person of the directory, chosen by typing. Only the chosen one is written into the page."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Кто"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], chosen: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people
        field.widget.choices = [_NOT_CHOSEN] if chosen is None else [(chosen.pk, chosen.short_name)]


class SpeechForm(PersonForm, VersionedForm):
    text = forms.CharField(label=_("О чём говорил"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, speech: Speech, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"speech-{speech.pk}-%s")
        kwargs["initial"] = {"version": speech.version, "person": speech.person_id, "text": speech.text}
        super().__init__(*args, chosen=speech.person, **kwargs)
        self.fields["person"].required = True


class ResolutionForm(VersionedForm):
    """РЕШИЛИ: one decision and its votes. `voters` are the members there for the item, asked only in a vote by name."""

    kind = forms.ChoiceField(label=_("Вид решения"), choices=ResolutionKind.choices)
    text = forms.CharField(label=_("Текст решения"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    vote_kind = forms.ChoiceField(label=_("Голосование"), choices=VoteKind.choices)
    votes_for = forms.IntegerField(label=_("За"), min_value=0, max_value=9999, required=False)
    votes_against = forms.IntegerField(label=_("Против"), min_value=0, max_value=9999, required=False)
    votes_abstained = forms.IntegerField(label=_("Воздержались"), min_value=0, max_value=9999, required=False)
    chair_choice = forms.ChoiceField(
        label=_("Голос председательствующего"), choices=[_NOT_CHOSEN, *Choice.choices], required=False
    )

    COUNTS = ("votes_for", "votes_against", "votes_abstained")

    def __init__(self, *args: Any, resolution: Resolution, voters: Sequence[Person] = (), **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"resolution-{resolution.pk}-%s")
        names = ("version", "kind", "text", "vote_kind", *self.COUNTS, "chair_choice")
        initial = {name: getattr(resolution, name) for name in names}
        stored = {vote.person_id: vote.choice for vote in resolution.named_votes.all()}
        kwargs["initial"] = initial | {vote_name(pk): choice for pk, choice in stored.items()}
        super().__init__(*args, **kwargs)
        self.voters = list(voters)
        for person in self.voters:
            self.fields[vote_name(person.pk)] = forms.ChoiceField(
                label=person.short_name, choices=Choice.choices, required=False, widget=forms.RadioSelect
            )

    def count(self) -> rules.Count | None:
        """The numbers typed; an empty one beside a number is nobody, all empty is not counted."""
        numbers = [self.cleaned_data.get(name) for name in self.COUNTS]
        if all(number is None for number in numbers):
            return None
        in_favour, against, abstained = (number or 0 for number in numbers)
        return rules.Count(in_favour, against, abstained, self.cleaned_data["chair_choice"])

    def by_name(self) -> dict[int, str] | None:
        """Choices by member; None when the page did not ask them."""
        if not self.voters:
            return None
        chosen = {person.pk: self.cleaned_data.get(vote_name(person.pk), "") for person in self.voters}
        return {pk: choice for pk, choice in chosen.items() if choice}


def vote_name(person_id: int) -> str:
    return f"vote_{person_id}"


class LateItemForm(forms.Form):
    """A question that came up when the meeting had begun."""

    title = forms.CharField(label=_("Вопрос"), widget=forms.Textarea(attrs={"rows": 2}))
    expected_resolution = forms.CharField(
        label=_("Проект решения"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class BallotForm(forms.Form):
    """The ballot of an absentee vote: a choice for every question."""

    def __init__(
        self, *args: Any, questions: Iterable[Resolution], chosen: dict[int, str] | None = None, **kwargs: Any
    ) -> None:
        self.questions = list(questions)
        kwargs["initial"] = {f"question_{pk}": choice for pk, choice in (chosen or {}).items()}
        super().__init__(*args, **kwargs)
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = forms.ChoiceField(
                label=_("Ваш голос по вопросу № %(n)s") % {"n": question.item.position},
                choices=Choice.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Выберите ответ.")},
            )

    def choices(self) -> dict[int, str]:
        return {question.pk: self.cleaned_data[f"question_{question.pk}"] for question in self.questions}
