"""What is in the way of submitting a form, and what the body should look at. Pure: works on what was loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from rumo.monitoring.computed import Computed
from rumo.monitoring.enums import Severity, ValueKind, ValueState
from rumo.monitoring.formula_reading import codes_in
from rumo.monitoring.models import IndicatorRule
from rumo.monitoring.permissions import is_open_to_edit
from rumo.monitoring.responses import Asked
from rumo.monitoring.targets import asks_explanation
from rumo.monitoring.value_words import number_words


@dataclass(frozen=True, slots=True)
class Remark:
    """`version` is the key of the indicator's version where the remark has one place; `code` what it is printed as."""

    text: str
    severity: Severity = Severity.ERROR
    version: int | None = None
    code: str = ""

    @property
    def sentence(self) -> str:
        return _("%(code)s: %(text)s.") % {"code": self.code, "text": self.text} if self.code else f"{self.text}."


def errors_of(remarks: Iterable[Remark]) -> list[Remark]:
    return [each for each in remarks if each.severity == Severity.ERROR]


def remarks_of(
    form: Sequence[Asked], computed: Mapping[int, Computed], broken: Iterable[IndicatorRule] = ()
) -> list[Remark]:
    """Everything at once, in the order of the form; rules that do not hold come last.

    What is wrong with a value that may not be changed now is only told: it would stand in the way for ever.
    """
    locked = {line.version.pk for line in form if not is_open_to_edit(line.value)}
    found = [remark for line in form for remark in of_line(line, computed.get(line.version.pk))]
    found += _parts(form)
    explained = {line.code for line in form if line.value.explanation}
    found = [replace(each, severity=Severity.WARNING) if each.version in locked else each for each in found]
    return found + [_of_rule(rule, explained) for rule in broken]


def of_line(line: Asked, computed: Computed | None = None) -> list[Remark]:
    """Remarks about one value."""
    version, value = line.version, line.value
    if not version.by_hand:
        problem = computed.problem if computed else ""
        return [_at(line, problem, Severity.WARNING)] if problem else []
    if value.state == ValueState.EMPTY:
        return [_at(line, _("не заполнено: ноль — тоже ответ, а если показатель к вам не относится, отметьте это"))]
    if value.state == ValueState.NOT_APPLICABLE:
        return [] if value.explanation else [_at(line, _("поясните, почему показатель к вам не относится"))]
    found = []
    why = asks_explanation(version, line.number, line.number_before)
    if why and not value.explanation:
        found.append(_at(line, _("нужно пояснение — %(why)s") % {"why": why}))
    if version.needs_evidence and line.number != 0 and not has_evidence(line):
        found.append(_at(line, _("нужно подтверждение: %(what)s") % {"what": version.evidence or _("файл или акт")}))
    if computed is not None and computed.differs_from(line.number):
        told = number_words(version, computed.number)
        found.append(_at(line, _("по формуле получается %(number)s") % {"number": told}, Severity.WARNING))
    return found


def has_evidence(line: Asked) -> bool:
    return line.value.pk is not None and bool(line.value.evidence.all())


def _parts(form: Sequence[Asked]) -> list[Remark]:
    """A part is never more than its whole, where both are counted in the same way."""
    wholes = {line.version.indicator_id: line for line in form}
    found = []
    for line in form:
        whole = wholes.get(line.version.indicator.parent_id or 0)
        if whole is None or line.number is None or whole.number is None or not _alike(line, whole):
            continue
        if line.number > whole.number:
            words = {
                "part": number_words(line.version, line.number),
                "whole": number_words(whole.version, whole.number),
                "code": whole.code,
            }
            found.append(_at(line, _("часть (%(part)s) больше целого, показателя %(code)s (%(whole)s)") % words))
    return found


def _alike(line: Asked, whole: Asked) -> bool:
    same_kind = line.version.kind == whole.version.kind
    return same_kind and (line.version.kind == ValueKind.YES_NO or line.version.unit == whole.version.unit)


def _of_rule(rule: IndicatorRule, explained: set[str]) -> Remark:
    """A warning asks for an explanation at one of the values it speaks of."""
    text = rule.message.rstrip(".")
    codes = set(codes_in(rule.expression))
    if rule.severity == Severity.ERROR:
        return Remark(text)
    if codes & explained:
        return Remark(text, Severity.WARNING)
    where = ", ".join(sorted(codes))
    return Remark(_("%(text)s: поясните в одном из показателей %(codes)s") % {"text": text, "codes": where})


def _at(line: Asked, text: str, severity: Severity = Severity.ERROR) -> Remark:
    return Remark(text, severity, line.version.pk, line.code)
