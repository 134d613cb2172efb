"""Paper dataclasses to JSON values and back, field by field, after their type hints.

Dates and moments are ISO strings, enums their values, fractions «1/2», decimals numbers, tuples lists; a block carries
its "type"; a period is {"kind", "from", "to"}. Words that a paper does not have are «» in Python and null in JSON; only
a title that every paper must have and a stretch of text stay words, empty or not.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from rumo.papers.blocks import ItemList, Paragraph, Run, Table
from rumo.russian.deadlines.periods import Period

_TAGS = {Paragraph: "paragraph", ItemList: "list", Table: "table"}
_TYPES = {tag: kind for kind, tag in _TAGS.items()}
# Where the key is not the field's name.
_KEYS: dict[tuple[type, str], str] = {(Period, "starts"): "from", (Period, "ends"): "to"}


class PaperJsonError(ValueError):
    """The JSON is not a paper; the message (in Russian) says in which field."""


def encode(value: Any) -> Any:
    """A value of a paper as JSON would hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return _encode_fields(value)
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value) if isinstance(value, Fraction) else value


def _encode_fields(value: Any) -> dict[str, Any]:
    cls: Any = type(value)
    data: dict[str, Any] = {"type": _TAGS[cls]} if cls in _TAGS else {}
    for each in fields(value):
        said = getattr(value, each.name)
        is_absent = said == "" and each.name in _words_that_may_be_absent(cls)
        data[_key(cls, each)] = None if is_absent else encode(said)
    return data


def decode(hint: Any, value: Any, where: str = "") -> Any:
    """The value of a field of type `hint`. Raises PaperJsonError, naming the field by its path."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _decode_union(get_args(hint), value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise PaperJsonError(f"Поле «{where}»: ожидается список.")
        return tuple(decode(get_args(hint)[0], each, f"{where}[{n}]") for n, each in enumerate(value))
    if is_dataclass(hint):
        return decode_fields(hint, value, where)
    return _decode_scalar(hint, value, where)


def decode_fields(cls: Any, value: Any, where: str = "") -> Any:
    """A dataclass from a JSON object; fields with defaults may be left out, unknown keys are ignored."""
    if not isinstance(value, dict):
        raise PaperJsonError(f"Поле «{where or 'документ'}»: ожидается объект.")
    hints = _hints(cls)
    found = {}
    for each in fields(cls):
        key = _key(cls, each)
        path = f"{where}.{key}" if where else key
        if value.get(key, "") is None and each.name in _words_that_may_be_absent(cls):
            found[each.name] = ""
        elif key in value:
            found[each.name] = decode(hints[each.name], value[key], path)
        elif _is_required(each):
            raise PaperJsonError(f"Нет поля «{path}».")
    try:
        return cls(**found)
    except ValueError as error:  # a dataclass that checks itself
        raise PaperJsonError(f"Поле «{where}»: {error}.") from None


def _decode_union(options: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in options:
        return None
    others = [option for option in options if option is not type(None)]
    if len(others) == 1:
        return decode(others[0], value, where)
    kind = _TYPES.get(str(value.get("type"))) if isinstance(value, dict) else None
    if kind not in others:
        raise PaperJsonError(f"Поле «{where}»: неизвестный вид блока.")
    return decode_fields(kind, value, where)


def _decode_scalar(hint: Any, value: Any, where: str) -> Any:
    if hint in {str, int, bool}:
        if type(value) is not hint:
            raise PaperJsonError(f"Поле «{where}»: неверное значение {value!r}.")
        return value
    try:
        if hint is Decimal:
            return _decode_decimal(value)
        return hint.fromisoformat(value) if hint in {date, datetime} else hint(value)
    except (TypeError, ValueError, ZeroDivisionError, InvalidOperation):
        raise PaperJsonError(f"Поле «{where}»: неверное значение {value!r}.") from None


def _decode_decimal(value: Any) -> Decimal:
    if type(value) not in {int, float}:
        raise ValueError
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError
    return number


def _key(cls: type, each: Field[Any]) -> str:
    return _KEYS.get((cls, each.name), each.name)


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


@cache
def _words_that_may_be_absent(cls: Any) -> frozenset[str]:
    hints = _hints(cls)
    return frozenset(
        each.name
        for each in fields(cls)
        if hints[each.name] is str and cls is not Run and not (each.name == "title" and _is_required(each))
    )


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)
