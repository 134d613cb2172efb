"""The REST API, first version: what its operations share, and where they hang."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, re_path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from rumo.api.answers import Problem, answer_problems
from rumo.api.auth import TokenAuth
from rumo.api.descriptions import describe
from rumo.api.rate import KeyRate
from rumo.api.routers import assignments, directory, events, expertise, meetings, monitoring, results, taking_part

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
        describe(schema)
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
for part in (directory, meetings, assignments, events, taking_part, expertise, monitoring, results):
    api.add_router("", part.router)


@csrf_exempt
def unknown_address(request: HttpRequest) -> JsonResponse:
    """A program that mistook the address is told so as a program: never by a page."""
    return JsonResponse(
        {"message": _("Такого адреса нет: адреса перечислены в openapi.json."), "mistakes": []}, status=404
    )


def _in_json(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The library answers a wrong method by itself, in English words."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        message = _("Этот адрес понимает только: %(methods)s.") % {"methods": answer["Allow"]}
        told = JsonResponse({"message": message, "mistakes": []}, status=answer.status_code)
        told["Allow"] = answer["Allow"]
        return told

    return answered


def _addresses() -> Iterator[URLPattern]:
    """Programs show a key instead of signing in."""
    for address in api.urls[0]:
        assert isinstance(address, URLPattern)
        # The library's own root would answer with a page.
        view = unknown_address if address.name == "api-root" else _in_json(address.callback)
        address.callback = login_not_required(view)
        yield address
    yield re_path("", login_not_required(unknown_address))


urls = (list(_addresses()), *api.urls[1:])
