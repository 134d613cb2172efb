"""Every address of the product, tried by the stranger from another region, by a guest and by every role.

A new address with a parameter must be added to the keys (or be named as public): the test fails until it is.
Events, growth, monitoring, reports, the site and the exchange have files of their own (test_event_addresses.py and the
like).
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.accounts.models import User
from rumo.assignments.models import Assignment, Evidence
from rumo.core import clock, files
from rumo.core.models import StoredFile
from rumo.demo.load.accounts import ROLES
from rumo.demo.load.directory import MAIL_DOMAIN, World
from rumo.directory.models import Consent, Direction, NameException, Office, Order, Post, Subject, TermOfPowers
from rumo.documents.models import ApprovalStamp, IssuedPaper, WordTemplate
from rumo.intake.tests.papers import make_paper
from rumo.meetings.models import (
    Annex,
    Attendance,
    Guest,
    Invitation,
    ItemBlock,
    Meeting,
    Resolution,
    ResolutionAssignment,
    Speech,
    Waiver,
)
from rumo.papers.writers.docx import default_template
from rumo.planning.models import Instruction, LineFact, Plan, PlanSection, PlanStamp
from rumo.planning.tests.factories import make_row
from tests.demo_region import DEMO_DAY
from tests.journeys.addresses import Address, addresses, broken, filled
from tests.journeys.expertise_keys import expertise_keys

ROOMS = {"intake", "planning", "expertise", "meetings", "assignments", "documents", "directory"}
# A secret link is its own key: whoever has the letter may answer it.
BY_SECRET_LINK = {"reply", "ballot", "ballot_file", "feed", "feed_of_body"}
# Open to anybody: published practices, and whether an endorsement stands. They have tests of their own.
FOR_ALL = {
    "check_number", "check_token", "public_catalogue", "public_atlas", "public_atlas_export", "public_practice",
    "public_practice_file",
}  # fmt: skip


ALL = sorted(addresses(ROOMS), key=lambda address: (address.room, address.name))
BEHIND_SIGN_IN = [one for one in ALL if one.name not in BY_SECRET_LINK | FOR_ALL]
WITH_RECORD = [one for one in BEHIND_SIGN_IN if one.parameters]
WITHOUT = [one for one in ALL if not one.parameters]


@pytest.fixture(scope="module")
def keys(world: World) -> dict[tuple[str, str], Any]:
    """A record of the demo region for each parameter of a room; by the address's first word if pk says too little."""
    meeting = Meeting.objects.get(association=world.rumo, series="2023", number=4)
    admin = world.admin
    stored = files.store_bytes(b"text", "file.txt", files.TEXT, actor=admin)
    person = world.people["zarubina"]
    item = meeting.items.first()
    assert item is not None
    assignment = Assignment.objects.filter(resolution_link__resolution__item__meeting=meeting).first()
    assert assignment is not None
    link = ResolutionAssignment.objects.get(assignment=assignment)
    stamp = ApprovalStamp.objects.create(
        association=world.rumo, document_title="Отчёт", ground="на заседании", date=meeting.date, original=stored
    )
    word = files.store_bytes(default_template("minutes"), "template.docx", files.DOCX, actor=admin)
    template = WordTemplate.objects.create(region=world.region, kind="minutes", file=word, is_active=False)
    forms = dict.fromkeys(("genitive", "dative", "accusative", "instrumental", "prepositional"), "Киле")
    exception = NameException.objects.create(
        region=world.region, part="surname", nominative="Киле", gender="f", **forms
    )
    direction = Direction.objects.create(association=world.rumo, code="99", title="Сопровождение")
    waiver = Waiver.objects.create(meeting=meeting, code="x", place="y", reason="проверено", waived_by=admin)
    incoming = make_paper(world.rumo, admin)
    # An imported meeting is the only one with its original file.
    Meeting.objects.filter(pk=meeting.pk).update(original=incoming.file.stored)
    return {
        ("meetings", "pk"): meeting.pk,
        ("meetings", "item_pk"): item.pk,
        ("meetings", "annex_pk"): Annex.objects.filter(meeting=meeting).first().pk,  # type: ignore[union-attr]
        ("meetings", "invitation_pk"): Invitation.objects.filter(meeting=meeting).first().pk,  # type: ignore[union-attr]
        ("meetings", "guest_pk"): Guest.objects.filter(meeting=meeting).first().pk,  # type: ignore[union-attr]
        ("meetings", "person_pk"): Attendance.objects.filter(meeting=meeting).first().person_id,  # type: ignore[union-attr]
        ("meetings", "speech_pk"): Speech.objects.filter(item__meeting=meeting).first().pk,  # type: ignore[union-attr]
        ("meetings", "resolution_pk"): Resolution.objects.filter(item__meeting=meeting).first().pk,  # type: ignore[union-attr]
        ("meetings", "link_pk"): link.pk,
        ("meetings", "waiver_pk"): waiver.pk,
        ("meetings", "block_pk"): ItemBlock.objects.filter(item__meeting=meeting).first().pk,  # type: ignore[union-attr]
        ("meetings", "place"): "attendance",
        ("meetings", "form"): "full",
        ("meetings", "file_format"): "docx",
        ("meetings", "capacity"): "secretary",
        ("meetings", "number"): 0,
        ("assignments", "pk"): assignment.pk,
        ("assignments", "evidence_pk"): Evidence.objects.create(assignment=assignment, file=stored).pk,
        ("documents", "pk"): IssuedPaper.objects.filter(association=world.rumo).first().pk,  # type: ignore[union-attr]
        ("documents", "file_format"): "docx",
        ("documents", "slug"): world.region.slug,
        ("documents", "kind"): "plan",
        ("documents", "stamp"): stamp.pk,
        ("documents", "template"): template.pk,
        ("intake", "pk"): incoming.file.batch_id,
        ("intake", "file_pk"): incoming.file_id,
        ("intake", "paper_pk"): incoming.pk,
        ("intake", "file_format"): "docx",
        ("directory", "association"): world.rumo.pk,
        ("directory", "composition"): world.rumo.pk,
        ("directory", "term_create"): world.rumo.pk,
        ("directory", "term_close"): TermOfPowers.objects.create(association=world.rumo, starts=meeting.date).pk,
        ("directory", "order_enter"): world.rumo.pk,
        ("directory", "order_preview"): world.rumo.pk,
        ("directory", "order"): Order.objects.filter(association=world.rumo).first().pk,  # type: ignore[union-attr]
        ("directory", "person"): person.pk,
        ("directory", "post_create"): person.pk,
        ("directory", "consent_create"): person.pk,
        ("directory", "post"): Post.objects.filter(person=person).first().pk,  # type: ignore[union-attr]
        ("directory", "consent"): Consent.objects.filter(person=person).first().pk,  # type: ignore[union-attr]
        ("directory", "organization"): world.organizations["institute"].pk,
        ("directory", "municipality"): world.municipalities[0].pk,
        ("directory", "account"): person.user_id,
        ("directory", "office_grant"): person.user_id,
        ("directory", "invitation_renew"): person.user_id,
        ("directory", "office_revoke"): Office.objects.filter(region=world.region).first().pk,  # type: ignore[union-attr]
        ("directory", "name_exception"): exception.pk,
        ("directory", "direction"): direction.pk,
        ("directory", "directions"): world.rumo.pk,
        ("directory", "direction_add"): world.rumo.pk,
        ("directory", "subject"): Subject.objects.create(region=world.region, title="Лесоведение").pk,
        ("directory", "subjects_order"): world.region.pk,
        **planning_keys(world, stored),
        **expertise_keys(world, meeting, person, stored),
    }


