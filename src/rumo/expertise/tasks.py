"""Background work of expertise: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.core import clock
from rumo.expertise import council, queries, reminders
from rumo.expertise.actions import anonymity, endorsements, replacements
from rumo.expertise.models import SubmissionFile, SubmissionVersion


@task()
def examine_file(file_id: int) -> None:
    """Look a file through for its authors; one that was replaced meanwhile needs it no more."""
    file = (
        SubmissionFile.objects.select_related("version__submission", "stored", "anonymous").filter(pk=file_id).first()
    )
    if file is not None:
        anonymity.examine_file(file)


@task()
def examine_version(version_id: int) -> None:
    anonymity.examine_version(SubmissionVersion.objects.get(pk=version_id))


@task()
def remind_experts() -> int:
    """Send the reminders due today; returns how many went out. Running again sends nothing twice."""
    day = clock.today()
    due = [(each, found) for each in queries.reviews_in_hand() if (found := reminders.reminder_due(each, day))]
    return sum(replacements.remind(review, found) for review, found in due)


@task()
def replace_experts() -> int:
    """Take off those who cannot go on, propose others for them and for those who declined; returns how many changed."""
    return replacements.replace_lost() + replacements.refill_rounds()


@task()
def remind_of_endorsements() -> int:
    """Tell authors whose endorsement ends soon; returns how many. Running again sends nothing twice."""
    return sum(endorsements.remind_of_expiry(each) for each in council.ending(clock.today()))
