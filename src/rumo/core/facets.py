"""Facets of a list: the values of each of its attributes, with how many rows a press would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from rumo.core.templatetags.lists import address_with


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    key: str
    title: str
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> FacetValue | None:
        return next((each for each in self.values if each.is_chosen), None)


def count_values(groups: Iterable[Mapping[str, Any]], asked: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Rows by value for every key of `asked`, the other keys as they are asked; "" asks for everything.

    A group has a value under every key and the number of its rows under "n". One that differs from what is asked in a
    single key would still be shown if that key were let go.
    """
    counts: dict[str, Counter[str]] = {key: Counter() for key in asked}
    wanted = [(key, value) for key, value in asked.items() if value]
    for group in groups:
        unlike = [key for key, value in wanted if str(group[key] or "") != value]
        if len(unlike) > 1:
            continue
        for key in unlike or asked:
            if group[key]:
                counts[key][str(group[key])] += group["n"]
    return counts


def facet_links(request: HttpRequest, facets: Iterable[Facet]) -> list[dict[str, Any]]:
    """Facets for `ui/facets.html`: each value with the address that chooses it, or lets it go when it is chosen."""
    return [
        {
            "title": facet.title,
            "chosen": facet.chosen,
            "values": [
                {
                    "value": value,
                    "url": address_with(request, {facet.key: "" if value.is_chosen else value.value, "page": None}),
                }
                for value in facet.values
            ],
        }
        for facet in facets
    ]