def planning_keys(world: World, stored: StoredFile) -> dict[tuple[str, str], Any]:
    """Records of the plan of the region's association, and of a letter registered for it."""
    plan = Plan.objects.filter(association=world.rumo).first()
    assert plan is not None
    edition = plan.editions.order_by("number")[:1].get()
    section = PlanSection.objects.create(edition=edition, title="Раздел")
    row = make_row(edition, section=section)
    planned = edition.meetings.order_by("position")[:1].get()
    evidence = LineFact.objects.create(line=row.line, kind="evidence", day=plan.starts, title="Справка", file=stored)
    stamp = plan.stamps.first() or PlanStamp.objects.create(plan=plan, kind="approved", by="Министерство")
    assignment = Assignment.objects.filter(association=world.rumo, instruction=None).exclude(state="draft").first()
    assert assignment is not None
    instruction = Instruction.objects.create(
        association=world.rumo,
        authority=world.organizations["institute"],
        date=plan.starts,
        received_on=plan.starts,
        assignment=assignment,
        file=stored,
    )
    return {
        ("planning", "pk"): plan.pk,
        ("planning", "row_pk"): row.pk,
        ("planning", "section_pk"): section.pk,
        ("planning", "planned_pk"): planned.pk,
        ("planning", "question_pk"): planned.questions.order_by("position")[:1].get().pk,
        ("planning", "stamp"): stamp.pk,
        ("planning", "number"): 0,
        ("planning", "file_format"): "docx",
        ("planning", "code"): "year",
        ("planning", "calendar"): world.rumo.pk,
        ("planning", "rollup"): world.rumo.pk,
        ("planning", "line"): row.line_id,
        ("planning", "link_fact"): row.line_id,
        ("planning", "dismiss_proposal"): row.line_id,
        ("planning", "add_evidence"): row.line_id,
        ("planning", "give_reason"): row.line_id,
        ("planning", "unlink_fact"): evidence.pk,
        ("planning", "evidence_file"): evidence.pk,
        ("planning", "instruction"): instruction.pk,
    }


