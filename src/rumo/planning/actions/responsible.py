"""Writing who answers for a row, a planned meeting or a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumo.directory.models import Association, Organization, Person
from rumo.planning.actions.texts import fitting
from rumo.planning.models import PlannedMeeting, PlannedQuestion, PlanRow, Responsible

Owner = PlanRow | PlannedMeeting | PlannedQuestion


@dataclass(frozen=True, slots=True)
class ResponsibleData:
    """`text` is printed; behind it at most one of a person, a role, a body, an organization (see the model)."""

    text: str
    person: Person | None = None
    role: str = ""
    of_sub_bodies: bool = False
    association: Association | None = None
    organization: Organization | None = None
    is_approver: bool = False
    duty: str = ""


def responsible_data(one: Responsible) -> ResponsibleData:
    """What is stored, as data: to copy it, or to see whether an edit changes anything."""
    return ResponsibleData(
        text=one.text,
        person=one.person,
        role=one.role,
        of_sub_bodies=one.of_sub_bodies,
        association=one.association,
        organization=one.organization,
        is_approver=one.is_approver,
        duty=one.duty,
    )


def add_responsible(owned: Iterable[tuple[Owner, Sequence[ResponsibleData]]]) -> None:
    """Write those of several owners in one query; an empty text is left out."""
    rows = [_row(owner, place, data) for owner, each in owned for place, data in enumerate(_said(each), start=1)]
    if rows:
        Responsible.objects.bulk_create(rows)


def replace_responsible(owner: Owner, data: Sequence[ResponsibleData]) -> bool:
    """Those of `owner` become these; answers whether anything changed."""
    stored = owner.responsible.select_related("person", "association", "organization")
    if [responsible_data(one) for one in stored] == list(_said(data)):
        return False
    owner.responsible.all().delete()
    add_responsible([(owner, data)])
    return True


def named(data: Iterable[ResponsibleData]) -> list[str]:
    """How they read in the trail."""
    return [one.text for one in _said(data)]


def _said(data: Iterable[ResponsibleData]) -> Iterable[ResponsibleData]:
    return (one for one in data if one.text.strip())


def _row(owner: Owner, place: int, data: ResponsibleData) -> Responsible:
    fields = {"row": PlanRow, "meeting": PlannedMeeting, "question": PlannedQuestion}
    mine = {name: owner for name, model in fields.items() if isinstance(owner, model)}
    return Responsible(
        **mine,
        position=place,
        text=fitting(data.text, Responsible, "text"),
        person=data.person,
        role=data.role,
        of_sub_bodies=data.of_sub_bodies and bool(data.role),
        association=data.association,
        organization=data.organization,
        is_approver=data.is_approver,
        duty=fitting(data.duty, Responsible, "duty"),
    )
