"""What an operation answers when it cannot do what was asked: JSON in Russian, with the place of every mistake."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from rumo.core.errors import Refusal

log = logging.getLogger(__name__)


class Mistake(Schema):
    """`place` — где ошибка: «query.page», «body.title»."""

    place: str
    message: str


class Problem(Schema):
    message: str
    mistakes: list[Mistake] = []


class Misplaced(Refusal):
    """Several things are wrong; `reasons` by the place of each («body.values.0»)."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__(_("Ничего не записано. Проверьте, что прислано."))
        self.reasons = reasons


def answer_problems(api: NinjaAPI) -> None:
    """Have every refusal answered as a `Problem`."""

    def problem(request: HttpRequest, status: int, message: str, **more: Any) -> HttpResponse:
        return api.create_response(request, {"message": message, **more}, status=status)

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, error: Refusal) -> HttpResponse:
        return problem(request, error.status, error.message)

    @api.exception_handler(Misplaced)
    def misplaced(request: HttpRequest, error: Misplaced) -> HttpResponse:
        mistakes = [{"place": place, "message": message} for place, message in error.reasons.items()]
        return problem(request, error.status, error.message, mistakes=mistakes)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(request, 404, _("Такой записи нет, или владелец ключа её не видит."))

    @api.exception_handler(IntegrityError)
    def first(request: HttpRequest, error: IntegrityError) -> HttpResponse:
        log.warning("a constraint refused a write", exc_info=error)
        return problem(request, 409, _("Такая запись уже есть: её внёс кто-то другой."))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        answer = problem(request, 401, _("Нужен действующий ключ: «Authorization: Bearer rumo_…»."))
        answer["WWW-Authenticate"] = "Bearer"
        return answer

    @api.exception_handler(Throttled)
    def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
        seconds = int(error.wait or 0) + 1
        message = _("Запросов слишком много. Повторите через %(seconds)s с.") % {"seconds": seconds}
        answer = problem(request, 429, message)
        answer["Retry-After"] = str(seconds)
        return answer

    @api.exception_handler(HttpError)
    def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(request, error.status_code, _("Запрос не читается: тело должно быть в формате JSON."))

    @api.exception_handler(ValidationError)
    def mistaken(request: HttpRequest, error: ValidationError) -> HttpResponse:
        mistakes = [{"place": _place(each["loc"]), "message": _words(each)} for each in error.errors]
        return problem(request, 422, _("Проверьте, что прислано."), mistakes=mistakes)


def _place(loc: Any) -> str:
    """«query.filters.page» → «query.page»: the name of our own parameter says nothing to a program."""
    parts = [str(part) for part in loc]
    return ".".join([parts[0], *parts[2:]] if len(parts) > 2 else parts)


_WORDS: Mapping[str, Any] = {
    "missing": gettext_lazy("Это нужно указать."),
    "int_parsing": gettext_lazy("Нужно целое число."),
    "int_type": gettext_lazy("Нужно целое число."),
    "greater_than_equal": gettext_lazy("Число должно быть не меньше %(ge)s."),
    "less_than_equal": gettext_lazy("Число должно быть не больше %(le)s."),
    "string_too_long": gettext_lazy("Текст длиннее %(max_length)s знаков."),
    "string_too_short": gettext_lazy("Текст не должен быть пустым."),
    "string_type": gettext_lazy("Нужен текст."),
    "bool_parsing": gettext_lazy("Нужно true или false."),
    "enum": gettext_lazy("Допустимо: %(expected)s."),
    "literal_error": gettext_lazy("Допустимо: %(expected)s."),
}


def _words(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(error["msg"]).removeprefix("Value error, ")
    if kind.startswith("date"):
        return _("Нужна дата вида 2024-03-15 или момент вида 2024-03-15T10:00:00+03:00.")
    return str(_WORDS.get(kind) or _("Недопустимое значение.")) % context
