"""The record of minutes to correct: a form for the head, one for each question, each decision, each instruction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.core.rich_text import clean
from rumo.intake.changes.minutes import numbers_of
from rumo.intake.forms import lines
from rumo.intake.forms.fields import SourcedForm, count_box, lines_area
from rumo.intake.forms.screens import Screen
from rumo.intake.places import FoundList
from rumo.papers.html_blocks import blocks_from_html, html_from_blocks
from rumo.papers.minutes import (
    AgendaPoint,
    Instruction,
    Minutes,
    MinutesItem,
    Outcome,
    ResolutionPoint,
    Speech,
    Votes,
)

_ONE_A_LINE = _("По одному в строке: «Фамилия И.О., должность».")


class HeadForm(SourcedForm):
    number = forms.CharField(label=_("Номер"), max_length=50, required=False)
    date = DateField(label=_("Дата"), required=False)
    date_to = DateField(label=_("Последний день"), required=False)
    city = forms.CharField(label=_("Город"), max_length=100, required=False)
    organization = forms.CharField(label=_("Организация"), required=False, widget=lines_area(2))
    body = forms.CharField(label=_("Объединение, как в документе"), required=False, widget=lines_area(2))
    chair = forms.CharField(label=_("Председательствующий"), required=False, help_text=_("«Фамилия И.О., должность»"))
    secretary = forms.CharField(label=_("Секретарь"), required=False)
    present = forms.CharField(label=_("Присутствовали"), required=False, widget=lines_area(8), help_text=_ONE_A_LINE)
    absent = forms.CharField(
        label=_("Отсутствовали"),
        required=False,
        widget=lines_area(4),
        help_text=_("По одному в строке: «Фамилия И.О., причина»."),
    )
    invited = forms.CharField(label=_("Приглашённые"), required=False, widget=lines_area(3), help_text=_ONE_A_LINE)
    signatures = forms.CharField(
        label=_("Подписи"),
        required=False,
        widget=lines_area(2),
        help_text=_("По одной в строке: «Фамилия И.О., Председатель»."),
    )
    paths = {
        name: (name,)
        for name in (
            "number", "date", "date_to", "city", "organization", "body", "chair", "secretary", "present", "absent",
            "invited", "signatures",
        )
    }  # fmt: skip

    @classmethod
    def initial_of(cls, paper: Minutes) -> dict[str, Any]:
        return {
            "number": paper.number,
            "date": paper.date,
            "date_to": paper.date_to,
            "city": paper.city,
            "organization": paper.organization,
            "body": paper.body,
            "chair": lines.to_line(paper.chair.name, paper.chair.post),
            "secretary": lines.to_line(paper.secretary.name, paper.secretary.post),
            "present": lines.attendees_text(paper.present),
            "absent": lines.absentees_text(paper.absent),
            "invited": lines.participants_text(paper.invited),
            "signatures": lines.signatures_text(paper.signatures),
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("date"), data.get("date_to")
        if first and last and last < first:
            self.add_error("date_to", _("Последний день раньше первого."))
        return data

    def applied(self, paper: Minutes) -> Minutes:
        data = self.cleaned_data
        return replace(
            paper,
            number=data["number"].strip(),
            date=data["date"],
            date_to=data["date_to"],
            city=data["city"],
            organization=" ".join(data["organization"].split()),
            body=" ".join(data["body"].split()),
            chair=lines.participant(data["chair"], paper.chair),
            secretary=lines.participant(data["secretary"], paper.secretary),
            present=lines.attendees(data["present"], paper.present),
            absent=lines.absentees(data["absent"], paper.absent),
            invited=lines.participants(data["invited"], paper.invited),
            signatures=lines.signatures(data["signatures"]),
        )


class PointForm(SourcedForm):
    """A question of the agenda."""

    title = forms.CharField(label=_("Вопрос повестки"), required=False, widget=lines_area(2))
    speakers = forms.CharField(
        label=_("Докладчики по повестке"), required=False, widget=lines_area(2), help_text=_ONE_A_LINE
    )
    paths = {"title": ("title",), "speakers": ("speakers",)}

    def applied(self, point: AgendaPoint) -> AgendaPoint:
        title = " ".join(self.cleaned_data["title"].split())
        return replace(point, title=title, speakers=lines.participants(self.cleaned_data["speakers"], point.speakers))


class ItemForm(SourcedForm):
    """How a question was heard."""

    heard = forms.CharField(label=_("Слушали"), required=False, widget=lines_area(2), help_text=_ONE_A_LINE)
    about = forms.CharField(label=_("О чём"), required=False, widget=lines_area(2))
    text = forms.CharField(label=_("Ход обсуждения"), required=False, widget=lines_area(6))
    paths = {"heard": ("heard",), "about": ("about",), "text": ("text", "blocks")}

    def applied(self, item: MinutesItem) -> MinutesItem:
        data = self.cleaned_data
        return replace(
            item,
            heard=lines.participants(data["heard"], item.heard),
            about=" ".join(data["about"].split()),
            text=blocks_from_html(clean(data["text"])),
        )


class SpeechForm(SourcedForm):
    """Who spoke in the discussion; an emptied name takes the speech out."""

    speaker = forms.CharField(label=_("Выступил"), required=False)
    said = forms.CharField(label=_("О чём говорил"), required=False, widget=lines_area(2))
    paths = {"speaker": ("speaker",), "said": ("text",)}

    def applied(self, speech: Speech) -> Speech:
        speaker = lines.participant(self.cleaned_data["speaker"], speech.speaker)
        return replace(speech, speaker=speaker, text=self.cleaned_data["said"].strip())


class ResolutionForm(SourcedForm):
    """A decision. Votes are three numbers or none: not counted is not «единогласно»."""

    text = forms.CharField(label=_("Решили"), required=False, widget=lines_area(3))
    votes_for = forms.IntegerField(label=_("За"), min_value=0, required=False, widget=count_box())
    votes_against = forms.IntegerField(label=_("Против"), min_value=0, required=False, widget=count_box())
    votes_abstained = forms.IntegerField(label=_("Воздержались"), min_value=0, required=False, widget=count_box())
    said_unanimous = forms.BooleanField(label=_("В документе сказано «единогласно», голоса не названы"), required=False)
    paths = {
        "text": ("text",),
        "votes_for": ("votes",),
        "votes_against": ("votes",),
        "votes_abstained": ("votes",),
        "said_unanimous": ("said_unanimous", "votes"),
    }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        given = [data.get(name) for name in ("votes_for", "votes_against", "votes_abstained")]
        if any(each is not None for each in given) and None in given and not self.errors:
            self.add_error("votes_for", _("Впишите все три числа или оставьте все три пустыми: голоса не указаны."))
        return data

    def applied(self, point: ResolutionPoint) -> ResolutionPoint:
        data = self.cleaned_data
        counts = (data["votes_for"], data["votes_against"], data["votes_abstained"])
        return replace(
            point,
            text=data["text"].strip(),
            votes=None if counts[0] is None else _votes(counts, point.votes),
            said_unanimous=data["said_unanimous"] and counts[0] is None,
        )


class InstructionForm(SourcedForm):
    """Who does what by when; wholly emptied it goes."""

    text = forms.CharField(label=_("Поручение"), required=False, widget=lines_area(2))
    responsible = forms.CharField(label=_("Ответственные, через запятую"), required=False)
    due = forms.CharField(label=_("Срок, как в документе"), required=False, max_length=300)
    paths = {"text": ("text",), "responsible": ("responsible",), "due": ("due",)}

    def applied(self) -> Instruction:
        data = self.cleaned_data
        named = (" ".join(each.split()) for each in data["responsible"].split(","))
        return Instruction(data["text"].strip(), tuple(filter(None, named)), data["due"].strip())


def _votes(counts: tuple[int, int, int], before: Votes | None) -> Votes:
    """Numbers as they were keep what the paper said of the outcome; changed ones tell it themselves."""
    if before and counts == (before.in_favour, before.against, before.abstained):
        return before
    in_favour, against, abstained = counts
    outcome = Outcome.CARRIED if in_favour > against else Outcome.LOST
    return (
        replace(before, in_favour=in_favour, against=against, abstained=abstained, outcome=outcome, ballots=())
        if before
        else Votes(in_favour, against, abstained, outcome)
    )


@dataclass(frozen=True, slots=True)
class ResolutionPart:
    number: int
    resolution: ResolutionPoint
    form: ResolutionForm
    instructions: tuple[InstructionForm, ...]

    def forms(self) -> Iterator[SourcedForm]:
        yield from (self.form, *self.instructions)

    def applied(self) -> ResolutionPoint:
        made = (form.applied() for form in self.instructions)
        kept = tuple(each for each in made if each != Instruction(""))
        return replace(self.form.applied(self.resolution), instructions=kept)


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A question: as the agenda announces it and as it was heard; either may be missing in the paper."""

    number: int
    point: AgendaPoint
    item: MinutesItem
    point_form: PointForm
    item_form: ItemForm
    speeches: tuple[tuple[Speech, SpeechForm], ...]
    resolutions: tuple[ResolutionPart, ...]

    def forms(self) -> Iterator[SourcedForm]:
        yield from (self.point_form, self.item_form, *(form for _speech, form in self.speeches))
        for part in self.resolutions:
            yield from part.forms()

    def applied(self) -> tuple[AgendaPoint, MinutesItem]:
        speeches = (form.applied(speech) for speech, form in self.speeches)
        resolutions = (part.applied() for part in self.resolutions)
        item = replace(
            self.item_form.applied(self.item),
            discussed=tuple(each for each in speeches if each.speaker.name),
            resolutions=tuple(each for each in resolutions if each.text or each.instructions or each.votes),
        )
        return self.point_form.applied(self.point), item


