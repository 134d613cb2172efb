"""What an association is set up with: rules ⚙, names, terms of powers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.directory import permissions, queries
from rumo.directory.actions import associations as actions
from rumo.directory.forms.associations import RulesForm, TermEndForm, TermForm
from rumo.directory.forms.organizations import RenameForm
from rumo.directory.models import Association, TermOfPowers
from rumo.directory.views.forms import form_page, saved, stamp


def _association(request: UserRequest, pk: int) -> Association:
    found = get_object_or_404(queries.visible_associations(request.user), pk=pk)
    permissions.may_edit_association(request.user, found).require()
    return found


def association_rules(request: UserRequest, pk: int) -> HttpResponse:
    """Everything marked ⚙, on one page."""
    found = _association(request, pk)
    form = RulesForm(request.POST or None, initial=RulesForm.initial_from(found.rules))
    if request.method == "POST" and saved(
        form, lambda: actions.set_rules(found, new_rules=form.association_rules(), actor=request.user), found
    ):
        messages.success(request, _("Правила сохранены."))
        return redirect("directory:association", pk)
    status = 422 if form.errors else 200
    context = {"association": found, "form": form, "seen": stamp(found)}
    return render(request, "directory/association_rules.html", context, status=status)


def association_rename(request: UserRequest, pk: int) -> HttpResponse:
    found = _association(request, pk)
    form = RenameForm(request.POST or None, initial={"full_name": found.full_name, "short_name": found.short_name})
    if request.method == "POST" and saved(
        form, lambda: actions.rename_association(found, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Новое наименование записано."))
        return redirect("directory:association", pk)
    return form_page(
        request, form, title=_("Переименовать"), back=reverse("directory:association", args=[pk]), crumb=found,
        submit=_("Переименовать"),
    )  # fmt: skip


def term_create(request: UserRequest, pk: int) -> HttpResponse:
    found = _association(request, pk)
    form = TermForm(request.POST or None)
    if request.method == "POST" and saved(
        form, lambda: actions.add_term(found, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Срок полномочий добавлен."))
        return redirect("directory:association", pk)
    return form_page(
        request, form, title=_("Новый срок полномочий"), back=reverse("directory:association", args=[pk]),
        crumb=found, submit=_("Добавить"), lead=_("Номера протоколов могут идти в пределах срока полномочий."),
    )  # fmt: skip


def term_close(request: UserRequest, pk: int) -> HttpResponse:
    term = get_object_or_404(TermOfPowers.objects.select_related("association__region"), pk=pk)
    found = _association(request, term.association_id)
    form = TermEndForm(request.POST or None, initial={"ends": term.ends})
    if request.method == "POST" and saved(
        form, lambda: actions.close_term(term, ends=form.cleaned_data["ends"], actor=request.user)
    ):
        messages.success(request, _("Срок полномочий изменён."))
        return redirect("directory:association", found.pk)
    return form_page(
        request, form, title=_("Срок полномочий %(term)s") % {"term": term},
        back=reverse("directory:association", args=[found.pk]), crumb=found, submit=_("Сохранить"),
    )  # fmt: skip
