"""What shows that a value is true: a file, a link, or an act named by its number and date."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import files
from rumo.core.errors import Refusal
from rumo.monitoring import permissions
from rumo.monitoring.actions.values import begin, hold, note_change, saved_row
from rumo.monitoring.enums import ReturnState
from rumo.monitoring.models import Evidence, IndicatorValue


@dataclass(frozen=True, slots=True)
class EvidenceData:
    """At least one of `act` («приказ от 14.03.2023 № 19»), `link` and `upload`."""

    title: str = ""
    act: str = ""
    link: str = ""
    upload: UploadedFile | None = None


@transaction.atomic
def add_evidence(value: IndicatorValue, *, data: EvidenceData, actor: User) -> Evidence:
    """Raises NotAllowed, Refusal, FileRefused. To a returned value it is a mending."""
    hold(value.respondent)
    permissions.may_edit_value(actor, value).require()
    if not (data.act.strip() or data.link or data.upload):
        raise Refusal(_("Приложите файл, ссылку или назовите акт: вид, дату и номер."))
    value = saved_row(value)
    made = Evidence.objects.create(
        value=value,
        title=data.title.strip(),
        act=data.act.strip(),
        link=data.link,
        stored=files.store_upload(data.upload, actor=actor) if data.upload else None,
    )
    _mend(value)
    note_change(value, _("приложено: %(what)s") % {"what": words_of(made)}, actor)
    begin(value.respondent, actor)
    return made


@transaction.atomic
def remove_evidence(evidence: Evidence, *, actor: User) -> None:
    """The stored bytes stay, as everywhere. Raises NotAllowed."""
    value = evidence.value
    hold(value.respondent)
    permissions.may_edit_value(actor, value).require()
    note_change(value, _("убрано: %(what)s") % {"what": words_of(evidence)}, actor)
    evidence.delete()


def words_of(evidence: Evidence) -> str:
    """How the evidence is named where it is listed."""
    return str(evidence) or (evidence.stored.name if evidence.stored else "")


def _mend(value: IndicatorValue) -> None:
    if value.return_state == ReturnState.RETURNED:
        value.return_state = ReturnState.MENDED
        value.save(update_fields=["return_state", "updated_at"])
