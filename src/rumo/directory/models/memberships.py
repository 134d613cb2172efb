from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.calendar import is_within
from rumo.core.models import Record, StoredFile
from rumo.directory.enums import OrderKind, Role
from rumo.directory.models.associations import Association
from rumo.directory.models.organizations import Organization
from rumo.directory.models.people import Person


class Order(Record):
    """An order (приказ) that appoints and withdraws members. `number` is printed as it stands: «187_ОД»."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="orders", verbose_name=_("объединение")
    )
    kind = models.CharField(_("вид"), max_length=20, choices=OrderKind.choices)
    issuer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="orders", verbose_name=_("кем издан")
    )
    number = models.CharField(_("номер"), max_length=50)
    date = models.DateField(_("дата"))
    in_force_from = models.DateField(_("действует с"))
    title = models.CharField(_("о чём"), max_length=500)
    signed_by = models.CharField(_("кто подписал"), max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("приказ")
        verbose_name_plural = _("приказы")
        ordering = ["-date", "-pk"]
        constraints = [models.UniqueConstraint(fields=["issuer", "number", "date"], name="order_number_unique")]

    def __str__(self) -> str:
        return f"приказ от {self.date:%d.%m.%Y} № {self.number}"


class Membership(Record):
    """A member from `valid_from` to `valid_to` inclusive, by the order that appointed and the one that withdrew."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("объединение")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("человек"))
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    valid_from = models.DateField(_("с"))
    valid_to = models.DateField(_("по"), null=True, blank=True)
    appointed_by = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("назначен приказом")
    )
    withdrawn_by = models.ForeignKey(
        Order,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawals",
        verbose_name=_("выведен приказом"),
    )

    class Meta:
        verbose_name = _("членство")
        verbose_name_plural = _("состав")
        ordering = ["person__surname", "person__first_name", "person__patronymic"]
        indexes = [models.Index(fields=["association", "valid_from", "valid_to"], name="membership_dates")]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "person"], condition=Q(valid_to__isnull=True), name="membership_open_once"
            ),
            models.UniqueConstraint(fields=["association", "person", "valid_from"], name="membership_starts_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="membership_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.short_name}, {self.get_role_display()}"

    def holds_on(self, day: date) -> bool:
        return is_within(day, self.valid_from, self.valid_to)
