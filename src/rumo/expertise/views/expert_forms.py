"""Entering an expert, changing and ending powers, a revoked order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done, form_page
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_highest
from rumo.expertise import expert_register as register
from rumo.expertise import permissions
from rumo.expertise.actions import experts as actions
from rumo.expertise.actions.experts import Ended
from rumo.expertise.competences import CompetenceData
from rumo.expertise.forms.experts import CompetenceRows, EndForm, EnterForm, PowersForm, RevokeForm
from rumo.expertise.models import Expert
from rumo.expertise.views.experts import visible_expert


def expert_enter(request: UserRequest) -> HttpResponse:
    """A new expert with competences; `?expert=` renews the powers of one whose powers have ended."""
    association = working_association(request)
    before = _renewed(request, association)
    data = request.POST if request.method == "POST" else None
    rows = CompetenceRows(data, region=association.region, present=_present(before))
    bound = data if data is not None and not rows.asks_more else None
    shown: dict[str, Any] = {"valid_from": clock.today(), "limit": 5}
    if data is not None and rows.asks_more:
        shown = {name: data.get(name) for name in EnterForm.base_fields}
    elif before is not None:
        shown["person"] = before.person_id
    form = EnterForm(bound, association=association, initial=shown)
    if bound is not None and rows.is_valid() and done(form, lambda: _entered(request, association, form, rows)):
        messages.success(request, _("Эксперт включён в реестр."))
        return redirect("expertise:expert", form.cleaned_data["expert"].pk)
    context = {
        "form": form,
        "rows": rows.forms,
        "association": association,
        "associations": run_associations(request.user),
    }
    return render(request, "expertise/experts/enter.html", context, status=422 if bound is not None else 200)


def expert_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_expert(request, pk)
    permissions.may_edit_expert(request.user, found).require()
    names = ("valid_from", "valid_to", "limit", "order", "ground", "version")
    form = PowersForm(
        request.POST or None, association=found.association, initial={name: getattr(found, name) for name in names}
    )
    if form.is_bound and done(
        form,
        lambda: actions.edit_expert(
            found, **form.powers(), version=form.cleaned_data["version"] or 0, actor=request.user
        ),
    ):
        messages.success(request, _("Сохранено."))
        return redirect("expertise:expert", pk)
    crumbs = [(_("Эксперты"), reverse("expertise:experts")), (found, reverse("expertise:expert", args=[pk]))]
    return form_page(request, form, title=_("Изменить полномочия"), crumbs=crumbs, submit=_("Сохранить"))


def expert_end(request: UserRequest, pk: int) -> HttpResponse:
    """The last day of the powers; open reviews that do not fit into them are withdrawn."""
    found = visible_expert(request, pk)
    permissions.may_edit_expert(request.user, found).require()
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    ended: list[Ended] = []
    if form.is_bound and done(
        form, lambda: ended.append(actions.end_powers(found, **form.cleaned_data, actor=request.user))
    ):
        messages.success(request, _told(ended))
        return redirect("expertise:expert", pk)
    crumbs = [(_("Эксперты"), reverse("expertise:experts")), (found, reverse("expertise:expert", args=[pk]))]
    lead = _("Незаконченных отзывов: %(n)s. Те, что не успеть к последнему дню, будут сняты, эксперту придёт письмо.")
    return form_page(
        request, form, title=_("Прекратить полномочия"), crumbs=crumbs, submit=_("Прекратить"),
        lead=lead % {"n": found.open_count},  # type: ignore[attr-defined]
    )  # fmt: skip


@require_safe
def expert_grounds(request: UserRequest) -> HttpResponse:
    """By which orders experts stand in the register; from here a revoked one is carried out."""
    association = working_association(request)
    context = {
        "association": association,
        "associations": run_associations(request.user),
        "grounds": register.grounds_of(association, clock.today()),
    }
    return render(request, "expertise/experts/grounds.html", context)


def ground_revoke(request: UserRequest) -> HttpResponse:
    """An order was revoked: the powers of everybody who stands by it end at once."""
    association = working_association(request)
    chosen = {"order": request.GET.get("order", ""), "ground": request.GET.get("ground", "")[:300]}
    form = RevokeForm(request.POST or None, association=association, initial={**chosen, "on": clock.today()})
    ended: list[Ended] = []
    if form.is_bound and done(
        form, lambda: ended.extend(actions.revoke_ground(association, **form.cleaned_data, actor=request.user))
    ):
        messages.success(request, _told(ended))
        return redirect("expertise:expert_grounds")
    crumbs = [(_("Эксперты"), reverse("expertise:experts")), (_("Приказы"), reverse("expertise:expert_grounds"))]
    return form_page(
        request, form, title=_("Приказ отменён"), crumbs=crumbs, submit=_("Прекратить полномочия всех"),
        lead=_("Полномочия всех включённых по этому основанию прекратятся, их незаконченные отзывы снимут."),
    )  # fmt: skip


def working_association(request: UserRequest) -> Association:
    """The one named in the address, else the first of those the user runs; NotAllowed when there is none."""
    leads_somewhere(request).require()
    found = asked_or_highest(request)
    assert found is not None  # the verdict above says there is one
    return found


def leads_somewhere(request: UserRequest) -> Verdict:
    if run_associations(request.user).exists():
        return YES
    return No(_("Реестр ведут председатель, секретарь объединения или методист, который его ведёт."))


def _told(ended: list[Ended]) -> str:
    withdrawn = sum(each.withdrawn for each in ended)
    left = sum(each.left for each in ended)
    text = ngettext(
        "Полномочия прекращены: %(n)s эксперт, снято отзывов: %(w)s.",
        "Полномочия прекращены, экспертов: %(n)s, снято отзывов: %(w)s.",
        len(ended),
    ) % {"n": len(ended), "w": withdrawn}
    return text if not left else text + " " + _("Остальные отзывы снимет система, когда полномочия закончатся.")


def _renewed(request: UserRequest, association: Association) -> Expert | None:
    asked = request.GET.get("expert", "")
    return association.experts.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None


def _present(expert: Expert | None) -> list[CompetenceData]:
    rows = expert.competences.select_related("subject") if expert else ()
    return [CompetenceData(each.subject, each.level, each.track_kind) for each in rows]


def _entered(request: UserRequest, association: Association, form: EnterForm, rows: CompetenceRows) -> Any:
    made = actions.enter_expert(
        association=association,
        person=form.cleaned_data["person"],
        **form.powers(),
        competences=rows.competences(),
        actor=request.user,
    )
    form.cleaned_data["expert"] = made
    return made
