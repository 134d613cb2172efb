"""What stands beside the text of a section: its blocks, the proposed sentences, the texts of sub-bodies.

Each view answers htmx with its fragment and everybody else with the page of the section.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import figures
from rumo.core.errors import Conflict
from rumo.reports import permissions, queries, quotes, sentences
from rumo.reports.actions import blocks as block_actions
from rumo.reports.actions import roll_up
from rumo.reports.actions import sentences as sentence_actions
from rumo.reports.figure_book import live_book
from rumo.reports.forms.blocks import NarrowForm
from rumo.reports.models import ReportBlock, ReportSection
from rumo.reports.views.access import take_own, take_section
from rumo.reports.views.block_part import narrow_form
from rumo.reports.views.section_page import section_context


@require_POST
def block_add(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """A block of the chosen maker, last under the text."""
    section = take_section(request, pk, section_pk)
    block_actions.add_block(section, code=request.POST.get("code", ""), actor=request.user)
    return _blocks(request, section)


@require_POST
def block_name(request: UserRequest, pk: int, section_pk: int, block_pk: int) -> HttpResponse:
    block = _block(request, pk, section_pk, block_pk)
    block_actions.name_block(block, caption=request.POST.get("caption", ""), actor=request.user)
    return _blocks(request, block.section)


@require_POST
def block_narrow(request: UserRequest, pk: int, section_pk: int, block_pk: int) -> HttpResponse:
    """Shown at once; what does not fit is said beside its field and changes nothing."""
    block = _block(request, pk, section_pk, block_pk)
    form = narrow_form(block, request.POST)
    if form is None:
        raise Conflict(_("Здесь уточнять нечего. Обновите страницу."))
    is_whole = "whole" in request.POST
    fits = is_whole or form.is_valid()
    if fits:
        block_actions.narrow_block(block, options={} if is_whole else form.options(), actor=request.user)
    return _narrowed(request, block.section, form, fits=fits)


@require_POST
def block_move(request: UserRequest, pk: int, section_pk: int, block_pk: int) -> HttpResponse:
    """`step=-1` is up, `step=1` down."""
    block = _block(request, pk, section_pk, block_pk)
    block_actions.move_block(block, step=-1 if request.POST.get("step") == "-1" else 1, actor=request.user)
    return _blocks(request, block.section)


@require_POST
def block_delete(request: UserRequest, pk: int, section_pk: int, block_pk: int) -> HttpResponse:
    block = _block(request, pk, section_pk, block_pk)
    section = block.section
    block_actions.delete_block(block, actor=request.user)
    return _blocks(request, section)


@require_safe
def sentence_list(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """Sentences made from the figures that nobody has answered yet; those near the section's subject first."""
    section = take_own(request, pk, section_pk)
    return render(request, "reports/section/_sentences.html", _sentence_context(section))


@require_POST
def sentence_take(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """The sentence of `key` goes last into the text."""
    section = take_section(request, pk, section_pk)
    key = request.POST.get("key", "")
    found = next((each for each in _proposed(section) if each.key == key), None)
    if found is None:
        raise Conflict(_("Это предложение уже принято или отклонено. Обновите страницу."))
    sentence_actions.take_sentence(section, key=key, html=found.html, actor=request.user)
    return _text(request, section)


@require_POST
def sentence_reject(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    section = take_section(request, pk, section_pk)
    sentence_actions.reject_sentence(section, key=request.POST.get("key", "")[:120], actor=request.user)
    return _sentences(request, section)


@require_POST
def sentences_again(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """What was rejected is proposed once more."""
    section = take_section(request, pk, section_pk)
    sentence_actions.propose_again(section, actor=request.user)
    return _sentences(request, section)


@require_POST
def text_take_over(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """The text of a sub-body's section (`source`) goes last into this one."""
    section = take_section(request, pk, section_pk)
    key = request.POST.get("source", "")
    if not key.isdigit():
        raise Http404
    source = get_object_or_404(queries.sections_to_take_over(section.report), pk=key)
    roll_up.take_over(section, source=source, actor=request.user)
    return _text(request, section)


def _block(request: UserRequest, pk: int, section_pk: int, block_pk: int) -> ReportBlock:
    """The block, or a refusal that keeps the page as it is: it may have been removed a moment ago."""
    section = take_section(request, pk, section_pk)
    block = section.blocks.filter(pk=block_pk).first()
    if block is None:
        raise Conflict(_("Этой таблицы в разделе уже нет: её убрал другой пользователь. Обновите страницу."))
    block.section = section
    return block


def _proposed(section: ReportSection) -> tuple[sentences.Sentence, ...]:
    report = section.report
    answered = set(report.sentence_choices.values_list("key", flat=True))
    return sentences.proposed(live_book(report), _codes(section), answered)


def _codes(section: ReportSection) -> list[str]:
    """All figures, those of the rooms the section already speaks of first."""
    near = set(_rooms(block.code for block in section.blocks.all()))
    near |= set(_rooms(quote.code for quote in quotes.quotes_in(section.body)))
    codes = [figure.code for figure in figures.figures()]
    return sorted(codes, key=lambda code: code.partition(".")[0] not in near)


def _rooms(codes: Iterable[str]) -> Iterable[str]:
    return (code.partition(".")[0] for code in codes)


def _sentence_context(section: ReportSection) -> dict[str, Any]:
    rejected = section.report.sentence_choices.filter(answer="rejected").count()
    return {
        "report": section.report,
        "section": section,
        "sentences": _proposed(section),
        "rejected": rejected,
    }


def _blocks(request: UserRequest, section: ReportSection) -> HttpResponse:
    permissions.may_edit_section(request.user, section).require()
    if not request.headers.get("HX-Request"):
        return redirect("reports:section", section.report_id, section.pk)
    return render(request, "reports/section/_blocks.html", section_context(request, section))


def _narrowed(request: UserRequest, section: ReportSection, form: NarrowForm, *, fits: bool) -> HttpResponse:
    """The block alone; the whole page where scripts are off and something does not fit."""
    is_htmx = bool(request.headers.get("HX-Request"))
    if not is_htmx and fits:
        return redirect("reports:section", section.report_id, section.pk)
    context = section_context(request, section, form)
    if is_htmx:
        context["each"] = next(each for each in context["blocks"] if each.is_open)
    page = "reports/section/_block_edit.html" if is_htmx else "reports/section.html"
    return render(request, page, context, status=200 if fits else 422)


def _sentences(request: UserRequest, section: ReportSection) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect("reports:section", section.report_id, section.pk)
    return render(request, "reports/section/_sentences.html", _sentence_context(section))


def _text(request: UserRequest, section: ReportSection) -> HttpResponse:
    """The editor with the text as it now is; what helped to write it comes out of band."""
    if not request.headers.get("HX-Request"):
        return redirect("reports:section", section.report_id, section.pk)
    context = {**section_context(request, section), **_sentence_context(section), "out_of_band": True}
    return render(request, "reports/section/_text_answer.html", context)
