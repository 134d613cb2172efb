from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Versioned
from rumo.directory.models import Association


class ReportTemplate(Versioned):
    """A body's own template: `sections` is a list of `template_sections.TemplateSection` as JSON. Without one of its
    own a body begins from the templates of the product (see `presets`)."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="report_templates", verbose_name=_("объединение")
    )
    title = models.CharField(_("название"), max_length=300)
    sections = models.JSONField(default=list)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("шаблон отчёта")
        verbose_name_plural = _("шаблоны отчётов")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["association", "title"], name="report_template_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="report_template_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
