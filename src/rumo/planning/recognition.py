"""Words «Ответственные» matched with people, roles, bodies and organizations of a region, a whole table at once."""

from __future__ import annotations

from collections.abc import Iterable

from rumo.directory.models import Association, Person
from rumo.directory.queries import fold
from rumo.papers.plan import Responsible
from rumo.papers.readers.people import find_names
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.answerable import answerers_of
from rumo.russian.names import FullName


class Recognition:
    """Whom the words of a plan of `association` mean; constant number of queries for any number of words."""

    def __init__(self, association: Association, texts: Iterable[str]) -> None:
        self._answerers = answerers_of(association)
        self._people = _people_named(association, texts)

    def data(self, said: Responsible) -> ResponsibleData:
        """The words stay verbatim; behind them whoever is known for certain."""
        person = self._people.get(said.text)
        answer = self._answerers.find(said.text)
        return ResponsibleData(
            text=said.text,
            person=person,
            role="" if person else answer.role,
            of_sub_bodies=answer.of_sub_bodies and not person,
            association=None if person else answer.association,
            organization=None if person else answer.organization,
            is_approver=said.is_approver,
            duty=said.duty,
        )


def _people_named(association: Association, texts: Iterable[str]) -> dict[str, Person]:
    """People by the text that names one of them and nobody else: «Саенко И.П.», in the nominative."""
    names = {text: found[0].name for text in set(texts) if len(found := find_names(text)) == 1}
    surnames = {name.surname for name in names.values()}
    if not surnames:
        return {}
    by_surname: dict[str, list[Person]] = {}
    for person in association.region.people.filter(surname__in=surnames):
        by_surname.setdefault(fold(person.surname), []).append(person)
    found_people = {}
    for text, name in names.items():
        fitting = [person for person in by_surname.get(fold(name.surname), ()) if _may_be(person, name)]
        if len(fitting) == 1:
            found_people[text] = fitting[0]
    return found_people


def _may_be(person: Person, name: FullName) -> bool:
    """Whole names are equal, initials begin them."""
    pairs = ((person.first_name, name.first_name), (person.patronymic, name.patronymic))
    return all(fold(known).startswith(fold(said).rstrip(".")) for known, said in pairs if said)
