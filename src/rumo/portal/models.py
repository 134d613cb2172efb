"""What the public site keeps itself: a body's documents and communities, and the words by which pages are found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import StoredFile, Versioned
from rumo.directory.models import Association, Region
from rumo.portal.enums import LinkKind, PageKind


class PublicLink(Versioned):
    """A document of a body for everybody (its regulation, an order) as a file or an address, or a community's address.

    `note` is what stands under the title: «приказ от 10.01.2024 № 3».
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="public_links", verbose_name=_("объединение")
    )
    kind = models.CharField(_("вид"), max_length=10, choices=LinkKind.choices)
    title = models.CharField(_("название"), max_length=300)
    note = models.CharField(_("пояснение"), max_length=300, blank=True)
    url = models.URLField(_("ссылка"), max_length=500, blank=True)
    stored = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("файл")
    )

    class Meta:
        verbose_name = _("ссылка открытой страницы")
        verbose_name_plural = _("ссылки открытых страниц")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="public_link_has_title"),
            models.CheckConstraint(
                condition=Q(stored__isnull=True) & ~Q(url="") | Q(stored__isnull=False, url=""),
                name="public_link_is_file_or_address",
            ),
            models.CheckConstraint(condition=~Q(kind=LinkKind.COMMUNITY) | ~Q(url=""), name="community_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchEntry(models.Model):
    """A public page as search knows it: derived from its record, made anew whenever that changes (see `search`).

    `stems` has the title's words first. `changed_at` and `version` are the record's own; by them and `made_at` a stale
    entry is told.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=PageKind.choices)
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=600)
    about = models.CharField(max_length=600, blank=True)
    body = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True)
    url = models.CharField(max_length=300)
    stems = models.TextField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("страница в поиске")
        verbose_name_plural = _("страницы в поиске")
        indexes = [models.Index(fields=["region", "kind"], name="search_of_region")]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return self.title
