from __future__ import annotations

import json as stdlib_json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from rumo.papers.analysis import Analysis, Figure, Section
from rumo.papers.codec import PaperJsonError
from rumo.papers.json import Paper, from_json, paper_from_json, to_json
from rumo.papers.minutes import Instruction, Minutes, MinutesItem, Outcome
from rumo.papers.order import CompositionOrder, OrderMember
from rumo.papers.people import Participant, Signature
from rumo.papers.plan import Plan, PlanRow, PlanStamp, StampKind
from rumo.papers.samples import SAMPLE, SAMPLES
from rumo.papers.tests.strategies import minutes


@given(minutes())
@settings(max_examples=40, deadline=None)
def test_minutes_survive_json(paper: Minutes) -> None:
    assert from_json(stdlib_json.loads(stdlib_json.dumps(to_json(paper)))) == paper


@pytest.mark.parametrize("paper", SAMPLES)
def test_samples_survive_json(paper: Minutes) -> None:
    assert from_json(to_json(paper)) == paper


def test_the_public_shape() -> None:
    data = to_json(SAMPLE)
    assert list(data)[:11] == [
        "kind", "number", "date", "date_to", "city", "organization", "body", "chair", "secretary",
        "present", "present_count",
    ]  # fmt: skip
    assert (data["kind"], data["date"], data["date_to"], data["present_count"]) == ("minutes", "2023-12-13", None, 23)
    assert data["quorum"]["required"] == "1/2"
    assert data["chair"] == {"name": "Ветрова А.П.", "post": "директор центра общего образования ИРО", "gender": "f"}
    first, second, third = data["items"][:3]
    assert first["votes"] == {"for": 25, "against": 0, "abstained": 0}
    assert first["unanimous"] is True
    assert first["resolutions"][0]["responsible"] == ["Луговых К.Д."]
    assert first["resolutions"][0]["due"] == "до 1 марта 2024 г."
    assert second["votes"] is None  # its two decisions were voted differently
    assert second["unanimous"] is None
    assert third["text"].startswith("Сведения предоставили 15 из 19 муниципалитетов:\n№ п/п\t")
    assert third["blocks"][1]["type"] == "table"
    assert data["unread"] == []


@pytest.mark.parametrize(
    "paper",
    [
        Minutes("", None, "", "", "", Participant(""), Participant(""), items=(MinutesItem(1),)),
        Plan("План", stamps=(PlanStamp(StampKind.AGREED),), rows=(PlanRow("", "Конкурс"),)),
        Analysis("Анализ", sections=(Section(""),), figures=(Figure(Decimal(3), "3 школы"),)),
        CompositionOrder("", None, "", "О составе", "", (OrderMember("Заря Н.С."),), (Signature("", "Заря Н.С."),)),
    ],
    ids=lambda paper: paper.kind,
)
def test_what_a_paper_does_not_say_is_null(paper: Paper) -> None:
    data = to_json(paper)
    assert paper_from_json(stdlib_json.loads(stdlib_json.dumps(data))) == paper
    assert data["unread"] == []
    assert list(_empty_words(data)) == (["sections[0].title"] if paper.kind == "analysis" else [])


def _empty_words(value: Any, path: str = "") -> Iterator[str]:
    if value == "":
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _empty_words(each, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _empty_words(each, f"{path}[{number}]")


def test_a_title_must_be_words() -> None:
    with pytest.raises(PaperJsonError, match="«title»"):
        paper_from_json(to_json(Plan("План")) | {"title": None})


def bare(**more: Any) -> dict[str, Any]:
    """The least that a reader of another make might give."""
    person = {"name": "Ветрова А.П.", "post": ""}
    return {
        "kind": "minutes",
        "number": "4",
        "date": "2023-12-13",
        "city": "",
        "organization": "",
        "body": "секция",
        "chair": person,
        "secretary": person,
    } | more


def test_reads_the_short_keys_where_the_full_ones_are_missing() -> None:
    resolution = {"text": "Утвердить", "responsible": ["Заря Н.С."], "due": "до 1 марта"}
    votes = {"for": 3, "against": 2, "abstained": 0}
    paper = from_json(bare(items=[{"number": 1, "text": "Раз\nДва", "resolutions": [resolution], "votes": votes}]))
    (item,) = paper.items
    (point,) = item.resolutions
    assert [each.text for each in item.text] == ["Раз", "Два"]  # type: ignore[union-attr]
    assert point.number == "1"
    assert point.instructions == (Instruction("", ("Заря Н.С.",), "до 1 марта"),)
    assert point.votes is not None
    assert (point.votes.in_favour, point.votes.outcome) == (3, Outcome.CARRIED)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": "plan"}, "не протокол"),
        (bare(date="2023-02-30"), "«date»"),
        (bare(chair=None), "«chair»"),
        (bare(present=[{"post": ""}]), "«present[0].name»"),
        (bare(quorum={"present": 1, "composition": 2, "required": "1/0", "met": True}), "«quorum.required»"),
        (bare(items=[{"number": "раз"}]), "«items[0].number»"),
        (bare(items=[{"number": 1, "blocks": [{"type": "chart"}]}]), "«items[0].text[0]»"),
        (bare(agenda={}), "«agenda»"),
        (bare(items=None), "«items»"),
    ],
)
def test_what_is_not_minutes_is_refused_by_field(data: dict[str, Any], said: str) -> None:
    with pytest.raises(PaperJsonError) as refused:
        from_json(data)
    assert said in str(refused.value)
