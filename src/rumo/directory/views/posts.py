"""A person's posts and consents."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.files import file_response
from rumo.directory import permissions, queries
from rumo.directory.actions import people as actions
from rumo.directory.actions.people import PostData
from rumo.directory.enums import ConsentKind
from rumo.directory.forms.people import ConsentForm, PostForm, WithdrawalForm
from rumo.directory.models import Consent, Post
from rumo.directory.views.forms import form_page, saved


def post_create(request: UserRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.visible_people(request.user), pk=pk)
    permissions.may_edit_person(request.user, person).require()
    form = PostForm(request.POST or None, organizations=person.region.organizations.all())
    if request.method == "POST" and saved(
        form, lambda: actions.add_post(person, data=form.post_data(), actor=request.user)
    ):
        messages.success(request, _("Должность добавлена."))
        return redirect("directory:person", pk)
    return form_page(
        request, form, title=_("Новая должность"), back=reverse("directory:person", args=[pk]), crumb=person,
        submit=_("Добавить"),
    )  # fmt: skip


def _post(request: UserRequest, pk: int) -> Post:
    posts = Post.objects.select_related("person__region", "organization")
    post = get_object_or_404(posts, pk=pk, person__in=queries.visible_people(request.user))
    permissions.may_edit_person(request.user, post.person).require()
    return post


def post_edit(request: UserRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    card = reverse("directory:person", args=[post.person_id])
    initial = {name: getattr(post, name) for name in PostData.__slots__}
    form = PostForm(request.POST or None, initial=initial, organizations=post.person.region.organizations.all())
    if request.method == "POST" and saved(
        form, lambda: actions.edit_post(post, data=form.post_data(), actor=request.user), record=post
    ):
        messages.success(request, _("Сохранено."))
        return redirect(card)
    return form_page(
        request, form, title=_("Изменить должность"), back=card, crumb=post.person, submit=_("Сохранить"), record=post,
        delete_url=reverse("directory:post_delete", args=[pk]),
    )  # fmt: skip


@require_POST
def post_delete(request: UserRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    actions.delete_post(post, actor=request.user)
    messages.success(request, _("Должность удалена."))
    return redirect("directory:person", post.person_id)


def consent_create(request: UserRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.visible_people(request.user), pk=pk)
    permissions.may_edit_person(request.user, person).require()
    form = ConsentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and saved(
        form, lambda: actions.give_consent(person, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Согласие записано."))
        return redirect("directory:person", pk)
    return form_page(
        request, form, title=_("Новое согласие"), back=reverse("directory:person", args=[pk]), crumb=person,
        submit=_("Записать"), lead=_("Согласие даётся отдельным документом; приложите его, если он есть в файле."),
    )  # fmt: skip


def _consent(request: UserRequest, pk: int) -> Consent:
    consents = Consent.objects.select_related("person__region", "file")
    return get_object_or_404(consents, pk=pk, person__in=queries.visible_people(request.user))


def consent_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    consent = _consent(request, pk)
    permissions.may_edit_person(request.user, consent.person).require()
    card = reverse("directory:person", args=[consent.person_id])
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and saved(
        form,
        lambda: actions.withdraw_consent(consent, withdrawn_on=form.cleaned_data["withdrawn_on"], actor=request.user),
    ):
        messages.success(request, _("Отзыв согласия записан."))
        return redirect(card)
    return form_page(
        request, form, title=_("Отзыв согласия"), back=card, crumb=consent.person, submit=_("Записать отзыв"),
        lead=_("С этого дня согласие не действует, и данные больше не публикуются.") + _in_trail(consent),
    )  # fmt: skip


def _in_trail(consent: Consent) -> str:
    """What else a withdrawal does, and cannot be undone."""
    if consent.kind != ConsentKind.PROCESSING:
        return ""
    told = _("Имя и контакты удалятся из журнала действий; вернуть их туда нельзя. Действия и их даты останутся.")
    return f" {told}"


def consent_file(request: UserRequest, pk: int) -> HttpResponseBase:
    consent = _consent(request, pk)
    permissions.may_see_contacts(request.user, consent.person).require()
    if consent.file is None:
        raise Http404
    return file_response(consent.file)
