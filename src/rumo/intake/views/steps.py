"""Single presses on a paper: not needed, needed after all, admission undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.intake import queries
from rumo.intake.actions import admission, papers
from rumo.intake.models import IncomingPaper


@require_POST
def paper_undo(request: UserRequest, paper_pk: int) -> HttpResponse:
    record = _paper(request, paper_pk)
    admission.undo_admission(record, actor=request.user)
    messages.success(request, _("Приём отменён: в реестре этого больше нет, документ снова ждёт решения."))
    return redirect("intake:paper", paper_pk)


@require_POST
def paper_reject(request: UserRequest, paper_pk: int) -> HttpResponse:
    record = _paper(request, paper_pk)
    papers.reject_paper(record, actor=request.user)
    messages.success(request, _("Отмечено: документ не нужен."))
    return redirect("intake:batch", record.file.batch_id)


@require_POST
def paper_restore(request: UserRequest, paper_pk: int) -> HttpResponse:
    papers.restore_paper(_paper(request, paper_pk), actor=request.user)
    return redirect("intake:paper", paper_pk)


def _paper(request: UserRequest, paper_pk: int) -> IncomingPaper:
    return get_object_or_404(queries.visible_papers(request.user), pk=paper_pk)
