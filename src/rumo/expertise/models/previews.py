from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile
from rumo.expertise.enums import PreviewState


class FilePreview(Record):
    """A stored file as pictures of its pages, made once; `total` pages are shown, 0 until they are counted.

    Pages of a text that could not be laid out are missing; its `blocks` are then
    `[{"text", "level", "marker", "rows"}]`, `rows` a list of lists of texts or None.
    """

    stored = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=PreviewState.choices, default=PreviewState.MAKING)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    is_cut = models.BooleanField(default=False)
    blocks = models.JSONField(default=list, blank=True)
    message = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("просмотр файла")
        verbose_name_plural = _("просмотр файлов")

    def __str__(self) -> str:
        return f"{self.stored}: {self.get_state_display()}"


class PreviewPage(models.Model):
    """The picture of a page, numbered from 1; sizes in pixels."""

    preview = models.ForeignKey(FilePreview, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("страница просмотра")
        verbose_name_plural = _("страницы просмотра")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["preview", "number"], name="preview_page_once")]

    def __str__(self) -> str:
        return f"{self.preview}: {self.number}"
