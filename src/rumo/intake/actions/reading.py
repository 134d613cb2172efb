"""Reading one file in the background, and giving it up. The machine acts here, so there is no actor."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict
from rumo.directory.models import Association, Person, Region
from rumo.directory.queries import run_associations
from rumo.intake import matching, process, titles
from rumo.intake.enums import WAITING, BatchState, FileState, PaperKind
from rumo.intake.models import Batch, IncomingFile, IncomingPaper
from rumo.intake.permissions import may_cancel, may_upload
from rumo.papers.readers.document import UnreadableFile

# A worker that was stopped in the middle leaves its file «читается»; after this long it may be read anew.
STUCK_AFTER = timedelta(minutes=5)


def read_file(file_id: int) -> None:
    """Queued → reading → read or failed. A file that was cancelled meanwhile stays cancelled."""
    if not _move(file_id, FileState.QUEUED, FileState.READING):
        return
    file = IncomingFile.objects.select_related("stored", "batch__association", "batch__uploaded_by").get(pk=file_id)
    try:
        extracted = process.extract_safely(file.stored.content(), file.stored.name, _people(file.batch.region))
    except UnreadableFile as error:
        _move(file_id, FileState.READING, FileState.FAILED, message=str(error)[:1000])
    else:
        _keep(file, extracted)
    _finish(file.batch)


@transaction.atomic
def cancel_batch(batch: Batch, *, actor: User) -> None:
    """Read no more of it; what has been read stays."""
    may_cancel(actor, batch).require()
    batch.files.filter(state__in=WAITING).update(state=FileState.CANCELLED)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CANCELLED)
    audit.record(actor, "cancel_batch", batch, _("Чтение отменено"))


@transaction.atomic
def queue_again(file: IncomingFile, *, actor: User) -> None:
    """Put a file that failed, was cancelled or got stuck into the queue again; the caller starts the task."""
    may_upload(actor, file.batch.association).require()
    if not is_repeatable(file):
        raise Conflict(_("Этот файл уже прочитан или читается."))
    if not _move(file.pk, FileState(file.state), FileState.QUEUED, message=""):
        raise Conflict(_("Состояние файла тем временем изменилось. Обновите страницу."))
    Batch.objects.filter(pk=file.batch_id).update(state=BatchState.READING)
    audit.record(actor, "queue_again", file.batch, _("Файл «%(name)s» читается заново") % {"name": file})


def is_repeatable(file: IncomingFile) -> bool:
    if file.state in {FileState.FAILED, FileState.CANCELLED}:
        return True
    return file.state in WAITING and clock.now() - file.updated_at > STUCK_AFTER


def _move(file_id: int, old: FileState, new: FileState, **values: Any) -> bool:
    """Compare and set: only one worker starts a file, and nothing overtakes a cancellation."""
    rows = IncomingFile.objects.filter(pk=file_id, state=old)
    return rows.update(state=new, updated_at=clock.now(), **values) == 1


@transaction.atomic
def _keep(file: IncomingFile, extracted: dict[str, Any]) -> None:
    notes = " ".join(extracted["source"]["notes"])[:1000]
    if not _move(file.pk, FileState.READING, FileState.READ, message=notes, source=extracted["source"]):
        return
    associations = list(run_associations(file.batch.uploaded_by).filter(region=file.batch.region))
    for position, paper in enumerate(extracted["papers"], start=1):
        _keep_paper(file, position, paper, associations)


def _keep_paper(
    file: IncomingFile, position: int, paper: dict[str, Any], associations: list[Association]
) -> IncomingPaper:
    kind = PaperKind(paper["kind"]) if paper["kind"] in PaperKind.values else PaperKind.OTHER
    matched = matching.match_association(paper["data"].get("body") or "", associations)
    severities = [finding["severity"] for finding in paper["findings"]]
    return IncomingPaper.objects.create(
        file=file,
        position=position,
        kind=kind,
        title=titles.title_of(kind, paper["data"]) or _first_words(paper),
        first_block=paper["first_block"],
        association=matched or file.batch.association,
        data=paper["data"],
        found=paper["found"],
        unread=paper["unread"],
        findings=paper["findings"],
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        confidence=paper["confidence"],
    )


def _first_words(paper: dict[str, Any]) -> str:
    """What a text of unknown kind begins with names it."""
    words = next((each["text"] for each in paper["unread"] if each["text"].strip()), "")
    return words[:120] or str(PaperKind.OTHER.label)


def _finish(batch: Batch) -> None:
    """The last file read makes the batch read."""
    if not IncomingFile.objects.filter(batch=batch, state__in=WAITING).exists():
        Batch.objects.filter(pk=batch.pk, state=BatchState.READING).update(state=BatchState.READ)


def _people(region: Region) -> list[tuple[str, str, str]]:
    """Surnames, initials and genders of the region's people, for the reader's declension."""
    people = Person.objects.filter(region=region).only("surname", "first_name", "patronymic", "gender")
    return [(person.surname, person.full_name.initials, person.gender) for person in people]
