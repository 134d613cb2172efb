"""Annexes and signatures of a plan, a line each, as they are typed and as they are kept."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rumo.planning.forms.rows import VersionedForm
from rumo.planning.models import Edition

_ANNEX = re.compile(r"(?:(?:приложение\s*)?№?\s*(?P<number>\d{1,2})\s*[.):–—-]\s*)?(?P<title>.+)", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<post>.+?)\s+[–—-]\s+(?P<name>\S.*)")


class EndingForm(VersionedForm):
    """`annexes` gives `[(number or None, title)]`, `signatures` `[(post, name)]`."""

    annexes = forms.CharField(
        label=_("Приложения"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Каждое с новой строки: «1. План заседаний». Первым идёт график заседаний; без названия оно даётся само."
        ),
    )
    signatures = forms.CharField(
        label=_("Подписи"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Каждая с новой строки: «Председатель РУМО — И.О. Фамилия»."),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        annexes = "\n".join(f"{number}. {title}" if number else title for number, title in edition.annexes)
        signatures = "\n".join(f"{post} — {name}" for post, name in edition.signatures)
        kwargs.setdefault("initial", {"version": edition.version, "annexes": annexes, "signatures": signatures})
        super().__init__(*args, **kwargs)

    def clean_annexes(self) -> list[tuple[int | None, str]]:
        found = [match for line in self._lines("annexes") if (match := _ANNEX.fullmatch(line))]
        return [(int(match["number"]) if match["number"] else None, match["title"].strip()) for match in found]

    def clean_signatures(self) -> list[tuple[str, str]]:
        signed = []
        for line in self._lines("signatures"):
            match = _SIGNED.fullmatch(line)
            if match is None:
                raise ValidationError(
                    _("«%(line)s»: отделите должность от фамилии тире с пробелами: «Председатель — И.О. Фамилия»."),
                    params={"line": line},
                )
            signed.append((match["post"], match["name"].strip()))
        return signed

    def _lines(self, name: str) -> list[str]:
        return [" ".join(line.split()) for line in self.cleaned_data[name].splitlines() if line.strip()]
