"""The record of an order on composition to correct: its head and its members."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.intake.forms import lines
from rumo.intake.forms.fields import SourcedForm, lines_area
from rumo.intake.forms.screens import Screen
from rumo.intake.places import FoundList
from rumo.intake.roles import WORDS
from rumo.papers.order import Change, CompositionOrder, OrderMember

CHANGES = {
    Change.APPROVED: _("в новом составе"),
    Change.ADDED: _("введён в состав"),
    Change.REMOVED: _("выведен из состава"),
}


class OrderHeadForm(SourcedForm):
    number = forms.CharField(label=_("Номер"), required=False, max_length=50)
    date = DateField(label=_("Дата"), required=False, help_text=_("С этого дня действует состав."))
    issuer = forms.CharField(label=_("Кем издан, как в документе"), required=False, widget=lines_area(2))
    title = forms.CharField(label=_("О чём"), required=False, max_length=500, widget=lines_area(2))
    association = forms.CharField(label=_("Объединение, как в документе"), required=False, widget=lines_area(2))
    signatures = forms.CharField(
        label=_("Кто подписал"),
        required=False,
        widget=lines_area(1),
        help_text=_("«Фамилия И.О., должность»"),
    )
    paths = {name: (name,) for name in ("number", "date", "issuer", "title", "association", "signatures")}

    @classmethod
    def initial_of(cls, paper: CompositionOrder) -> dict[str, Any]:
        return {
            "number": paper.number,
            "date": paper.date,
            "issuer": paper.issuer,
            "title": paper.title,
            "association": paper.association,
            "signatures": lines.signatures_text(paper.signatures),
        }

    def applied(self, paper: CompositionOrder) -> CompositionOrder:
        data = self.cleaned_data
        return replace(
            paper,
            number=data["number"].strip(),
            date=data["date"],
            issuer=lines.one_text(data["issuer"], paper.issuer),
            title=lines.one_text(data["title"], paper.title),
            association=lines.one_text(data["association"], paper.association),
            signatures=lines.kept_or(data["signatures"], paper.signatures, lines.signatures_text, lines.signatures),
        )


class MemberForm(SourcedForm):
    """A member; with the name emptied it goes. A role that the list does not have stays offered as it was read."""

    name = forms.CharField(label=_("Имя"), required=False, max_length=300)
    post = forms.CharField(label=_("Должность"), required=False, widget=lines_area(1))
    role = forms.ChoiceField(label=_("Роль"), required=False)
    change = forms.ChoiceField(label=_("Что решено"), choices=[(key.value, word) for key, word in CHANGES.items()])
    paths = {name: (name,) for name in ("name", "post", "role", "change")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        read = str(self.initial["role"])
        known = [("", _("член (в документе не названа)")), *WORDS]
        role.choices = known if read in dict(known) else [(read, read), *known]

    def applied(self, member: OrderMember) -> OrderMember:
        data = self.cleaned_data
        return replace(
            member,
            name=lines.one_text(data["name"], member.name),
            post=lines.one_text(data["post"], member.post),
            role=data["role"],
            change=Change(data["change"]),
        )


class OrderScreen(Screen[CompositionOrder]):
    template = "intake/_order.html"

    def __init__(self, paper: CompositionOrder, found: FoundList, data: Any = None) -> None:
        super().__init__(paper, found, data)
        self._head: OrderHeadForm = self._make(OrderHeadForm, "head", "", OrderHeadForm.initial_of(paper))
        self.members = tuple(self._member(n, member) for n, member in enumerate(paper.members))

    @property
    def head(self) -> OrderHeadForm:
        return self._head

    def forms(self) -> list[SourcedForm]:
        return [self.head, *(form for _member, form in self.members)]

    def corrected(self) -> CompositionOrder:
        members = (form.applied(member) for member, form in self.members)
        kept = self._kept("members", members, lambda each: not each.name)
        return replace(self.head.applied(self.paper), members=kept)

    def _member(self, n: int, member: OrderMember) -> tuple[OrderMember, MemberForm]:
        initial = {"name": member.name, "post": member.post, "role": member.role, "change": member.change.value}
        return member, self._make(MemberForm, f"member{n}", f"members[{n}]", initial)
