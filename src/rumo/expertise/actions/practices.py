"""Writes of the bank and the Atlas: cards entered by hand or brought in a table; publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Municipality, Organization, Person, Subject
from rumo.expertise import permissions, search
from rumo.expertise.enums import Catalogue
from rumo.expertise.models import Practice, PracticeAuthor, PracticeFile


class NothingToRead(Refusal):
    """A card without its annotation tells a reader nothing."""


@dataclass(frozen=True, slots=True)
class AuthorEntry:
    """An author as the card names them; public only where `may_be_published`."""

    name: str
    may_be_published: bool = False
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class PracticeData:
    """A card as typed. `type` and `level` are asked of the Atlas only."""

    catalogue: str
    title: str
    year: int
    annotation: str = ""
    material_kind: str = ""
    type: str = ""
    level: str = ""
    subject: Subject | None = None
    education_level: str = ""
    organization: Organization | None = None
    municipality: Municipality | None = None
    authors: Sequence[AuthorEntry] = ()


@transaction.atomic
def create_practice(*, association: Association, data: PracticeData, actor: User) -> Practice:
    """An unpublished card. Raises NotAllowed, Refusal."""
    permissions.may_run_expertise(actor, association).require()
    practice = _write(Practice(association=association), data)
    audit.record(actor, "create_practice", practice, _("Создана карточка: %(title)s") % {"title": practice.title})
    return practice


@transaction.atomic
def edit_practice(practice: Practice, *, data: PracticeData, version: int, actor: User) -> Practice:
    """Write the card as it stood in `version`. Raises Stale, NotAllowed, Refusal."""
    permissions.may_run_expertise(actor, practice.association).require()
    save_edit(practice, version)
    old = {name: getattr(practice, name) for name in _FIELDS}
    _write(practice, data)
    changes = {name: [old[name], getattr(practice, name)] for name in _FIELDS if old[name] != getattr(practice, name)}
    audit.record(actor, "edit_practice", practice, _("Изменена карточка"), changes)
    return practice


@transaction.atomic
def publish_practice(practice: Practice, *, actor: User) -> None:
    """Show the card to everybody. Raises NotAllowed, NothingToRead."""
    permissions.may_run_expertise(actor, practice.association).require()
    if not practice.annotation.strip():
        raise NothingToRead(_("Напишите, о чём практика: без этого читатель каталога её не поймёт."))
    practice.search_text = search.search_text_of(practice)
    told = {"is_published": True, "search_text": practice.search_text}
    if Practice.objects.filter(pk=practice.pk, is_published=False).update(**told):
        audit.record(actor, "publish_practice", practice, _("Карточка опубликована"))
    practice.is_published = True


@transaction.atomic
def unpublish_practice(practice: Practice, *, actor: User) -> None:
    """Take the card out of the public catalogue; it stays in the register."""
    permissions.may_run_expertise(actor, practice.association).require()
    if Practice.objects.filter(pk=practice.pk, is_published=True).update(is_published=False):
        audit.record(actor, "unpublish_practice", practice, _("Карточка снята с публикации"))
    practice.is_published = False


@transaction.atomic
def add_practice_file(practice: Practice, *, upload: UploadedFile, title: str, actor: User) -> PracticeFile:
    """Raises FileRefused, NotAllowed."""
    permissions.may_run_expertise(actor, practice.association).require()
    stored = files.store_upload(upload, actor=actor)
    added = PracticeFile.objects.create(practice=practice, title=title.strip()[:300], stored=stored)
    audit.record(actor, "add_practice_file", practice, _("Добавлен файл: %(name)s") % {"name": stored.name})
    return added


@transaction.atomic
def remove_practice_file(file: PracticeFile, *, actor: User) -> None:
    permissions.may_run_expertise(actor, file.practice.association).require()
    audit.record(actor, "remove_practice_file", file.practice, _("Убран файл: %(name)s") % {"name": file.stored.name})
    file.delete()


@transaction.atomic
def import_practices(*, association: Association, rows: Iterable[PracticeData], actor: User) -> list[Practice]:
    """Cards of a table, all or none, unpublished. What stands in the register already is not entered twice."""
    permissions.may_run_expertise(actor, association).require()
    known = set(Practice.objects.filter(association=association).values_list("catalogue", "year", "title"))
    made = []
    for data in rows:
        if (data.catalogue, data.year, data.title) not in known:
            known.add((data.catalogue, data.year, data.title))
            made.append(create_practice(association=association, data=data, actor=actor))
    return made


_FIELDS = (
    "catalogue", "title", "year", "annotation", "material_kind", "type", "level", "subject", "education_level",
    "organization", "municipality",
)  # fmt: skip


def _write(practice: Practice, data: PracticeData) -> Practice:
    title = " ".join(data.title.split())
    if not title:
        raise Refusal(_("Назовите практику."))
    if data.catalogue == Catalogue.ATLAS and not (data.type and data.level):
        raise Refusal(_("Для Атласа укажите тип и уровень практики."))
    for name in _FIELDS:
        setattr(practice, name, getattr(data, name))
    practice.title = title[:500]
    if practice.municipality is None and practice.organization is not None:
        practice.municipality = practice.organization.municipality
    practice.search_text = search.search_text_of(practice)
    practice.save()
    practice.authors.all().delete()
    PracticeAuthor.objects.bulk_create(
        PracticeAuthor(
            practice=practice,
            person=author.person,
            name=author.name,
            may_be_published=author.may_be_published,
            position=position,
        )
        for position, author in enumerate(data.authors, start=1)
    )
    return practice
