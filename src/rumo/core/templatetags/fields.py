"""A form field with everything round it, and the summary of errors above the form."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.translation import gettext as _

register = template.Library()

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def control_class(widget: forms.Widget) -> str:
    """The class that the stylesheet knows for this kind of control; a group would hand it on to its wrapper."""
    if isinstance(widget, GROUPS):
        return ""
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-control"


def control_attrs(bound: BoundField, options: dict[str, Any]) -> dict[str, Any]:
    """Attributes for the control: the class, what the page asked for, and the mark of an error.

    Django itself adds `aria-describedby` (help and error) and `aria-invalid`; the identifiers in `ui/field.html` are
    the ones it uses.
    """
    widget = bound.field.widget
    own = str(widget.attrs.get("class", ""))
    invalid = "is-invalid" if bound.errors else ""
    attrs: dict[str, Any] = {"class": " ".join(filter(None, (control_class(widget), own, invalid)))}
    for name, value in options.items():
        attrs[name.rstrip("_").replace("_", "-")] = value
    return attrs


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, label: str = "", hint: str = "", css: str = "", **options: Any) -> dict[str, Any]:
    """Label, control, hint and errors of one field; other keywords become attributes of the control."""
    widget = bound.field.widget
    return {
        "bound": bound,
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "css": css,
        "control": bound.as_widget(attrs=control_attrs(bound, options)),
        "hidden": bound.is_hidden,
        "group": isinstance(widget, GROUPS),
        "checkbox": isinstance(widget, forms.CheckboxInput),
        "show_required": bound.field.required and not isinstance(widget, forms.CheckboxInput),
    }


@register.inclusion_tag("ui/form_errors.html")
def form_errors(*bound_forms: forms.BaseForm | None) -> dict[str, Any]:
    """All errors of one or several forms in one place, each with a link to its field. Nothing when there are none."""
    general: list[str] = []
    at_fields: list[dict[str, str]] = []
    for form in bound_forms:
        if not form or not form.is_bound:
            continue
        general += [str(error) for error in form.non_field_errors()]
        for bound in form:
            for error in bound.errors:
                # A group of choices has no one control; its wrapper carries the identifier.
                place = bound.id_for_label or bound.auto_id
                at_fields.append({"id": place, "label": str(bound.label), "error": str(error)})
    return {"general": general, "at_fields": at_fields, "title": _("Не сохранено. Проверьте, пожалуйста:")}
