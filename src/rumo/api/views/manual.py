"""What a programmer reads of the API: made of the same OpenAPI document that programs read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.api.enums import Scope
from rumo.api.v1 import REQUESTS_A_MINUTE, api
from rumo.api.views.tabs import tabs


@require_safe
def manual(request: UserRequest) -> HttpResponse:
    schema = api.get_openapi_schema()
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in _operations(schema):
        groups[each["tag"]].append(each)
    context = {
        "groups": list(groups.items()),
        "base": request.build_absolute_uri(reverse("api-v1:api-root")),
        "schema_url": reverse("api-v1:openapi-json"),
        "scopes": Scope.choices,
        "most": REQUESTS_A_MINUTE,
        "tabs": tabs(request.user, "manual"),
    }
    return render(request, "api/manual.html", context)


def _operations(schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            yield {
                "path": path,
                "method": method.upper(),
                "tag": told["tags"][0],
                "summary": told["summary"],
                "description": told.get("description", ""),
                "parameters": [_parameter(each) for each in told.get("parameters", [])],
                "fields": _fields(schema, told.get("requestBody", {})),
                "example": _example(schema, told.get("requestBody", {})),
            }


def _parameter(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": told["name"],
        "is_required": told.get("required", False),
        "kind": _kind(told["schema"]),
        "about": told.get("description", ""),
    }


def _fields(schema: Mapping[str, Any], body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of what is sent, in their order; those of a list of records as «values[].number»."""
    return list(_named(schema, _sent(schema, body), ""))


def _named(schema: Mapping[str, Any], whole: Mapping[str, Any], before: str) -> Iterator[dict[str, Any]]:
    required = whole.get("required", [])
    for name, told in whole.get("properties", {}).items():
        yield {"name": f"{before}{name}", "is_required": name in required, "kind": _kind(told)}
        yield from _named(schema, _record(schema, told.get("items", {})), f"{before}{name}[].")


def _example(schema: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    example = _sent(schema, body).get("example")
    return json.dumps(example, ensure_ascii=False, indent=2) if example else ""


def _sent(schema: Mapping[str, Any], body: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the operation takes; nothing for one that takes nothing."""
    return _record(schema, body.get("content", {}).get("application/json", {}).get("schema", {}))


def _record(schema: Mapping[str, Any], told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that is referred to; nothing where none is."""
    reference = str(told.get("$ref", ""))
    found: Mapping[str, Any] = schema["components"]["schemas"][reference.rpartition("/")[2]] if reference else {}
    return found


def _kind(told: Mapping[str, Any]) -> str:
    """«integer», «string, date»; of several kinds the one that is not null."""
    one = next((each for each in told.get("anyOf", [told]) if each.get("type") != "null"), told)
    return ", ".join(str(one[name]) for name in ("type", "format") if name in one)
