"""A question of the agenda, as typed: its text and the rows of its speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Person
from rumo.directory.queries import visible_people
from rumo.meetings.actions.agenda import ItemData, SpeakerData
from rumo.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    person: Person
    post: str


class ItemForm(forms.Form):
    """Speakers travel as parallel lists `speaker` (keys) and `post`, in the order in which they report."""

    title = forms.CharField(
        label=_("Вопрос"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Напишите, о чём вопрос.")},
    )
    expected_resolution = forms.CharField(
        label=_("Проект решения"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_standing = forms.BooleanField(
        label=_("Постоянный вопрос: предлагать в повестку каждого заседания"), required=False
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, speakers: list[SpeakerRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.speakers = speakers

    def item_data(self) -> ItemData:
        data = self.cleaned_data
        return ItemData(
            title=data["title"],
            expected_resolution=data["expected_resolution"],
            is_standing=data["is_standing"],
            speakers=[SpeakerData(row.person, row.post) for row in self.speakers],
        )


def form_of(item: AgendaItem) -> ItemForm:
    """The form of an item as it stands."""
    initial = {name: getattr(item, name) for name in ("title", "expected_resolution", "is_standing", "version")}
    return ItemForm(initial=initial, speakers=rows_of(item))


def posted_form(user: Any, meeting: Meeting, data: QueryDict) -> ItemForm:
    return ItemForm(data, speakers=posted_speakers(user, meeting, data))


def rows_of(item: AgendaItem) -> list[SpeakerRow]:
    return [SpeakerRow(one.person, one.post) for one in item.speakers.select_related("person") if one.on_agenda]


def posted_speakers(user: Any, meeting: Meeting, data: QueryDict) -> list[SpeakerRow]:
    """The rows of the form after `add`, `remove` or `up` (keys of people) was pressed, if any.

    A new row has the post that the directory holds for the day of the meeting. People the user may not see vanish.
    """
    posts = dict(zip(data.getlist("speaker"), data.getlist("post"), strict=False))
    keys = [key for key in posts if key.isdigit() and key != data.get("remove")]
    added = data.get("add", "")
    if added.isdigit() and added not in keys:
        keys.append(added)
    up = data.get("up", "")
    if up in keys[1:]:
        place = keys.index(up)
        keys[place - 1], keys[place] = keys[place], keys[place - 1]
    people: Mapping[int, Person] = visible_people(user).in_bulk([int(key) for key in keys])
    rows = [(key, people[int(key)]) for key in keys if int(key) in people]
    return [SpeakerRow(person, posts.get(key, person.post_text(meeting.date))) for key, person in rows]
