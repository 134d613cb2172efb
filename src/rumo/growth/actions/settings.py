"""What a region decides of growth: areas of gaps, levels, rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit, save_order
from rumo.directory.models import Region
from rumo.growth import permissions
from rumo.growth.growth_rules import GrowthRules
from rumo.growth.models import GapArea, GapLevel, GrowthSettings

Entry = TypeVar("Entry", GapArea, GapLevel)

# What regions usually begin with (domain: области дефицитов); the lowest level is a gap.
USUAL_AREAS = ("Предметная", "Методическая", "Психолого-педагогическая", "Коммуникативная")
USUAL_LEVELS = (("Низкий", True, 0), ("Средний", False, 50), ("Высокий", False, 80))


@transaction.atomic
def lay_usual(region: Region, *, actor: User) -> None:
    """The usual areas and levels for a region that has none. Raises NotAllowed, Refusal where there are some."""
    permissions.may_keep_settings(actor, region).require()
    if region.gap_areas.exists() or region.gap_levels.exists():
        raise Refusal(_("Области и уровни в регионе уже заведены."))
    for position, title in enumerate(USUAL_AREAS, start=1):
        GapArea.objects.create(region=region, title=title, position=position)
    for position, (title, is_gap, percent) in enumerate(USUAL_LEVELS, start=1):
        GapLevel.objects.create(region=region, title=title, is_gap=is_gap, from_percent=percent, position=position)
    audit.record(actor, "lay_usual", region, _("Заведены обычные области дефицитов и уровни"))


@transaction.atomic
def save_area(
    region: Region, *, title: str, is_active: bool = True, area: GapArea | None = None, actor: User
) -> GapArea:
    """Add an area, or change `area`. Raises NotAllowed, Refusal for an empty or taken title."""
    permissions.may_keep_settings(actor, region).require()
    saved = area or GapArea(region=region, position=_next(region.gap_areas))
    _require_title(region.gap_areas.exclude(pk=saved.pk), title)
    changes = audit.changed(saved, title=" ".join(title.split()), is_active=is_active)
    saved.save()
    audit.record(actor, "save_area", region, _("Область дефицитов: %(title)s") % {"title": saved}, changes)
    return saved


@transaction.atomic
def save_level(
    region: Region,
    *,
    title: str,
    is_gap: bool,
    from_percent: int | None = None,
    level: GapLevel | None = None,
    actor: User,
) -> GapLevel:
    """Add a level, or change `level`; it is meant from `from_percent` up. Raises NotAllowed, Refusal as `save_area`."""
    permissions.may_keep_settings(actor, region).require()
    saved = level or GapLevel(region=region, position=_next(region.gap_levels))
    others = region.gap_levels.exclude(pk=saved.pk)
    _require_title(others, title)
    if from_percent is not None and others.filter(from_percent=from_percent).exists():
        raise Refusal(_("С этого процента уже начинается другой уровень."))
    changes = audit.changed(saved, title=" ".join(title.split()), is_gap=is_gap, from_percent=from_percent)
    saved.save()
    audit.record(actor, "save_level", region, _("Уровень: %(title)s") % {"title": saved}, changes)
    return saved


@transaction.atomic
def remove_entry(entry: GapArea | GapLevel, *, actor: User) -> None:
    """Take out an area or a level nothing is marked with. Raises NotAllowed, Refusal."""
    permissions.may_keep_settings(actor, entry.region).require()
    summary = _("Удалено из настроек: %(title)s") % {"title": entry}
    region = entry.region
    try:
        with transaction.atomic():
            entry.delete()
    except ProtectedError as error:
        raise Refusal(_("Этим уже отмечены результаты или маршруты: удалить нельзя.")) from error
    audit.record(actor, "remove_entry", region, summary)


@transaction.atomic
def order_entries(region: Region, model: type[Entry], *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put areas or levels in order; returns the mark of the new one. Raises Conflict when the list has changed."""
    permissions.may_keep_settings(actor, region).require()
    rows = model._default_manager.filter(region=region)
    told = _("Список тем временем изменил другой пользователь. Обновите страницу.")
    new = save_order(rows, order, mark, told=told)
    audit.record(actor, "order_entries", region, _("Изменён порядок в настройках развития"), {"order": list(order)})
    return new


@transaction.atomic
def save_rules(region: Region, *, rules: GrowthRules, version: int, actor: User) -> GrowthSettings:
    """Write the region's rules as they stood in `version`. Raises NotAllowed, Stale, Refusal for a wrong number."""
    permissions.may_keep_settings(actor, region).require()
    if rules.smallest_group < 2 or rules.teachers_per_methodologist < 1 or not 1 <= rules.credit_percent <= 100:
        raise Refusal(_("Проверьте числа: группа — не меньше 2, норма — не меньше 1, доля — от 1 до 100."))
    kept, _made = GrowthSettings.objects.get_or_create(region=region)
    new = rules.to_json()
    old = kept.rules.to_json()
    save_edit(kept, version, rules_data=new)
    changes = {key: [old.get(key), value] for key, value in new.items() if old.get(key) != value}
    audit.record(actor, "save_rules", region, _("Изменены правила развития педагогов"), changes)
    return kept


def _next(rows: object) -> int:
    last = rows.order_by("position").values_list("position", flat=True).last()  # type: ignore[attr-defined]
    return (last or 0) + 1


def _require_title(others: object, title: str) -> None:
    wanted = " ".join(title.split())
    if not wanted:
        raise Refusal(_("Напишите название."))
    titles = others.values_list("title", flat=True)  # type: ignore[attr-defined]
    if wanted.casefold() in {each.casefold() for each in titles}:
        raise Refusal(_("«%(title)s» уже есть в списке.") % {"title": wanted})
