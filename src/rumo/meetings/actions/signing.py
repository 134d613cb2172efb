"""Signing minutes by two, correcting signed ones, accepting remarks of the check."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments import actions as assignments
from rumo.assignments.enums import AssignmentState
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import fire
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.documents.rules import paper_sha256
from rumo.meetings import builders, permissions, queries
from rumo.meetings.actions.instructions import ground_of
from rumo.meetings.enums import Capacity
from rumo.meetings.models import Meeting, MinutesRevision, Signature, Waiver
from rumo.meetings.review import review_of
from rumo.meetings.signatures import may_sign, may_withdraw_signature, revision_number, signature_lines
from rumo.meetings.transitions import MEETING
from rumo.papers.minutes import Minutes, Outcome
from rumo.russian.dates import short_date


@transaction.atomic
def sign_minutes(meeting: Meeting, *, capacity: Capacity, sha256: str, actor: User) -> bool:
    """Sign the text whose hash the signer saw. True when this was the last signature and the minutes are now signed.

    The second signature issues the paper, records the revision and issues the drafted assignments, all or nothing.
    Pressing twice does nothing more. Raises NotAllowed; Conflict when the text is no longer the one that was seen;
    Refusal when the check stands in the way.
    """
    held = _hold(meeting)
    if _is_signed_by(held, capacity, sha256, actor):
        return held.state in permissions.SIGNED
    may_sign(actor, held, capacity).require()
    paper = builders.build_for_signing(held)
    if paper_sha256(paper) != sha256:
        raise Conflict(_("Протокол изменился после того, как вы открыли страницу. Прочтите его ещё раз и подпишите."))
    verdict = review_of(held, paper).verdict
    if not verdict:
        raise Refusal(verdict.reason)
    _put_signature(held, capacity, sha256, actor)
    if not all(line.holds for line in signature_lines(held, sha256)):
        return False
    _complete(held, paper, actor)
    meeting.refresh_from_db()
    return True


@transaction.atomic
def withdraw_signature(meeting: Meeting, *, capacity: Capacity, actor: User) -> None:
    """Take back one's own signature before the second. A signature already gone is nothing to refuse."""
    held = _hold(meeting)
    MEETING["sign"].verdict(actor, held).require()
    line = next(line for line in signature_lines(held, "") if line.capacity == capacity)
    if line.signature is None:
        return
    may_withdraw_signature(actor, line).require()
    line.signature.delete()
    audit.record(actor, "withdraw_signature", held, _("Подпись отозвана: %(who)s") % {"who": capacity.label})


@transaction.atomic
def start_correction(meeting: Meeting, *, reason: str, actor: User) -> None:
    """Open signed minutes for a correction: the next revision bears this day and the reason."""
    reason = _needed(reason, _("Напишите, что и почему исправляется: это будет указано в протоколе."))
    fire(MEETING["correct"], meeting, user=actor, reason=reason, corrected_on=clock.today(), published_at=None)
    audit.record(actor, "start_correction", meeting, _("Начато исправление протокола: %(why)s") % {"why": reason})


@transaction.atomic
def give_up_correction(meeting: Meeting, *, actor: User) -> None:
    """Back to the revision signed last. Raises Refusal when the text has been changed since."""
    held = _hold(meeting)
    MEETING["keep"].verdict(actor, held).require()
    last = max(held.revisions.all(), key=lambda revision: revision.number)
    if paper_sha256(builders.as_revision(builders.build_for_signing(held), last)) != last.paper.sha256:
        raise Refusal(_("Текст уже изменён. Верните его к подписанному виду или подпишите исправленную редакцию."))
    Signature.objects.filter(meeting=held, revision__gt=last.number).delete()
    fire(MEETING["keep"], held, user=actor, reason=last.reason, corrected_on=None)
    meeting.refresh_from_db()
    audit.record(actor, "give_up_correction", meeting, _("Исправление протокола отменено"))


