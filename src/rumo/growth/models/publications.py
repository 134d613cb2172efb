from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import StoredFile, Versioned
from rumo.directory.models import Association, Person, Subject
from rumo.growth.enums import ParticipationKind, PublicationKind


class Publication(Versioned):
    """An edition of an association. `for_low_results` marks recommendations for schools with low results."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="publications", verbose_name=_("объединение")
    )
    kind = models.CharField(_("вид"), max_length=15, choices=PublicationKind.choices)
    title = models.CharField(_("название"), max_length=500)
    authors = models.CharField(_("составители (авторы)"), max_length=500, blank=True)
    publisher = models.CharField(_("издатель"), max_length=300, blank=True)
    city = models.CharField(_("город"), max_length=100, blank=True)
    published_on = models.DateField(_("вышло"))
    pages = models.PositiveIntegerField(_("страниц"), null=True, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    for_low_results = models.BooleanField(_("для школ с низкими результатами"), default=False)
    link = models.URLField(_("ссылка"), max_length=500, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("издание")
        verbose_name_plural = _("издания")
        ordering = ["-published_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "kind", "title", "published_on"],
                name="publication_unique",
                violation_error_message=_("Такое издание уже внесено."),
            ),
            models.CheckConstraint(condition=~Q(title=""), name="publication_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Participation(Versioned):
    """A member takes part in something outside: a commission, a working group, a draft act."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations", verbose_name=_("кто"))
    kind = models.CharField(_("вид"), max_length=16, choices=ParticipationKind.choices)
    title = models.CharField(_("где именно"), max_length=500)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"), null=True, blank=True)
    ground = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("участие члена объединения")
        verbose_name_plural = _("участие членов объединения")
        ordering = ["-starts_on", "person__surname"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="participation_has_title"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="participation_days_in_order",
                violation_error_message=_("Последний день раньше первого: проверьте даты."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"