def sign_in(slug: str) -> Client:
    client = Client()
    user = User.objects.get(email=f"{slug}@{MAIL_DOMAIN}")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("address", WITH_RECORD, ids=lambda address: f"{address.room}:{address.name}")
def test_the_stranger_finds_nothing_of_this_region(
    world: World, keys: dict[tuple[str, str], Any], address: Address
) -> None:
    path = filled(address, keys)
    client = sign_in("stranger")
    with clock.standing_at(DEMO_DAY):
        answers = {method: getattr(client, method)(path).status_code for method in ("get", "post")}
    # 405 says only which methods the address knows, for a record that is there and for one that is not.
    assert set(answers.values()) <= {404, 405}, answers
    assert 404 in answers.values()


@pytest.mark.django_db
@pytest.mark.parametrize("address", WITHOUT, ids=lambda address: f"{address.room}:{address.name}")
def test_lists_show_the_stranger_no_word_of_this_region(world: World, address: Address) -> None:
    client = sign_in("stranger")
    with clock.standing_at(DEMO_DAY):
        answer = client.get(reverse(f"{address.room}:{address.name}"), {"q": "Зарубина"}, follow=True)
    assert answer.status_code in {200, 403, 404, 405}
    content = b"".join(answer) if answer.streaming else answer.content
    text = content.decode("utf-8", "ignore")
    assert "Дальн" not in text
    assert "Татьяна" not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", [one for one in ALL if one.name not in BY_SECRET_LINK | FOR_ALL], ids=lambda a: a.name
)
def test_a_guest_is_asked_to_sign_in(world: World, keys: dict[tuple[str, str], Any], address: Address) -> None:
    answer = Client().get(filled(address, keys))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_no_address_breaks_for_any_role(world: World, keys: dict[tuple[str, str], Any], role: str) -> None:
    paths = [filled(address, keys) for address in ALL if address.name not in BY_SECRET_LINK]
    with clock.standing_at(DEMO_DAY):
        assert broken(sign_in(role), paths) == {}