@transaction.atomic
def waive_remarks(meeting: Meeting, *, keys: Sequence[tuple[str, str]], reason: str, actor: User) -> int:
    """Accept warnings with a reason; `keys` are pairs of the rule's code and the remark's key. Returns how many.

    Raises Refusal for an error, for a remark that is no longer there, and without a reason.
    """
    held = _hold(meeting)
    permissions.may_check_minutes(actor, held).require()
    reason = _needed(reason, _("Напишите, почему замечание можно принять."))
    review = review_of(held, builders.build_for_signing(held))
    warnings = {(remark.finding.code, remark.key): remark for remark in review.remarks if not remark.is_error}
    if not keys or not set(keys) <= set(warnings):
        raise Refusal(_("Такого замечания уже нет. Обновите проверку."))
    for code, key in keys:
        Waiver.objects.update_or_create(
            meeting=held, code=code, place=key, defaults={"reason": reason, "waived_by": actor}
        )
        summary = _("Замечание принято: %(what)s Причина: %(why)s")
        message = warnings[(code, key)].finding.message
        audit.record(actor, "waive_remarks", held, summary % {"what": message, "why": reason})
    return len(keys)


@transaction.atomic
def withdraw_waiver(waiver: Waiver, *, actor: User) -> None:
    """Let a warning stand again."""
    permissions.may_check_minutes(actor, waiver.meeting).require()
    audit.record(actor, "withdraw_waiver", waiver.meeting, _("Принятие замечания отозвано: %s") % waiver.reason)
    waiver.delete()


def _hold(meeting: Meeting) -> Meeting:
    """The meeting with all its minutes are built from, its row held till the end of the transaction.

    Two who sign at one moment then go one after the other: each must see the other's signature, or neither would be
    the second. On SQLite every writing transaction holds the database anyway.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    return queries.meeting_for_minutes(meeting.pk)


def _is_signed_by(meeting: Meeting, capacity: Capacity, sha256: str, actor: User) -> bool:
    """The same press a second time."""
    return Signature.objects.filter(
        meeting=meeting, revision=revision_number(meeting), capacity=capacity, user=actor, paper_sha256=sha256
    ).exists()


def _put_signature(meeting: Meeting, capacity: Capacity, sha256: str, actor: User) -> None:
    """A signature in the place of one that has become void."""
    Signature.objects.update_or_create(
        meeting=meeting,
        revision=revision_number(meeting),
        capacity=capacity,
        defaults={
            "person": actor.person,
            "user": actor,
            "signed_at": clock.now(),
            "paper_sha256": sha256,
        },
    )
    summary = _("Протокол подписан: %(who)s") % {"who": capacity.label}
    audit.record(actor, "sign_minutes", meeting, summary, {"sha256": sha256})


def _complete(meeting: Meeting, paper: Minutes, actor: User) -> None:
    """What follows from both signatures."""
    number = revision_number(meeting)
    issued = documents.issue_paper(
        paper,
        association=meeting.association,
        kind=PaperKind.MINUTES,
        title=title_of(meeting),
        date=meeting.date,
        number=paper.number,
        actor=actor,
    )
    MinutesRevision.objects.create(
        meeting=meeting,
        number=number,
        date=paper.revision.date if paper.revision else clock.today(),
        reason=paper.revision.reason if paper.revision else "",
        paper=issued,
    )
    fire(MEETING["sign"], meeting, user=actor)
    _issue_assignments(meeting, paper, actor)
    audit.record(actor, "complete_minutes", meeting, _("Протокол подписан обеими сторонами"), {"sha256": issued.sha256})


def _issue_assignments(meeting: Meeting, paper: Minutes, actor: User) -> None:
    """Drafts only: a correction does not issue again what is issued. What was dropped or not carried binds nobody."""
    items = sorted(meeting.items.all(), key=lambda item: item.position)
    for item, record in zip(items, paper.items, strict=True):
        for resolution, point in zip(item.resolutions.all(), record.resolutions, strict=False):
            if point.votes is not None and point.votes.outcome is Outcome.LOST:
                continue
            drafts = (link.assignment for link in resolution.assignment_links.all())
            for draft in (each for each in drafts if each.state == AssignmentState.DRAFT):
                ground = ground_of(meeting, resolution)
                assignments.issue_assignment(draft, issued_on=clock.today(), ground=ground, actor=actor)


def title_of(meeting: Meeting) -> str:
    """«Протокол № 4 от 13.12.2023, РУМО Дальнего края»."""
    name = meeting.association.name_on(meeting.date).short or str(meeting.association)
    return _("Протокол № %(number)s от %(day)s, %(body)s") % {
        "number": meeting.number,
        "day": short_date(meeting.date),
        "body": name,
    }


def _needed(text: str, message: str) -> str:
    text = text.strip()
    if not text:
        raise Refusal(message)
    return text
