"""Schools with low results by years (ШНОР)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.growth.forms.entries import EntryForm
from rumo.growth.models import SupportedSchool
from rumo.growth.registers.base import Column, Register
from rumo.russian.deadlines.periods import Period


class SchoolForm(EntryForm):
    class Meta:
        model = SupportedSchool
        fields = ("association", "organization", "year", "curator", "ground")
        field_classes = {"organization": OrganizationField, "curator": PersonField}
        help_texts = {"year": _("Год, в котором учебный год начинается: 2023 для 2023/2024.")}


class SchoolRegister(Register):
    """A school stands in the list for an academic year, not from day to day."""

    def within(self, since: date | None, until: date | None) -> Q:
        found = Q()
        if since is not None:
            found &= Q(year__gte=_year_of(since))
        if until is not None:
            found &= Q(year__lte=_year_of(until))
        return found


def _year_of(day: date) -> int:
    """The year in which the academic year of `day` begins."""
    return day.year if day >= Period.academic_year(day.year).starts else day.year - 1


def _year(school: Any) -> str:
    return f"{school.year}/{school.year + 1}"


REGISTER = SchoolRegister(
    key="support",
    title=_("Школы с низкими результатами"),
    new_title=_("Школа с низкими результатами"),
    empty=_("Внесите школы на учебный год, назначьте кураторов и отмечайте, чем им помогли."),
    icon="school",
    model=SupportedSchool,
    form=SchoolForm,
    columns=(
        Column(_("Школа"), lambda each: str(each.organization), 40, "organization__full_name"),
        Column(_("Учебный год"), _year, 14, "year"),
        Column(_("Муниципалитет"), lambda each: str(each.organization.municipality or ""), 26),
        Column(_("Куратор"), lambda each: each.curator.full_name.full if each.curator else "", 36, "curator__surname"),
        Column(_("Помощь, раз"), lambda each: len(each.visits.all()), 12),
        Column(_("Основание"), lambda each: each.ground, 36),
    ),
    searched=("organization__full_name", "organization__short_name", "curator__surname"),
    starts="year",
    kind="",
    page="growth:school",
    related=("organization__municipality", "curator"),
    gathered=("visits",),
)
