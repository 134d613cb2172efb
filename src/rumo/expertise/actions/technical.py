"""The technical check: each point of the list marked, then the material is passed on or returned with all remarks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.expertise import author_letters, permissions, queries
from rumo.expertise.actions.submissions import mending_ends
from rumo.expertise.enums import Blindness, SubmissionState
from rumo.expertise.models import Submission, SubmissionVersion, TechnicalCheck
from rumo.expertise.track_config import TrackConfig
from rumo.expertise.transitions import SUBMISSION

Marks = Mapping[str, Mapping[str, Any]]


@transaction.atomic
def start_check(submission: Submission, *, actor: User) -> TechnicalCheck:
    """The check of the version handed in, begun when there is none."""
    permissions.may_check_submission(actor, submission).require()
    check, _made = TechnicalCheck.objects.get_or_create(version_checked=_handed_in(submission))
    return check


@transaction.atomic
def save_check(submission: Submission, *, marks: Marks, remark: str, version: int, actor: User) -> TechnicalCheck:
    """Keep the marks made so far. Raises Stale, NotAllowed once the check is over."""
    check = start_check(submission, actor=actor)
    return save_edit(
        check, version, marks=_marks(submission.campaign.config, marks), remark=remark.strip(), checked_by=actor
    )


@transaction.atomic
def finish_check(
    submission: Submission, *, marks: Marks, remark: str = "", passed: bool, actor: User
) -> TechnicalCheck:
    """End the check of the version handed in: it goes on to experts, or back with every remark in one letter.

    Raises Refusal while a point has no mark, when a failed point is passed or has no remark, or when nothing is said
    to be wrong in what is returned; in a double-blind track also while a file names its authors.
    """
    check = start_check(submission, actor=actor)
    kept = _marks(submission.campaign.config, marks)
    _require_whole(submission, kept, remark, passed=passed)
    if passed:
        fire(SUBMISSION["pass"], submission, user=actor)
    else:
        fire(SUBMISSION["return"], submission, user=actor, rework_until=mending_ends(submission))
    check.marks, check.remark = kept, remark.strip()
    check.passed, check.finished_at, check.checked_by = passed, clock.now(), actor
    check.version += 1
    check.save()
    summary = _("Техническая экспертиза пройдена") if passed else _("Возвращён автору с замечаниями")
    audit.record(actor, "finish_check", submission, summary, {"marks": kept, "remark": check.remark})
    author_letters.tell_checked(submission, check)
    return check


def _handed_in(submission: Submission) -> SubmissionVersion:
    version = queries.handed_in_version(submission)
    if version is None or submission.state != SubmissionState.SUBMITTED:
        raise Refusal(_("Проверять нечего: материал сейчас не на технической экспертизе."))
    return version


def _marks(config: TrackConfig, marks: Marks) -> dict[str, dict[str, Any]]:
    """Marks of the points there are; `ok` is a bool, a point without it was not looked at yet."""
    kept: dict[str, dict[str, Any]] = {}
    for item in config.checklist:
        mark = marks.get(item.key, {})
        said = str(mark.get("remark", "")).strip()
        if isinstance(mark.get("ok"), bool):
            kept[item.key] = {"ok": mark["ok"], "remark": said}
        elif said:
            kept[item.key] = {"remark": said}
    return kept


def _require_whole(
    submission: Submission, marks: Mapping[str, Mapping[str, Any]], remark: str, *, passed: bool
) -> None:
    config = submission.campaign.config
    without = [item.text for item in config.checklist if "ok" not in marks.get(item.key, {})]
    if without:
        raise Refusal(_("Отметьте все пункты. Без отметки: %(items)s.") % {"items": "; ".join(without)})
    failed = [item for item in config.checklist if not marks[item.key]["ok"]]
    if passed and failed:
        raise Refusal(
            _("Есть невыполненные пункты: %(items)s. Верните материал автору или исправьте отметки.")
            % {"items": "; ".join(item.text for item in failed)}
        )
    if not passed:
        silent = [item.text for item in failed if not marks[item.key]["remark"]]
        if silent:
            raise Refusal(_("Напишите, что исправить, по пунктам: %(items)s.") % {"items": "; ".join(silent)})
        if not failed and not remark.strip():
            raise Refusal(_("Чтобы вернуть материал, отметьте невыполненный пункт или напишите общее замечание."))
    if passed and config.blindness == Blindness.DOUBLE:
        _require_anonymous(submission)


def _require_anonymous(submission: Submission) -> None:
    version = _handed_in(submission)
    telling = [file.stored.name for file in version.files.select_related("stored") if not file.is_anonymous]
    if telling:
        raise Refusal(
            _("Эксперты не должны знать авторов, а копии без имён ещё не готовы: %(files)s.")
            % {"files": ", ".join(telling)}
        )
