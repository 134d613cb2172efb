"""What was issued stays as it was issued: stored bytes with their hash."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile
from rumo.directory.models import Association, Region
from rumo.documents.enums import PaperFormat, PaperKind, StampKind


class IssuedPaper(Record):
    """A paper as signed: the dataclass as JSON and the files made from it. A correction is a new paper.

    `original` is the old file it was read from, for a paper that was not made here.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("вид"), max_length=20, choices=PaperKind.choices)
    title = models.CharField(_("заголовок"), max_length=500)
    date = models.DateField(_("дата"))
    number = models.CharField(_("номер"), max_length=50, blank=True)
    data = models.JSONField()
    sha256 = models.CharField(_("контрольная сумма данных"), max_length=64)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("исходный файл")
    )

    class Meta:
        verbose_name = _("выпущенный документ")
        verbose_name_plural = _("выпущенные документы")
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return self.title


class PaperFile(models.Model):
    """One format of an issued paper."""

    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=8, choices=PaperFormat.choices)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "format"], name="paper_format_once")]

    def __str__(self) -> str:
        return f"{self.paper} ({self.format})"


class WordTemplate(Record):
    """A region's own Word template. The newest active one of a kind is used; none means the product's own."""

    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="word_templates", verbose_name=_("регион")
    )
    kind = models.CharField(_("для чего"), max_length=20, choices=PaperKind.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("файл Word"))
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("шаблон Word")
        verbose_name_plural = _("шаблоны Word")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["region", "kind"], condition=Q(is_active=True), name="one_active_template")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file}"


class ApprovalStamp(Record):
    """A document approved, agreed or adopted by an association: what stands in its top right corner.

    `ground` is the printed act: «на заседании РУМО (протокол от 13.12.2023 № 4)».
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="stamps")
    kind = models.CharField(_("гриф"), max_length=12, choices=StampKind.choices, default=StampKind.APPROVED)
    document_title = models.CharField(_("документ"), max_length=500)
    ground = models.CharField(_("основание"), max_length=500)
    date = models.DateField(_("дата"))
    original = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("гриф утверждения")
        verbose_name_plural = _("грифы утверждения")
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ground}"
