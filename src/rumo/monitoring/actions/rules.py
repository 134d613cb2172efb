"""Rules that the values of a form must satisfy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.models import Association
from rumo.monitoring import formula_checks, permissions
from rumo.monitoring.enums import Severity
from rumo.monitoring.models import IndicatorRule


@dataclass(frozen=True, slots=True)
class RuleData:
    """`expression` holds when all is well («[М2.1] <= [М2]»); `message` is said when it does not."""

    expression: str
    message: str
    severity: str = Severity.ERROR
    is_active: bool = True

    def fields(self) -> dict[str, Any]:
        return {
            "expression": " ".join(self.expression.split()),
            "message": " ".join(self.message.split()),
            "severity": self.severity,
            "is_active": self.is_active,
        }


@transaction.atomic
def create_rule(*, association: Association, data: RuleData, actor: User) -> IndicatorRule:
    """Raises NotAllowed, Refusal for an expression that is not a condition or names an unknown indicator."""
    permissions.may_run_monitoring(actor, association).require()
    _require_fit(association, data)
    made = IndicatorRule.objects.create(association=association, **data.fields())
    audit.record(actor, "create_rule", made, _("Заведено правило: %(rule)s") % {"rule": made})
    return made


@transaction.atomic
def edit_rule(rule: IndicatorRule, *, data: RuleData, actor: User) -> IndicatorRule:
    permissions.may_run_monitoring(actor, rule.association).require()
    _require_fit(rule.association, data)
    changes = audit.changed(rule, **data.fields())
    rule.save()
    audit.record(actor, "edit_rule", rule, _("Изменено правило: %(rule)s") % {"rule": rule}, changes)
    return rule


@transaction.atomic
def delete_rule(rule: IndicatorRule, *, actor: User) -> None:
    permissions.may_run_monitoring(actor, rule.association).require()
    audit.record(actor, "delete_rule", rule.association, _("Удалено правило: %(rule)s") % {"rule": rule})
    rule.delete()


def _require_fit(association: Association, data: RuleData) -> None:
    if not data.message.strip():
        raise Refusal(_("Напишите, что сказать, если условие нарушено."))
    formula_checks.require_condition(association, data.expression)
