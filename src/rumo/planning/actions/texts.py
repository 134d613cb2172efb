"""Texts as they are stored: trimmed, and refused when the table has no room for them."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext as _

from rumo.core.errors import Refusal


def fitting(text: str, model: type[Model], field: str) -> str:
    """`text` without blanks at its ends. Refusal names the field and its length; nothing is cut off in silence."""
    said = text.strip()
    column = model._meta.get_field(field)
    longest = getattr(column, "max_length", None)
    if longest and len(said) > longest:
        raise Refusal(
            _("«%(what)s» не длиннее %(longest)s знаков, а здесь %(length)s: «%(start)s…»")
            % {
                "what": getattr(column, "verbose_name", field),
                "longest": longest,
                "length": len(said),
                "start": said[:60],
            }
        )
    return said


def one_line(text: str) -> str:
    return " ".join(text.split())
