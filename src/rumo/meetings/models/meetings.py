from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import StoredFile, Versioned
from rumo.directory.models import Association, Person
from rumo.meetings.enums import MeetingForm, MeetingState, Origin


class Meeting(Versioned):
    """A meeting of an association.

    `number` is the protocol's number in `series` (the calendar year, or the term of powers). A cancelled meeting has
    none, so its number goes to the next one.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("объединение")
    )
    series = models.CharField(max_length=40)
    number = models.PositiveIntegerField(_("номер протокола"), null=True, blank=True)
    title = models.CharField(_("тема заседания"), max_length=500, blank=True)
    date = models.DateField(_("дата"))
    date_to = models.DateField(_("последний день"), null=True, blank=True)
    time = models.TimeField(_("начало"), null=True, blank=True)
    form = models.CharField(_("форма"), max_length=12, choices=MeetingForm.choices, default=MeetingForm.IN_PERSON)
    place = models.CharField(_("место"), max_length=300, blank=True)
    link = models.URLField(_("ссылка на видеоконференцию"), blank=True)
    state = models.CharField(_("состояние"), max_length=12, choices=MeetingState.choices, default=MeetingState.DRAFT)
    chair = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("председательствующий"),
    )
    secretary = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("секретарь")
    )
    materials_due = models.DateField(_("материалы представить до"), null=True, blank=True)
    voting_opens = models.DateTimeField(_("голосование с"), null=True, blank=True)
    voting_closes = models.DateTimeField(_("голосование до"), null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # Why the meeting was cancelled or postponed, or why signed minutes are being corrected.
    reason = models.CharField(_("причина"), max_length=500, blank=True)
    # The day a correction of signed minutes began: both signatures must be under one and the same text.
    corrected_on = models.DateField(_("исправляется с"), null=True, blank=True)
    # A meeting of earlier years, read from its paper; `original` is the file as it came.
    origin = models.CharField(_("откуда"), max_length=10, choices=Origin.choices, default=Origin.ENTERED)
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("исходный файл")
    )

    class Meta:
        verbose_name = _("заседание")
        verbose_name_plural = _("заседания")
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["association", "-date"], name="meeting_register")]
        constraints = [
            models.UniqueConstraint(fields=["association", "series", "number"], name="protocol_number_unique"),
            models.CheckConstraint(
                condition=Q(date_to__isnull=True) | Q(date_to__gt=F("date")), name="meeting_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(voting_closes__isnull=True)
                | Q(voting_opens__isnull=True)
                | Q(voting_closes__gt=F("voting_opens")),
                name="voting_window_in_order",
            ),
            models.CheckConstraint(
                # Old papers do not always say when the members voted.
                condition=~Q(form=MeetingForm.ABSENTEE)
                | Q(origin=Origin.IMPORTED)
                | Q(voting_opens__isnull=False, voting_closes__isnull=False),
                name="absentee_meeting_has_its_window",
            ),
            models.CheckConstraint(
                condition=~Q(origin=Origin.IMPORTED) | Q(original__isnull=False),
                name="imported_meeting_has_its_original",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["signed", "published"]) | Q(number__isnull=False),
                name="signed_meeting_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CANCELLED) | (Q(number__isnull=True) & ~Q(reason="")),
                name="cancelled_meeting_has_reason_and_no_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.PUBLISHED) | Q(published_at__isnull=False),
                name="published_meeting_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        number = f"№ {self.number} " if self.number else ""
        return f"Заседание {number}от {self.date:%d.%m.%Y}"

    @property
    def is_imported(self) -> bool:
        return self.origin == Origin.IMPORTED

    @property
    def is_absentee(self) -> bool:
        return self.form == MeetingForm.ABSENTEE
