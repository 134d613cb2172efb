"""Looking a file through for its authors, and the copy experts of a double-blind track read. Done in the background."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.core import audit, files
from rumo.core.models import StoredFile
from rumo.expertise import material
from rumo.expertise.anonymity import find_traces, without_properties
from rumo.expertise.models import Submission, SubmissionFile, SubmissionVersion


@transaction.atomic
def examine_file(file: SubmissionFile) -> SubmissionFile:
    """Make the copy with properties wiped when there is none, and write down where it still names the authors.

    The copy has a name that tells nothing, for file names often hold surnames.
    """
    submission = file.version.submission
    known = material.known_authors(submission)
    source = file.anonymous or file.stored
    extension = _extension(source)
    copy = without_properties(source.content(), extension)
    if copy is not None:
        kind = next(kind for kind in files.DOCUMENTS if kind.extension == extension)
        name = _("Материал %(number)s, %(label)s.%(extension)s") % {
            "number": submission.number or "",
            "label": _label(submission, file.key),
            "extension": extension,
        }
        file.anonymous = files.store_bytes(copy, name, kind, actor=audit.SYSTEM)
    traces = find_traces(copy if copy is not None else source.content(), extension, known)
    file.traces = [asdict(trace) for trace in traces]
    file.save(update_fields=["anonymous", "traces", "updated_at"])
    return file


@transaction.atomic
def examine_version(version: SubmissionVersion) -> None:
    """All files of a version again: the authors may have changed since they were attached."""
    for file in version.files.select_related("stored", "anonymous", "version__submission"):
        examine_file(file)


def _extension(stored: StoredFile) -> str:
    return stored.name.rpartition(".")[2].lower()


def _label(submission: Submission, key: str) -> str:
    return next((each.label for each in submission.campaign.config.files if each.key == key), key)
