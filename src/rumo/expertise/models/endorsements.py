from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, Versioned
from rumo.directory.models import Association
from rumo.expertise.enums import EndorsementState
from rumo.expertise.models.decisions import Decision


class Endorsement(Versioned):
    """A stamp («гриф») given to a material. `number` runs in `series`; `printed_number` follows the rule ⚙.

    Valid to `valid_until` inclusive, without it for good. `token` opens the public page of its check.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="endorsements")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="endorsement")
    series = models.CharField(max_length=40)
    number = models.PositiveIntegerField(_("№"))
    printed_number = models.CharField(_("номер"), max_length=50)
    title = models.CharField(_("материал"), max_length=500)
    authors = models.CharField(_("авторы"), max_length=1000)
    issued_on = models.DateField(_("выдан"))
    valid_until = models.DateField(_("действует до"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=EndorsementState.choices, default=EndorsementState.ISSUED)
    revoked_on = models.DateField(_("отозван"), null=True, blank=True)
    reason = models.CharField(_("почему отозван"), max_length=500, blank=True)
    renews = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by")
    token = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("гриф")
        verbose_name_plural = _("грифы")
        ordering = ["-issued_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["association", "series", "number"], name="endorsement_number_unique"),
            models.UniqueConstraint(fields=["association", "printed_number"], name="endorsement_printed_unique"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("issued_on")),
                name="endorsement_days_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state=EndorsementState.REVOKED) | (Q(revoked_on__isnull=False) & ~Q(reason="")),
                name="revoked_endorsement_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} № {self.printed_number}"


class EndorsementReminder(Record):
    """A reminder to renew that went out, once for each endorsement."""

    endorsement = models.OneToOneField(Endorsement, on_delete=models.CASCADE, related_name="reminder")

    def __str__(self) -> str:
        return str(self.endorsement)
