"""The text before the rows of a plan, as typed in the editor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.planning.forms.rows import VersionedForm
from rumo.planning.models import Edition


class ForewordForm(VersionedForm):
    foreword = forms.CharField(label=_("Цель и задачи"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"version": edition.version, "foreword": edition.foreword})
        super().__init__(*args, **kwargs)
