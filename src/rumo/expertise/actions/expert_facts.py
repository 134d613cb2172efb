"""What the register says of one expert besides the powers: competences, absences, conflicts of interests."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.models import Organization, Person
from rumo.expertise import permissions
from rumo.expertise.actions.experts import write_competences
from rumo.expertise.competences import CompetenceData
from rumo.expertise.models import DeclaredConflict, Expert, ExpertAbsence, ExpertCompetence


@transaction.atomic
def add_competence(expert: Expert, *, data: CompetenceData, actor: User) -> None:
    """One more line. Raises Refusal for one that stands there already."""
    permissions.may_edit_expert(actor, expert).require()
    if not write_competences(expert, [data]):
        raise Refusal(_("Такая компетенция у эксперта уже есть."))
    audit.record(actor, "add_competence", expert, _("Добавлена компетенция: %(text)s") % {"text": data})


@transaction.atomic
def remove_competence(competence: ExpertCompetence, *, actor: User) -> None:
    expert = competence.expert
    permissions.may_edit_expert(actor, expert).require()
    data = CompetenceData(competence.subject, competence.level, competence.track_kind)
    competence.delete()
    summary = _("Убрана компетенция: %(text)s") % {"text": data}
    audit.record(actor, "remove_competence", expert, summary)


@transaction.atomic
def add_absence(expert: Expert, *, starts: date, ends: date, actor: User) -> ExpertAbsence:
    """Days the expert cannot review, both inclusive. Raises Refusal for days out of order or already told of."""
    permissions.may_tell_of_expert(actor, expert).require()
    if ends < starts:
        raise Refusal(_("Последний день раньше первого. Поменяйте дни местами."))
    if expert.absences.filter(starts__lte=ends, ends__gte=starts).exists():
        raise Refusal(_("Эти дни уже отмечены как отсутствие. Уберите прежнюю запись или измените дни."))
    absence = ExpertAbsence.objects.create(expert=expert, starts=starts, ends=ends)
    audit.record(actor, "add_absence", expert, _("Отсутствие: %(days)s") % {"days": absence})
    return absence


@transaction.atomic
def remove_absence(absence: ExpertAbsence, *, actor: User) -> None:
    expert = absence.expert
    permissions.may_tell_of_expert(actor, expert).require()
    audit.record(actor, "remove_absence", expert, _("Отсутствие отменено: %(days)s") % {"days": absence})
    absence.delete()


@transaction.atomic
def declare_conflict(
    expert: Expert,
    *,
    reason: str,
    person: Person | None = None,
    organization: Organization | None = None,
    actor: User,
) -> DeclaredConflict:
    """With a person or an organization, exactly one. Assignment minds it from now on."""
    permissions.may_tell_of_expert(actor, expert).require()
    if (person is None) == (organization is None):
        raise Refusal(_("Выберите либо человека, либо организацию."))
    if person is not None and person.pk == expert.person_id:
        raise Refusal(_("Это сам эксперт: с собственными материалами конфликт учитывается и так."))
    if not reason.strip():
        raise Refusal(_("Напишите, в чём конфликт: научный руководитель, родственник, соавтор."))
    if expert.conflicts.filter(person=person, organization=organization, submission=None).exists():
        raise Refusal(_("Этот конфликт интересов уже записан."))
    made = DeclaredConflict.objects.create(
        expert=expert, person=person, organization=organization, reason=reason.strip()[:300]
    )
    words = {"whom": person or organization, "why": made.reason}
    audit.record(actor, "declare_conflict", expert, _("Конфликт интересов: %(whom)s, %(why)s") % words)
    return made


@transaction.atomic
def withdraw_conflict(conflict: DeclaredConflict, *, actor: User) -> None:
    """Of a person or an organization; one with a material was told with a review and stays."""
    expert = conflict.expert
    permissions.may_tell_of_expert(actor, expert).require()
    if conflict.submission_id is not None:
        raise Refusal(_("О конфликте с материалом эксперт сказал, отвечая на приглашение: он остаётся."))
    words = {"whom": conflict.person or conflict.organization, "why": conflict.reason}
    audit.record(actor, "withdraw_conflict", expert, _("Конфликта интересов больше нет: %(whom)s, %(why)s") % words)
    conflict.delete()
