"""Working an expression out: of an indicator, or a condition among the values of a form. See formula_reading."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from simpleeval import InvalidExpression, SimpleEval

from rumo.core import figures
from rumo.directory.models import Association
from rumo.monitoring.formula_reading import Formula, FormulaError, Reference, read_formula
from rumo.monitoring.models import IndicatorRule, IndicatorVersion
from rumo.monitoring.queries import versions_of_year
from rumo.russian.deadlines.periods import Period

Values = Mapping[str, Decimal | None]
Lookup = Callable[[Reference], Decimal]

# The column of a value holds two digits after the point and so many before it.
_STEP = Decimal("0.01")
_MOST = Decimal(10) ** 14


class NotStated(Exception):
    """A value the expression needs was not stated: the result is unknown, which is neither zero nor an error."""


class Reckoner:
    """Works out formulas of a body's indicators for a year; figures and versions are asked of the database once.

    `versions` are those in force in the year; they are looked up when a formula first names an indicator that was not
    stated.
    """

    def __init__(
        self, association: Association, period: Period, versions: Iterable[IndicatorVersion] | None = None
    ) -> None:
        self._association = association
        self._period = period
        self._versions = None if versions is None else {each.indicator.code: each for each in versions}
        self._figures: dict[str, Decimal] = {}

    def value_of(self, version: IndicatorVersion, values: Values, before: Values | None = None) -> Decimal | None:
        """What the formula gives, to two digits after the point; None where something it needs was not stated.

        `values` by code as stated, `before` those of last year. Raises FormulaError: division by zero, an indicator or
        a figure that does not exist, a circle.
        """
        try:
            return self._worked_out(version, values, before or {}, (version.indicator.code,))
        except NotStated:
            return None

    def _worked_out(self, version: IndicatorVersion, values: Values, before: Values, path: tuple[str, ...]) -> Decimal:
        def look_up(reference: Reference) -> Decimal:
            if reference.is_figure:
                return self._figure(reference)
            if reference.year_ago:
                return _stated(before, reference.code)
            return self._indicator(reference, values, before, path)

        number = work_out(read_formula(version.formula), look_up)
        rounded = Decimal(number).quantize(_STEP, ROUND_HALF_UP)
        if abs(rounded) >= _MOST:
            raise FormulaError(_("Получилось слишком большое число: проверьте действия."))
        return rounded

    def _indicator(self, reference: Reference, values: Values, before: Values, path: tuple[str, ...]) -> Decimal:
        code = reference.code
        stated = values.get(code)
        if stated is not None:
            return stated
        version = self._version(code)
        if version is None and code not in values:
            raise FormulaError(unknown_indicator(reference))
        if version is None or not version.formula or version.by_hand:
            raise NotStated
        if code in path:
            raise FormulaError(circle((*path, code)))
        return self._worked_out(version, values, before, (*path, code))

    def _version(self, code: str) -> IndicatorVersion | None:
        if self._versions is None:
            rows = versions_of_year(self._association, self._period.starts.year)
            self._versions = {each.indicator.code: each for each in rows}
        return self._versions.get(code)

    def _figure(self, reference: Reference) -> Decimal:
        if reference.code not in self._figures:
            found = figures.get(reference.code)
            if found is None:
                raise FormulaError(unknown_figure(reference))
            self._figures[reference.code] = Decimal(found.count(self._association, self._period).value)
        return self._figures[reference.code]


def value_of(
    version: IndicatorVersion,
    respondent_values: Values,
    association: Association,
    period: Period,
    before: Values | None = None,
) -> Decimal | None:
    """One value, see `Reckoner.value_of`; for many make one Reckoner."""
    return Reckoner(association, period).value_of(version, respondent_values, before)


def broken_rules(rules: Iterable[IndicatorRule], values: Values, before: Values | None = None) -> list[IndicatorRule]:
    """Rules that do not hold. One that names what was not stated, or cannot be worked out, says nothing."""
    return [rule for rule in rules if not _holds(rule, values, before or {})]


def _holds(rule: IndicatorRule, values: Values, before: Values) -> bool:
    def look_up(reference: Reference) -> Decimal:
        return _stated(before if reference.year_ago else values, reference.code)

    try:
        return bool(work_out(read_formula(rule.expression), look_up))
    except (NotStated, FormulaError):
        return True


def work_out(formula: Formula, look_up: Lookup) -> Decimal | bool:
    """The number, or whether a condition holds. `look_up` gives the value of a reference. Raises FormulaError."""
    evaluator = _Evaluator(formula, look_up)
    try:
        result: Decimal | bool = evaluator.eval(formula.text, previously_parsed=formula.tree)
    except (InvalidExpression, ArithmeticError, TypeError, RecursionError) as error:
        raise FormulaError(_("Выражение не получается вычислить: проверьте действия и скобки.")) from error
    return result


def unknown_indicator(reference: Reference) -> str:
    return _("«%(code)s», знак %(at)s: такого показателя у объединения в этом году нет. Проверьте обозначение.") % {
        "code": reference,
        "at": reference.at,
    }


def unknown_figure(reference: Reference) -> str:
    return _("«%(code)s», знак %(at)s: такого числа в записях нет. Выберите обозначение из списка.") % {
        "code": reference,
        "at": reference.at,
    }


def circle(path: Iterable[str]) -> str:
    return _("Показатель вычисляется через самого себя: %(path)s. Уберите одну из ссылок.") % {"path": " → ".join(path)}


def _stated(values: Values, code: str) -> Decimal:
    found = values.get(code)
    if found is None:
        raise NotStated
    return found


def _total(*numbers: Decimal) -> Decimal:
    return sum(numbers, Decimal(0))


def _rounded(number: Decimal, digits: Decimal) -> Decimal:
    return Decimal(number).quantize(Decimal(1).scaleb(-min(max(int(digits), 0), 6)), ROUND_HALF_UP)


class _Evaluator(SimpleEval):
    """simpleeval over exact numbers: 0,1 + 0,2 is 0,3. ЕСЛИ works out only the branch it takes."""

    def __init__(self, formula: Formula, look_up: Lookup) -> None:
        super().__init__(
            operators={
                ast.Add: operator.add,
                ast.Sub: operator.sub,
                ast.Mult: operator.mul,
                ast.Div: operator.truediv,
                ast.USub: operator.neg,
                ast.UAdd: operator.pos,
                ast.Not: operator.not_,
                ast.Eq: operator.eq,
                ast.NotEq: operator.ne,
                ast.Gt: operator.gt,
                ast.Lt: operator.lt,
                ast.GtE: operator.ge,
                ast.LtE: operator.le,
            },
            functions={"total": _total, "greatest": max, "least": min, "rounded": _rounded},
            names={},
        )
        self._formula = formula
        self._look_up = look_up
        self.nodes[ast.Constant] = lambda node: Decimal(repr(node.value))
        self.nodes[ast.Name] = lambda node: look_up(formula.references[node.id])
        self.nodes[ast.BinOp] = self._sum
        self.nodes[ast.Call] = self._call

    def _sum(self, node: ast.BinOp) -> Any:
        left, right = self._eval(node.left), self._eval(node.right)
        if isinstance(node.op, ast.Div) and not right:
            part, at = self._formula.place_of(node.right)
            raise FormulaError(_("Деление на ноль: «%(part)s», знак %(at)s, равно нулю.") % {"part": part, "at": at})
        return self.operators[type(node.op)](left, right)

    def _call(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Name) and node.func.id == "choose":
            holds, then, otherwise = node.args
            return self._eval(then if self._eval(holds) else otherwise)
        return self._eval_call(node)
