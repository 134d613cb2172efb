"""Truths of the directory: no user, no writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import AssociationKind, Role, YearKind
from rumo.directory.models import Association, Membership, Order
from rumo.russian.dates import short_date
from rumo.russian.deadlines.periods import Period

K = TypeVar("K")

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Difference(Generic[K]):
    """What an order does to a composition. Keys are people, values roles; `changed` has (old, new)."""

    appointed: Mapping[K, str]
    withdrawn: Mapping[K, str]
    changed: Mapping[K, tuple[str, str]]
    kept: Mapping[K, str]

    @property
    def before(self) -> int:
        return len(self.withdrawn) + len(self.changed) + len(self.kept)

    @property
    def after(self) -> int:
        return len(self.appointed) + len(self.changed) + len(self.kept)

    def __bool__(self) -> bool:
        return bool(self.appointed or self.withdrawn or self.changed)

    def __str__(self) -> str:
        """«назначены: 3, выведены: 1, роль изменена: 1; было 33 → станет 35»"""
        parts = [
            _("назначены: %(n)s") % {"n": len(self.appointed)} if self.appointed else "",
            _("выведены: %(n)s") % {"n": len(self.withdrawn)} if self.withdrawn else "",
            _("роль изменена: %(n)s") % {"n": len(self.changed)} if self.changed else "",
        ]
        said = ", ".join(part for part in parts if part) or _("состав не меняется")
        return _("%(said)s; было %(before)s → станет %(after)s") % {
            "said": said,
            "before": self.before,
            "after": self.after,
        }


def composition_difference(before: Mapping[K, str], after: Mapping[K, str]) -> Difference[K]:
    """Compare two compositions given as person → role."""
    both = {key: (before[key], after[key]) for key in before if key in after}
    return Difference(
        appointed={key: role for key, role in after.items() if key not in before},
        withdrawn={key: role for key, role in before.items() if key not in after},
        changed={key: roles for key, roles in both.items() if roles[0] != roles[1]},
        kept={key: old for key, (old, new) in both.items() if old == new},
    )


def composition_warnings(kind: str, roles: Iterable[str]) -> list[str]:
    """What is unusual in a composition; an order with it may still be entered."""
    held = list(roles)
    heads = held.count(Role.CHAIR)
    leaders = held.count(Role.LEADER)
    found = []
    if heads > 1:
        found.append(_("Председателей больше одного: %(n)s.") % {"n": heads})
    if not heads and not leaders:
        found.append(_("В составе нет председателя (руководителя)."))
    if held.count(Role.SECRETARY) > 1:
        found.append(_("Секретарей больше одного: %(n)s.") % {"n": held.count(Role.SECRETARY)})
    if kind == AssociationKind.REGIONAL and Role.SECRETARY not in held:
        found.append(_("В составе нет секретаря."))
    return found


def later_order(association: Association, in_force_from: date) -> Order | None:
    """An order already in force after the given day. Orders are entered in the order in which they come into force."""
    return association.orders.filter(in_force_from__gt=in_force_from).order_by("in_force_from").first()


def last_order(association: Association) -> Order | None:
    """The order the composition stands on now."""
    return association.orders.order_by("-in_force_from", "-pk").first()


def started_too_late(membership: Membership, in_force_from: date) -> str:
    """Why a membership cannot end on the day before `in_force_from`; an empty string when it can."""
    if membership.valid_from < in_force_from:
        return ""
    return _(
        "%(name)s состоит в объединении с %(start)s: приказ не может вывести или сменить роль раньше следующего дня."
    ) % {"name": membership.person.short_name, "start": short_date(membership.valid_from)}


def former_name_problem(untils: Iterable[date], until: date, today: date) -> str:
    """Why `until` cannot be the last day of the name that is current now; an empty string when it can."""
    if until > today:
        return _("Последний день прежнего наименования ещё не наступил: %(day)s.") % {"day": short_date(until)}
    latest = max(untils, default=None)
    if latest is not None and until <= latest:
        return _("Предыдущее наименование действовало по %(day)s, новое не могло закончиться раньше.") % {
            "day": short_date(latest)
        }
    return ""


def terms_overlap(starts: date, ends: date | None, others: Iterable[tuple[date, date | None]]) -> bool:
    """Do the days of a term meet another's? An open end lasts for ever."""
    last = ends or date.max
    return any(starts <= (other_last or date.max) and other_first <= last for other_first, other_last in others)


def period_of(rules: AssociationRules, year: int) -> Period:
    """The year that begins in `year`, as the association counts them. ValueError in Russian for an impossible year."""
    if rules.year == YearKind.ACADEMIC:
        return Period.academic_year(year, rules.year_start_month)
    return Period.calendar_year(year)


def period_on(rules: AssociationRules, day: date) -> Period:
    """The year of an association that holds `day`."""
    period = period_of(rules, day.year)
    return period if period.starts <= day else period.shifted(-1)
