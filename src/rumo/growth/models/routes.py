from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Municipality, Organization, Person, Subject
from rumo.events.models import Event, EventCertificate, Registration
from rumo.growth.enums import BatchState, CreditWay, ItemKind, ItemState, RouteGround, RouteState, WorkerKind
from rumo.growth.models.diagnostics import DiagnosticResult
from rumo.growth.models.settings import GapArea


class RouteTemplate(Versioned):
    """A route to begin from; `items` stand beside."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="route_templates", verbose_name=_("объединение")
    )
    title = models.CharField(_("название"), max_length=300)
    goal = models.TextField(_("цель"), blank=True)
    area = models.ForeignKey(
        GapArea, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("область дефицитов")
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("типовой маршрут")
        verbose_name_plural = _("типовые маршруты")
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["association", "title"], name="route_template_unique")]

    def __str__(self) -> str:
        return self.title


class TemplateItem(Record):
    """`days` from the route's start until the item is due."""

    template = models.ForeignKey(RouteTemplate, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("вид"), max_length=12, choices=ItemKind.choices)
    title = models.CharField(_("что сделать"), max_length=500)
    evidence = models.CharField(_("чем подтверждается"), max_length=300, blank=True)
    hours = models.DecimalField(_("часов"), max_digits=5, decimal_places=1, null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("срок, дней от начала"), default=30)

    class Meta:
        verbose_name = _("пункт типового маршрута")
        verbose_name_plural = _("пункты типового маршрута")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class LearningRoute(Versioned):
    """An individual learning route (ИОМ) of a person, with the school as it was when the route was made.

    `tutor` is a regional methodologist. Personal data: the teacher, the tutor and those who run the body read it.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="routes", verbose_name=_("объединение")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="routes", verbose_name=_("чей"))
    worker = models.CharField(
        _("кто по должности"), max_length=20, choices=WorkerKind.choices, default=WorkerKind.TEACHER
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("муниципалитет")
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    tutor = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="tutored_routes", verbose_name=_("тьютор")
    )
    ground = models.CharField(_("основание"), max_length=12, choices=RouteGround.choices)
    result = models.ForeignKey(DiagnosticResult, on_delete=models.PROTECT, null=True, blank=True, related_name="routes")
    template = models.ForeignKey(RouteTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="routes")
    batch = models.ForeignKey("RouteBatch", on_delete=models.SET_NULL, null=True, blank=True, related_name="routes")
    goal = models.TextField(_("цель"), blank=True)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"))
    state = models.CharField(_("состояние"), max_length=12, choices=RouteState.choices, default=RouteState.MADE)
    agreed_on = models.DateField(_("согласован"), null=True, blank=True)
    begun_on = models.DateField(_("начат"), null=True, blank=True)
    submitted_on = models.DateField(_("сдан"), null=True, blank=True)
    credited_on = models.DateField(_("зачтён"), null=True, blank=True)
    # The teacher's own words at the end, and what the tutor answered.
    reflection = models.TextField(_("рефлексия"), blank=True)
    remark = models.TextField(_("замечание тьютора"), blank=True)

    class Meta:
        verbose_name = _("маршрут")
        verbose_name_plural = _("маршруты")
        ordering = ["person__surname", "person__first_name", "pk"]
        indexes = [
            models.Index(fields=["association", "state"], name="routes_of_body"),
            models.Index(fields=["tutor", "state"], name="routes_of_tutor"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="route_days_in_order"),
            models.CheckConstraint(
                condition=~Q(state="credited") | Q(credited_on__isnull=False), name="credited_route_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_progress", "submitted", "credited"]) | Q(begun_on__isnull=False),
                name="begun_route_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "stopped"]) | ~Q(remark=""), name="returned_route_has_remark"
            ),
            models.CheckConstraint(condition=~Q(person=F("tutor")), name="nobody_tutors_oneself"),
        ]

    def __str__(self) -> str:
        return f"ИОМ: {self.person}"


class RouteItem(Versioned):
    """A step of a route. One with an `event` is credited by attendance or a certificate by itself.

    `evidence` says what shows that it was done; `link` or `stored` is that thing.
    """

    route = models.ForeignKey(LearningRoute, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("вид"), max_length=12, choices=ItemKind.choices)
    title = models.CharField(_("что сделать"), max_length=500)
    area = models.ForeignKey(
        GapArea, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("на какой дефицит")
    )
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="route_items",
        verbose_name=_("мероприятие"),
    )
    due_on = models.DateField(_("срок"), null=True, blank=True)
    hours = models.DecimalField(_("часов"), max_digits=5, decimal_places=1, null=True, blank=True)
    evidence = models.CharField(_("чем подтверждается"), max_length=300, blank=True)
    link = models.URLField(_("ссылка"), max_length=500, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reflection = models.TextField(_("что это дало"), blank=True)
    state = models.CharField(_("состояние"), max_length=10, choices=ItemState.choices, default=ItemState.PLANNED)
    submitted_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(_("замечание"), blank=True)
    credited_on = models.DateField(_("зачтено"), null=True, blank=True)
    credit_way = models.CharField(_("чем зачтено"), max_length=12, choices=CreditWay.choices, blank=True)
    credited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="route_items"
    )
    certificate = models.ForeignKey(
        EventCertificate, on_delete=models.PROTECT, null=True, blank=True, related_name="route_items"
    )

    class Meta:
        verbose_name = _("пункт маршрута")
        verbose_name_plural = _("пункты маршрута")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="route_item_has_title"),
            models.CheckConstraint(
                condition=~Q(state="credited") | (Q(credited_on__isnull=False) & ~Q(credit_way="")),
                name="credited_item_says_by_what",
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(remark=""), name="returned_item_has_remark"),
        ]

    def __str__(self) -> str:
        return self.title


class ItemReminder(models.Model):
    """A letter about an item's term goes out once: `days` before `for_day`; a term that was moved is told anew."""

    item = models.ForeignKey(RouteItem, on_delete=models.CASCADE, related_name="reminders")
    for_day = models.DateField()
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "for_day", "days"], name="route_item_reminder_once")]

    def __str__(self) -> str:
        return f"{self.item}: {self.days}"


class RouteBatch(Record):
    """Routes for a cohort, made in the background from one template."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="route_batches")
    template = models.ForeignKey(RouteTemplate, on_delete=models.PROTECT, related_name="batches")
    ground = models.CharField(_("основание"), max_length=12, choices=RouteGround.choices)
    # What was asked: {"people": [pk…], "tutors": [pk…], "starts_on", "ends_on", "results": {person: result}}.
    asked = models.JSONField(default=dict)
    state = models.CharField(_("состояние"), max_length=10, choices=BatchState.choices, default=BatchState.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=list, blank=True)  # [{"name", "reason"}]
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("создание маршрутов")
        verbose_name_plural = _("создания маршрутов")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.template} ({self.total})"
