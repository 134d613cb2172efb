"""From a paper that was read to records, in one transaction; and back, as long as nothing depends on them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.directory.actions import people as directory
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.models import Person
from rumo.intake import permissions
from rumo.intake.actions.orders import posts_of
from rumo.intake.actions.ways import WAYS
from rumo.intake.choices import Choice, choices_of, may_stay_words
from rumo.intake.enums import PaperKind, PaperState
from rumo.intake.models import RECORDS, IncomingPaper
from rumo.papers.order_json import order_from_json
from rumo.russian.names import parse_name

_MOST_NAMED = 5


@transaction.atomic
def admit_paper(paper: IncomingPaper, *, version: int, actor: User) -> Model:
    """Make the record of the paper as it stands in `version`, and the people the directory lacks.

    A meeting of minutes, a plan, an order, a paper of the register. Raises Conflict when the paper was changed or
    admitted meanwhile, Refusal when a name is undecided or the paper lacks something; then nothing is kept.
    """
    paper = _held(paper)
    permissions.may_admit(actor, paper).require()
    if paper.version != version:
        raise Conflict(_("Запись тем временем исправили. Посмотрите её ещё раз и примите."))
    people, created = _people(paper, actor)
    way = WAYS[PaperKind(paper.kind)]
    record = way.admit(paper, people, actor)
    setattr(paper, way.field, record)
    paper.state = PaperState.ADMITTED
    paper.admitted_at, paper.admitted_by = clock.now(), actor
    paper.created_people = created
    paper.save()
    audit.record(actor, "admit_paper", paper, _("Принято: %(title)s") % {"title": paper.title})
    return record


@transaction.atomic
def undo_admission(paper: IncomingPaper, *, actor: User) -> None:
    """Take the record out again, and the people made for it whom nobody else needs. Raises NotAllowed."""
    paper = _held(paper)
    permissions.may_undo(actor, paper).require()
    way, created = WAYS[PaperKind(paper.kind)], paper.created_people
    record, since = paper.record, paper.admitted_at
    assert since is not None
    setattr(paper, way.field, None)
    paper.state = PaperState.PENDING
    paper.admitted_at = paper.admitted_by = None
    paper.created_people = []
    paper.save()
    way.withdraw(record, actor=actor)
    _remove_people(created, since, actor)
    audit.record(actor, "undo_admission", paper, _("Приём отменён: %(title)s") % {"title": paper.title})


def _held(paper: IncomingPaper) -> IncomingPaper:
    held = IncomingPaper.objects.select_for_update(of=("self",)).select_related(
        "file__batch__region", "file__batch__association", "file__stored", "association__region", "issuer", *RECORDS
    )
    return held.get(pk=paper.pk)


def _people(paper: IncomingPaper, actor: User) -> tuple[dict[str, Person], list[int]]:
    """A person for each name, and the keys of those just made. One made for two spellings is made twice: the
    names differ."""
    known = {person.pk: person for person in paper.file.batch.region.people.all()}
    choices = [choice for choice, _match in choices_of(paper, known.values())]
    _require_decided([choice for choice in choices if choice.is_new or not may_stay_words(paper)])
    posts = _posts(paper)
    new = [choice for choice in choices if choice.is_new]
    made = {choice.name: _create(choice, paper, posts.get(choice.name), actor) for choice in new}
    people = {choice.name: known[choice.person] for choice in choices if choice.person is not None}
    return people | made, [person.pk for person in made.values()]


def _require_decided(choices: list[Choice]) -> None:
    open_names = [choice.name for choice in choices if not choice.is_decided]
    if open_names:
        more = _(" и ещё %(n)s") % {"n": len(open_names) - _MOST_NAMED} if len(open_names) > _MOST_NAMED else ""
        names = ", ".join(open_names[:_MOST_NAMED]) + more
        raise Refusal(
            _("Выберите в разделе «Люди», кто это: %(names)s. У новых людей нужно указать и пол.") % {"names": names}
        )


def _posts(paper: IncomingPaper) -> dict[str, PostData]:
    """Posts are of the day of the paper, so only an order on the composition says what they are now."""
    if paper.kind != PaperKind.ORDER:
        return {}
    return posts_of(order_from_json(paper.data), paper.file.batch.region.organizations.all())


def _create(choice: Choice, paper: IncomingPaper, post: PostData | None, actor: User) -> Person:
    """Old papers often give initials only: they stand in place of the names until somebody completes them."""
    name = parse_name(choice.full_name) or parse_name(choice.name)
    if name is None or not name.first_name:
        raise Refusal(_("«%(name)s» не похоже на фамилию с именем или инициалами.") % {"name": choice.full_name})
    data = PersonData(name.surname, name.first_name, name.patronymic, choice.gender)
    return directory.create_person(paper.file.batch.region, data=data, post=post, actor=actor)


def _remove_people(keys: list[int], since: datetime, actor: User) -> None:
    """Only those who got nothing since they were made: no account, post, membership or place in another paper."""
    untouched = Person.objects.filter(
        pk__in=keys, user__isnull=True, consents__isnull=True, memberships__isnull=True
    ).exclude(posts__created_at__gt=since)
    for person in untouched:
        try:
            with transaction.atomic():
                audit.record(actor, "remove_person", person, _("Удалён человек, созданный при приёме: %s") % person)
                person.delete()
        except ProtectedError:
            continue
