"""What is wrong with an expression before anybody uses it, and what only looks odd."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from rumo.core import figures
from rumo.directory.models import Association
from rumo.monitoring.formula_reading import Formula, FormulaError, Reference, codes_in, read_formula
from rumo.monitoring.formulas import circle, unknown_figure, unknown_indicator, work_out
from rumo.monitoring.models import Indicator, IndicatorRule, IndicatorVersion
from rumo.monitoring.queries import versions_of_year

_PEOPLE, _PIECES, _PERCENT = "человек", "шт", "%"
# Units people write for the same thing.
_ALIKE = {
    _PEOPLE: ("чел", "человек", "педагог", "учитель", "участник", "слушатель", "эксперт", "методист"),
    _PIECES: ("шт", "штука", "единица", "ед"),
    _PERCENT: ("%", "процент", "проц"),
}


def require_formula(indicator: Indicator, text: str, year: int) -> None:
    """Raises FormulaError: it cannot be read, is a condition, names nothing that is there, divides by 0, or leads back
    to the indicator itself. An empty one is no formula."""
    if not text.strip():
        return
    formula = read_formula(text)
    if formula.is_condition:
        raise FormulaError(_("Это условие, а не число: уберите сравнение."))
    versions = {each.indicator.code: each for each in versions_of_year(indicator.association, year)}
    _require_known(formula, {*versions, indicator.code})
    _require_no_circle(indicator.code, formula, versions)
    _require_divisors(formula)


def require_condition(association: Association, text: str) -> None:
    """Raises FormulaError: it cannot be read, gives a number, names an indicator that does not exist, or a figure."""
    formula = read_formula(text)
    if not formula.is_condition:
        raise FormulaError(_("Правило сравнивает значения, например [М2.1] <= [М2]: добавьте знак сравнения."))
    if formula.figures:
        raise FormulaError(_("В правилах сравнивают только значения формы, в квадратных скобках."))
    _require_known(formula, set(association.indicators.values_list("code", flat=True)))
    _require_divisors(formula)


def oddities(version: IndicatorVersion, association: Association) -> list[str]:
    """Warnings: units that do not go together («{growth.diagnosed}» counts people, the indicator says «шт.»)."""
    if not version.formula:
        return []
    try:
        formula = read_formula(version.formula)
    except FormulaError as error:
        return [error.message]
    units = _units(formula, association, version.since_year)
    found = []
    if _kind(version.unit) == _PERCENT and not _has(formula, ast.Div):
        found.append(_("Единица — проценты, а в формуле нет деления: проверьте, доля ли это."))
    if _has(formula, ast.Div) or _has(formula, ast.Mult):
        return found
    for reference, unit in units.items():
        if unit and version.unit and not _go_together(unit, version.unit):
            found.append(
                _("«%(code)s», знак %(at)s, считает в «%(theirs)s», а показатель — в «%(own)s»: проверьте единицу.")
                % {"code": reference, "at": reference.at, "theirs": unit, "own": version.unit}
            )
    return found


def expressions_with(association: Association, code: str, besides: Indicator | None = None) -> list[str]:
    """Formulas and rules that name the indicator, as «М2: …»; those of `besides` itself do not count."""
    versions = IndicatorVersion.objects.filter(indicator__association=association).exclude(formula="")
    if besides is not None:
        versions = versions.exclude(indicator=besides)
    found = [
        f"{each.indicator}: {each.formula}"
        for each in versions.select_related("indicator")
        if _names(each.formula, code)
    ]
    rules = IndicatorRule.objects.filter(association=association)
    return found + [rule.expression for rule in rules if _names(rule.expression, code)]


def _names(text: str, code: str) -> bool:
    return code in codes_in(text)


def _require_known(formula: Formula, codes: set[str]) -> None:
    for reference in formula.references.values():
        if reference.is_figure and figures.get(reference.code) is None:
            raise FormulaError(unknown_figure(reference))
        if not reference.is_figure and reference.code not in codes:
            raise FormulaError(unknown_indicator(reference))


def _require_no_circle(code: str, formula: Formula, versions: Mapping[str, IndicatorVersion]) -> None:
    """Last year's values lead nowhere back: they are stated already."""
    waiting = [(code, formula)]
    paths: dict[str, tuple[str, ...]] = {code: (code,)}
    while waiting:
        name, current = waiting.pop()
        for reference in current.indicators:
            if reference.year_ago:
                continue
            path = (*paths[name], reference.code)
            if reference.code == code:
                raise FormulaError(circle(path))
            if reference.code in paths or reference.code not in versions:
                continue
            paths[reference.code] = path
            if versions[reference.code].formula:
                waiting.append((reference.code, read_formula(versions[reference.code].formula)))


def _require_divisors(formula: Formula) -> None:
    """A divisor without references that is 0 is 0 for everybody."""
    for node in ast.walk(formula.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _references_in(node.right):
            part, at = formula.place_of(node.right)
            value = work_out(Formula(formula.text, node.right, {}, formula.tokens), lambda reference: Decimal(0))
            if not value:
                raise FormulaError(_("Деление на ноль: «%(part)s», знак %(at)s.") % {"part": part, "at": at})


def _references_in(node: ast.expr) -> bool:
    called = {id(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    return any(isinstance(each, ast.Name) and id(each) not in called for each in ast.walk(node))


def _units(formula: Formula, association: Association, year: int) -> dict[Reference, str]:
    versions = {each.indicator.code: each.unit for each in versions_of_year(association, year)}
    found: dict[Reference, str] = {}
    for reference in formula.references.values():
        if reference.is_figure:
            figure = figures.get(reference.code)
            found[reference] = figure.unit if figure else ""
        else:
            found[reference] = versions.get(reference.code, "")
    return found


def _go_together(theirs: str, own: str) -> bool:
    """The same unit, or things counted in pieces; people and percents are never pieces."""
    kinds = {_kind(theirs), _kind(own)}
    return len(kinds) == 1 or (_PIECES in kinds and not kinds & {_PEOPLE, _PERCENT})


def _kind(unit: str) -> str:
    """One word for units that mean the same."""
    plain = unit.lower().strip(" .")
    for kind, words in _ALIKE.items():
        if any(plain == word or (len(word) > 3 and plain.startswith(word[:-1])) for word in words):
            return kind
    return plain


def _has(formula: Formula, sign: type[ast.operator]) -> bool:
    return any(isinstance(node, ast.BinOp) and isinstance(node.op, sign) for node in ast.walk(formula.tree))
