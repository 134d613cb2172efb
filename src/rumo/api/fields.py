"""Kinds of values that come and go: bounded, so that nothing a program sends can break the database."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import AfterValidator

LARGEST_KEY = 2**63 - 1


def _sound(text: str) -> str:
    """Raises ValueError for what no database keeps: control characters and halves of letters."""
    is_whole = not any("\ud800" <= letter <= "\udfff" for letter in text)
    if not is_whole or any(letter < " " and letter not in "\t\n\r" for letter in text):
        raise ValueError(_("В тексте есть недопустимые знаки."))
    return text.strip()


def _one_line(text: str) -> str:
    return " ".join(_sound(text).split())


def _address(text: str) -> str:
    """An e-mail address or nothing. Raises ValueError."""
    text = _one_line(text)
    try:
        if text:
            validate_email(text)
    except ValidationError as error:
        raise ValueError(_("Это не адрес электронной почты.")) from error
    return text


def _link(text: str) -> str:
    """An address of a page or nothing. Raises ValueError."""
    text = _one_line(text)
    try:
        if text:
            URLValidator(schemes=["http", "https"])(text)
    except ValidationError as error:
        raise ValueError(_("Это не адрес страницы: он начинается с https://.")) from error
    return text


def _aware(moment: datetime) -> datetime:
    """A moment without a zone is meant by the clock of the installation."""
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _near(moment: Any) -> Any:
    """Raises ValueError for years that no record has: at the ends of the calendar zones cannot be counted."""
    if not 1990 <= moment.year <= 2100:
        raise ValueError(_("Год должен быть от 1990 до 2100."))
    return moment


Key = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
Text = Annotated[str, Field(max_length=500), AfterValidator(_one_line)]
Name = Annotated[str, Field(max_length=100), AfterValidator(_one_line)]
LongText = Annotated[str, Field(max_length=20_000), AfterValidator(_sound)]
Email = Annotated[str, Field(max_length=254), AfterValidator(_address)]
Link = Annotated[str, Field(max_length=500), AfterValidator(_link)]
Day = Annotated[date, AfterValidator(_near)]
Moment = Annotated[datetime, AfterValidator(_near), AfterValidator(_aware)]


class Ref(Schema):
    """Другая запись: её номер и название."""

    id: int
    title: str

    @staticmethod
    def resolve_title(obj: Any) -> str:
        return str(obj)


class Choice(Schema):
    """Значение из списка: код для программ и слова для людей."""

    code: str
    title: str


def choice(name: str) -> Any:
    """A resolver: the field `name` of the record as a `Choice`."""

    def resolve(obj: Any) -> dict[str, str]:
        return {"code": getattr(obj, name), "title": str(getattr(obj, f"get_{name}_display")())}

    return staticmethod(resolve)
