"""Input of the public site: what a body shows on its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import files
from rumo.portal.actions import LinkData
from rumo.portal.enums import LinkKind
from rumo.portal.models import PublicLink


class LinkForm(forms.Form):
    """A community has an address only; `version` is of the link that is changed."""

    title = forms.CharField(label=_("Название"), max_length=300)
    note = forms.CharField(
        label=_("Пояснение"),
        max_length=300,
        required=False,
        help_text=_("Станет строкой под названием, например: приказ от 10.01.2024 № 3."),
    )
    upload = forms.FileField(label=_("Файл"), required=False)
    url = forms.URLField(
        label=_("Ссылка"), max_length=500, required=False, assume_scheme="https", help_text=_("Вместо файла.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kind: LinkKind, link: PublicLink | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == LinkKind.COMMUNITY:
            del self.fields["upload"]
            self.fields["url"].required = True
            self.fields["url"].help_text = _("Адрес группы, канала или сайта.")
            self.fields["note"].help_text = _("Что здесь обсуждают.")
            return
        types = ", ".join(each.extension for each in files.DOCUMENTS)
        self.fields["upload"].help_text = _("Можно: %(types)s.") % {"types": types}
        if link is not None and link.stored is not None:
            self.fields["upload"].help_text = _("Сейчас: %(name)s. Новый файл заменит его.") % {"name": link.stored}

    def data_given(self) -> LinkData:
        given = self.cleaned_data
        return LinkData(given["title"], given["note"], given["url"], given.get("upload"))
