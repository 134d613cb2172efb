"""Results of diagnostics entered one by one, and the mark that gaps were gone through with the teacher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.directory.models import Organization, Person, Subject
from rumo.directory.powers import powers_of
from rumo.growth import permissions
from rumo.growth.enums import ResultState, WorkerKind
from rumo.growth.models import Diagnostic, DiagnosticResult, GapArea, GapLevel, ResultImport, SkillGap
from rumo.growth.queries import visible_results
from rumo.growth.workers import worker_of
from rumo.russian.dates import date_range
from rumo.russian.numbers import agree

# SQLite takes so many values in one question.
PART = 500


@dataclass(frozen=True, slots=True)
class GapData:
    """The level in an area; `topic` says what exactly."""

    area: GapArea
    level: GapLevel
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ResultData:
    """What somebody got on `taken_on`. `organization` and `worker`, where not told, follow from the main post."""

    taken_on: date
    subject: Subject | None = None
    organization: Organization | None = None
    worker: WorkerKind | None = None
    percent: Decimal | None = None
    gaps: Sequence[GapData] = ()


@transaction.atomic
def enter_result(diagnostic: Diagnostic, *, person: Person, data: ResultData, actor: User) -> DiagnosticResult:
    """Raises NotAllowed, Refusal for a second result of the person in the subject or a day outside the campaign."""
    permissions.may_run_growth(actor, diagnostic.association).require()
    _require_fit(diagnostic, person, data)
    if diagnostic.results.filter(person=person, subject=data.subject).exists():
        raise Refusal(_("Результат этого человека уже внесён: откройте его и исправьте."))
    made = write_result(diagnostic, person, data)
    audit.record(actor, "enter_result", made, _("Внесён результат диагностики «%(title)s»") % {"title": diagnostic})
    return made


def write_result(
    diagnostic: Diagnostic, person: Person, data: ResultData, imported: ResultImport | None = None
) -> DiagnosticResult:
    """The rows of a result that was already checked; the import and `enter_result` share it."""
    post = person.post_on(data.taken_on)
    organization = data.organization or (post.organization if post else None)
    made = DiagnosticResult.objects.create(
        diagnostic=diagnostic,
        person=person,
        organization=organization,
        municipality=organization.municipality if organization else None,
        subject=data.subject,
        worker=data.worker or worker_of(post.title if post else ""),
        taken_on=data.taken_on,
        percent=data.percent,
        imported=imported,
    )
    _write_gaps(made, data.gaps)
    return made


@transaction.atomic
def edit_result(result: DiagnosticResult, *, data: ResultData, actor: User) -> DiagnosticResult:
    """Write it anew with its gaps. Raises NotAllowed, Refusal as `enter_result` does."""
    diagnostic = result.diagnostic
    permissions.may_run_growth(actor, diagnostic.association).require()
    _require_fit(diagnostic, result.person, data)
    if diagnostic.results.filter(person=result.person, subject=data.subject).exclude(pk=result.pk).exists():
        raise Refusal(_("По этому предмету у человека уже есть другой результат."))
    before = [str(gap) for gap in result.gaps.select_related("area", "level")]
    changes = audit.changed(
        result,
        taken_on=data.taken_on,
        subject_id=data.subject.pk if data.subject else None,
        organization=data.organization,
        municipality=data.organization.municipality if data.organization else None,
        worker=data.worker or result.worker,
        percent=data.percent,
    )
    result.save()
    result.gaps.all().delete()
    _write_gaps(result, data.gaps)
    after = [str(gap) for gap in result.gaps.select_related("area", "level")]
    if before != after:
        changes["gaps"] = [before, after]
    if changes:
        audit.record(actor, "edit_result", result, _("Исправлен результат диагностики"), changes)
    return result


@transaction.atomic
def delete_result(result: DiagnosticResult, *, actor: User) -> None:
    """Take out one entered by mistake. Raises NotAllowed, Refusal when a route follows from it."""
    permissions.may_run_growth(actor, result.diagnostic.association).require()
    if result.routes.exists():
        raise Refusal(_("По этому результату составлен маршрут: удалить результат нельзя."))
    summary = _("Удалён результат диагностики: %(name)s") % {"name": result.person}
    audit.record(actor, "delete_result", result.diagnostic, summary)
    result.delete()


def analysable_results(user: Any) -> QuerySet[DiagnosticResult]:
    """Results whose gaps the user may mark as gone through: all one sees but one's own."""
    return visible_results(user).exclude(person=powers_of(user).person_id or 0)


