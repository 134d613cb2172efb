"""An application: handed in and mended by the applicant, read and scored by the commission."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock, files
from rumo.core.autosave import Saved, save_form
from rumo.core.form_pages import done
from rumo.core.models import Versioned
from rumo.directory.powers import powers_of
from rumo.expertise.actions import contest_applications as actions
from rumo.expertise.competences import competences_of
from rumo.expertise.contests import permissions, queries
from rumo.expertise.enums import ApplicationState
from rumo.expertise.forms.contests import ApplicationForm, DocumentForm, ScoreForm
from rumo.expertise.forms.experts import CompetenceRows
from rumo.expertise.models import Contest, ContestApplication, ContestScore
from rumo.expertise.views.contests import APPLICATION_KINDS, visible_contest


def contest_apply(request: UserRequest, pk: int) -> HttpResponse:
    contest = visible_contest(request, pk)
    before = queries.own_applications(request.user).filter(contest=contest).first()
    permissions.may_apply(request.user, contest).require()
    data = request.POST if request.method == "POST" else None
    present = competences_of(before) if before else []
    rows = CompetenceRows(data, region=contest.association.region, present=present)
    form = _application_form(data, rows, {"about": before.about if before else ""})
    made: list[ContestApplication] = []
    if (
        form.is_bound
        and rows.is_valid()
        and done(
            form,
            lambda: made.append(
                actions.apply_to_contest(
                    contest, about=form.cleaned_data["about"], competences=rows.competences(), actor=request.user
                )
            ),
        )
    ):
        messages.success(request, _("Заявка подана. Приложите документы: до конца приёма её можно менять."))
        return redirect("expertise:application", made[0].pk)
    return _form_page(request, contest, None, form, rows)


def application_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    permissions.may_edit_application(request.user, found).require()
    data = request.POST if request.method == "POST" else None
    rows = CompetenceRows(data, region=found.contest.association.region, present=competences_of(found))
    form = _application_form(data, rows, {"about": found.about, "version": found.version})
    if (
        form.is_bound
        and rows.is_valid()
        and done(
            form,
            lambda: actions.edit_application(
                found,
                about=form.cleaned_data["about"],
                competences=rows.competences(),
                version=form.cleaned_data["version"] or 0,
                actor=request.user,
            ),
        )
    ):
        messages.success(request, _("Сохранено."))
        return redirect("expertise:application", pk)
    return _form_page(request, found.contest, found, form, rows)


@require_safe
def application(request: UserRequest, pk: int) -> HttpResponse:
    """For the applicant, those who lead, and the commission with the sheet of marks beside."""
    found = get_object_or_404(queries.visible_applications(request.user), pk=pk)
    is_mine = powers_of(request.user).person_id == found.person_id
    may_score = permissions.may_score(request.user, found)
    is_juror = queries.judged_applications(request.user).filter(pk=pk).exists()
    score = _score(request, found)
    juror = found.contest.jury.filter(pk=powers_of(request.user).person_id or 0).first()
    context = {
        "application": found,
        "contest": found.contest,
        "colour": APPLICATION_KINDS[ApplicationState(found.state)],
        "post": found.person.post_text(clock.today()),
        "competences": competences_of(found),
        "documents": found.files.select_related("stored"),
        "is_mine": is_mine,
        "is_juror": is_juror,
        "may_edit": permissions.may_edit_application(request.user, found),
        "may_withdraw": permissions.may_withdraw_application(request.user, found),
        "may_score": may_score,
        "is_colleague": juror is not None and permissions.shares_organization(juror, found.person),
        "score_form": _score_form(found, score) if may_score else None,
        "document_form": DocumentForm(),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:50]],
        **files.upload_limits(),
    }
    return render(request, "expertise/experts/application.html", context)


@require_POST
def application_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    actions.withdraw_application(found, actor=request.user)
    messages.success(request, _("Заявка отозвана."))
    return redirect("expertise:contest", found.contest_id)


@require_POST
def document_add(request: UserRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = DocumentForm(request.POST, request.FILES)
    if done(form, lambda: actions.attach_document(found, **form.cleaned_data, actor=request.user)):
        messages.success(request, _("Документ приложен."))
    else:
        for problem in (text for texts in form.errors.values() for text in texts):
            messages.error(request, str(problem))
    return redirect("expertise:application", pk)


@require_safe
def document(request: UserRequest, pk: int, file_pk: int) -> FileResponse:
    found = get_object_or_404(queries.visible_applications(request.user), pk=pk)
    return files.file_response(get_object_or_404(found.files.select_related("stored"), pk=file_pk).stored)


@require_POST
def document_remove(request: UserRequest, pk: int, file_pk: int) -> HttpResponse:
    found = _own(request, pk)
    actions.remove_document(get_object_or_404(found.files, pk=file_pk), actor=request.user)
    messages.success(request, _("Документ убран."))
    return redirect("expertise:application", pk)


@require_POST
def application_score(request: UserRequest, pk: int) -> HttpResponse:
    """The own sheet, saved by itself."""
    found = get_object_or_404(queries.judged_applications(request.user), pk=pk)
    permissions.may_score(request.user, found).require()
    form = ScoreForm(request.POST, criteria=found.contest.criterion_list)

    def save(data: dict[str, Any]) -> Saved:
        score = actions.save_score(
            found, marks=form.marks(), remark=data["remark"], version=data["version"] or 0, actor=request.user
        )
        return Saved(score.version)

    def current(record: Versioned) -> ScoreForm:
        assert isinstance(record, ContestScore)
        return _score_form(found, record)

    back = reverse("expertise:application", args=[pk])
    return save_form(request, form, save=save, current=current, back=back)


def _own(request: UserRequest, pk: int) -> ContestApplication:
    return get_object_or_404(queries.own_applications(request.user), pk=pk)


def _application_form(data: Any, rows: CompetenceRows, initial: dict[str, Any]) -> ApplicationForm:
    """Unbound while one only asks for another line: nothing typed is lost, nothing is complained of."""
    if data is not None and rows.asks_more:
        return ApplicationForm(initial={name: data.get(name) for name in ApplicationForm.base_fields})
    return ApplicationForm(data, initial=initial)


def _form_page(
    request: UserRequest,
    contest: Contest,
    found: ContestApplication | None,
    form: ApplicationForm,
    rows: CompetenceRows,
) -> HttpResponse:
    context = {"contest": contest, "application": found, "form": form, "rows": rows.forms}
    return render(request, "expertise/experts/apply.html", context, status=422 if form.errors else 200)


def _score(request: UserRequest, found: ContestApplication) -> ContestScore | None:
    person = powers_of(request.user).person_id
    return found.scores.filter(juror=person).first() if person else None


def _score_form(found: ContestApplication, score: ContestScore | None) -> ScoreForm:
    initial = {**score.marks, "remark": score.remark, "version": score.version} if score else {"version": 0}
    return ScoreForm(initial=initial, criteria=found.contest.criterion_list)
