"""Reading an expression as people write it: «{growth.diagnosed} / [М1] * 100», «[М2.1] <= [М2]».

Codes of indicators stand in square brackets, «[М2, год назад]» is last year's value; codes of figures in braces.
Numbers as Russians write them (12,5), functions as in a Russian Excel (СУММ, МИН, МАКС, ОКРУГЛ, ЕСЛИ) with «;» between
their parts, И, ИЛИ, НЕ. Every refusal names the place, counted in characters from 1.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from rumo.core.errors import Refusal

LONGEST = 500
_YEAR_AGO = "год назад"
# What is written → what Python calls it.
_WORDS = {"и": "and", "или": "or", "не": "not"}
FUNCTIONS = {"сумм": "total", "макс": "greatest", "мин": "least", "округл": "rounded", "если": "choose"}
_SIGNS = {
    "=": "==", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">=", "×": "*", "·": "*", "÷": "/", ":": "/", "−": "-",
    "–": "-", "—": "-", ";": ",",
}  # fmt: skip
_TOKEN = re.compile(
    r"(?P<space>\s+)|\[(?P<code>[^\[\]{}]*)\]|\{(?P<figure>[^\[\]{}]*)\}"
    r"|(?P<number>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)"
    r"|(?P<sign><=|>=|<>|!=|==|[-+*/()<>=;≤≥≠×·÷:−–—])"
)


class FormulaError(Refusal):
    """An expression cannot be read or worked out; the message says what, where and how to mend."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An indicator or a figure named in an expression; `at` is the place of its bracket."""

    code: str
    at: int
    is_figure: bool = False
    year_ago: bool = False

    def __str__(self) -> str:
        if self.is_figure:
            return f"{{{self.code}}}"
        return f"[{self.code}, {_YEAR_AGO}]" if self.year_ago else f"[{self.code}]"


