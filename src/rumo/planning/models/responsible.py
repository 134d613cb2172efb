from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.enums import Role
from rumo.directory.models import Association, Organization, Person
from rumo.planning.models.rows import PlanRow
from rumo.planning.models.schedule import PlannedMeeting, PlannedQuestion


class Responsible(Record):
    """Who answers for a row, a planned meeting or a question (exactly one of them).

    `text` is printed. Behind it at most one of: a person, a body, an organization, the holders of a role — of the
    plan's association, or with `of_sub_bodies` of each body below it. An approver agrees to the result, `duty` says
    to what («Согласование планов»).
    """

    row = models.ForeignKey(PlanRow, on_delete=models.CASCADE, null=True, blank=True, related_name="responsible")
    meeting = models.ForeignKey(
        PlannedMeeting, on_delete=models.CASCADE, null=True, blank=True, related_name="responsible"
    )
    question = models.ForeignKey(
        PlannedQuestion, on_delete=models.CASCADE, null=True, blank=True, related_name="responsible"
    )
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("ответственный"), max_length=500)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, blank=True)
    of_sub_bodies = models.BooleanField(_("подобъединений"), default=False)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_approver = models.BooleanField(_("согласует"), default=False)
    duty = models.CharField(_("что согласует"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ответственный")
        verbose_name_plural = _("ответственные")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(row__isnull=False, meeting__isnull=True, question__isnull=True)
                | Q(row__isnull=True, meeting__isnull=False, question__isnull=True)
                | Q(row__isnull=True, meeting__isnull=True, question__isnull=False),
                name="responsible_for_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, association__isnull=True, organization__isnull=True)
                | Q(person__isnull=False, association__isnull=True, organization__isnull=True, role="")
                | Q(person__isnull=True, association__isnull=False, organization__isnull=True, role="")
                | Q(person__isnull=True, association__isnull=True, organization__isnull=False, role=""),
                name="responsible_is_one_of_four",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="responsible_has_text"),
            models.CheckConstraint(condition=Q(of_sub_bodies=False) | ~Q(role=""), name="sub_bodies_need_a_role"),
        ]

    def __str__(self) -> str:
        return self.text
