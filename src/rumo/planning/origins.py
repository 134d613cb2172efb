"""Where an assignment comes from: the letter of an authority that was registered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.assignments.models import Assignment
from rumo.planning.models import Instruction


def instruction_origins(assignments: Sequence[Assignment]) -> Mapping[int, tuple[str, str]]:
    """`{pk: (label, url)}` for assignments that carry out an instruction from outside, in one query."""
    found = Instruction.objects.filter(assignment__in=assignments).select_related("authority")
    return {
        each.assignment_id: (_("поручение: %(it)s") % {"it": each}, reverse("planning:instruction", args=[each.pk]))
        for each in found
    }
