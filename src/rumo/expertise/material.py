"""Reads about one material: its files by name, the remarks of its check, its trail as its authors may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rumo.core import audit
from rumo.expertise.anonymity import Known, Trace, find_traces_in_words
from rumo.expertise.enums import SubmissionState
from rumo.expertise.models import Campaign, Submission, SubmissionFile, SubmissionVersion, TechnicalCheck
from rumo.expertise.permissions import may_carry_submission
from rumo.expertise.queries import open_campaigns

# What the trail of a material may tell its authors: nothing of rounds, experts and their reviews.
AUTHOR_VERBS = (
    "start_submission", "edit_submission", "set_authors", "add_author", "edit_author", "remove_author", "attach_file",
    "remove_file", "submit", "withdraw", "carry_over", "finish_check",
)  # fmt: skip


# Rows of the application that say who the authors are: experts of a double-blind round do not see them.
TELLING = frozenset({"authors", "organization"})


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the trail as an author may read it: who of the staff did it is not said."""

    at: datetime
    actor: str
    text: str


def last_check(submission: Submission) -> TechnicalCheck | None:
    """The last technical check that is over: its remarks are what the authors mend."""
    checks = TechnicalCheck.objects.filter(version_checked__submission=submission, passed__isnull=False)
    return checks.order_by("version_checked__number").last()


def remarks(submission: Submission, check: TechnicalCheck) -> list[tuple[str, str]]:
    """Points of the check that failed, each with what to mend."""
    return [
        (item.text, check.marks[item.key].get("remark", ""))
        for item in submission.campaign.config.checklist
        if check.marks.get(item.key, {}).get("ok") is False
    ]


def labelled_files(submission: Submission, version: SubmissionVersion) -> list[tuple[str, SubmissionFile]]:
    """Files of a version under the names the form gives them, in the form's order."""
    labels = {each.key: each.label for each in submission.campaign.config.files}
    order = {key: place for place, key in enumerate(labels)}
    files = version.files.select_related("stored", "anonymous")
    return [
        (labels.get(file.key, file.key), file)
        for file in sorted(files, key=lambda file: (order.get(file.key, len(order)), file.pk))
    ]


def campaigns_to_carry(user: Any, submission: Submission) -> QuerySet[Campaign]:
    """Open campaigns of its track into which it may be carried; none while its state forbids that."""
    taken = submission.carried_to.exclude(state=SubmissionState.WITHDRAWN).values("campaign")
    rows = open_campaigns(user).filter(track=submission.campaign.track_id).exclude(pk=submission.campaign_id)
    return rows.exclude(pk__in=taken) if may_carry_submission(user, submission) else rows.none()


def history_for_author(submission: Submission, user: Any) -> list[Told]:
    """The trail without a word of experts; what others did is done by «соавтор» or by «объединение»."""
    authors = set(submission.authors.values_list("person__user", flat=True)) | {submission.submitted_by_id}
    told = []
    for entry in audit.history(submission).filter(verb__in=AUTHOR_VERBS):
        other = _("соавтор") if entry.actor_id in authors else _("объединение")
        told.append(Told(entry.at, _("вы") if entry.actor_id == user.pk else other, entry.summary))
    return told


def known_authors(submission: Submission) -> list[Known]:
    """The authors with every name of their organizations."""
    found = []
    authors = submission.authors.select_related("organization").prefetch_related("organization__former_names")
    own = [submission.organization] if submission.organization else []
    for author in authors:
        bodies: list[str] = []
        for body in {each.pk: each for each in (*own, author.organization) if each}.values():
            bodies += [body.full_name, body.short_name]
            bodies += [name for former in body.former_names.all() for name in (former.full_name, former.short_name)]
        found.append(Known(author.name, tuple(each for each in bodies if each)))
    return found


def traces_in_application(version: SubmissionVersion) -> list[Trace]:
    """Where the words an expert of a double-blind round reads name the authors or their schools."""
    shown = [(row["label"], row["text"]) for row in version.contents if row["key"] not in TELLING]
    return find_traces_in_words(shown, known_authors(version.submission))