@dataclass(frozen=True, slots=True)
class _Token:
    """`python` stands at `column` of the translated expression, `written` at `at` of the text."""

    python: str
    written: str
    column: int
    at: int


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression read. `references` by the name that stands for them in `tree`."""

    text: str
    tree: ast.expr
    references: dict[str, Reference]
    tokens: tuple[_Token, ...]

    @property
    def indicators(self) -> tuple[Reference, ...]:
        return tuple(each for each in self.references.values() if not each.is_figure)

    @property
    def figures(self) -> tuple[Reference, ...]:
        return tuple(each for each in self.references.values() if each.is_figure)

    @property
    def is_condition(self) -> bool:
        """It holds or not, instead of giving a number."""
        negated = isinstance(self.tree, ast.UnaryOp) and isinstance(self.tree.op, ast.Not)
        return negated or isinstance(self.tree, (ast.Compare, ast.BoolOp))

    def place_of(self, node: ast.expr) -> tuple[str, int]:
        """How a part was written, and where it begins."""
        inside = [each for each in self.tokens if node.col_offset <= each.column < (node.end_col_offset or 0)]
        first, last = inside[0], inside[-1]
        return self.text[first.at - 1 : last.at - 1 + len(last.written)], first.at


@lru_cache(maxsize=512)
def read_formula(text: str) -> Formula:
    """Raises FormulaError: a sign that means nothing, a bracket left open, a word unknown, nothing at all."""
    if not text.strip():
        raise FormulaError(_("Выражение пустое."))
    if len(text) > LONGEST:
        raise FormulaError(
            _("Выражение длиннее %(count)s знаков: разбейте его на два показателя.") % {"count": LONGEST}
        )
    tokens, references = _translate(text)
    python = "".join(token.python for token in tokens)
    try:
        tree = ast.parse(python, mode="eval").body
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise FormulaError(_misread(text, tokens, getattr(error, "offset", None))) from error
    formula = Formula(text, tree, references, tokens)
    _require_plain(formula)
    return formula


def codes_in(text: str) -> frozenset[str]:
    """Codes of the indicators an expression names; none where it cannot be read."""
    try:
        return frozenset(each.code for each in read_formula(text).indicators)
    except FormulaError:
        return frozenset()


def _translate(text: str) -> tuple[tuple[_Token, ...], dict[str, Reference]]:
    tokens: list[_Token] = []
    references: dict[str, Reference] = {}
    place, column = 0, 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise FormulaError(_unknown_sign(text, place))
        python = _python_of(match, references, place + 1)
        # Columns of a tree are counted in bytes: all that is translated is Latin.
        tokens.append(_Token(python, match[0], column, place + 1))
        place, column = match.end(), column + len(python)
    first = next(number for number, token in enumerate(tokens) if token.python != " ")
    shift = tokens[first].column
    kept = [_Token(each.python, each.written, each.column - shift, each.at) for each in tokens[first:]]
    return tuple(each for each in kept), references


def _python_of(match: re.Match[str], references: dict[str, Reference], at: int) -> str:
    kind = match.lastgroup
    if kind == "space":
        return " "
    if kind == "number":
        return repr(float(re.sub(r"\s", "", match["number"]).replace(",", ".")))
    if kind == "word":
        return _python_word(match["word"], at)
    if kind == "sign":
        return _SIGNS.get(match["sign"], match["sign"])
    reference = _reference(match, at)
    name = f"r{len(references)}"
    references[name] = reference
    return name


def _reference(match: re.Match[str], at: int) -> Reference:
    inside = " ".join((match["code"] if match["code"] is not None else match["figure"]).split())
    if match["figure"] is not None:
        code, is_figure, year_ago = inside, True, False
    else:
        code, comma, rest = (part.strip() for part in inside.partition(","))
        is_figure, year_ago = False, bool(comma)
        if comma and rest.lower() != _YEAR_AGO:
            raise FormulaError(
                _("«[%(inside)s]», знак %(at)s: после запятой бывает только «год назад».")
                % {"inside": inside, "at": at}
            )
    if not code:
        raise FormulaError(_("Знак %(at)s: в скобках нет обозначения.") % {"at": at})
    return Reference(code, at, is_figure, year_ago)


def _python_word(word: str, at: int) -> str:
    lower = word.lower()
    if lower in _WORDS:
        return f" {_WORDS[lower]} "
    if lower in FUNCTIONS:
        return FUNCTIONS[lower]
    raise FormulaError(
        _(
            "«%(word)s», знак %(at)s: непонятное слово. Показатель пишут в квадратных скобках: [М1], "
            "число из записей — в фигурных; слова бывают такие: СУММ, МИН, МАКС, ОКРУГЛ, ЕСЛИ, И, ИЛИ, НЕ."
        )
        % {"word": word, "at": at}
    )


def _unknown_sign(text: str, place: int) -> str:
    sign, at = text[place], place + 1
    if sign in "[{":
        return _("Знак %(at)s: скобка «%(sign)s» не закрыта.") % {"sign": sign, "at": at}
    if sign in "]}":
        return _("Знак %(at)s: скобка «%(sign)s» закрыта, но не открыта.") % {"sign": sign, "at": at}
    if sign == "%":
        return _("Знак %(at)s: «%%» не пишут; чтобы получить проценты, умножьте на 100.") % {"at": at}
    if sign == ",":
        return _("Знак %(at)s: запятая бывает только внутри числа (12,5); части функции разделяют «;».") % {"at": at}
    return _("Знак %(at)s: непонятный знак «%(sign)s».") % {"sign": sign, "at": at}


def _misread(text: str, tokens: tuple[_Token, ...], offset: int | None) -> str:
    opened = text.count("(") - text.count(")")
    if opened > 0:
        return _("Не хватает закрывающих скобок «)»: %(count)s.") % {"count": opened}
    if opened < 0:
        return _("Лишних закрывающих скобок «)»: %(count)s.") % {"count": -opened}
    near = [token for token in tokens if token.python.strip() and token.column < (offset or 1)]
    if not near:
        return _("Выражение не читается: проверьте, что между числами стоят знаки действий.")
    return _("Выражение не читается возле «%(part)s», знак %(at)s: проверьте знаки действий.") % {
        "part": near[-1].written,
        "at": near[-1].at,
    }


_PLAIN = (
    ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Name, ast.Constant, ast.operator, ast.unaryop,
    ast.boolop, ast.cmpop, ast.Load,
)  # fmt: skip
_ARGUMENTS = {"choose": 3, "rounded": 2}


def _require_plain(formula: Formula) -> None:
    """Only sums, comparisons and the functions above; each function with as many parts as it takes."""
    names = set(FUNCTIONS.values())
    called = {id(node.func) for node in ast.walk(formula.tree) if isinstance(node, ast.Call)}
    for node in ast.walk(formula.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            wanted = _ARGUMENTS.get(node.func.id)
            if not node.args or (wanted is not None and len(node.args) != wanted):
                part, at = formula.place_of(node)
                raise FormulaError(
                    _("«%(part)s», знак %(at)s: проверьте, сколько частей в скобках.") % {"part": part, "at": at}
                )
        elif isinstance(node, ast.Name) and node.id in names and id(node) not in called:
            part, at = formula.place_of(node)
            raise FormulaError(_("«%(part)s», знак %(at)s: после функции нужны скобки.") % {"part": part, "at": at})
        elif isinstance(node, ast.Call) or not isinstance(node, _PLAIN):
            raise FormulaError(_("Выражение не читается: проверьте, что между числами стоят знаки действий."))
