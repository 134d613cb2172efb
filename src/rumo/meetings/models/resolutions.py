from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.assignments.models import Assignment
from rumo.core.models import Record, Versioned
from rumo.directory.models import Person
from rumo.documents.models import ApprovalStamp
from rumo.meetings.enums import Choice, ResolutionKind, VoteKind
from rumo.meetings.models.agenda import AgendaItem


class Speech(Versioned):
    """What somebody said in the discussion (ВЫСТУПИЛИ)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speeches")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("выступил"))
    post = models.CharField(_("должность"), max_length=500, blank=True)
    text = models.TextField(_("о чём говорил"), blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("выступление")
        verbose_name_plural = _("выступления")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.person.short_name


class Resolution(Versioned):
    """A decision of an item. Votes are three numbers or all three empty: not counted is not «единогласно».

    For votes by name the numbers are those of `named_votes`. `chair_choice` decides a tie where the rules say so.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(
        _("вид решения"), max_length=12, choices=ResolutionKind.choices, default=ResolutionKind.OTHER
    )
    text = models.TextField(_("решение"))
    vote_kind = models.CharField(_("голосование"), max_length=14, choices=VoteKind.choices, default=VoteKind.OPEN)
    votes_for = models.PositiveSmallIntegerField(_("за"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("против"), null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(_("воздержались"), null=True, blank=True)
    chair_choice = models.CharField(_("голос председательствующего"), max_length=10, choices=Choice.choices, blank=True)
    stamp = models.OneToOneField(
        ApprovalStamp,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resolution",
        verbose_name=_("гриф"),
    )

    class Meta:
        verbose_name = _("решение")
        verbose_name_plural = _("решения")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True, votes_abstained__isnull=True)
                | Q(votes_for__isnull=False, votes_against__isnull=False, votes_abstained__isnull=False),
                name="votes_are_all_counted_or_none",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_counted(self) -> bool:
        return self.votes_for is not None


class NamedVote(Record):
    """How a member voted: in a vote by name, or in the ballot of an absentee meeting."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="named_votes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("голос"), max_length=10, choices=Choice.choices)

    class Meta:
        verbose_name = _("голос")
        verbose_name_plural = _("голоса")
        ordering = ["person__surname", "person__first_name"]
        constraints = [models.UniqueConstraint(fields=["resolution", "person"], name="one_vote_each")]

    def __str__(self) -> str:
        return f"{self.person.short_name}: {self.get_choice_display()}"


class ResolutionAssignment(models.Model):
    """An assignment that follows from a resolution; it is issued when the minutes are signed."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="assignment_links")
    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="resolution_link")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.assignment)
