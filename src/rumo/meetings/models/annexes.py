from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile
from rumo.meetings.models.agenda import AgendaItem
from rumo.meetings.models.meetings import Meeting


class Annex(Record):
    """A file of a meeting: a material of an item, or a numbered annex of the minutes («приложение № 1»)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="annexes")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="annexes",
        verbose_name=_("к вопросу"),
    )
    # A material handed out before the meeting has no number; an annex of the minutes has.
    number = models.PositiveSmallIntegerField(_("приложение №"), null=True, blank=True)
    title = models.CharField(_("название"), max_length=500)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("файл"))

    class Meta:
        verbose_name = _("приложение")
        verbose_name_plural = _("приложения")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="annex_number_unique"),
        ]

    def __str__(self) -> str:
        return f"Приложение № {self.number}. {self.title}" if self.number else self.title
