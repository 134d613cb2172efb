from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import StoredFile, Versioned
from rumo.directory.models import Association, Municipality, Order, Organization, Person, Subject
from rumo.growth.enums import PoolKind, ProductKind


class PoolMember(Versioned):
    """A person of a pool (региональные методисты, РМА, РУА) from `valid_from` to `valid_to` inclusive, by an order."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="pool_members", verbose_name=_("объединение")
    )
    kind = models.CharField(_("актив"), max_length=25, choices=PoolKind.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pools", verbose_name=_("кто"))
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("муниципалитет")
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    functions = models.TextField(_("что делает"), blank=True)
    ground = models.CharField(_("основание"), max_length=300, blank=True)
    appointed_by = models.ForeignKey(
        Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("приказ")
    )
    valid_from = models.DateField(_("с"))
    valid_to = models.DateField(_("по"), null=True, blank=True)

    class Meta:
        verbose_name = _("участник актива")
        verbose_name_plural = _("участники активов")
        ordering = ["person__surname", "person__first_name", "pk"]
        indexes = [models.Index(fields=["association", "kind", "valid_from"], name="pool_of_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "kind", "person"],
                condition=Q(valid_to__isnull=True),
                name="pool_member_open_once",
                violation_error_message=_("Этот человек уже состоит в этом активе."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="pool_days_in_order",
                violation_error_message=_("Последний день раньше первого: проверьте даты."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class PoolProduct(Versioned):
    """What a pool made: a КИМ, a specification, a guide."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="pool_products")
    pool = models.CharField(_("актив"), max_length=25, choices=PoolKind.choices, default=PoolKind.METHODOLOGISTS)
    kind = models.CharField(_("вид"), max_length=15, choices=ProductKind.choices)
    title = models.CharField(_("название"), max_length=500)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    made_on = models.DateField(_("готов"))
    authors = models.ManyToManyField(PoolMember, blank=True, related_name="products", verbose_name=_("авторы"))
    link = models.URLField(_("ссылка"), max_length=500, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("разработка актива")
        verbose_name_plural = _("разработки актива")
        ordering = ["-made_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "kind", "title"],
                name="pool_product_unique",
                violation_error_message=_("Такая разработка уже внесена."),
            ),
            models.CheckConstraint(condition=~Q(title=""), name="pool_product_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
