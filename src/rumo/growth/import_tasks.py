"""Background work of imports of results: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.growth.actions import import_work
from rumo.growth.models import ResultImport


@task()
def read_results(import_id: int) -> None:
    """Read the headings, or check the table once its columns are known."""
    held = _load(import_id)
    try:
        import_work.read_import(held)
    except Exception:
        import_work.fail_import(held)
        raise


@task()
def apply_results(import_id: int) -> int:
    """Write the results; returns how many. Told again after a crash, it goes on where it stopped."""
    held = _load(import_id)
    try:
        return import_work.write_import(held)
    except Exception:
        import_work.fail_import(held)
        raise


def _load(import_id: int) -> ResultImport:
    rows = ResultImport.objects.select_related("diagnostic__association__region", "stored", "uploaded_by")
    return rows.get(pk=import_id)
