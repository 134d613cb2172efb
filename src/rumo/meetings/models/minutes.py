from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.models import Person
from rumo.documents.models import IssuedPaper
from rumo.meetings.enums import Capacity
from rumo.meetings.models.meetings import Meeting


class MinutesRevision(Record):
    """Signed minutes: revision 0 is the first, each correction the next, with its reason. The paper never changes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField(default=0)
    date = models.DateField()
    reason = models.CharField(_("причина исправления"), max_length=500, blank=True)
    paper = models.OneToOneField(IssuedPaper, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("редакция протокола")
        verbose_name_plural = _("редакции протокола")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="revision_number_unique"),
            models.CheckConstraint(condition=Q(number=0) | ~Q(reason=""), name="correction_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, редакция {self.number}" if self.number else str(self.meeting)


class Signature(Record):
    """A signature under the minutes as they stood: `paper_sha256` is of the paper's JSON.

    When the minutes change before the second signature, the hash no longer fits and the first must sign again.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="signatures")
    revision = models.PositiveSmallIntegerField(default=0)
    capacity = models.CharField(_("в качестве"), max_length=12, choices=Capacity.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    paper_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("подпись")
        verbose_name_plural = _("подписи")
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "revision", "capacity"], name="one_signature_a_capacity")
        ]

    def __str__(self) -> str:
        return f"{self.get_capacity_display()}: {self.person.short_name}"


class Waiver(Record):
    """A warning of the check that was signed over, with the reason. `place` is where the finding stood."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="waivers")
    code = models.CharField(max_length=60)
    place = models.CharField(max_length=200)
    reason = models.CharField(_("причина"), max_length=500)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("принятое замечание")
        verbose_name_plural = _("принятые замечания")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "code", "place"], name="finding_waived_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"
