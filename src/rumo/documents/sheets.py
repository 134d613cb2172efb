"""The registers of documents as tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.documents.models import ApprovalStamp, IssuedPaper


def papers_sheet(papers: Iterable[IssuedPaper]) -> Book:
    head = [_("Дата"), _("Номер"), _("Документ"), _("Вид"), _("Объединение"), _("Контрольная сумма")]
    rows: Iterable[list[Value]] = (
        [each.date, each.number, each.title, each.get_kind_display(), str(each.association), each.sha256]
        for each in papers
    )
    return Book(Sheet(_("Выпущенные документы"), head, rows, (14, 12, 70, 24, 40, 70)))


def stamps_sheet(stamps: Iterable[ApprovalStamp]) -> Book:
    head = [_("Дата"), _("Документ"), _("Гриф"), _("Основание"), _("Объединение")]
    rows: Iterable[list[Value]] = (
        [each.date, each.document_title, each.get_kind_display(), each.ground, str(each.association)] for each in stamps
    )
    return Book(Sheet(_("Документы с грифом"), head, rows, (14, 70, 20, 60, 40)))
