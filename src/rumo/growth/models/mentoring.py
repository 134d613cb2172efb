from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Organization, Person
from rumo.growth.enums import MentoringForm, PairState


class MentoringProgram(Versioned):
    """A mentoring programme of an organization, in force from `starts_on` to `ends_on` inclusive."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="mentoring_programs", verbose_name=_("объединение")
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="mentoring_programs", verbose_name=_("организация")
    )
    title = models.CharField(_("название"), max_length=500)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"), null=True, blank=True)
    ground = models.CharField(_("чем утверждена"), max_length=300, blank=True)
    link = models.URLField(_("ссылка"), max_length=500, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("программа наставничества")
        verbose_name_plural = _("программы наставничества")
        ordering = ["organization__full_name", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "title", "starts_on"],
                name="mentoring_program_unique",
                violation_error_message=_("Такая программа этой организации уже внесена."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="mentoring_days_in_order",
                violation_error_message=_("Последний день раньше первого: проверьте даты."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MentoringPair(Versioned):
    """A mentor and the one mentored."""

    program = models.ForeignKey(MentoringProgram, on_delete=models.CASCADE, related_name="pairs")
    mentor = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="mentored_pairs", verbose_name=_("наставник")
    )
    mentee = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="mentor_pairs", verbose_name=_("наставляемый")
    )
    form = models.CharField(_("форма"), max_length=20, choices=MentoringForm.choices)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"), null=True, blank=True)
    state = models.CharField(_("состояние"), max_length=8, choices=PairState.choices, default=PairState.ACTIVE)
    result = models.TextField(_("результат"), blank=True)

    class Meta:
        verbose_name = _("наставническая пара")
        verbose_name_plural = _("наставнические пары")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "mentor", "mentee", "starts_on"],
                name="mentoring_pair_once",
                violation_error_message=_("Такая пара уже внесена."),
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("mentee")),
                name="nobody_mentors_oneself",
                violation_error_message=_("Наставник и наставляемый — один и тот же человек."),
            ),
            models.CheckConstraint(
                condition=Q(state="active") | Q(ends_on__isnull=False), name="ended_pair_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} — {self.mentee}"


class MentoringEntry(Record):
    """A line of the pair's journal."""

    pair = models.ForeignKey(MentoringPair, on_delete=models.CASCADE, related_name="entries")
    date = models.DateField(_("дата"))
    text = models.TextField(_("что сделано"))
    hours = models.DecimalField(_("часов"), max_digits=4, decimal_places=1, null=True, blank=True)

    class Meta:
        verbose_name = _("запись журнала наставничества")
        verbose_name_plural = _("журнал наставничества")
        ordering = ["-date", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="mentoring_entry_has_text")]

    def __str__(self) -> str:
        return f"{self.date:%d.%m.%Y}"
