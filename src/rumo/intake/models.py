"""What was brought, what was read in it, what became of it."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Order, Organization, Region
from rumo.documents.models import IssuedPaper
from rumo.intake.enums import BatchState, FileState, PaperKind, PaperState
from rumo.meetings.models import Meeting
from rumo.planning.models import Plan

# What a paper may become; an admitted one is exactly one of them.
RECORDS = ("admitted_meeting", "admitted_plan", "admitted_order", "admitted_paper")


def _is_admitted_as(record: str) -> Q:
    others = {f"{name}__isnull": name != record for name in RECORDS}
    return Q(state=PaperState.ADMITTED, admitted_at__isnull=False, **others)


_IS_NOT_ADMITTED = ~Q(state=PaperState.ADMITTED) & Q(
    admitted_at__isnull=True, **{f"{name}__isnull": True for name in RECORDS}
)


class Batch(Record):
    """Files dropped at once, for the papers of `association`."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="+", verbose_name=_("объединение")
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.READING)

    class Meta:
        verbose_name = _("загрузка старых документов")
        verbose_name_plural = _("загрузки старых документов")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Загрузка от {self.created_at:%d.%m.%Y}"


class IncomingFile(Record):
    """A file as it came. `source` are the blocks of the opened document as `source.to_json` gives them."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField(default=1)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.QUEUED)
    # Why it could not be read, in Russian; or what the reader had to leave out.
    message = models.CharField(max_length=1000, blank=True)
    source = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name = _("старый документ")
        verbose_name_plural = _("старые документы")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(state=FileState.FAILED) | ~Q(message=""), name="failed_file_says_why"),
            models.CheckConstraint(
                condition=~Q(state=FileState.READ) | Q(source__isnull=False), name="read_file_has_source"
            ),
        ]

    def __str__(self) -> str:
        return self.stored.name


class IncomingPaper(Versioned):
    """One paper found in a file.

    `data` is the paper as `rumo read --json` prints it, corrected by hand later; `found`, `unread` and `findings` are
    lists as `extraction` makes them; `people` says who of the directory each name is, see `matching`.
    """

    file = models.ForeignKey(IncomingFile, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("вид"), max_length=10, choices=PaperKind.choices)
    title = models.CharField(_("заголовок"), max_length=500)
    # The block of the source with which the paper begins.
    first_block = models.PositiveIntegerField(default=0)
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="+", verbose_name=_("объединение")
    )
    data = models.JSONField()
    found = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    confidence = models.FloatField(default=0)
    people = models.JSONField(default=dict)
    # Of an order: who issued it, chosen by hand when its words did not tell.
    issuer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("кем издан")
    )
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.PENDING)
    is_edited = models.BooleanField(default=False)
    admitted_meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="incoming_paper"
    )
    admitted_plan = models.OneToOneField(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="incoming_paper"
    )
    admitted_order = models.OneToOneField(
        Order, on_delete=models.PROTECT, null=True, blank=True, related_name="incoming_paper"
    )
    admitted_paper = models.OneToOneField(
        IssuedPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="incoming_paper"
    )
    admitted_at = models.DateTimeField(null=True, blank=True)
    admitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Keys of the people whom the admission added to the directory: undoing it takes out those nobody else needs.
    created_people = models.JSONField(default=list)

    class Meta:
        verbose_name = _("прочитанный документ")
        verbose_name_plural = _("прочитанные документы")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="paper_position_unique"),
            models.CheckConstraint(
                condition=reduce(or_, map(_is_admitted_as, RECORDS), _IS_NOT_ADMITTED),
                name="admitted_paper_has_its_record",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def record(self) -> models.Model | None:
        """What the paper became; None until it is admitted."""
        return next(filter(None, (getattr(self, name) for name in RECORDS)), None)

    @property
    def is_readable(self) -> bool:
        """Is it of a known kind, with fields to correct and a record to become."""
        return self.kind != PaperKind.OTHER
