"""People: who they are, their posts, their consents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.files import store_upload
from rumo.directory.actions.forgetting import forget_in_trail
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent, Organization, Person, Post, Region
from rumo.directory.permissions import may_add_to_directory, may_edit_person
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class PersonData:
    """A name in the nominative and the contacts; gender is «f» or «m»."""

    surname: str
    first_name: str
    patronymic: str = ""
    gender: str = "f"
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PostData:
    """A post from `valid_from` to `valid_to`, both inclusive; empty ends are open."""

    organization: Organization
    title: str
    is_main: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def create_person(region: Region, *, data: PersonData, post: PostData | None = None, actor: User) -> Person:
    """A person of the region, with the post if there is one."""
    may_add_to_directory(actor, region).require()
    _require_same_region(region, post)
    person = Person.objects.create(region=region, **asdict(data))
    if post is not None:
        Post.objects.create(person=person, **_fields(post))
    audit.record(actor, "create_person", person, _("Добавлен человек: %(name)s") % {"name": person})
    return person


@transaction.atomic
def edit_person(person: Person, *, data: PersonData, actor: User) -> Person:
    may_edit_person(actor, person).require()
    changes = audit.changed(person, **asdict(data))
    if changes:
        person.save()
        audit.record(actor, "edit_person", person, _("Изменены сведения о человеке"), changes)
    return person


@transaction.atomic
def add_post(person: Person, *, data: PostData, actor: User) -> Post:
    may_edit_person(actor, person).require()
    _require_same_region(person.region, data)
    _require_dates_in_order(data)
    if person.posts.filter(**_fields(data)).exists():
        raise Refusal(_("Эта должность уже записана: %(title)s.") % {"title": data.title})
    post = Post.objects.create(person=person, **_fields(data))
    audit.record(actor, "add_post", person, _("Добавлена должность: %(post)s") % {"post": post}, _fields(data))
    return post


@transaction.atomic
def edit_post(post: Post, *, data: PostData, actor: User) -> Post:
    may_edit_person(actor, post.person).require()
    _require_same_region(post.person.region, data)
    _require_dates_in_order(data)
    changes = audit.changed(post, **_fields(data))
    if changes:
        post.save()
        audit.record(actor, "edit_post", post.person, _("Изменена должность: %(post)s") % {"post": post}, changes)
    return post


@transaction.atomic
def delete_post(post: Post, *, actor: User) -> None:
    """Take out a post that was entered by mistake; one that ended gets its last day instead."""
    may_edit_person(actor, post.person).require()
    audit.record(actor, "delete_post", post.person, _("Удалена должность: %(post)s") % {"post": post})
    post.delete()


@transaction.atomic
def give_consent(
    person: Person,
    *,
    kind: str,
    given_on: date,
    categories: Sequence[str] = (),
    file: UploadedFile | None = None,
    actor: User,
) -> Consent:
    """Record a consent given on paper. One consent of a kind is in force at a time."""
    may_edit_person(actor, person).require()
    standing = person.consents.filter(kind=kind, withdrawn_on=None).first()
    if standing is not None:
        raise Refusal(
            _("Такое согласие уже действует с %(day)s. Сначала отметьте, когда оно отозвано.")
            % {"day": short_date(standing.given_on)}
        )
    stored = store_upload(file, actor=actor) if file else None
    consent = Consent.objects.create(
        person=person, kind=kind, given_on=given_on, categories=list(categories), file=stored
    )
    audit.record(
        actor,
        "give_consent",
        person,
        _("Получено согласие %(kind)s") % {"kind": ConsentKind(kind).label},
        {"given_on": given_on},
    )
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, withdrawn_on: date, actor: User) -> Consent:
    """From that day on the consent no longer holds; that to the processing takes the name out of the audit trail."""
    may_edit_person(actor, consent.person).require()
    if withdrawn_on < consent.given_on:
        raise Refusal(
            _("Согласие дано %(day)s и не могло быть отозвано раньше.") % {"day": short_date(consent.given_on)}
        )
    if Consent.objects.filter(pk=consent.pk, withdrawn_on=None).update(withdrawn_on=withdrawn_on) != 1:
        raise Refusal(_("Это согласие уже отозвано."))
    consent.refresh_from_db()
    audit.record(
        actor,
        "withdraw_consent",
        consent.person,
        _("Отозвано согласие %(kind)s") % {"kind": consent.get_kind_display()},
        {"withdrawn_on": withdrawn_on},
    )
    if consent.kind == ConsentKind.PROCESSING:
        forget_in_trail(consent.person)
    return consent


def _fields(data: PostData) -> dict[str, Any]:
    return {
        "organization": data.organization,
        "title": data.title,
        "is_main": data.is_main,
        "valid_from": data.valid_from,
        "valid_to": data.valid_to,
    }


def _require_same_region(region: Region, post: PostData | None) -> None:
    if post is not None and post.organization.region_id != region.pk:
        raise Refusal(_("Организация «%(name)s» из другого региона.") % {"name": post.organization})


def _require_dates_in_order(data: PostData) -> None:
    if data.valid_from and data.valid_to and data.valid_to < data.valid_from:
        raise Refusal(_("Должность не могла закончиться раньше, чем началась: проверьте даты «с» и «по»."))
