from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.enums import EducationLevel
from rumo.directory.models import Association, Municipality, Organization, Person, Subject
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType
from rumo.expertise.models.decisions import Decision
from rumo.expertise.models.endorsements import Endorsement


class Practice(Versioned):
    """A card of the bank or of the Atlas. Type and level are those of the Atlas; `year` that of its campaign.

    `search_text` is the card's words in their stems, kept for search where the database has no Russian.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="practices")
    catalogue = models.CharField(_("где"), max_length=6, choices=Catalogue.choices)
    title = models.CharField(_("название"), max_length=500)
    annotation = models.TextField(_("о чём"), blank=True)
    material_kind = models.CharField(_("вид материала"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("год"))
    type = models.CharField(_("тип практики"), max_length=12, choices=PracticeType.choices, blank=True)
    level = models.CharField(_("уровень практики"), max_length=10, choices=PracticeLevel.choices, blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    education_level = models.CharField(
        _("уровень образования"), max_length=12, choices=EducationLevel.choices, blank=True
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("муниципалитет")
    )
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="practice")
    endorsement = models.ForeignKey(
        Endorsement, on_delete=models.PROTECT, null=True, blank=True, related_name="practices"
    )
    is_published = models.BooleanField(_("опубликована"), default=False)
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("практика")
        verbose_name_plural = _("практики")
        ordering = ["-year", "title"]
        indexes = [models.Index(fields=["association", "catalogue", "year"], name="practice_catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(catalogue=Catalogue.ATLAS) | (~Q(type="") & ~Q(level="")),
                name="atlas_practice_has_type_and_level",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="practice_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class PracticeAuthor(models.Model):
    """An author of a practice; the name is public only with consent."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("автор"), max_length=200)
    may_be_published = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class PracticeFile(Record):
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(_("что это"), max_length=300, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title or self.stored.name
