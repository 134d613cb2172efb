"""Editions of an association: collections, recommendations, articles (S0: сборник, 381 с.)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.growth.forms.entries import FileEntryForm, LinkField
from rumo.growth.models import Publication
from rumo.growth.registers.base import Column, Register


class PublicationForm(FileEntryForm):
    class Meta:
        model = Publication
        fields = (
            "association",
            "kind",
            "title",
            "authors",
            "publisher",
            "city",
            "published_on",
            "pages",
            "isbn",
            "subject",
            "for_low_results",
            "link",
        )
        field_classes = {"link": LinkField, "published_on": DateField}


REGISTER = Register(
    key="publications",
    title=_("Издания"),
    new_title=_("Новое издание"),
    empty=_("Внесите сборники, методические рекомендации и статьи объединения."),
    icon="book",
    model=Publication,
    form=PublicationForm,
    columns=(
        Column(_("Название"), lambda each: each.title, 60, "title"),
        Column(_("Вид"), lambda each: each.get_kind_display(), 28, "kind"),
        Column(_("Составители"), lambda each: each.authors, 40, "authors"),
        Column(_("Издатель"), lambda each: each.publisher, 30, "publisher"),
        Column(_("Вышло"), lambda each: each.published_on, 12, "published_on"),
        Column(_("Страниц"), lambda each: each.pages, 10, "pages"),
        Column(_("Предмет"), lambda each: str(each.subject or ""), 24, "subject__title"),
        Column(_("Для ШНОР"), lambda each: "да" if each.for_low_results else "", 10),
    ),
    searched=("title", "authors", "publisher"),
    starts="published_on",
    is_open=True,
    related=("subject", "stored"),
)
