"""What members take part in outside: exam commissions, working groups, draft acts (S0-9)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.directory.forms.typeahead import PersonField
from rumo.growth.forms.entries import EntryForm
from rumo.growth.models import Participation
from rumo.growth.registers.base import Column, Register


class ParticipationForm(EntryForm):
    class Meta:
        model = Participation
        fields = ("association", "person", "kind", "title", "starts_on", "ends_on", "ground")
        field_classes = {"person": PersonField, "starts_on": DateField, "ends_on": DateField}


REGISTER = Register(
    key="participations",
    title=_("Участие членов"),
    new_title=_("Участие члена объединения"),
    empty=_("Отметьте, в каких комиссиях, рабочих группах и обсуждениях участвуют члены объединения."),
    icon="briefcase",
    model=Participation,
    form=ParticipationForm,
    columns=(
        Column(_("Кто"), lambda each: each.person.full_name.full, 36, "person__surname"),
        Column(_("Вид"), lambda each: each.get_kind_display(), 36, "kind"),
        Column(_("Где именно"), lambda each: each.title, 60, "title"),
        Column(_("С"), lambda each: each.starts_on, 12, "starts_on"),
        Column(_("По"), lambda each: each.ends_on, 12, "ends_on"),
        Column(_("Основание"), lambda each: each.ground, 36),
    ),
    searched=("person__surname", "person__first_name", "title"),
    starts="starts_on",
    ends="ends_on",
    related=("person",),
)
