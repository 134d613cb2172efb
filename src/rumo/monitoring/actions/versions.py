"""What an indicator says through the years: a new version closes the one before it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.monitoring import formula_checks, permissions
from rumo.monitoring.enums import Base, Better, CampaignState, Comparison, TargetOf, ValueKind
from rumo.monitoring.models import Indicator, IndicatorVersion

# What may still be changed when a collection with this version has begun: the words around it, not what it means.
WORDS_ONLY = frozenset({"help", "evidence", "ground", "until_year", "jump_percent"})


@dataclass(frozen=True, slots=True)
class VersionData:
    """The fields of an IndicatorVersion, see there; years inclusive."""

    since_year: int
    wording: str
    kind: str = ValueKind.NUMBER
    unit: str = ""
    until_year: int | None = None
    help: str = ""
    better: str = Better.HIGHER
    comparison: str = ""
    target: Decimal | None = None
    target_of: str = TargetOf.SHARE
    base: str = Base.ALL
    base_value: Decimal | None = None
    base_source: str = ""
    evidence: str = ""
    needs_evidence: bool = False
    jump_percent: int | None = None
    formula: str = ""
    by_hand: bool = True
    ground: str = ""

    def fields(self) -> dict[str, Any]:
        """As they are stored: words tidied, a stated base's number and source only where the base is stated."""
        new = {name: _tidied(name, value) for name, value in asdict(self).items()}
        if self.base != Base.STATED:
            new |= {"base_value": None, "base_source": ""}
        if self.comparison in {"", Comparison.EXISTS}:
            new["target"] = None
        return new


@transaction.atomic
def add_version(indicator: Indicator, *, data: VersionData, actor: User) -> IndicatorVersion:
    """What it says from a year on; the version in force until then ends the year before. Raises as `write_version`."""
    permissions.may_run_monitoring(actor, indicator.association).require()
    before = indicator.versions.filter(since_year__lt=data.since_year, until_year__isnull=True).first()
    if before is not None:
        save_edit(before, before.version, until_year=data.since_year - 1)
    made = write_version(indicator, data)
    said = _("Показатель %(code)s: новая редакция с %(year)s года") % {"code": indicator, "year": made.since_year}
    audit.record(actor, "add_version", indicator, said)
    return made


@transaction.atomic
def edit_version(edited: IndicatorVersion, *, data: VersionData, version: int, actor: User) -> IndicatorVersion:
    """Raises NotAllowed, Stale, Refusal as `write_version` or when it was collected and its meaning would change."""
    indicator = edited.indicator
    permissions.may_run_monitoring(actor, indicator.association).require()
    new = data.fields()
    changes = {name: [getattr(edited, name), value] for name, value in new.items() if getattr(edited, name) != value}
    if set(changes) - WORDS_ONLY and was_collected(edited):
        raise Refusal(
            _("По этой редакции уже собирали сведения: её смысл не меняют. Заведите новую редакцию с нужного года.")
        )
    _require_fit(indicator, data, edited)
    saved = save_edit(edited, version, **new)
    said = _("Показатель %(code)s: изменена редакция с %(year)s года") % {
        "code": indicator,
        "year": saved.since_year,
    }
    audit.record(actor, "edit_version", indicator, said, changes)
    return saved


@transaction.atomic
def delete_version(version: IndicatorVersion, *, actor: User) -> None:
    """One added by mistake; the one before it is in force again. Raises NotAllowed, Refusal."""
    indicator = version.indicator
    permissions.may_run_monitoring(actor, indicator.association).require()
    if version.campaigns.exists():
        raise Refusal(_("Эта редакция стоит в мониторинге: удалить её нельзя."))
    if indicator.versions.count() == 1:
        raise Refusal(_("Это единственная редакция: удалите показатель целиком."))
    before = indicator.versions.filter(until_year=version.since_year - 1).first()
    until = version.until_year
    said = _("Показатель %(code)s: удалена редакция с %(year)s года")
    audit.record(actor, "delete_version", indicator, said % {"code": indicator, "year": version.since_year})
    version.delete()
    if before is not None:
        save_edit(before, before.version, until_year=until)


def write_version(indicator: Indicator, data: VersionData) -> IndicatorVersion:
    """The row alone, checked. Raises Refusal: no wording, years that overlap, a target without its number, a stated
    base without number or source, a formula that cannot be worked out."""
    _require_fit(indicator, data, None)
    return IndicatorVersion.objects.create(indicator=indicator, **data.fields())


def was_collected(version: IndicatorVersion) -> bool:
    """A collection with it has begun."""
    return version.campaigns.exclude(state=CampaignState.DRAFT).exists()


def _tidied(name: str, value: Any) -> Any:
    """Lines without stray spaces; the help keeps its paragraphs."""
    if not isinstance(value, str):
        return value
    return value.strip() if name == "help" else " ".join(value.split())


def _require_fit(indicator: Indicator, data: VersionData, besides: IndicatorVersion | None) -> None:
    if not data.wording.strip():
        raise Refusal(_("Напишите формулировку показателя."))
    if data.until_year is not None and data.until_year < data.since_year:
        raise Refusal(_("Последний год раньше первого: проверьте годы."))
    _require_years(indicator, data, besides)
    if data.comparison not in {"", Comparison.EXISTS} and data.target is None:
        raise Refusal(_("Порог «%(what)s» — сколько? Напишите число.") % {"what": Comparison(data.comparison).label})
    if data.base == Base.STATED and (not data.base_value or data.base_value <= 0 or not data.base_source.strip()):
        raise Refusal(_("Напишите число, от которого считается доля, и откуда оно взято."))
    if not data.formula.strip() and not data.by_hand:
        raise Refusal(_("Откуда берётся значение? Отметьте «заполняется вручную» или напишите формулу."))
    formula_checks.require_formula(indicator, data.formula, data.since_year)


def _require_years(indicator: Indicator, data: VersionData, besides: IndicatorVersion | None) -> None:
    for other in indicator.versions.exclude(pk=besides.pk) if besides else indicator.versions.all():
        ends_before = data.until_year is not None and data.until_year < other.since_year
        begins_after = other.until_year is not None and other.until_year < data.since_year
        if not ends_before and not begins_after:
            raise Refusal(
                _("Годы пересекаются с редакцией, которая действует с %(year)s года: измените годы.")
                % {"year": other.since_year}
            )
