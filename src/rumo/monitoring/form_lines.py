"""The lines of a form as its page shows them: the value, last year's, what it came to be, what may be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rumo.core.verdict import Verdict
from rumo.monitoring import permissions
from rumo.monitoring.computed import Computed
from rumo.monitoring.enums import ReturnState
from rumo.monitoring.forms.values import ValueForm, form_of_value
from rumo.monitoring.models import Evidence, Respondent, ValueChange
from rumo.monitoring.responses import Asked
from rumo.monitoring.review import Remark
from rumo.monitoring.targets import target_phrase
from rumo.monitoring.value_words import number_words, stated


@dataclass(frozen=True, slots=True)
class FormLine:
    """`form` is None where the value cannot be changed now; `computed` in words, "" without a formula."""

    asked: Asked
    form: ValueForm | None
    may_edit: Verdict
    stated: str
    before: str
    target: str
    computed: str
    differs: bool
    evidence: Sequence[Evidence]
    changes: Sequence[ValueChange]
    remarks: Sequence[Remark]

    @property
    def is_returned(self) -> bool:
        return self.asked.value.return_state == ReturnState.RETURNED

    @property
    def is_mended(self) -> bool:
        return self.asked.value.return_state == ReturnState.MENDED


def lines_of(
    user: Any,
    respondent: Respondent,
    form: Sequence[Asked],
    computed: Mapping[int, Computed],
    remarks: Sequence[Remark],
) -> list[FormLine]:
    """No query but those of the permission: evidence and changes were read with the values."""
    may_fill = permissions.may_fill(user, respondent)
    found = []
    for asked in form:
        made = computed.get(asked.version.pk)
        may_edit = permissions.is_open_to_edit(asked.value) & may_fill
        is_typed = bool(may_edit) and asked.version.by_hand
        found.append(
            FormLine(
                asked=asked,
                form=form_of_value(asked.value) if is_typed else None,
                may_edit=may_edit,
                stated=stated(asked.value, asked.version),
                before=stated(asked.before, asked.before.indicator) if asked.before else "",
                target=target_phrase(asked.version),
                computed=number_words(asked.version, made.number) if made and made.number is not None else "",
                differs=made is not None and made.differs_from(asked.number),
                evidence=list(asked.value.evidence.all()) if asked.value.pk else (),
                changes=list(asked.value.changes.all()) if asked.value.pk else (),
                remarks=[each for each in remarks if each.version == asked.version.pk],
            )
        )
    return found
