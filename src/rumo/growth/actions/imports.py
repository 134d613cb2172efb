"""A table of results of an outside platform: brought, its columns named, checked, written, undone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Conflict, Refusal
from rumo.directory.models import Organization, Person, Post
from rumo.growth import permissions
from rumo.growth.dependants import PART, used_keys
from rumo.growth.enums import ImportState, ResultState
from rumo.growth.import_tasks import apply_results, read_results
from rumo.growth.models import ColumnMapping, Diagnostic, DiagnosticResult, ResultImport
from rumo.growth.result_columns import column_problem, headings_mark
from rumo.russian.numbers import agree

# What may be done with people of a name the directory knows at another school: the same, or namesakes.
ELSEWHERE = ("same", "new")


@transaction.atomic
def start_import(diagnostic: Diagnostic, *, upload: UploadedFile, actor: User) -> ResultImport:
    """Keep the file; it is read in the background. Raises NotAllowed, FileRefused for anything but .xlsx."""
    permissions.may_run_growth(actor, diagnostic.association).require()
    stored = files.store_upload(upload, actor=actor, allowed=(files.XLSX,))
    held = ResultImport.objects.create(diagnostic=diagnostic, stored=stored, uploaded_by=actor)
    audit.record(actor, "start_import", held, _("Загружена таблица результатов: %(name)s") % {"name": stored})
    transaction.on_commit(partial(read_results.enqueue, held.pk))
    return held


@transaction.atomic
def set_columns(held: ResultImport, *, columns: Mapping[str, str], actor: User) -> ResultImport:
    """Say what the columns hold; it is remembered for tables with the same headings, and the table is checked anew.

    Raises NotAllowed, Conflict when the table is past that, Refusal when the meanings do not do.
    """
    permissions.may_run_growth(actor, held.diagnostic.association).require()
    meant = {number: meaning for number, meaning in columns.items() if meaning}
    problem = column_problem(meant)
    if problem:
        raise Refusal(problem)
    _move(held, (ImportState.MAPPING, ImportState.READY), ImportState.READING, columns=meant, errors=[], found={})
    ColumnMapping.objects.update_or_create(
        region=held.diagnostic.association.region,
        platform=held.diagnostic.platform,
        headings=headings_mark(held.headings),
        defaults={"columns": meant},
    )
    audit.record(actor, "set_columns", held, _("Указаны столбцы таблицы"), {"columns": meant})
    transaction.on_commit(partial(read_results.enqueue, held.pk))
    return held


@transaction.atomic
def apply_import(held: ResultImport, *, elsewhere: str = "", skips_bad: bool = False, actor: User) -> ResultImport:
    """Write what was checked, in the background; people and organizations that are new go to the directory.

    `elsewhere` says who those are whom the directory knows at another school (ELSEWHERE); `skips_bad` leaves rows with
    mistakes out. Raises NotAllowed, Conflict when it is not checked, Refusal when a choice is missing.
    """
    permissions.may_run_growth(actor, held.diagnostic.association).require()
    if held.errors and not skips_bad:
        raise Refusal(_("В таблице есть ошибки: исправьте их и загрузите её снова или внесите без этих строк."))
    if held.found.get("elsewhere_count") and elsewhere not in ELSEWHERE:
        raise Refusal(_("Выберите, кто эти люди: те же или однофамильцы."))
    if not held.found.get("fresh"):
        raise Refusal(_("Вносить нечего: в таблице нет ни одного нового результата без ошибок."))
    found = {**held.found, "choice": elsewhere}
    _move(held, (ImportState.READY,), ImportState.APPLYING, found=found, total=held.found["results"], done=0)
    audit.record(actor, "apply_import", held, _("Результаты вносятся: %(n)s") % {"n": held.total})
    transaction.on_commit(partial(apply_results.enqueue, held.pk))
    return held


@transaction.atomic
def cancel_import(held: ResultImport, *, actor: User) -> ResultImport:
    """Stop before or while it is written; what was written stays until it is undone. Raises NotAllowed, Conflict."""
    permissions.may_run_growth(actor, held.diagnostic.association).require()
    going = (ImportState.READING, ImportState.MAPPING, ImportState.READY, ImportState.APPLYING)
    _move(held, going, ImportState.CANCELLED)
    words = {"done": held.done, "total": held.total}
    audit.record(actor, "cancel_import", held, _("Загрузка остановлена: внесено %(done)s из %(total)s") % words)
    return held


@transaction.atomic
def undo_import(held: ResultImport, *, actor: User) -> ResultImport:
    """Take away all its results, and the people and organizations it added that nothing else uses.

    Raises NotAllowed, Conflict when it is not written, Refusal when something depends on its results.
    """
    permissions.may_run_growth(actor, held.diagnostic.association).require()
    results = DiagnosticResult.objects.filter(imported=held)
    routes = results.filter(routes__isnull=False).distinct().count()
    analysed = results.filter(state=ResultState.ANALYSED).count()
    if routes or analysed:
        raise Refusal(
            _("Отменить загрузку нельзя: по её результатам составлены маршруты (%(routes)s) или разобраны дефициты "
              "(%(analysed)s).") % {"routes": routes, "analysed": analysed}
        )  # fmt: skip
    _move(held, (ImportState.APPLIED, ImportState.CANCELLED), ImportState.UNDONE)
    count = results.count()
    results.delete()
    _take_back(held)
    words = {"count": agree(count, "результат")}
    audit.record(actor, "undo_import", held.diagnostic, _("Отменена загрузка: удалено %(count)s") % words)
    return held


def _take_back(held: ResultImport) -> None:
    """Somebody who has got an account since is no longer only a line of the table."""
    people = held.created.get("people", [])
    used = used_keys(Person, people, besides=(Post,))
    for part in _parts([pk for pk in people if pk not in used]):
        Person.objects.filter(pk__in=part, user__isnull=True).delete()
    organizations = held.created.get("organizations", [])
    used = used_keys(Organization, organizations)
    for part in _parts([pk for pk in organizations if pk not in used]):
        Organization.objects.filter(pk__in=part).delete()


def _parts(keys: list[int]) -> list[list[int]]:
    return [keys[start : start + PART] for start in range(0, len(keys), PART)]


def _move(held: ResultImport, sources: tuple[ImportState, ...], target: ImportState, **values: object) -> None:
    """Compare-and-set. Raises Conflict when the import has moved on meanwhile."""
    rows = ResultImport.objects.filter(pk=held.pk, state__in=sources)
    if rows.update(state=target, **values) != 1:
        raise Conflict(_("Загрузка тем временем изменилась. Обновите страницу."))
    held.refresh_from_db()
