"""How statuses are told: a word always stands beside the colour."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rumo.planning.execution.progress import Owed, Progress
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.statuses import Status

WORDS = {
    Status.AHEAD: _("впереди"),
    Status.DUE: _("срок идёт"),
    Status.LATE: _("просрочено"),
    Status.DONE: _("выполнено"),
    Status.NOT_APPLICABLE: _("не требуется"),
}
DONE_LATE = _("выполнено с опозданием")
KINDS = {
    Status.AHEAD: "neutral",
    Status.DUE: "info",
    Status.LATE: "danger",
    Status.DONE: "success",
    Status.NOT_APPLICABLE: "neutral",
}


DUTY_WORDS = {Duty.DO: "выполнить", Duty.SET_DATE: "назначить дату", Duty.REPORT_AS_OF: "представить сведения"}


@dataclass(frozen=True, slots=True)
class Told:
    """A status for `{% status_badge %}`."""

    word: str
    kind: str


def tell(status: Status, *, was_late: bool = False) -> Told:
    if status is Status.DONE and was_late:
        return Told(str(DONE_LATE), "warning")
    return Told(str(WORDS[status]), KINDS[status])


def told(what: Progress | Owed) -> Told:
    return tell(what.status, was_late=what.was_late)


LEGEND = (*(Told(str(WORDS[status]), kind) for status, kind in KINDS.items()), Told(str(DONE_LATE), "warning"))