@transaction.atomic
def mark_analysed(results: Sequence[DiagnosticResult], *, actor: User, on: date | None = None) -> int:
    """Mark that gaps were gone through with the teachers on the day `on`, today if none; returns how many were new.

    Raises NotAllowed when one of them is not the actor's to mark, Refusal for a day to come or before a result.
    """
    day = on or clock.today()
    if day > clock.today():
        raise Refusal(_("Разбор ещё не мог пройти: дата в будущем."))
    waiting = [each for each in results if each.state == ResultState.MEASURED]
    _require_analysable([each.pk for each in waiting], actor)
    early = next((each for each in waiting if each.taken_on > day), None)
    if early is not None:
        raise Refusal(_("%(name)s: диагностика пройдена позже этого дня.") % {"name": early.person})
    marked = 0
    for keys in _parts([each.pk for each in waiting]):
        rows = DiagnosticResult.objects.filter(pk__in=keys, state=ResultState.MEASURED)
        marked += rows.update(state=ResultState.ANALYSED, analysed_on=day, updated_at=clock.now())
    for diagnostic in {each.diagnostic for each in waiting}:
        mine = [each for each in waiting if each.diagnostic_id == diagnostic.pk]
        summary = _("Дефициты разобраны: %(count)s") % {"count": agree(len(mine), "результат")}
        audit.record(actor, "mark_analysed", diagnostic, summary, {"results": [each.pk for each in mine], "on": day})
        if len(waiting) == 1:
            audit.record(actor, "mark_analysed", mine[0], _("Дефициты разобраны"), {"on": day})
    return marked


@transaction.atomic
def unmark_analysed(result: DiagnosticResult, *, actor: User) -> None:
    """Take the mark back. Raises NotAllowed, Refusal when there is none."""
    _require_analysable([result.pk], actor)
    rows = DiagnosticResult.objects.filter(pk=result.pk, state=ResultState.ANALYSED)
    if rows.update(state=ResultState.MEASURED, analysed_on=None, updated_at=clock.now()) != 1:
        raise Refusal(_("Дефициты и так не отмечены разобранными."))
    audit.record(actor, "unmark_analysed", result, _("Снята отметка о разборе дефицитов"))


def _require_analysable(keys: Sequence[int], actor: User) -> None:
    allowed = sum(analysable_results(actor).filter(pk__in=part).count() for part in _parts(keys))
    if allowed != len(keys):
        raise NotAllowed(_("Отметить разбор могут те, кто ведёт объединение, муниципальный методист и тьютор."))


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + PART] for start in range(0, len(keys), PART)]


def _write_gaps(result: DiagnosticResult, gaps: Sequence[GapData]) -> None:
    SkillGap.objects.bulk_create(
        SkillGap(result=result, area=gap.area, level=gap.level, topic=gap.topic.strip()) for gap in gaps
    )


def _require_fit(diagnostic: Diagnostic, person: Person, data: ResultData) -> None:
    region = diagnostic.association.region_id
    parts = [person, data.subject, data.organization, *(one for gap in data.gaps for one in (gap.area, gap.level))]
    if any(part is not None and part.region_id != region for part in parts):
        raise Refusal(_("Человек, организация, предмет и уровни должны быть из региона объединения."))
    if not diagnostic.starts_on <= data.taken_on <= diagnostic.ends_on:
        raise Refusal(
            _("Диагностика проводилась %(days)s: проверьте дату.")
            % {"days": date_range(diagnostic.starts_on, diagnostic.ends_on)}
        )
    if data.percent is not None and not 0 <= data.percent <= 100:
        raise Refusal(_("Процент выполнения — от 0 до 100."))
    named = [(gap.area.pk, gap.topic.strip().casefold()) for gap in data.gaps]
    if len(set(named)) < len(named):
        raise Refusal(_("Одна и та же область с тем же уточнением названа дважды."))
