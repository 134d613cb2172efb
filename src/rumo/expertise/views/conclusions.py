"""A round for those who lead it: reviews side by side, one more expert, the conclusion up to its signature."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.core.verdict import No, Verdict
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.expertise import conclusion_prints, permissions, queries, round_table
from rumo.expertise.actions import conclusions as actions
from rumo.expertise.actions import divergence
from rumo.expertise.actions import reviews as review_actions
from rumo.expertise.author_reviews import names_of
from rumo.expertise.forms.reviews import ConclusionForm, ReturnForm
from rumo.expertise.models import Conclusion, Round
from rumo.papers.writers.html import write_html

FORMATS = frozenset(PaperFormat)


@require_safe
def round_reviews(request: UserRequest, pk: int) -> HttpResponse:
    """Scores by criterion, means and spread, the verdict, who is awaited, private notes, the conclusion."""
    return _page(request, _led(request, pk))


@require_POST
def round_one_more(request: UserRequest, pk: int) -> HttpResponse:
    held = _led(request, pk)
    proposed = divergence.call_by_hand(held, actor=request.user)
    if proposed is None:
        messages.warning(request, _("Подходящего эксперта нет: все заняты или есть конфликт интересов."))
    else:
        said = _("Предложен ещё один эксперт: %(name)s. Отправьте ему приглашение.")
        messages.success(request, said % {"name": proposed.expert})
    return redirect("expertise:round", pk)


@require_POST
def review_return(request: UserRequest, pk: int) -> HttpResponse:
    """A submitted review back to its expert with a note."""
    review = get_object_or_404(queries.led_reviews(request.user), pk=pk)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, _led(request, review.round_id), return_form=form, returning=review.pk, status=422)
    review_actions.return_review(review, note=form.cleaned_data["note"], actor=request.user)
    messages.success(request, _("Отзыв возвращён эксперту, ему отправлено письмо."))
    return redirect("expertise:round_reviews", review.round_id)


@require_POST
def conclusion_draft(request: UserRequest, pk: int) -> HttpResponse:
    """Put the conclusion together from the reviews."""
    actions.draft_conclusion(_led(request, pk), actor=request.user)
    return redirect(reverse("expertise:round_reviews", args=[pk]) + "#conclusion")


@require_POST
def conclusion_save(request: UserRequest, pk: int) -> HttpResponse:
    """The words of the conclusion (autosave)."""
    held = _led(request, pk)
    conclusion = get_object_or_404(Conclusion.objects.select_related(None), round=held)
    conclusion.round = held
    form = ConclusionForm(request.POST, held=held, conclusion=conclusion)

    def save(data: dict[str, Any]) -> Saved:
        return Saved(actions.save_conclusion(conclusion, actor=request.user, **data).version)

    def current(_record: Versioned) -> ConclusionForm:
        return ConclusionForm(held=held, conclusion=Conclusion.objects.get(round=held))

    back = reverse("expertise:round_reviews", args=[pk]) + "#conclusion"
    return save_form(request, form, save=save, current=current, back=back)


@require_POST
def conclusion_sign(request: UserRequest, pk: int) -> HttpResponse:
    actions.sign_conclusion(_led(request, pk), actor=request.user)
    messages.success(request, _("Заключение подписано, авторам отправлено письмо."))
    return redirect("expertise:round_reviews", pk)


@require_safe
def conclusion(request: UserRequest, pk: int) -> HttpResponse:
    """The conclusion as it is printed; for its authors once it is signed."""
    held = _readable(request, pk)
    context = {
        "round": held,
        "submission": held.submission,
        "leads": bool(permissions.may_lead_submission(request.user, held.submission)),
        "paper_html": write_html(conclusion_prints.paper_of(held)),
    }
    return render(request, "expertise/reviews/conclusion.html", context)


@require_safe
def conclusion_file(request: UserRequest, pk: int, file_format: str) -> HttpResponse:
    held = _readable(request, pk)
    if file_format not in FORMATS:
        raise Http404
    return download(conclusion_prints.print_conclusion(held, PaperFormat(file_format)))


def _led(request: UserRequest, pk: int) -> Round:
    return get_object_or_404(queries.led_rounds(request.user).select_related("material"), pk=pk)


def _readable(request: UserRequest, pk: int) -> Round:
    """Led, or one's own material whose conclusion is signed. It names experts on open tracks only."""
    led = queries.led_rounds(request.user).select_related("material").filter(pk=pk).first()
    if led is not None:
        return led
    own = queries.own_submissions(request.user).values("pk")
    signed = Round.objects.filter(submission__in=own, conclusion__paper__isnull=False)
    return get_object_or_404(
        signed.select_related("material", "submission__campaign__track__association__region"), pk=pk
    )


def _page(request: UserRequest, held: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    table = round_table.table_of(held)
    record = Conclusion.objects.filter(round=held).first()
    may_conclude = permissions.may_conclude(request.user, held)
    context = {
        "round": held,
        "config": held.config,
        "submission": held.submission,
        "table": table,
        "columns": list(zip(names_of(held, table.submitted), table.submitted, strict=True)),
        "others": [(each, round_table.is_late(each)) for each in table.others],
        "conclusion": record,
        "form": ConclusionForm(held=held, conclusion=record) if record else None,
        "return_form": ReturnForm(),
        "may_conclude": may_conclude,
        "may_draft": may_conclude if table.submitted else may_conclude & No(_("Отзывов ещё нет.")),
        "may_sign": _may_sign(may_conclude, held, record, table),
        "history": audit.history(held)[:30],
        **more,
    }
    return render(request, "expertise/reviews/round.html", context, status=status)


def _may_sign(may_conclude: Verdict, held: Round, record: Conclusion | None, table: round_table.RoundTable) -> Verdict:
    missing = actions.missing_of(held, record, table)
    return may_conclude & No(" ".join(missing)) if missing else may_conclude
