"""The REST API, first version: what its operations share, and where they hang."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from rumo.api.answers import Problem, answer_problems
from rumo.api.auth import TokenAuth
from rumo.api.rate import KeyRate
from rumo.api.routers import directory, events, expertise, meetings, results

REQUESTS_A_MINUTE = 300


class _Api(NinjaAPI):
    """Operations are named as their views; each tells that it may answer a `Problem`."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        parts = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= {**parts.pop("$defs"), "Problem": parts}
        answer = {
            "description": "Отказ",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for methods in schema["paths"].values():
            for told in methods.values():
                told["responses"]["default"] = answer
        return schema


api = _Api(
    title="РУМО",
    version="1",
    description="Сведения методических объединений для других систем: то же и так же, что видит владелец ключа.",
    urls_namespace="api-v1",
    docs_url=None,
    auth=TokenAuth(),
    throttle=KeyRate(REQUESTS_A_MINUTE),
)
answer_problems(api)
for part in (directory, meetings, events, expertise, results):
    api.add_router("", part.router)
urls = api.urls
# Programs show a key instead of signing in.
for address in urls[0]:
    if address.callback is not None:
        login_not_required(address.callback)
