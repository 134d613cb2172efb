"""Who wrote a material: from the directory or by name, with consent to print the name on public pages (152-ФЗ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.directory.models import Organization, Person
from rumo.expertise.actions.submissions import hold
from rumo.expertise.models import Author, Submission
from rumo.russian.names import parse_name

MOST_AUTHORS = 20


@dataclass(frozen=True, slots=True)
class AuthorData:
    """An author: of the directory (`person`), or by `name` alone. Post and organization default to the person's."""

    person: Person | None = None
    name: str = ""
    post: str = ""
    organization: Organization | None = None
    may_be_published: bool = False


@transaction.atomic
def set_authors(submission: Submission, *, authors: Sequence[AuthorData], actor: User) -> list[Author]:
    """Write all authors anew, in order. Raises Refusal for one named twice, without a name, or for none at all."""
    hold(submission, actor)
    rows = [_row(submission, data, position) for position, data in enumerate(authors, start=1)]
    _require_fit(rows)
    old = [author.name for author in submission.authors.all()]
    submission.authors.all().delete()
    made = Author.objects.bulk_create(rows)
    new = [author.name for author in made]
    audit.record(actor, "set_authors", submission, _("Изменены авторы"), {"authors": [old, new]})
    return made


@transaction.atomic
def add_author(submission: Submission, *, data: AuthorData, actor: User) -> Author:
    """One more, the last. Raises Refusal as `set_authors` does."""
    hold(submission, actor)
    author = _row(submission, data, submission.authors.count() + 1)
    _require_fit([*submission.authors.all(), author])
    author.save()
    audit.record(actor, "add_author", submission, _("Добавлен автор: %(name)s") % {"name": author.name})
    return author


@transaction.atomic
def edit_author(author: Author, *, data: AuthorData, actor: User) -> Author:
    """Another name, post, organization or consent. Raises Refusal as `set_authors` does."""
    submission = author.submission
    hold(submission, actor)
    row = _row(submission, data, author.position)
    _require_fit([*submission.authors.exclude(pk=author.pk), row])
    fields = ("person", "name", "post", "organization", "may_be_published")
    changes = audit.changed(author, **{name: getattr(row, name) for name in fields})
    if changes:
        author.save()
        audit.record(actor, "edit_author", submission, _("Изменён автор: %(name)s") % {"name": author.name}, changes)
    return author


@transaction.atomic
def remove_author(author: Author, *, actor: User) -> None:
    """Raises Refusal for the last one: a material has an author."""
    submission = author.submission
    hold(submission, actor)
    others = submission.authors.exclude(pk=author.pk)
    if not others.exists():
        raise Refusal(_("У материала должен остаться хотя бы один автор. Сначала добавьте другого."))
    name = author.name
    author.delete()
    for position, other in enumerate(submission.authors.all(), start=1):
        Author.objects.filter(pk=other.pk).update(position=position)
    audit.record(actor, "remove_author", submission, _("Убран автор: %(name)s") % {"name": name})


def _row(submission: Submission, data: AuthorData, position: int) -> Author:
    person = data.person
    post = person.post_on(clock.today()) if person else None
    return Author(
        submission=submission,
        person=person,
        position=position,
        name=" ".join(data.name.split()) or (person.full_name.full if person else ""),
        post=data.post.strip() or (post.title if post else ""),
        organization=data.organization or (post.organization if post else None),
        may_be_published=data.may_be_published,
    )


def _require_fit(rows: Sequence[Author]) -> None:
    if not rows:
        raise Refusal(_("Укажите хотя бы одного автора."))
    if len(rows) > MOST_AUTHORS:
        raise Refusal(_("Авторов больше %(most)s: укажите только тех, кто писал материал.") % {"most": MOST_AUTHORS})
    seen: set[object] = set()
    for row in rows:
        name = parse_name(row.name)
        if name is None or not name.first_name:
            raise Refusal(
                _("Автор «%(name)s»: напишите фамилию, имя и отчество полностью.") % {"name": row.name or "—"}
            )
        key = row.person_id or row.name.casefold().replace("ё", "е")
        if key in seen:
            raise Refusal(_("Автор %(name)s указан дважды.") % {"name": row.name})
        seen.add(key)
