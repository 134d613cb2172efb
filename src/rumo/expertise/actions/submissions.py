"""What authors do with a material: begin, write, attach files, hand in, take back, carry into the next campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, counters
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.directory.models import Organization, Subject
from rumo.expertise import answers, author_letters, completeness, permissions, tasks
from rumo.expertise.actions.versions import copy_files, prepared_version
from rumo.expertise.enums import Blindness, SubmissionState
from rumo.expertise.models import Author, Campaign, Submission, SubmissionVersion
from rumo.expertise.transitions import SUBMISSION
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class SubmissionData:
    """The application as typed. `answers` are `{key of the question: str or bool}`."""

    title: str
    annotation: str = ""
    material_kind: str = ""
    subject: Subject | None = None
    level: str = ""
    organization: Organization | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


class TooLate(Refusal):
    """The time to hand in is over; the draft stays and may be carried into another campaign."""


@transaction.atomic
def start_submission(*, campaign: Campaign, title: str, actor: User) -> Submission:
    """A draft with its first version; the actor, when in the directory, is its first author. Raises NotAllowed."""
    permissions.may_submit_to(actor, campaign).require()
    submission = Submission.objects.create(campaign=campaign, title=_titled(title), submitted_by=actor)
    SubmissionVersion.objects.create(submission=submission, number=1)
    _begin_authors(submission, actor)
    audit.record(actor, "start_submission", submission, _("Начат черновик: %(title)s") % {"title": submission.title})
    return submission


@transaction.atomic
def edit_submission(submission: Submission, *, data: SubmissionData, version: int, actor: User) -> Submission:
    """Write the application as it stood in `version`. Raises Stale, NotAllowed, Refusal for an answer that is wrong."""
    permissions.may_edit_submission(actor, submission).require()
    config = submission.campaign.config
    new: dict[str, Any] = {
        "title": _titled(data.title),
        "annotation": data.annotation.strip(),
        "material_kind": data.material_kind.strip()[:200],
        "subject": data.subject if config.asks_subject else None,
        "level": data.level if config.asks_level else "",
        "organization": data.organization,
        "answers": answers.cleaned(config, data.answers),
    }
    changes = {
        name: [getattr(submission, name), value] for name, value in new.items() if getattr(submission, name) != value
    }
    save_edit(submission, version, **new)
    if changes:
        audit.record(actor, "edit_submission", submission, _("Изменена заявка"), changes)
    return submission


@transaction.atomic
def submit(submission: Submission, *, note: str = "", actor: User) -> Submission:
    """Hand it in: the first time it gets its number, later the next version with `note`, what was mended.

    Raises TooLate at the closing second and after, Refusal with all that is missing, NotAllowed, Conflict.
    """
    SUBMISSION["submit"].verdict(actor, submission).require()
    _require_in_time(submission, actor)
    version = prepared_version(submission)
    missing = completeness.missing(submission, version, note=note)
    if missing:
        raise Refusal(_("Подать пока нельзя. %(missing)s") % {"missing": " ".join(each.text for each in missing)})
    given: dict[str, Any] = {"submitted_at": clock.now(), "rework_until": None}
    if submission.number is None:
        given["number"] = counters.take_next(f"expertise campaign {submission.campaign_id}")
    fire(SUBMISSION["submit"], submission, user=actor, **given)
    version.submitted_at = submission.submitted_at
    version.note = note.strip()
    version.contents = completeness.contents(submission)
    version.save(update_fields=["submitted_at", "note", "contents", "updated_at"])
    summary = _("Материал подан: № %(number)s, %(version)s")
    audit.record(actor, "submit", submission, summary % {"number": submission.number, "version": version})
    author_letters.send_receipt(submission, version)
    if submission.campaign.config.blindness == Blindness.DOUBLE:
        transaction.on_commit(lambda: tasks.examine_version.enqueue(version.pk))
    return submission


@transaction.atomic
def withdraw(submission: Submission, *, reason: str = "", actor: User) -> None:
    """Take it back until the council decides. Raises NotAllowed, Conflict."""
    was_draft = submission.state == SubmissionState.DRAFT
    fire(SUBMISSION["withdraw"], submission, user=actor)
    summary = _("Черновик удалён") if was_draft else _("Материал отозван автором")
    if reason.strip():
        summary += f": {reason.strip()}"
    audit.record(actor, "withdraw", submission, summary)
    if not was_draft:
        author_letters.tell_withdrawn(submission)


@transaction.atomic
def carry_over(submission: Submission, *, campaign: Campaign, actor: User) -> Submission:
    """The same material as a draft of another open campaign of the track, with its authors and fitting files.

    What was not decided yet leaves the earlier campaign. Raises NotAllowed, Refusal when it is there already.
    """
    permissions.may_carry_submission(actor, submission).require()
    permissions.may_submit_to(actor, campaign).require()
    if campaign.track_id != submission.campaign.track_id or campaign.pk == submission.campaign_id:
        raise Refusal(_("Перенести можно в другой приём того же вида экспертизы."))
    if submission.carried_to.filter(campaign=campaign).exclude(state=SubmissionState.WITHDRAWN).exists():
        raise Refusal(_("Этот материал уже перенесён в приём «%(title)s».") % {"title": campaign})
    carried = _copy_into(submission, campaign, actor)
    if submission.state in permissions.AUTHOR_EDITS:
        fire(SUBMISSION["withdraw"], submission, user=actor)
    words = {"title": campaign}
    audit.record(actor, "carry_over", submission, _("Перенесён в приём «%(title)s»") % words)
    words = {"title": submission.campaign}
    audit.record(actor, "start_submission", carried, _("Перенесён из приёма «%(title)s»") % words)
    return carried


@transaction.atomic
def hold(submission: Submission, actor: User) -> None:
    """Keep the material writable to the end of this transaction, or refuse: nothing slips in once it is handed in."""
    permissions.may_edit_submission(actor, submission).require()
    same = Submission.objects.filter(pk=submission.pk, state=submission.state)
    if same.update(state=submission.state, updated_at=clock.now()) != 1:
        raise Conflict(_("Материал только что подан или отозван: изменить его уже нельзя. Обновите страницу."))


def _copy_into(submission: Submission, campaign: Campaign, actor: User) -> Submission:
    kept = {each.key for each in campaign.config.fields}
    carried = Submission.objects.create(
        campaign=campaign,
        title=submission.title,
        annotation=submission.annotation,
        material_kind=submission.material_kind,
        subject=submission.subject,
        level=submission.level,
        organization=submission.organization,
        answers={key: value for key, value in submission.answers.items() if key in kept},
        submitted_by=actor,
        carried_from=submission,
    )
    version = SubmissionVersion.objects.create(submission=carried, number=1)
    copy_files(submission.versions.last(), version, {each.key for each in campaign.config.files})
    for author in submission.authors.all():
        author.pk = None
        author.submission = carried
        author._state.adding = True
        author.save()
    return carried


def _begin_authors(submission: Submission, actor: User) -> None:
    person = getattr(actor, "person", None)
    if person is None:
        return
    post = person.post_on(clock.today())
    Author.objects.create(
        submission=submission,
        person=person,
        name=person.full_name.full,
        post=post.title if post else "",
        organization=post.organization if post else None,
    )
    if post is not None:
        Submission.objects.filter(pk=submission.pk).update(organization=post.organization)
        submission.refresh_from_db()


def _require_in_time(submission: Submission, actor: User) -> None:
    """A new material until the closing second; a returned one until the day it was given."""
    if submission.number is None:
        if clock.now() >= submission.campaign.closes_at:
            raise TooLate(permissions.may_submit_to(actor, submission.campaign).reason)
        permissions.may_submit_to(actor, submission.campaign).require()
        return
    until = submission.rework_until
    if until is not None and clock.today() > until:
        raise TooLate(
            _("Срок исправления прошёл %(day)s. Материал сохранён: его можно перенести в следующий приём.")
            % {"day": short_date(until)}
        )


def mending_ends(submission: Submission) -> date:
    """The last day to bring a returned material: the days of the track, but not before the campaign ends."""
    closes = localdate(submission.campaign.closes_at)
    return max(closes, date.fromordinal(clock.today().toordinal() + submission.campaign.config.return_days))


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refusal(_("Назовите материал."))
    if len(title) > 500:
        raise Refusal(_("Название длиннее 500 знаков: сократите его."))
    return title
