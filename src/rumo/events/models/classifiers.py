from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.models import Association, Region


class Topic(Record):
    """A topic events are marked with («Функциональная грамотность»), one list a region."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="event_topics", verbose_name=_("регион"))
    title = models.CharField(_("тематика"), max_length=300)
    position = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("тематика")
        verbose_name_plural = _("тематики")
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["region", "title"], name="event_topic_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="event_topic_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class EventSeries(Record):
    """Events held under one name year after year («Горячая линия»)."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="event_series", verbose_name=_("объединение")
    )
    title = models.CharField(_("цикл"), max_length=300)
    about = models.TextField(_("о цикле"), blank=True)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("цикл мероприятий")
        verbose_name_plural = _("циклы мероприятий")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["association", "title"], name="event_series_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="event_series_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
