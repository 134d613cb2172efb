"""What the pools made (S1: 78 КИМ по 10 предметам)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.growth.forms.entries import FileEntryForm, LinkField
from rumo.growth.models import PoolProduct
from rumo.growth.registers.base import Column, Register


class ProductForm(FileEntryForm):
    class Meta:
        model = PoolProduct
        fields = ("association", "pool", "kind", "title", "subject", "made_on", "link")
        field_classes = {"link": LinkField, "made_on": DateField}


REGISTER = Register(
    key="products",
    title=_("Разработки активов"),
    new_title=_("Новая разработка"),
    empty=_("Внесите контрольно-измерительные материалы, спецификации и пособия, которые подготовили активы."),
    icon="file-check",
    model=PoolProduct,
    form=ProductForm,
    columns=(
        Column(_("Название"), lambda each: each.title, 60, "title"),
        Column(_("Вид"), lambda each: each.get_kind_display(), 36, "kind"),
        Column(_("Предмет"), lambda each: str(each.subject or ""), 24, "subject__title"),
        Column(_("Актив"), lambda each: each.get_pool_display(), 36, "pool"),
        Column(_("Готова"), lambda each: each.made_on, 12, "made_on"),
    ),
    searched=("title", "subject__title"),
    starts="made_on",
    is_open=True,
    related=("subject", "stored"),
)
