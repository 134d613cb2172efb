"""The pools: regional methodologists, РМА, РУА (S1: 123 педагога; 8 ОМСУ и 30 руководителей)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.growth.forms.entries import EntryForm
from rumo.growth.models import PoolMember
from rumo.growth.registers.base import Column, Register


class PoolMemberForm(EntryForm):
    class Meta:
        model = PoolMember
        fields = (
            "association",
            "kind",
            "person",
            "organization",
            "municipality",
            "subject",
            "functions",
            "ground",
            "valid_from",
            "valid_to",
        )
        field_classes = {
            "person": PersonField,
            "organization": OrganizationField,
            "valid_from": DateField,
            "valid_to": DateField,
        }


REGISTER = Register(
    key="pools",
    title=_("Методисты и активы"),
    new_title=_("Новый участник актива"),
    empty=_("Внесите региональных методистов и участников методического и управленческого активов."),
    icon="users-group",
    model=PoolMember,
    form=PoolMemberForm,
    columns=(
        Column(_("Кто"), lambda each: each.person.full_name.full, 36, "person__surname"),
        Column(_("Актив"), lambda each: each.get_kind_display(), 36, "kind"),
        Column(_("Организация"), lambda each: str(each.organization or ""), 36, "organization__full_name"),
        Column(_("Муниципалитет"), lambda each: str(each.municipality or ""), 26, "municipality__name"),
        Column(_("Предмет"), lambda each: str(each.subject or ""), 24, "subject__title"),
        Column(_("Что делает"), lambda each: each.functions, 40),
        Column(_("С"), lambda each: each.valid_from, 12, "valid_from"),
        Column(_("По"), lambda each: each.valid_to, 12, "valid_to"),
        Column(_("Основание"), lambda each: each.ground, 36),
    ),
    searched=("person__surname", "person__first_name", "person__patronymic", "organization__full_name", "functions"),
    starts="valid_from",
    ends="valid_to",
    is_open=True,
    related=("person", "organization", "municipality", "subject"),
)
