"""The JSON Schemas of what the command line prints, ready to check with."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

SCHEMAS: dict[str, dict[str, Any]] = {
    each.name: json.loads(each.read_text(encoding="utf-8"))
    for each in files("rumo.papers").joinpath("schema").iterdir()
    if each.name.endswith(".json")
}
_REGISTRY: Registry = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


@cache
def validator(reference: str) -> Draft202012Validator:
    """For a whole schema («minutes.json») or one of its definitions («minutes.json#/$defs/item»)."""
    return Draft202012Validator(
        {"$ref": reference}, registry=_REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def faults(reference: str, data: Any) -> list[str]:
    """What of the data breaks the schema, each with its path; the data goes through JSON first, as it is printed."""
    printed = json.loads(json.dumps(data))
    return [f"{error.json_path}: {error.message}" for error in validator(reference).iter_errors(printed)]
