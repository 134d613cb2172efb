"""Mentoring programmes of organizations (S0: 56 программ)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.directory.forms.typeahead import OrganizationField
from rumo.growth.forms.entries import FileEntryForm, LinkField
from rumo.growth.models import MentoringProgram
from rumo.growth.registers.base import Column, Register


class ProgramForm(FileEntryForm):
    class Meta:
        model = MentoringProgram
        fields = ("association", "organization", "title", "starts_on", "ends_on", "ground", "link")
        field_classes = {
            "link": LinkField,
            "organization": OrganizationField,
            "starts_on": DateField,
            "ends_on": DateField,
        }


REGISTER = Register(
    key="mentoring",
    title=_("Программы наставничества"),
    new_title=_("Новая программа наставничества"),
    empty=_("Внесите программу организации, потом — наставнические пары и записи их журнала."),
    icon="users",
    model=MentoringProgram,
    form=ProgramForm,
    columns=(
        Column(_("Программа"), lambda each: each.title, 50, "title"),
        Column(_("Организация"), lambda each: str(each.organization), 36, "organization__full_name"),
        Column(_("С"), lambda each: each.starts_on, 12, "starts_on"),
        Column(_("По"), lambda each: each.ends_on, 12, "ends_on"),
        Column(_("Пар"), lambda each: len(each.pairs.all()), 8),
        Column(_("Чем утверждена"), lambda each: each.ground, 36),
    ),
    searched=("title", "organization__full_name", "organization__short_name"),
    starts="starts_on",
    ends="ends_on",
    kind="",
    page="growth:program",
    related=("organization__municipality",),
    gathered=("pairs",),
)
