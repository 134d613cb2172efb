"""Files of a material: attached and replaced while it may be edited, and the copies that do not tell the authors."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.expertise import permissions, tasks
from rumo.expertise.actions.submissions import hold
from rumo.expertise.actions.versions import prepared_version
from rumo.expertise.enums import Blindness
from rumo.expertise.models import Submission, SubmissionFile
from rumo.expertise.track_config import RequiredFile


@transaction.atomic
def attach_file(submission: Submission, *, key: str, upload: UploadedFile, actor: User) -> SubmissionFile:
    """Put a file in the place `key` of the version being prepared; the one there before it goes.

    Raises FileRefused (kind, size, virus), NotAllowed and Conflict when the material may no longer be changed.
    """
    permissions.may_edit_submission(actor, submission).require()
    wanted = _wanted(submission, key)
    stored = files.store_upload(upload, actor=actor, allowed=kinds_of(wanted), max_mb=wanted.max_mb)
    hold(submission, actor)
    version = prepared_version(submission)
    version.files.filter(key=key).delete()
    attached = SubmissionFile.objects.create(version=version, key=key, stored=stored)
    words = {"label": wanted.label, "name": stored.name}
    audit.record(actor, "attach_file", submission, _("Приложен файл «%(label)s»: %(name)s") % words)
    if submission.campaign.config.blindness == Blindness.DOUBLE:
        transaction.on_commit(lambda: tasks.examine_file.enqueue(attached.pk))
    return attached


@transaction.atomic
def remove_file(submission: Submission, *, key: str, actor: User) -> None:
    """Take the file out of the version being prepared; earlier versions keep theirs."""
    hold(submission, actor)
    version = prepared_version(submission)
    removed = version.files.select_related("stored").filter(key=key).first()
    if removed is None:
        return
    name = removed.stored.name
    removed.delete()
    audit.record(actor, "remove_file", submission, _("Убран файл: %(name)s") % {"name": name})


@transaction.atomic
def attach_anonymous(file: SubmissionFile, *, upload: UploadedFile, actor: User) -> SubmissionFile:
    """A copy without the authors' names, made by hand. It is looked through as any file is.

    Authors bring it while the material may be edited, those who lead it until experts read it. Raises FileRefused.
    """
    submission = file.version.submission
    permissions.may_mask_file(actor, submission).require()
    wanted = _wanted(submission, file.key)
    stored = files.store_upload(upload, actor=actor, allowed=kinds_of(wanted), max_mb=wanted.max_mb)
    file.anonymous = stored
    file.traces = None
    file.save(update_fields=["anonymous", "traces", "updated_at"])
    audit.record(actor, "attach_anonymous", submission, _("Загружена копия без имён: %(name)s") % {"name": stored.name})
    transaction.on_commit(lambda: tasks.examine_file.enqueue(file.pk))
    return file


@transaction.atomic
def accept_anonymous(file: SubmissionFile, *, actor: User) -> SubmissionFile:
    """Whoever leads the material has looked: what was found does not tell the authors. Experts get the copy."""
    submission = file.version.submission
    permissions.may_lead_submission(actor, submission).require()
    if file.anonymous is None:
        raise Refusal(_("Копии без имён ещё нет: загрузите её."))
    found = file.traces or []
    file.traces = []
    file.save(update_fields=["traces", "updated_at"])
    audit.record(
        actor,
        "accept_anonymous",
        submission,
        _("Проверено вручную: файл «%(name)s» не называет авторов") % {"name": file.stored.name},
        {"traces": [found, []]},
    )
    return file


def kinds_of(wanted: RequiredFile) -> tuple[files.FileKind, ...]:
    """Kinds of files as `core.files` knows them."""
    return tuple(kind for kind in files.DOCUMENTS if kind.extension in wanted.extensions)


def _wanted(submission: Submission, key: str) -> RequiredFile:
    for wanted in submission.campaign.config.files:
        if wanted.key == key:
            return wanted
    raise Refusal(_("Такого файла в этой заявке нет. Обновите страницу."))
