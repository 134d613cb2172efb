"""The only writes of documents. Who issues or stamps a paper has asked the permission of the meeting it comes from."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.models import StoredFile
from rumo.directory.models import Association
from rumo.documents import queries, rules
from rumo.documents.enums import PaperFormat, PaperKind, StampKind
from rumo.documents.models import ApprovalStamp, IssuedPaper, PaperFile
from rumo.papers.json import to_json
from rumo.papers.minutes import Minutes

JSON = files.FileKind("json", "application/json")


@transaction.atomic
def issue_paper(
    paper: Minutes, *, association: Association, kind: str, title: str, date: date, number: str, actor: User
) -> IssuedPaper:
    """Keep a paper as it is now: its data with their hash, and the Word, PDF and JSON files made from it.

    The caller answers for issuing it once. Raises what the writers raise; then nothing is kept.
    """
    made = _print(paper, queries.template_for(association.region, kind))
    issued = IssuedPaper.objects.create(
        association=association,
        kind=kind,
        title=title,
        date=date,
        number=number,
        data=to_json(paper),
        sha256=rules.paper_sha256(paper),
        issued_by=actor,
    )
    stem = rules.file_stem(str(PaperKind(kind).label), number, date)
    for file_format, (content, file_kind) in made.items():
        stored = files.store_bytes(content, f"{stem}.{file_kind.extension}", file_kind, actor=actor)
        PaperFile.objects.create(paper=issued, format=file_format, stored=stored)
    audit.record(actor, "issue_paper", issued, _("Документ выпущен: %(title)s") % {"title": title})
    return issued


@transaction.atomic
def give_stamp(
    *,
    association: Association,
    kind: StampKind,
    document_title: str,
    ground: str,
    date: date,
    original: StoredFile | None,
    actor: User,
) -> ApprovalStamp:
    """Record that the association approved, agreed or adopted a document.

    `ground` is printed under the word of the stamp: «на заседании РУМО (протокол от 13.12.2023 № 4)».
    """
    stamp = ApprovalStamp.objects.create(
        association=association,
        kind=kind,
        document_title=document_title,
        ground=ground,
        date=date,
        original=original,
    )
    summary = _("%(stamp)s: %(title)s") % {"stamp": stamp, "title": document_title}
    audit.record(actor, "give_stamp", stamp, summary)
    return stamp


def _print(paper: Minutes, template: bytes | None) -> dict[str, tuple[bytes, files.FileKind]]:
    # typst and docxtpl are slow to load, and only printing needs them.
    from rumo.papers.writers.docx import write_docx
    from rumo.papers.writers.pdf import write_pdf

    return {
        PaperFormat.DOCX: (write_docx(paper, template=template), files.DOCX),
        PaperFormat.PDF: (write_pdf(paper), files.PDF),
        PaperFormat.JSON: (rules.canonical_json(paper), JSON),
    }
