"""The editor of one section: the text with live figures, and beside it what helps to write it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.reports import permissions, queries, quotes
from rumo.reports.actions import sections as actions
from rumo.reports.blocks import registry
from rumo.reports.enums import FigurePart
from rumo.reports.figure_book import Known, book_of, live_book
from rumo.reports.forms.blocks import NarrowForm
from rumo.reports.forms.sections import SectionForm
from rumo.reports.models import ReportSection
from rumo.reports.views.access import take_own
from rumo.reports.views.block_part import edited_blocks


@require_safe
def section(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """The section one may write; others are led to the report by the refusal."""
    return render(request, "reports/section.html", section_context(request, take_own(request, pk, section_pk)))


def section_context(
    request: UserRequest, section: ReportSection, narrowing: NarrowForm | None = None
) -> dict[str, Any]:
    """What the page and its parts need. Proposed sentences count every figure, so they come by themselves later."""
    report, book = section.report, book_of(section.report)
    may_edit = permissions.may_edit_report(request.user, report)
    keys = actions.section_keys(report)
    place = keys.index(section.pk)
    return {
        "report": report,
        "section": section,
        "form": SectionForm(section=section, book=book),
        "blocks": edited_blocks(section, book, narrowing),
        "makers": registry.makers(),
        "may_edit": may_edit,
        "may_hand_in": permissions.may_hand_in(request.user, section),
        "to_take_over": _to_take_over(section) if may_edit else [],
        "before": keys[place - 1] if place else None,
        "after": keys[place + 1] if place + 1 < len(keys) else None,
        "number": place + 1,
        "count": len(keys),
    }


@require_POST
def section_save(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """Title and text (autosave)."""
    section = take_own(request, pk, section_pk)
    book = live_book(section.report)

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.save_section(
            section, title=data["title"], body=data["body"], version=data["version"], actor=request.user
        )
        return Saved(saved.version)

    def current(record: Versioned) -> SectionForm:
        assert isinstance(record, ReportSection)
        return SectionForm(section=record, book=book)

    form = SectionForm(request.POST, section=section, book=book)
    back = reverse("reports:section", args=[pk, section_pk])
    return save_form(request, form, save=save, current=current, back=back)


@require_safe
def figure_list(request: UserRequest, pk: int, section_pk: int) -> JsonResponse:
    """What «/» offers: every figure with its words. Counts all of them, so a page asks once."""
    section = take_own(request, pk, section_pk)
    found = [{"code": each.code, "title": each.title, "parts": _parts(each)} for each in _everything(section)]
    return JsonResponse({"figures": sorted(found, key=lambda each: str(each["title"]))})


@require_POST
def section_hand_in(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    actions.hand_in_section(take_own(request, pk, section_pk), actor=request.user)
    messages.success(request, _("Раздел отмечен готовым."))
    return redirect("reports:report", pk)


def _everything(section: ReportSection) -> tuple[Known, ...]:
    return live_book(section.report).everything()


def _parts(known: Known) -> list[dict[str, str]]:
    told = [(part, quotes.told(known, part)) for part in FigurePart]
    return [{"part": part.value, "name": str(part.label), "words": words} for part, words in told if words]


def _to_take_over(section: ReportSection) -> list[ReportSection]:
    taken = section.taken_over.values("pk")
    return list(queries.sections_to_take_over(section.report).exclude(pk__in=taken))
