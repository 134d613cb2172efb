"""An organization of the directory, or one that is not in it, written as people write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.directory.models import Organization, Region

MOST = 500


@dataclass(frozen=True, slots=True)
class ChosenOrganization:
    """`organization` when it is one of the directory's; else only the name."""

    organization: Organization | None
    name: str


class OrganizationWidget(forms.Select):
    """Carries only what was chosen: a key of the directory, or words."""

    region: Region | None = None

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        chosen = next((str(item) for item in value if item), "")
        self.choices = [("", ""), *([(chosen, _title(self.region, chosen))] if chosen else [])]
        return super().optgroups(name, value, attrs)


class OrganizationChoiceField(forms.Field):
    """Gives a `ChosenOrganization`; call `of_region` first. Nothing but organizations of that region is looked at."""

    widget = OrganizationWidget

    def of_region(self, region: Region) -> None:
        widget = self._widget()
        widget.region = region
        widget.attrs.update(
            {
                "data-select": True,
                "data-url": reverse("events:guest_organizations", args=[region.slug]),
                "data-create-url": reverse("events:guest_organization_words", args=[region.slug]),
            }
        )

    def to_python(self, value: Any) -> ChosenOrganization | None:
        text = " ".join(str(value or "").split())
        if not text:
            return None
        if len(text) > MOST:
            raise ValidationError(_("Слишком длинное название: сократите до %(most)s знаков.") % {"most": MOST})
        found = _found(self._widget().region, text)
        return ChosenOrganization(found, found.full_name if found else text)

    def _widget(self) -> OrganizationWidget:
        # Django makes it of the class above; the stubs know the class only.
        return cast(OrganizationWidget, self.widget)


def _found(region: Region | None, text: str) -> Organization | None:
    """By key, or by the very name."""
    rows = Organization.objects.filter(region=region).select_related("municipality")
    if text.isdecimal() and len(text) < 12:
        return rows.filter(pk=text).first()
    return rows.filter(full_name__iexact=text).first() or rows.filter(short_name__iexact=text).first()


def _title(region: Region | None, chosen: str) -> str:
    found = _found(region, chosen)
    return str(found) if found else chosen
