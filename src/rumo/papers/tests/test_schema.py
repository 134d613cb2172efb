"""The schemas hold what the code writes, and docs/papers.md tells of every field of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from rumo.papers.json import to_json
from rumo.papers.minutes import Minutes
from rumo.papers.plan import Plan, PlanRow
from rumo.papers.readers.json import reading_json
from rumo.papers.readers.splitting import read_papers
from rumo.papers.samples import SAMPLES
from rumo.papers.tests.readers.blocks_made import document
from rumo.papers.tests.schemas import SCHEMAS, faults
from rumo.papers.tests.strategies import minutes
from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.schedule_json import to_json as schedule_to_json

DOCS = Path(__file__).parents[4] / "docs/papers.md"

MINUTES = """
**ПРОТОКОЛ № 2**
заседания районного методического объединения учителей химии
14 марта 2019 года
Председатель: Ветрова А.П.
Секретарь: Лугова О.С.
Присутствовали: 14 человек
Приглашены: Тополь В.Л., методист
Повестка дня:
1. Об итогах олимпиады. Докладчик: Гринько Т.В.
1. СЛУШАЛИ: Гринько Т.В. об итогах олимпиады.
Класс | Участники
9 | 14
РЕШИЛИ: Информацию принять к сведению. Срок: до 1 мая 2019 г. Ответственный: Гринько Т.В.
Голосовали: за – 12, против – нет, воздержались – 2
Председатель\tА.П. Ветрова
Секретарь\tО.С. Лугова
"""
PLAN = """
УТВЕРЖДАЮ
Директор института
_______ В.Л. Тополь
«05» февраля 2024 г.
**План работы секции учителей химии на 2024 год**
№ п/п | Мероприятие | Срок | Ответственный | Целевая аудитория | Результат
1. | Заседания секции | не реже одного раза в квартал | Заря Н.С. | учителя | протокол
2. | Экспертиза программ | по мере поступления | Секретарь РУМО | | заключение
3. | Конкурс уроков | | Ветрова А.П. | учителя | приказ
"""
ANALYSIS = """
**Анализ работы районного методического объединения учителей биологии за 2022-2023 учебный год**
В объединение входят 24 педагога, прошло 19 вебинаров (в 2021-2022 учебном году – 11).
**1. Работа секций**
Секция | Количество участников, чел.
Ботаника | 12
Экология | 9
ИТОГО | 21
План выполнен на 95 %, участников почти на 50 % больше.
Руководитель объединения\tВ.Л. Тополь
"""
ORDER = """
ПРИКАЗ
26.10.2023 № 187-ОД
О составе методического совета учителей химии
Приказываю:
Утвердить состав методического совета учителей химии:
1. Ветрова А.П., методист, председатель
2. Заря Н.С., учитель
Министр\tК.Д. Луговых
"""
UNKNOWN = "Список книг для летнего чтения"

TEXTS = {"minutes": MINUTES, "plan": PLAN, "analysis": ANALYSIS, "order": ORDER, "unknown": UNKNOWN}

PHRASES = (
    "", "в течение года", "постоянно", "январь-февраль", "до 10 декабря", "к 1 сентября", "на 1 июня",
    "ежемесячно до 10 числа", "до 15 июня и 15 декабря", "не менее 3-х в год на каждую секцию", "при наличии заявки",
    "дата определяется до 10 числа первого месяца квартала", "по мере поступления поручений", "своевременно",
    "По планам работы секций (не менее 3-х в год)", "по согласованию", "в соответствии с приложением", "до 31 февраля",
)  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("paper", SAMPLES)
def test_samples(paper: Minutes) -> None:
    assert faults("minutes.json", to_json(paper)) == []


@given(minutes())
@settings(max_examples=8, deadline=None)
def test_any_minutes(paper: Minutes) -> None:
    assert faults("minutes.json", to_json(paper)) == []


@pytest.mark.parametrize(("kind", "text"), TEXTS.items())
def test_readings(kind: str, text: str) -> None:
    (reading,) = read_papers(document(text))
    data = reading_json(reading)
    assert data["kind"] == kind
    assert faults(f"{kind}.json", data) == []
    assert faults(f"{kind}.json", data | {"file": "Документ.docx"}) == []
    if reading.paper is not None:
        assert faults(f"{kind}.json", to_json(reading.paper)) == []


def test_a_plan_of_no_year() -> None:
    plan = Plan("План", rows=(PlanRow("1", "Конкурс", deadline="до 10 декабря"),))
    assert faults("plan.json", to_json(plan)) == []


@pytest.mark.parametrize("period", [Period.parse("2024"), Period.parse("2023/2024")], ids=str)
@pytest.mark.parametrize("phrase", PHRASES)
def test_deadlines(phrase: str, period: Period) -> None:
    assert faults("deadline.json", schedule_to_json(parse_deadline(phrase, period))) == []


def test_phrases_are_of_every_type() -> None:
    parts = [part.kind for phrase in PHRASES for part in parse_deadline(phrase, Period.parse("2024")).parts]
    assert set(parts) == {_type(name) for name in SCHEMAS["deadline.json"]["$defs"]} - {None}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"colour": "red"}, "'colour'"),
        ({"date": "13.12.2023"}, "$.date"),
        ({"chair": {"name": "Ветрова А.П."}}, "$.chair"),
        ({"confidence": 0.9}, "dependency"),
    ],
)
def test_what_the_schema_refuses(change: dict[str, Any], fault: str) -> None:
    assert fault in " ".join(faults("minutes.json", to_json(SAMPLES[0]) | change))


@dataclass
class Told:
    """What a heading of the page has under it: the fields of its table, its examples."""

    references: tuple[str, ...]
    fields: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


def test_the_page_tells_of_every_field() -> None:
    told = {each.references: set(each.fields) for each in _told() if each.fields}
    assert told == {references: set().union(*map(_fields, references)) for references in told}
    known = {reference for references in told for reference in references}
    assert known == {reference for reference in _references() if _fields(reference)}


def test_examples_of_the_page_are_valid() -> None:
    examples = [(each.references[0], json.loads(text)) for each in _told() for text in each.examples]
    assert {reference.partition("#")[0] for reference, _ in examples} == SCHEMAS.keys()
    assert [fault for reference, data in examples for fault in faults(reference, data)] == []


def _told() -> Iterator[Told]:
    """Headings that name a schema («## Minutes: `minutes.json`») or definitions of it («### `attendee`»)."""
    name = ""
    for part in re.split(r"^(?=##)", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        named = re.findall(r"`([^`]+)`", heading)
        if heading.startswith("## "):
            name = named[0] if named else ""
        references = named if heading.startswith("## ") else [f"{name}#/$defs/{each}" for each in named]
        rows = re.findall(r"^\| `(\w+)` \|", body, flags=re.MULTILINE)
        yield Told(tuple(references), rows, re.findall(r"^```json\n(.*?)^```", body, flags=re.MULTILINE | re.DOTALL))


def _references() -> Iterator[str]:
    for name, schema in SCHEMAS.items():
        yield name
        yield from (f"{name}#/$defs/{each}" for each in schema.get("$defs", {}))


def _fields(reference: str) -> set[str]:
    name, _, definition = reference.partition("#/$defs/")
    schema = SCHEMAS[name]["$defs"][definition] if definition else SCHEMAS[name]
    return set(schema.get("properties", {}))


def _type(definition: str) -> str | None:
    tag = SCHEMAS["deadline.json"]["$defs"][definition].get("properties", {}).get("type", {})
    return tag.get("const") if isinstance(tag, dict) else None
