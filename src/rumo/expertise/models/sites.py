from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Organization
from rumo.expertise.enums import InnovationStatus


class InnovationSite(Versioned):
    """An innovation site: an organization with its theme. Its statuses are a ladder it climbs."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="innovation_sites")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="innovation_sites", verbose_name=_("организация")
    )
    theme = models.CharField(_("тема"), max_length=500)

    class Meta:
        verbose_name = _("инновационная площадка")
        verbose_name_plural = _("инновационные площадки")
        ordering = ["organization__full_name"]
        constraints = [models.UniqueConstraint(fields=["organization", "theme"], name="site_theme_once")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.theme}"


class SiteStatus(Record):
    """A status held from `starts` to `ends`, both inclusive, by an act."""

    site = models.ForeignKey(InnovationSite, on_delete=models.CASCADE, related_name="statuses")
    status = models.CharField(_("статус"), max_length=10, choices=InnovationStatus.choices)
    starts = models.DateField(_("с"))
    ends = models.DateField(_("по"), null=True, blank=True)
    ground = models.CharField(_("основание"), max_length=300)

    class Meta:
        verbose_name = _("статус площадки")
        verbose_name_plural = _("статусы площадок")
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(fields=["site", "status", "starts"], name="site_status_once"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="site_status_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_status_display())


class SiteReport(Record):
    """A report the site owes, and what it handed in."""

    site = models.ForeignKey(InnovationSite, on_delete=models.CASCADE, related_name="reports")
    title = models.CharField(_("отчёт"), max_length=300)
    due_on = models.DateField(_("срок"))
    received_on = models.DateField(_("получен"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("отчёт площадки")
        verbose_name_plural = _("отчёты площадок")
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["site", "title", "due_on"], name="site_report_once")]

    def __str__(self) -> str:
        return self.title
