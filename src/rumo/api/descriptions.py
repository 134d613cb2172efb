"""What the OpenAPI document says in words: parameters that stand in many operations, and the values of every list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

PARAMETERS: Mapping[str, Any] = {
    "key": _("Номер записи (id)"),
    "q": _("Слова, которые есть в записи"),
    "association": _("Номер объединения"),
    "organization": _("Номер организации"),
    "municipality": _("Номер муниципалитета"),
    "region": _("Номер региона"),
    "parent": _("Номер вышестоящего объединения"),
    "campaign": _("Номер приёма материалов"),
    "collection": _("Номер мониторинга"),
    "event": _("Номер мероприятия"),
    "year": _("Год, четыре цифры"),
    "period": _("Год: «2024», учебный — «2023-2024»"),
    "day": _("На какой день; пусто — на сегодня"),
    "since": _("С этого дня (момента) включительно"),
    "until": _("До этого дня включительно (момент — не включая)"),
    "due_since": _("Срок с этого дня включительно"),
    "due_until": _("Срок до этого дня включительно"),
    "updated_since": _("Только изменённое с этого момента"),
    "mine": _("true — только те, которые исполняет владелец ключа"),
    "late": _("true — только просроченные"),
    "is_active": _("true — действующие, false — остальные"),
    "is_counted": _("true — участие засчитано"),
}


def describe(schema: dict[str, Any]) -> None:
    """Put the words into the document, in place."""
    parts = schema["components"]["schemas"]
    for name, told in parts.items():
        if "enum" in told:
            told["description"] = _values_of(name, told["enum"])
    for each in _parameters(schema):
        words = PARAMETERS.get(each["name"]) or next(filter(None, (_referred(parts, each["schema"]))), "")
        if words and "description" not in each:
            each["description"] = str(words)


def _parameters(schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in schema["paths"].values():
        for told in methods.values():
            yield from told.get("parameters", [])


def _referred(parts: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[str]:
    """The words of the lists a parameter takes a value of."""
    for one in (told, *told.get("anyOf", ()), *told.get("allOf", ())):
        yield parts.get(str(one.get("$ref", "")).rpartition("/")[2], {}).get("description", "")


def _values_of(name: str, codes: list[str]) -> str:
    """«draft — готовится; open — идёт сбор»; two lists of one name are told apart by their values."""
    for each in TextChoices.__subclasses__():
        if each.__name__ == name and each.values == codes:
            return "; ".join(f"{code} — {label}" for code, label in each.choices)
    return ""
