"""The only writes of documents. Who issues or stamps a paper has asked the permission of the meeting it comes from."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Conflict
from rumo.core.models import StoredFile
from rumo.directory.models import Association, Region
from rumo.documents import permissions, prints, queries, rules
from rumo.documents.enums import PaperFormat, PaperKind, StampKind
from rumo.documents.models import ApprovalStamp, IssuedPaper, PaperFile, WordTemplate
from rumo.documents.word_templates import check_template
from rumo.papers.json import Paper, to_json


@transaction.atomic
def issue_paper(
    paper: Paper,
    *,
    association: Association,
    kind: str,
    title: str,
    date: date,
    number: str,
    original: StoredFile | None = None,
    actor: User,
) -> IssuedPaper:
    """Keep a paper as it is now: its data with their hash, and the Word, PDF and JSON files made from it.

    `original` is the old file it was read from. The caller answers for issuing it once. Raises what the writers raise;
    then nothing is kept.
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
        original=original,
    )
    stem = rules.file_stem(str(PaperKind(kind).label), number, date)
    for file_format, (content, file_kind) in made.items():
        stored = files.store_bytes(content, f"{stem}.{file_kind.extension}", file_kind, actor=actor)
        PaperFile.objects.create(paper=issued, format=file_format, stored=stored)
    audit.record(actor, "issue_paper", issued, _("Документ выпущен: %(title)s") % {"title": title})
    return issued


@transaction.atomic
def withdraw_paper(paper: IssuedPaper, *, actor: User) -> None:
    """Take back a paper issued by mistake from an old file: its rows and the files made from it.

    The caller answers for nothing standing on it. Raises ProtectedError when something does.
    """
    audit.record(actor, "withdraw_paper", paper, _("Документ отозван: %(title)s") % {"title": paper.title})
    stored = list(StoredFile.objects.filter(pk__in=paper.files.values("stored")))
    paper.files.all().delete()
    paper.delete()
    for each in stored:
        each.delete()
        transaction.on_commit(partial(each.file.storage.delete, str(each.file.name)))


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


@transaction.atomic
def upload_template(region: Region, *, kind: PaperKind, upload: UploadedFile, actor: User) -> WordTemplate:
    """Keep a region's template, not yet in use, so that its trial print can be seen first.

    Raises FileRefused for what is no Word file and TemplateRefused with each fault of the template.
    """
    permissions.may_manage_templates(actor, region).require()
    content, _kind = files.check_upload(upload, allowed=(files.DOCX,))
    check_template(content, kind)
    upload.seek(0)
    stored = files.store_upload(upload, actor=actor, allowed=(files.DOCX,))
    template = WordTemplate.objects.create(region=region, kind=kind, file=stored, is_active=False)
    summary = _("Загружен шаблон «%(name)s» (%(kind)s).") % {"name": stored.name, "kind": kind.label}
    audit.record(actor, "upload_template", template, summary)
    return template


@transaction.atomic
def activate_template(template: WordTemplate, *, actor: User) -> None:
    """From now on papers of its kind are printed by it; the one in use before stays in the history."""
    permissions.may_manage_templates(actor, template.region).require()
    WordTemplate.objects.filter(region=template.region, kind=template.kind, is_active=True).update(is_active=False)
    try:
        with transaction.atomic():
            WordTemplate.objects.filter(pk=template.pk).update(is_active=True)
    except IntegrityError as error:
        raise Conflict(_("В это время другой администратор включил другой шаблон. Обновите страницу.")) from error
    template.refresh_from_db()
    audit.record(actor, "activate_template", template, _("Шаблон «%(name)s» используется.") % {"name": template.file})


@transaction.atomic
def deactivate_template(template: WordTemplate, *, actor: User) -> None:
    """Back to the product's own template."""
    permissions.may_manage_templates(actor, template.region).require()
    if WordTemplate.objects.filter(pk=template.pk, is_active=True).update(is_active=False):
        template.refresh_from_db()
        summary = _("Шаблон «%(name)s» больше не используется.") % {"name": template.file}
        audit.record(actor, "deactivate_template", template, summary)


def _print(paper: Paper, template: bytes | None) -> dict[str, tuple[bytes, files.FileKind]]:
    # typst and docxtpl are slow to load, and only printing needs them.
    from rumo.papers.writers.docx import write_docx
    from rumo.papers.writers.pdf import write_pdf

    return {
        PaperFormat.DOCX: (write_docx(paper, template=template), files.DOCX),
        PaperFormat.PDF: (write_pdf(paper), files.PDF),
        PaperFormat.JSON: (rules.canonical_json(paper), prints.JSON),
    }
