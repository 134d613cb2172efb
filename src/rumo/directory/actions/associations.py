"""Associations: what they are, under which names and by which rules ⚙ they work, for which terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.directory import rules
from rumo.directory.association_rules import AssociationRules
from rumo.directory.models import Association, AssociationName, Municipality, Organization, Region, TermOfPowers
from rumo.directory.permissions import may_create_association, may_edit_association


@dataclass(frozen=True, slots=True)
class AssociationData:
    """`host`, `parent` and `municipality` are of the same region."""

    kind: str
    full_name: str
    short_name: str
    city: str
    host: Organization
    parent: Association | None = None
    municipality: Municipality | None = None
    is_active: bool = True

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@transaction.atomic
def create_association(region: Region, *, data: AssociationData, actor: User) -> Association:
    """A new body; one below another takes over the rules of the upper one."""
    may_create_association(actor, region, data.parent).require()
    _require_new_name(region, data.full_name)
    inherited = data.parent.rules_data if data.parent else {}
    association = Association.objects.create(region=region, rules_data=inherited, **data.fields())
    audit.record(actor, "create_association", association, _("Заведено объединение: %(name)s") % {"name": association})
    return association


@transaction.atomic
def edit_association(association: Association, *, data: AssociationData, actor: User) -> Association:
    """Mend what was entered; a real change of name is `rename_association`."""
    may_edit_association(actor, association).require()
    if data.parent is not None:
        _require_no_circle(association, data.parent)
    if data.full_name != association.full_name:
        _require_new_name(association.region, data.full_name, besides=association)
    changes = audit.changed(association, **data.fields())
    if changes:
        association.save()
        audit.record(actor, "edit_association", association, _("Изменены сведения об объединении"), changes)
    return association


@transaction.atomic
def set_rules(association: Association, *, new_rules: AssociationRules, actor: User) -> Association:
    """Meetings already held keep what was counted; the new rules speak from now on."""
    may_edit_association(actor, association).require()
    old, new = association.rules.to_json(), new_rules.to_json()
    changes = {name: [old[name], new[name]] for name in new if old[name] != new[name]}
    if changes:
        association.rules_data = new
        association.save(update_fields=["rules_data", "updated_at"])
        audit.record(actor, "set_rules", association, _("Изменены правила работы"), changes)
    return association


@transaction.atomic
def rename_association(
    association: Association, *, full_name: str, short_name: str, until: date, actor: User
) -> Association:
    """Give a new name; papers up to and including `until` go on printing the one that was current."""
    may_edit_association(actor, association).require()
    problem = rules.former_name_problem([old.until for old in association.former_names.all()], until, clock.today())
    if problem:
        raise Refusal(problem)
    if (full_name, short_name) == (association.full_name, association.short_name):
        raise Refusal(_("Новое наименование совпадает с нынешним."))
    if full_name != association.full_name:
        _require_new_name(association.region, full_name, besides=association)
    AssociationName.objects.create(
        association=association, full_name=association.full_name, short_name=association.short_name, until=until
    )
    changes = audit.changed(association, full_name=full_name, short_name=short_name)
    association.save()
    audit.record(
        actor,
        "rename_association",
        association,
        _("Переименовано: %(name)s") % {"name": full_name},
        {**changes, "until": until},
    )
    return association


@transaction.atomic
def add_term(association: Association, *, starts: date, ends: date | None, actor: User) -> TermOfPowers:
    """A term of powers. Terms never overlap; an open one must be closed before the next begins."""
    may_edit_association(actor, association).require()
    if ends is not None and ends < starts:
        raise Refusal(_("Срок полномочий не может закончиться раньше, чем начался."))
    _require_no_overlap(association, starts, ends)
    term = TermOfPowers.objects.create(association=association, starts=starts, ends=ends)
    audit.record(actor, "add_term", association, _("Добавлен срок полномочий: %(term)s") % {"term": term})
    return term


@transaction.atomic
def close_term(term: TermOfPowers, *, ends: date, actor: User) -> TermOfPowers:
    """Set the last day of a term, also instead of one set before."""
    may_edit_association(actor, term.association).require()
    if ends < term.starts:
        raise Refusal(_("Срок полномочий не может закончиться раньше, чем начался."))
    _require_no_overlap(term.association, term.starts, ends, besides=term)
    changes = audit.changed(term, ends=ends)
    if changes:
        term.save()
        audit.record(
            actor, "close_term", term.association, _("Изменён срок полномочий: %(term)s") % {"term": term}, changes
        )
    return term


def _require_new_name(region: Region, full_name: str, besides: Association | None = None) -> None:
    others = region.associations.filter(full_name__iexact=full_name)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Refusal(_("Объединение «%(name)s» уже есть.") % {"name": full_name})


def _require_no_circle(association: Association, parent: Association) -> None:
    """The upper body must not stand below this one."""
    parents = dict(association.region.associations.values_list("pk", "parent_id"))
    above: int | None = parent.pk
    while above is not None:
        if above == association.pk:
            raise Refusal(_("Объединение не может входить само в себя: «%(name)s» ниже его.") % {"name": parent})
        above = parents.get(above)


def _require_no_overlap(
    association: Association, starts: date, ends: date | None, besides: TermOfPowers | None = None
) -> None:
    others = association.terms.all()
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if rules.terms_overlap(starts, ends, others.values_list("starts", "ends")):
        raise Refusal(_("Сроки полномочий пересекаются: сначала укажите последний день предыдущего срока."))
