"""The register of indicators: added with their first version, changed, put in order, deleted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit, save_order
from rumo.directory.models import Association
from rumo.monitoring import permissions
from rumo.monitoring.actions.versions import VersionData, write_version
from rumo.monitoring.enums import IndicatorLevel
from rumo.monitoring.formula_checks import expressions_with
from rumo.monitoring.models import Indicator, IndicatorRule, IndicatorValue, IndicatorVersion, MonitoringCampaign


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """`code` as printed («М2», «М2.1»); `parent` is the whole of which it is a part, at the same level."""

    code: str
    level: str
    parent: Indicator | None = None
    is_active: bool = True


@transaction.atomic
def create_indicator(*, association: Association, data: IndicatorData, version: VersionData, actor: User) -> Indicator:
    """The indicator and what it says from `version.since_year`. Raises NotAllowed, Refusal (see `write_version`)."""
    permissions.may_run_monitoring(actor, association).require()
    code = _require_fit(association, data)
    made = Indicator.objects.create(
        association=association,
        parent=data.parent,
        code=code,
        level=data.level,
        position=association.indicators.filter(level=data.level).count() + 1,
        is_active=data.is_active,
    )
    write_version(made, version)
    audit.record(actor, "create_indicator", made, _("Заведён показатель %(code)s") % {"code": made})
    return made


@transaction.atomic
def edit_indicator(indicator: Indicator, *, data: IndicatorData, actor: User) -> Indicator:
    """Its designation, level, whole and use. Formulas and rules follow it. Raises NotAllowed, Refusal."""
    permissions.may_run_monitoring(actor, indicator.association).require()
    code = _require_fit(indicator.association, data, indicator)
    old = indicator.code
    changes = audit.changed(indicator, code=code, level=data.level, parent=data.parent, is_active=data.is_active)
    indicator.save()
    if code != old:
        _rename_in_expressions(indicator.association, old, code)
    audit.record(actor, "edit_indicator", indicator, _("Изменён показатель %(code)s") % {"code": indicator}, changes)
    return indicator


@transaction.atomic
def order_indicators(association: Association, *, level: str, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the indicators of a level into `order` (primary keys); returns the new mark. Raises NotAllowed, Conflict."""
    permissions.may_run_monitoring(actor, association).require()
    told = _("Список изменил другой пользователь: страница откроется заново.")
    new = save_order(association.indicators.filter(level=level), order, mark, told=told)
    audit.record(actor, "order_indicators", association, _("Изменён порядок показателей"))
    return new


@transaction.atomic
def delete_indicator(indicator: Indicator, *, actor: User) -> None:
    """One entered by mistake. Raises NotAllowed, Refusal if it was collected, has parts, stands in an expression."""
    permissions.may_run_monitoring(actor, indicator.association).require()
    asked = MonitoringCampaign.objects.filter(versions__indicator=indicator)
    if IndicatorValue.objects.filter(indicator__indicator=indicator).exists() or asked.exists():
        raise Refusal(_("Показатель уже собирали: снимите отметку «используется» вместо удаления."))
    if indicator.parts.exists():
        raise Refusal(_("Сначала удалите его части или отвяжите их."))
    users = expressions_with(indicator.association, indicator.code, besides=indicator)
    if users:
        raise Refusal(_("Показатель стоит в выражении: %(where)s.") % {"where": "; ".join(users[:3])})
    said = _("Удалён показатель %(code)s") % {"code": indicator}
    audit.record(actor, "delete_indicator", indicator.association, said)
    indicator.delete()


def _require_fit(association: Association, data: IndicatorData, besides: Indicator | None = None) -> str:
    """The designation, tidied; raises Refusal."""
    code = " ".join(data.code.split())
    if not code or set(code) & set("[]{},"):
        raise Refusal(_("Обозначение — коротко и без скобок и запятых, например М2.1."))
    same = association.indicators.filter(code=code)
    if (same.exclude(pk=besides.pk) if besides else same).exists():
        raise Refusal(_("Показатель %(code)s уже есть: дайте другое обозначение.") % {"code": code})
    if data.parent is not None:
        _require_whole(data.parent, data.level, association, besides)
    if besides is not None and besides.level != data.level:
        _require_free_to_move(besides)
    return code


def _require_whole(parent: Indicator, level: str, association: Association, part: Indicator | None) -> None:
    if parent.association_id != association.pk or parent.level != level:
        raise Refusal(
            _("Часть и целое должны быть одного уровня: «%(level)s».") % {"level": IndicatorLevel(level).label}
        )
    above: Indicator | None = parent
    while above is not None and part is not None:
        if above.pk == part.pk:
            raise Refusal(_("Показатель не может быть частью самого себя: выберите другой показатель."))
        above = above.parent


def _require_free_to_move(indicator: Indicator) -> None:
    if indicator.parts.exists() or MonitoringCampaign.objects.filter(versions__indicator=indicator).exists():
        raise Refusal(_("Уровень не изменить: у показателя есть части или его уже собирали."))


def _rename_in_expressions(association: Association, old: str, new: str) -> None:
    """Formulas and rules name the indicator by its designation: they follow it."""
    written = re.compile(rf"\[\s*{re.escape(old)}(?=\s*[\],])")
    for version in IndicatorVersion.objects.filter(indicator__association=association, formula__contains=old):
        save_edit(version, version.version, formula=written.sub(f"[{new}", version.formula))
    for rule in IndicatorRule.objects.filter(association=association, expression__contains=old):
        rule.expression = written.sub(f"[{new}", rule.expression)
        rule.save(update_fields=["expression", "updated_at"])
