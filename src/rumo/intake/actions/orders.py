"""An order on composition that was read: from its list of members to the composition that stands after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.core.models import StoredFile
from rumo.directory.actions import orders
from rumo.directory.actions.orders import Member, OrderData
from rumo.directory.actions.people import PostData
from rumo.directory.enums import OrderKind
from rumo.directory.models import Association, Order, Organization, Person
from rumo.directory.queries import fold, open_composition
from rumo.intake.roles import role_of
from rumo.papers.order import Change, CompositionOrder


def admit_order(
    paper: CompositionOrder,
    *,
    association: Association,
    issuer: Organization | None,
    people: Mapping[str, Person],
    original: StoredFile,
    actor: User,
) -> Order:
    """The order with the composition that follows from it; in force from its day. Raises Refusal."""
    data = OrderData(
        kind=OrderKind.COMPOSITION if is_whole(paper) else OrderKind.CHANGE,
        number=_number(paper),
        date=_day(paper),
        in_force_from=_day(paper),
        issuer=_issuer(issuer),
        title=paper.title[:500] or str(_("О составе объединения")),
        signed_by=", ".join(filter(None, (each.name for each in paper.signatures)))[:300],
    )
    return orders.enter_order(
        association, data=data, members=_members(paper, association, people), original=original, actor=actor
    )


def is_whole(paper: CompositionOrder) -> bool:
    """Does the order name the whole composition, or only who comes and who goes."""
    return any(member.change is Change.APPROVED for member in paper.members)


def posts_of(paper: CompositionOrder, organizations: Iterable[Organization]) -> dict[str, PostData]:
    """The post of each member whose words end with an organization of the directory: «методист ЦНППМ»."""
    names = [(fold(name), each) for each in organizations for name in (each.short_name, each.full_name) if name]
    longest_first = sorted(names, key=lambda pair: -len(pair[0]))
    found = ((member.name, _post(member.post, longest_first)) for member in paper.members)
    return {name: post for name, post in found if post is not None}


def _post(words: str, organizations: Sequence[tuple[str, Organization]]) -> PostData | None:
    said = " ".join(words.split())
    for name, organization in organizations:
        if fold(said).endswith(f" {name}"):
            return PostData(organization, said[: -len(name)].rstrip(" ,")[:300])
    return None


def _members(paper: CompositionOrder, association: Association, people: Mapping[str, Person]) -> list[Member]:
    """Everybody who sits in the body after the order, in its order; first those whom it leaves where they were."""
    coming = [member for member in paper.members if member.change is not Change.REMOVED]
    named = [Member(people[member.name], _role(member.name, member.role)) for member in coming]
    if is_whole(paper):
        return named
    standing = {each.person_id: each for each in open_composition(association)}
    touched = {each.person.pk for each in named if isinstance(each.person, Person)}
    for member in paper.members:
        if member.change is Change.REMOVED:
            touched.add(_leaving(member.name, people, standing).pk)
    return [Member(each.person, each.role) for pk, each in standing.items() if pk not in touched] + named


def _leaving(name: str, people: Mapping[str, Person], standing: Mapping[int, object]) -> Person:
    person = people[name]
    if person.pk not in standing:
        raise Refusal(_("%(name)s выводится приказом, но в составе не числится: проверьте строку.") % {"name": name})
    return person


def _role(name: str, text: str) -> str:
    role = role_of(text)
    if role is None:
        raise Refusal(_("%(name)s: роль «%(role)s» неизвестна. Выберите её из списка.") % {"name": name, "role": text})
    return role


def _number(paper: CompositionOrder) -> str:
    if not paper.number.strip():
        raise Refusal(_("Не указан номер приказа: впишите его в поле «Номер»."))
    return paper.number.strip()[:50]


def _day(paper: CompositionOrder) -> date:
    if paper.date is None:
        raise Refusal(_("Не указана дата приказа: впишите её в поле «Дата»."))
    if paper.date > clock.today():
        raise Refusal(_("Дата приказа ещё не наступила: проверьте поле «Дата»."))
    return paper.date


def _issuer(issuer: Organization | None) -> Organization:
    if issuer is None:
        raise Refusal(_("Выберите в поле «Кем издан» организацию из справочника."))
    return issuer
