from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.calendar import is_within
from rumo.core.models import Record, StoredFile
from rumo.directory.enums import ConsentKind, Gender, OfficeKind
from rumo.directory.models.organizations import Organization
from rumo.directory.models.regions import Municipality, Region
from rumo.russian import names


class Person(Record):
    """Somebody the associations work with; an account is optional."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="people", verbose_name=_("регион"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    surname = models.CharField(_("фамилия"), max_length=100)
    first_name = models.CharField(_("имя"), max_length=100)
    patronymic = models.CharField(_("отчество"), max_length=100, blank=True)
    gender = models.CharField(_("пол"), max_length=1, choices=Gender.choices)
    email = models.EmailField(_("электронная почта"), blank=True)
    phone = models.CharField(_("телефон"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("человек")
        verbose_name_plural = _("люди")
        ordering = ["surname", "first_name", "patronymic", "pk"]
        indexes = [models.Index(fields=["region", "surname"], name="person_surname")]

    def __str__(self) -> str:
        return self.full_name.full

    @property
    def full_name(self) -> names.FullName:
        return names.FullName(self.surname, self.first_name, self.patronymic, names.Gender(self.gender))

    @property
    def short_name(self) -> str:
        """«Фамилия И.О.»"""
        return self.full_name.surname_initials

    def post_on(self, day: date) -> Post | None:
        """The main post held on `day`. Walks the prefetched posts."""
        held = [post for post in self.posts.all() if post.holds_on(day)]
        return min(held, key=lambda post: (not post.is_main, post.pk), default=None)

    def post_text(self, day: date) -> str:
        """«директор центра ИРО» as papers of `day` print it, or an empty string."""
        post = self.post_on(day)
        return post.text_on(day) if post else ""


class Post(Record):
    """A post held from `valid_from` to `valid_to`, both inclusive; empty ends are open."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts", verbose_name=_("человек"))
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="posts", verbose_name=_("организация")
    )
    title = models.CharField(_("должность"), max_length=300)
    is_main = models.BooleanField(_("основная"), default=True)
    valid_from = models.DateField(_("с"), null=True, blank=True)
    valid_to = models.DateField(_("по"), null=True, blank=True)

    class Meta:
        verbose_name = _("должность")
        verbose_name_plural = _("должности")
        ordering = ["-is_main", "-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="post_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organization}"

    def holds_on(self, day: date) -> bool:
        return is_within(day, self.valid_from, self.valid_to)

    def text_on(self, day: date) -> str:
        """The post followed by its organization under the short name valid on `day`, as papers print it."""
        return f"{self.title} {self.organization.name_on(day).short}"


class Consent(Record):
    """A consent under 152-ФЗ. Dissemination is given by categories; withdrawn, it means no longer public."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents", verbose_name=_("человек"))
    kind = models.CharField(_("вид"), max_length=20, choices=ConsentKind.choices)
    categories = models.JSONField(_("категории данных"), default=list, blank=True)
    given_on = models.DateField(_("дано"))
    withdrawn_on = models.DateField(_("отозвано"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("согласие")
        verbose_name_plural = _("согласия")
        ordering = ["-given_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    def holds_on(self, day: date) -> bool:
        return self.given_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


class Office(Record):
    """A power not from a membership: who administers a region, who works as a methodologist and where."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offices")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="offices", verbose_name=_("регион"))
    kind = models.CharField(_("роль"), max_length=30, choices=OfficeKind.choices)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("организация"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("муниципалитет"),
    )

    class Meta:
        verbose_name = _("полномочие")
        verbose_name_plural = _("полномочия")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region"], condition=Q(kind=OfficeKind.REGION_ADMIN), name="region_admin_once"
            ),
            models.UniqueConstraint(
                fields=["user", "organization"],
                condition=Q(kind=OfficeKind.INSTITUTE_METHODOLOGIST),
                name="institute_methodologist_once",
            ),
            models.UniqueConstraint(
                fields=["user", "municipality"],
                condition=Q(kind=OfficeKind.MUNICIPAL_METHODOLOGIST),
                name="municipal_methodologist_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=OfficeKind.REGION_ADMIN)
                | Q(kind=OfficeKind.INSTITUTE_METHODOLOGIST, organization__isnull=False)
                | Q(kind=OfficeKind.MUNICIPAL_METHODOLOGIST, municipality__isnull=False),
                name="office_has_its_place",
            ),
        ]

    def __str__(self) -> str:
        place = self.organization or self.municipality or self.region
        return f"{self.get_kind_display()}, {place}"


class NameException(Record):
    """A name the rules decline wrongly, with its forms, kept by a region."""

    region = models.ForeignKey(
        Region, on_delete=models.CASCADE, related_name="name_exceptions", verbose_name=_("регион")
    )
    part = models.CharField(
        _("часть имени"),
        max_length=12,
        choices=[("surname", _("фамилия")), ("first_name", _("имя")), ("patronymic", _("отчество"))],
    )
    nominative = models.CharField(_("именительный"), max_length=100)
    gender = models.CharField(_("пол"), max_length=1, choices=Gender.choices)
    genitive = models.CharField(_("родительный (кого?)"), max_length=100)
    dative = models.CharField(_("дательный (кому?)"), max_length=100)
    accusative = models.CharField(_("винительный (кого?)"), max_length=100)
    instrumental = models.CharField(_("творительный (кем?)"), max_length=100)
    prepositional = models.CharField(_("предложный (о ком?)"), max_length=100)

    class Meta:
        verbose_name = _("исключение в склонении")
        verbose_name_plural = _("исключения в склонении имён")
        ordering = ["nominative"]
        constraints = [
            models.UniqueConstraint(fields=["region", "part", "nominative", "gender"], name="name_exception_unique")
        ]

    def __str__(self) -> str:
        return self.nominative
