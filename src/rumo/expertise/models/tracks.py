from __future__ import annotations

from datetime import time, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Versioned
from rumo.directory.models import Association
from rumo.expertise.enums import TrackKind
from rumo.expertise.track_config import TrackConfig
from rumo.russian.dates import long_date


class Track(Versioned):
    """A kind of expertise an association holds, with its rules ⚙. `config_data` is a `TrackConfig`."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="tracks", verbose_name=_("объединение")
    )
    kind = models.CharField(_("вид экспертизы"), max_length=12, choices=TrackKind.choices)
    title = models.CharField(_("название"), max_length=300)
    config_data = models.JSONField(default=dict)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("вид экспертизы")
        verbose_name_plural = _("виды экспертизы")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["association", "title"], name="track_title_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="track_has_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def config(self) -> TrackConfig:
        return TrackConfig.from_json(self.config_data)


class Campaign(Versioned):
    """A call for materials. `config_data` is the track's as it was when the campaign was opened.

    Materials are taken from `opens_at` to `closes_at` exclusive, to the second; an unpublished one is a draft.
    """

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("вид"))
    title = models.CharField(_("название"), max_length=300)
    opens_at = models.DateTimeField(_("приём с"))
    closes_at = models.DateTimeField(_("приём до"))
    is_published = models.BooleanField(_("объявлена"), default=False)
    config_data = models.JSONField(default=dict)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("приём материалов")
        verbose_name_plural = _("приём материалов")
        ordering = ["-opens_at"]
        constraints = [
            models.UniqueConstraint(fields=["track", "title"], name="campaign_title_unique"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="campaign_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def config(self) -> TrackConfig:
        return TrackConfig.from_json(self.config_data)

    @property
    def until(self) -> str:
        """«28 июня 2024 г. включительно» when materials are taken till midnight, else «29 июня 2024 г., 18:00»."""
        closes = localtime(self.closes_at)
        if closes.time() == time():
            return str(_("%s включительно") % long_date(closes.date() - timedelta(days=1)))
        clock = f"{closes:%H:%M:%S}" if closes.second else f"{closes:%H:%M}"
        return f"{long_date(closes.date())}, {clock}"
