"""Indicators handed in by a program: by the rules of the page, all values or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from rumo.api.enums import Scope
from rumo.api.tests.factories import make_key
from rumo.monitoring.enums import ReturnState, ValueKind, ValueState
from rumo.monitoring.models import IndicatorValue, Respondent, ValueChange
from rumo.monitoring.tests.factories import make_campaign, make_respondent, make_version
from tests.cast import Cast

Send = Callable[..., Any]


@pytest.fixture
def respondent(cast: Cast) -> Respondent:
    """Asked for a number with evidence, and for yes or no."""
    cache.clear()
    asked = [
        make_version(cast.association, "М1", kind=ValueKind.NUMBER, needs_evidence=True),
        make_version(cast.association, "М2"),
        make_version(cast.association, "М3", formula="[М1] * 2", by_hand=False, kind=ValueKind.NUMBER),
    ]
    return make_respondent(make_campaign(cast.association, asked), cast.municipality)


@pytest.fixture
def send(client: Client, cast: Cast, respondent: Respondent) -> Send:
    """Ask or tell as the methodologist of the municipality."""

    def send(path: str = "", *values: dict[str, Any], method: str = "patch", key: dict[str, str] | None = None) -> Any:
        headers = key or make_key(cast.municipal_methodologist, Scope.READ, Scope.MONITORING)
        data = {"values": values} if values else {}
        return getattr(client, method)(
            f"/api/v1/forms/{respondent.pk}{path}", data, content_type="application/json", headers=headers
        )

    return send


def test_a_form_is_filled_and_handed_in(send: Send, respondent: Respondent) -> None:
    first = {"indicator": "М1", "number": 15, "evidence": [{"act": "приказ от 14.03.2024 № 19"}]}
    early = send("/submit", method="post")
    assert early.status_code == 422
    assert "Сдать нельзя" in early.json()["message"]
    told = send("/values", first, {"indicator": "М2", "state": "not_applicable", "explanation": "Таких нет"}).json()
    assert [each["state"] for each in told["questions"]] == ["given", "not_applicable", "empty"]
    assert told["questions"][0]["evidence"][0]["act"] == "приказ от 14.03.2024 № 19"
    assert told["questions"][2]["may_edit"] is False
    assert not any(each["is_error"] for each in told["remarks"])
    changes = ValueChange.objects.count()
    send("/values", first)
    assert ValueChange.objects.count() == changes
    assert send("/submit", method="post").json()["state"]["code"] == "submitted"
    assert send("/values", {"indicator": "М1", "number": 16}).status_code == 422
    IndicatorValue.objects.filter(indicator__indicator__code="М1").update(
        return_state=ReturnState.RETURNED, return_message="Проверьте"
    )
    Respondent.objects.update(state="returned")
    assert send(method="get").json()["questions"][0]["remark"] == "Проверьте"
    assert send("/values", {"indicator": "М1", "number": 16}).status_code == 200
    assert send("/submit", method="post").json()["state"]["code"] == "submitted"


def test_what_is_wrong_is_told_by_its_place_and_nothing_is_written(send: Send) -> None:
    answer = send(
        "/values",
        {"indicator": "М1", "number": 15},
        {"indicator": "М2", "number": 7},
        {"indicator": "М3", "number": 1},
        {"indicator": "М9", "number": 1},
    )
    assert answer.status_code == 422
    assert [each["place"] for each in answer.json()["mistakes"]] == ["body.values.1", "body.values.2", "body.values.3"]
    assert "ответьте «да» или «нет»" in answer.json()["mistakes"][0]["message"]
    assert not IndicatorValue.objects.exclude(state=ValueState.EMPTY).exists()
    wrong = send("/values", {"indicator": "М1", "number": -1, "evidence": [{"link": "файл"}]}).json()["mistakes"]
    assert wrong == [
        {"place": "body.values.0.number", "message": "Число должно быть не меньше 0."},
        {"place": "body.values.0.evidence.0.link", "message": "Это не адрес страницы: он начинается с https://."},
    ]


def test_only_who_may_fill_the_page_fills_by_a_program(send: Send, cast: Cast) -> None:
    value = {"indicator": "М1", "number": 15}
    assert send("/values", value, key=make_key(cast.municipal_methodologist)).status_code == 403
    for other, status in ((cast.teacher, 404), (cast.stranger, 404), (cast.secretary, 200)):
        assert send("/values", value, key=make_key(other, *Scope)).status_code == status