class MinutesScreen(Screen[Minutes]):
    template = "intake/_minutes.html"

    def __init__(self, paper: Minutes, found: FoundList, data: Any = None) -> None:
        super().__init__(paper, found, data)
        self._head: HeadForm = self._make(HeadForm, "head", "", HeadForm.initial_of(paper))
        self.questions = tuple(self._question(number) for number in numbers_of(paper))

    @property
    def head(self) -> HeadForm:
        return self._head

    def forms(self) -> list[SourcedForm]:
        return [self.head, *(form for question in self.questions for form in question.forms())]

    def corrected(self) -> Minutes:
        pairs = [question.applied() for question in self.questions]
        return replace(
            self.head.applied(self.paper),
            agenda=tuple(point for point, _item in pairs if point.title or point.speakers),
            items=tuple(item for _point, item in pairs if item != MinutesItem(item.number)),
        )

    def _question(self, number: int) -> QuestionPart:
        at_agenda = _index(self.paper.agenda, number)
        at_items = _index(self.paper.items, number)
        point = self.paper.agenda[at_agenda] if at_agenda is not None else AgendaPoint(number, "")
        item = self.paper.items[at_items] if at_items is not None else MinutesItem(number)
        path, prefix = f"items[{at_items}]", f"q{number}"
        about_point = {"title": point.title, "speakers": lines.participants_text(point.speakers)}
        about_item = {
            "heard": lines.participants_text(item.heard),
            "about": item.about,
            "text": html_from_blocks(item.text),
        }
        return QuestionPart(
            number,
            point,
            item,
            self._make(PointForm, f"{prefix}-point", f"agenda[{at_agenda}]", about_point),
            self._make(ItemForm, f"{prefix}-item", path, about_item),
            tuple(self._speech(speech, n, prefix, path) for n, speech in enumerate(item.discussed)),
            tuple(self._resolution(each, n, prefix, path) for n, each in enumerate(item.resolutions)),
        )

    def _speech(self, speech: Speech, n: int, prefix: str, path: str) -> tuple[Speech, SpeechForm]:
        initial = {"speaker": lines.to_line(speech.speaker.name, speech.speaker.post), "said": speech.text}
        return speech, self._make(SpeechForm, f"{prefix}-s{n}", f"{path}.discussed[{n}]", initial)

    def _resolution(self, point: ResolutionPoint, n: int, prefix: str, path: str) -> ResolutionPart:
        own, votes = f"{path}.resolutions[{n}]", point.votes
        initial = {
            "text": point.text,
            "votes_for": votes.in_favour if votes else None,
            "votes_against": votes.against if votes else None,
            "votes_abstained": votes.abstained if votes else None,
            "said_unanimous": point.said_unanimous,
        }
        instructions = tuple(
            self._make(
                InstructionForm,
                f"{prefix}-r{n}-i{k}",
                f"{own}.instructions[{k}]",
                {"text": each.text, "responsible": ", ".join(each.responsible), "due": each.due},
            )
            for k, each in enumerate(point.instructions)
        )
        return ResolutionPart(n, point, self._make(ResolutionForm, f"{prefix}-r{n}", own, initial), instructions)


def _index(rows: Sequence[AgendaPoint | MinutesItem], number: int) -> int | None:
    return next((n for n, row in enumerate(rows) if row.number == number), None)
