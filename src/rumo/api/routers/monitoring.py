"""Forms of indicators that one answers for: what is asked, what is stated, handing in."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema
from pydantic import ConfigDict

from rumo.api.answers import Misplaced
from rumo.api.auth import ApiRequest, TokenAuth
from rumo.api.enums import Scope
from rumo.api.fields import Choice, Day, Key, Link, LongText, Moment, Name, Ref, Text, choice
from rumo.api.paging import paged
from rumo.monitoring import permissions
from rumo.monitoring.actions.batches import Stated, ValuesRefused, state_values
from rumo.monitoring.actions.evidence import EvidenceData
from rumo.monitoring.actions.submission import submit_response
from rumo.monitoring.actions.values import ValueData
from rumo.monitoring.computed import broken_rules, compute
from rumo.monitoring.enums import ResponseState, ReturnState, Severity, ValueState
from rumo.monitoring.models import Respondent
from rumo.monitoring.queries import visible_respondents
from rumo.monitoring.responses import Asked, asked_of
from rumo.monitoring.review import Remark, remarks_of

router = Router(tags=["Сбор показателей"])

MOST_VALUES = 500
MOST_EVIDENCE = 20


class FormOut(Schema):
    id: int
    collection: Ref = Field(alias="campaign")
    year: int
    starts_on: Day
    ends_on: Day = Field(description="Последний день сбора")
    respondent: str = Field(alias="name", description="Кто отвечает")
    state: Choice
    submitted_at: Moment | None
    accepted_at: Moment | None

    resolve_state = choice("state")

    @staticmethod
    def resolve_year(obj: Respondent) -> int:
        return obj.campaign.year

    @staticmethod
    def resolve_starts_on(obj: Respondent) -> Any:
        return obj.campaign.starts_on

    @staticmethod
    def resolve_ends_on(obj: Respondent) -> Any:
        return obj.campaign.ends_on


class EvidenceOut(Schema):
    title: str
    act: str
    link: str
    file: str | None = Field(None, alias="stored.name", description="Имя приложенного файла")


class QuestionOut(Schema):
    """Показатель формы с тем, что указано. `state`: empty — не заполнено, given — указано, not_applicable."""

    indicator: str = Field(description="Обозначение", examples=["М2.1"])
    wording: str
    help: str
    kind: Choice
    unit: str
    by_hand: bool = Field(description="false — считается по формуле, присылать не нужно")
    may_edit: bool = Field(description="false — значение сдано и не возвращено")
    needs_evidence: bool
    state: str
    number: Decimal | None = Field(description="У «да или нет» 1 или 0")
    text: str
    explanation: str
    previous: Decimal | None = Field(description="Прошлогоднее значение")
    remark: str = Field(description="С чем значение вернули; пусто — замечаний нет")
    evidence: list[EvidenceOut]


class RemarkOut(Schema):
    indicator: str
    text: str
    is_error: bool = Field(description="true — не даёт сдать")


class FormWholeOut(FormOut):
    questions: list[QuestionOut]
    remarks: list[RemarkOut]

    @staticmethod
    def resolve_questions(obj: Respondent) -> list[dict[str, Any]]:
        return [_question(line) for line in asked_of(obj)]

    @staticmethod
    def resolve_remarks(obj: Respondent) -> list[dict[str, Any]]:
        form = asked_of(obj)
        return [_remark(each) for each in remarks_of(form, compute(obj, form), broken_rules(obj, form))]


class FormFilters(FilterSchema):
    collection: Annotated[Key | None, FilterLookup("campaign")] = None
    state: ResponseState | None = None
    year: Annotated[int | None, Field(ge=1990, le=2100), FilterLookup("campaign__year")] = None


class EvidenceIn(Schema):
    """Акт («приказ от 14.03.2023 № 19») или ссылка; файлы прикладывают на странице формы."""

    title: Annotated[Text, Field(max_length=300)] = ""
    act: Annotated[Text, Field(max_length=300)] = ""
    link: Link = ""


class ValueIn(Schema):
    """Для числа и «да или нет» — `number`, для текста — `text`. Ноль — тоже ответ."""

    indicator: Annotated[Name, Field(min_length=1, examples=["М2.1"])]
    state: ValueState = ValueState.GIVEN
    number: Annotated[Decimal, Field(ge=0, lt=10**14, decimal_places=2, examples=[15])] | None = None
    text: LongText = ""
    explanation: Annotated[LongText, Field(max_length=2000)] = ""
    evidence: Annotated[list[EvidenceIn], Field(max_length=MOST_EVIDENCE)] = []


class ValuesIn(Schema):
    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "values": [
                    {"indicator": "М2.1", "number": 15, "evidence": [{"act": "приказ от 14.03.2024 № 19"}]},
                    {"indicator": "М2.2", "state": "not_applicable", "explanation": "Таких школ в округе нет."},
                ]
            }
        }
    )

    values: Annotated[list[ValueIn], Field(min_length=1, max_length=MOST_VALUES)]


@router.get("/forms", response=list[FormOut], summary="Формы: свои и тех мониторингов, которые ведёте")
@paged
def forms(request: ApiRequest, filters: Query[FormFilters]) -> QuerySet[Respondent]:
    return filters.filter(visible_respondents(request.user)).order_by("-campaign__starts_on", "name", "pk")


@router.get("/forms/{key}", response=FormWholeOut, summary="Форма: показатели, что указано, что мешает сдать")
def form(request: ApiRequest, key: Key) -> Respondent:
    return get_object_or_404(visible_respondents(request.user), pk=key)


@router.patch(
    "/forms/{key}/values", response=FormWholeOut, auth=TokenAuth(Scope.MONITORING), summary="Указать значения"
)
def form_values(request: ApiRequest, key: Key, data: ValuesIn) -> Respondent:
    """Записываются все присланные значения или ни одного; остальные показатели не меняются."""
    respondent = get_object_or_404(visible_respondents(request.user), pk=key)
    told = [_stated(each) for each in data.values]
    try:
        state_values(respondent, told=told, actor=request.user)
    except ValuesRefused as refusal:
        raise Misplaced({f"body.values.{n}": reason for n, reason in refusal.reasons.items()}) from refusal
    return get_object_or_404(visible_respondents(request.user), pk=key)


@router.post("/forms/{key}/submit", response=FormWholeOut, auth=TokenAuth(Scope.MONITORING), summary="Сдать форму")
def form_submit(request: ApiRequest, key: Key) -> Respondent:
    """Что мешает сдать, сказано в `remarks` формы."""
    respondent = get_object_or_404(visible_respondents(request.user), pk=key)
    submit_response(respondent, actor=request.user)
    return get_object_or_404(visible_respondents(request.user), pk=key)


def _stated(given: ValueIn) -> Stated:
    evidence = [EvidenceData(title=each.title, act=each.act, link=each.link) for each in given.evidence]
    return Stated(given.indicator, ValueData(given.state, given.number, given.text, given.explanation), evidence)


def _question(line: Asked) -> dict[str, Any]:
    version, value = line.version, line.value
    kind = {"code": version.kind, "title": str(version.get_kind_display())}
    names = ("wording", "help", "unit", "by_hand", "needs_evidence")
    return {
        **{name: getattr(version, name) for name in names},
        "indicator": line.code,
        "kind": kind,
        "may_edit": version.by_hand and bool(permissions.is_open_to_edit(value)),
        "state": value.state,
        "number": value.number,
        "text": value.text,
        "explanation": value.explanation,
        "previous": line.number_before,
        "remark": value.return_message if value.return_state == ReturnState.RETURNED else "",
        "evidence": list(value.evidence.all()) if value.pk else [],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"indicator": remark.code, "text": remark.text, "is_error": remark.severity == Severity.ERROR}
