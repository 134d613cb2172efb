"""An assignment that follows from a resolution: what, who, by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.assignments.executors import ExecutorsForm
from rumo.assignments.models import Assignment
from rumo.core.form_fields import DateField


class InstructionForm(ExecutorsForm):
    text = forms.CharField(label=_("Что сделать"), widget=forms.Textarea(attrs={"rows": 2}))
    due_text = forms.CharField(label=_("Срок, как в протоколе"), max_length=200, required=False)
    due_on = DateField(label=_("Дата контроля"), required=False)

    field_order = ("text", "leads", "helpers", "due_text", "due_on")

    def __init__(self, *args: Any, user: Any, assignment: Assignment | None = None, **kwargs: Any) -> None:
        executors = list(assignment.executors.all()) if assignment else []
        if assignment is not None:
            kwargs["initial"] = {name: getattr(assignment, name) for name in ("text", "due_text", "due_on")}
        super().__init__(*args, user=user, executors=executors, **kwargs)
