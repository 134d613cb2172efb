from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.workbook import tables_response
from rumo.directory import permissions, queries
from rumo.directory.actions import associations as actions
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import Majority, Numbering, YearKind
from rumo.directory.forms.associations import QUORUMS, AssociationForm, RulesForm
from rumo.directory.models import Association, Region
from rumo.directory.powers import LEADING
from rumo.directory.spreadsheets import associations_sheet
from rumo.directory.views.forms import attempt, form_page, saved
from rumo.directory.views.lists import chosen
from rumo.russian.cases import Case
from rumo.russian.numbers import agree


@dataclass(frozen=True, slots=True)
class Branch:
    """An association in the tree; `depth` counts from 0."""

    association: Association
    depth: int


def tree(rows: list[Association]) -> list[Branch]:
    """Rows in the order of the tree. A body whose upper one is not among the rows stands at the root."""
    keys = {row.pk for row in rows}
    children: dict[int | None, list[Association]] = defaultdict(list)
    for row in rows:
        children[row.parent_id if row.parent_id in keys else None].append(row)

    def grow(parent: int | None, depth: int) -> list[Branch]:
        found: list[Branch] = []
        for child in children[parent]:
            found += [Branch(child, depth), *grow(child.pk, depth + 1)]
        return found

    return grow(None, 0)


def associations(request: UserRequest) -> HttpResponse:
    """The tree of associations of the user's regions, with the number of members today."""
    context = {
        "branches": tree(list(_chosen_associations(request))),
        "q": request.GET.get("q", ""),
        "may_create": _creatable_region(request) is not None,
    }
    return render(request, "directory/associations.html", context)


@require_safe
def associations_export(request: UserRequest) -> HttpResponseBase:
    """In the order of the tree, as the page shows them."""
    rows = [(branch.association, branch.depth) for branch in tree(list(_chosen_associations(request)))]
    return tables_response(request, associations_sheet(rows), f"{_('Объединения')} {clock.today():%d.%m.%Y}")


def _chosen_associations(request: UserRequest) -> QuerySet[Any]:
    """With how many `people` are members today."""
    today = clock.today()
    holds = Q(memberships__valid_from__lte=today) & (
        Q(memberships__valid_to__isnull=True) | Q(memberships__valid_to__gte=today)
    )
    rows = queries.visible_associations(request.user).select_related("municipality").order_by("full_name", "pk")
    found = queries.search(rows, request.GET.get("q", ""), queries.BODY_NAME)
    return found.annotate(people=Count("memberships", filter=holds))


def association(request: UserRequest, pk: int) -> HttpResponse:
    """An association's card: who leads it, its rules, names, terms, the bodies below it."""
    rows = queries.visible_associations(request.user).select_related("parent", "municipality")
    found = get_object_or_404(rows, pk=pk)
    members = list(queries.composition_on(found, clock.today()))
    may_edit = permissions.may_edit_association(request.user, found)
    context = {
        "association": found,
        "rule_facts": rule_facts(found.rules),
        "members": members,
        "leading": [m for m in members if m.role in LEADING],
        "former_names": found.former_names.order_by("-until"),
        "terms": found.terms.all(),
        "directions": found.directions.filter(parent=None, is_active=True),
        "children": found.children.all(),
        "orders": found.orders.all()[:5],
        "may_edit": may_edit,
        "may_enter_order": permissions.may_enter_order(request.user, found),
        "may_add_child": permissions.may_create_association(request.user, found.region, found),
        "history": _history(found) if may_edit else [],
    }
    return render(request, "directory/association.html", context)


def rule_facts(rules: AssociationRules) -> list[tuple[str, str]]:
    """The rules ⚙ in words, for the card."""
    quorum = RulesForm.initial_from(rules)["quorum"]
    annex = rules.present_as_annex_over
    return [
        (_("Год работы"), str(YearKind(rules.year).label)),
        (_("Кворум"), str(dict(QUORUMS).get(quorum, quorum))),
        (_("Решение принимает"), str(Majority(rules.majority).label)),
        (_("При равенстве голосов"), _("решает председательствующий") if rules.casting_vote else _("не принято")),
        (_("Номера протоколов"), str(Numbering(rules.numbering).label)),
        (_("Материалы"), _("за %(n)s до заседания") % {"n": _working_days(rules.materials_days)}),
        (_("Протокол"), _("за %(n)s") % {"n": _working_days(rules.minutes_days)}),
        (
            _("Присутствующие"),
            _("приложением, если больше %(n)s") % {"n": annex} if annex else _("списком в протоколе"),
        ),
        (_("Шрифт протокола"), f"{rules.font_size_pt} пт"),
    ]


def _working_days(number: int) -> str:
    return agree(number, "рабочий день", Case.ACCUSATIVE)


def _history(found: Association) -> list[dict[str, Any]]:
    return [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:20]]


def _creatable_region(request: UserRequest) -> Region | None:
    """Where the user may start an association: as an administrator, or below one that he runs."""
    administered = queries.administered_regions(request.user).order_by("pk").first()
    return administered or queries.working_regions(request.user).order_by("pk").first()


def association_create(request: UserRequest) -> HttpResponse:
    """A new association, below the one named in the address if any."""
    above = chosen(request, "parent")
    parent = get_object_or_404(queries.visible_associations(request.user), pk=above) if above else None
    region = parent.region if parent else _creatable_region(request)
    region = region or get_object_or_404(Region.objects.none())
    permissions.may_create_association(request.user, region, parent or _any_run(request)).require()
    initial = {"parent": parent, "city": parent.city, "host": parent.host} if parent else {}
    form = AssociationForm(request.POST or None, initial=initial, region=region, parents=_parents(request, region))
    if request.method == "POST":
        made = attempt(
            form, lambda: actions.create_association(region, data=form.association_data(), actor=request.user)
        )
        if made is not None:
            messages.success(request, _("Объединение заведено. Теперь введите приказ о составе."))
            return redirect("directory:association", made.pk)
    back = reverse("directory:association", args=[parent.pk]) if parent else reverse("directory:associations")
    return form_page(
        request, form, title=_("Новое объединение"), back=back, crumb=parent or _("Объединения"), submit=_("Завести")
    )


def _any_run(request: UserRequest) -> Association | None:
    return queries.run_associations(request.user).first()


def _parents(request: UserRequest, region: Region) -> Any:
    return queries.visible_associations(request.user).filter(region=region)


def association_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_associations(request.user), pk=pk)
    permissions.may_edit_association(request.user, found).require()
    form = AssociationForm(
        request.POST or None,
        initial=model_to_dict(found, AssociationForm.Meta.fields),
        region=found.region,
        parents=_parents(request, found.region).exclude(pk=pk),
    )
    if request.method == "POST" and saved(
        form, lambda: actions.edit_association(found, data=form.association_data(), actor=request.user), record=found
    ):
        messages.success(request, _("Сохранено."))
        return redirect("directory:association", pk)
    return form_page(
        request, form, title=_("Изменить сведения"), back=reverse("directory:association", args=[pk]), crumb=found,
        submit=_("Сохранить"), record=found,
        lead=_("Здесь исправляют ошибки. Если объединение переименовали, выберите на его странице «Переименовать»: "
               "прежние протоколы сохранят прежнее наименование."),
    )  # fmt: skip
