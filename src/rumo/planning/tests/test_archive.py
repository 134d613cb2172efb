"""From a plan that was read to a plan of the register, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.files import TEXT, store_bytes
from rumo.directory.enums import Role
from rumo.documents.models import IssuedPaper
from rumo.papers.blocks import paragraph
from rumo.papers.people import Signature
from rumo.papers.plan import (
    Extra,
    Plan,
    PlanAnnex,
    PlannedMeeting,
    PlanRow,
    PlanStamp,
    Question,
    Responsible,
    StampKind,
)
from rumo.planning import archive as rules
from rumo.planning import models, queries
from rumo.planning.actions import archive
from rumo.planning.builders import build_plan
from rumo.planning.enums import EditionState, FactKind, Origin, PlanState
from rumo.planning.permissions import may_edit_edition
from rumo.planning.tests import factories as make
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

OLD = Plan(
    title="План работы РУМО на 2022 год",
    body="РУМО Дальнего края",
    period=Period.calendar_year(2022),
    stamps=(
        PlanStamp(StampKind.AGREED, "Министерство образования Дальнего края", date(2022, 2, 20)),
        PlanStamp(StampKind.APPROVED, "на заседании РУМО", date(2022, 2, 10), "1"),
    ),
    foreword=(paragraph("Цель: поддержать педагогов."),),
    rows=(
        PlanRow(
            "1",
            "Провести совещание",
            ("о планах", "о кадрах"),
            "Организация",
            "март",
            (Responsible("Председатель УМО"), Responsible("Белова Е.П., учитель")),
            "Решение",
        ),
        PlanRow("2", "Подготовить сборник", (), "Организация", "до 10 декабря", (Responsible("ДИРО"),)),
        PlanRow(
            "3",
            "Согласовать планы секций",
            deadline="ежеквартально",
            responsible=(Responsible("Министерство", is_approver=True, duty="Согласование планов"),),
            extras=(Extra("Целевая аудитория", "учителя"),),
        ),
    ),
    meetings=(
        PlannedMeeting(
            "1",
            "Итоги года",
            (
                Question("1", "О планах", (Responsible("Ковалян Е.П."),)),
                Question("2", "Об экспертизе (при наличии заявки)"),
            ),
            "Готовность школ",
            "февраль",
            "очно",
            (Responsible("Секретарь"),),
        ),
    ),
    annexes=(PlanAnnex(1, "План заседаний"),),
    signatures=(Signature("Председатель", "Гуменник Е.П."),),
)


def admit(cast: Cast, paper: Plan = OLD) -> models.Plan:
    stored = store_bytes(b"text", "План.txt", TEXT, actor=cast.secretary)
    people = {name: person for name, person in _people(cast).items() if name in archive.names_of(paper)}
    return archive.admit_plan(paper, association=cast.association, people=people, original=stored, actor=cast.secretary)


def _people(cast: Cast) -> dict[str, Any]:
    return {f"{person.surname} Е.П.": person for person in cast.members}


def test_an_admitted_plan_says_what_the_paper_said(cast: Cast) -> None:
    plan = admit(cast)
    assert (plan.title, plan.period, plan.origin) == (OLD.title, OLD.period, Origin.IMPORTED)
    edition = plan.editions.get()
    assert (edition.number, edition.state, edition.in_force_from) == (0, EditionState.ADOPTED, date(2022, 2, 10))
    first, second, third = edition.rows.all()
    assert (first.title, first.points, first.deadline, first.expected) == (
        "Провести совещание", ["о планах", "о кадрах"], "март", "Решение",
    )  # fmt: skip
    assert first.section == second.section is not None
    assert third.section is None
    assert third.extras == [["Целевая аудитория", "учителя"]]
    assert [row.number for row in (first, second, third)] == ["", "", ""]
    meeting = edition.meetings.get()
    assert (meeting.title, meeting.deadline, meeting.form_text, meeting.relevance) == (
        "Итоги года", "февраль", "очно", "Готовность школ",
    )  # fmt: skip
    assert [question.is_conditional for question in meeting.questions.all()] == [False, True]
    assert (edition.signatures, edition.annexes) == ([["Председатель", "Гуменник Е.П."]], [[1, "План заседаний"]])
    assert edition.paper is not None
    assert edition.paper.files.count() == 3
    assert [(stamp.kind, stamp.number) for stamp in plan.stamps.all()] == [("agreed", ""), ("approved", "1")]


def test_those_responsible_are_known(cast: Cast) -> None:
    edition = admit(cast).editions.get()
    first, second, third = edition.rows.all()
    chair, person = first.responsible.all()
    assert chair.role == Role.CHAIR
    assert (person.text, person.person) == ("Белова Е.П., учитель", cast.members[5])
    assert second.responsible.get().organization == cast.institute
    approver = third.responsible.get()
    assert (approver.is_approver, approver.duty, approver.organization) == (True, "Согласование планов", None)
    question = edition.meetings.get().questions.first()
    assert question is not None
    assert question.responsible.get().person == cast.members[4]


def test_numbers_of_its_own_are_kept(cast: Cast) -> None:
    rows = (replace(OLD.rows[0], number="1.1"), replace(OLD.rows[1], number="1.2"))
    edition = admit(cast, replace(OLD, rows=rows)).editions.get()
    assert [row.number for row in edition.rows.all()] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("stamps", "today", "state"),
    [
        (OLD.stamps, date(2021, 12, 1), PlanState.APPROVED),
        (OLD.stamps, date(2022, 6, 1), PlanState.IN_FORCE),
        (OLD.stamps, date(2024, 6, 1), PlanState.CLOSED),
        ((replace(OLD.stamps[1], kind=StampKind.ADOPTED),), date(2022, 6, 1), PlanState.IN_FORCE),
        (OLD.stamps[:1], date(2024, 6, 1), PlanState.AGREED),
        ((), date(2024, 6, 1), PlanState.DRAFT),
    ],
)
def test_the_state_by_stamps_and_year(stamps: tuple[PlanStamp, ...], today: date, state: PlanState) -> None:
    assert archive.state_of(replace(OLD, stamps=stamps), today) == state


def test_a_plan_that_nobody_approved_is_still_written(cast: Cast) -> None:
    plan = admit(cast, replace(OLD, stamps=()))
    assert (plan.state, plan.editions.get().state) == (PlanState.DRAFT, EditionState.DRAFT)
    assert may_edit_edition(cast.secretary, plan.editions.get())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"period": None}, "год плана"),
        ({"title": ""}, "нет заголовка"),
        ({"rows": (), "meetings": ()}, "ни одной строки"),
        ({"rows": (replace(OLD.rows[0], title=""),)}, "Строка 1"),
        ({"meetings": (replace(OLD.meetings[0], questions=(Question("1", ""),)),)}, "пустой вопрос"),
        ({"stamps": (PlanStamp(StampKind.APPROVED),)}, "не сказано, кем"),
        ({"stamps": (OLD.stamps[0], OLD.stamps[0])}, "стоит дважды"),
        ({"rows": (replace(OLD.rows[0], deadline="до " * 300),)}, "«срок» не длиннее 500"),
    ],
)
def test_a_plan_that_lacks_something_is_refused(cast: Cast, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        admit(cast, replace(OLD, **fields))
    assert not models.Plan.objects.exists()


def test_a_second_plan_of_the_year_is_refused(cast: Cast) -> None:
    make.make_plan(cast.association, 2022, title="Уже составленный")
    with pytest.raises(Refusal, match="на 2022 год уже есть: «Уже составленный»"):
        admit(cast)


def test_who_does_not_run_the_body_admits_nothing(cast: Cast) -> None:
    stored = store_bytes(b"text", "План.txt", TEXT, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        archive.admit_plan(OLD, association=cast.association, people={}, original=stored, actor=cast.member)


# --- back -------------------------------------------------------------------------------------------------------------


def test_a_withdrawn_plan_leaves_nothing(cast: Cast) -> None:
    archive.withdraw_plan(admit(cast), actor=cast.secretary)
    for model in (models.Plan, models.Edition, models.PlanLine, models.PlanRow, models.Responsible, IssuedPaper):
        assert not model._default_manager.exists()
    assert admit(cast).title == OLD.title


def test_what_was_built_on_it_keeps_a_plan(cast: Cast) -> None:
    plan = admit(cast)
    line = plan.lines.earliest("pk")
    assert rules.may_withdraw(cast.secretary, plan)
    assert not rules.may_withdraw(cast.member, plan)
    fact = models.LineFact.objects.create(line=line, kind=FactKind.EVIDENCE, title="Сборник", day=date(2022, 5, 1))
    with pytest.raises(NotAllowed, match="исполнение"):
        archive.withdraw_plan(plan, actor=cast.secretary)
    fact.delete()
    child = make.make_plan(cast.section, 2022, parent=plan)
    with pytest.raises(NotAllowed, match="планы других объединений"):
        archive.withdraw_plan(plan, actor=cast.secretary)
    child.parent, child.copied_from = None, plan
    child.save()
    with pytest.raises(NotAllowed, match="составлен другой план"):
        archive.withdraw_plan(plan, actor=cast.secretary)
    child.delete()
    edition = make.make_edition(plan, 1)
    with pytest.raises(NotAllowed, match="внесены изменения"):
        archive.withdraw_plan(plan, actor=cast.secretary)
    edition.delete()
    audit.record(cast.secretary, "close_plan", plan, "План закрыт")
    with pytest.raises(NotAllowed, match="уже правили"):
        archive.withdraw_plan(plan, actor=cast.secretary)


def test_a_plan_made_here_is_not_withdrawn(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="составлен в системе"):
        archive.withdraw_plan(make.make_plan(cast.association), actor=cast.secretary)


# --- what is read and what is built -----------------------------------------------------------------------------------

_WORDS = st.text("абвгдежзАБВГ «»–,1239", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
_MAYBE = st.just("") | _WORDS
_RESPONSIBLE = st.lists(
    st.builds(
        Responsible,
        st.sampled_from(["Председатель УМО", "Руководители секций", "ДИРО", "Белова Е.П.", "Школы края"]) | _WORDS,
        st.booleans(),
        _MAYBE,
    ),
    max_size=3,
).map(tuple)
_PLANS = st.builds(
    Plan,
    title=_WORDS,
    body=_MAYBE,
    period=st.sampled_from([Period.calendar_year(2022), Period.academic_year(2023), Period.academic_year(2021, 8)]),
    stamps=st.lists(
        st.builds(PlanStamp, st.sampled_from(StampKind), _WORDS, st.none() | st.dates(), st.sampled_from(["", "4"])),
        max_size=3,
        unique_by=lambda stamp: (stamp.kind, stamp.by),
    ).map(tuple),
    foreword=st.lists(st.builds(paragraph, _WORDS), max_size=2).map(tuple),
    rows=st.lists(
        st.builds(
            PlanRow,
            number=st.sampled_from(["", "1", "2", "3", "1.1", "13"]),
            title=_WORDS,
            points=st.lists(_WORDS, max_size=2).map(tuple),
            section=st.sampled_from(["", "Организация", "Методическая работа"]),
            deadline=st.sampled_from(["", "март", "ежеквартально", "по согласованию"]),
            responsible=_RESPONSIBLE,
            expected=_MAYBE,
            extras=st.lists(st.builds(Extra, _WORDS, _WORDS), max_size=1).map(tuple),
            printed_number=st.sampled_from(["", "1."]),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    meetings=st.lists(
        st.builds(
            PlannedMeeting,
            number=st.sampled_from(["1", "2", "I"]),
            title=_MAYBE,
            questions=st.lists(
                st.builds(
                    Question,
                    number=st.sampled_from(["1", "2"]),
                    title=_WORDS | st.just("Об экспертизе (при наличии заявки)"),
                    responsible=_RESPONSIBLE,
                ),
                max_size=3,
            ).map(tuple),
            relevance=_MAYBE,
            deadline=st.sampled_from(["", "февраль", "1 квартал"]),
            form=st.sampled_from(["", "очно", "видеоконференция"]),
            responsible=_RESPONSIBLE,
        ),
        max_size=3,
    ).map(tuple),
    annexes=st.lists(st.builds(PlanAnnex, st.none() | st.integers(1, 9), _WORDS), max_size=2).map(tuple),
    signatures=st.lists(st.builds(Signature, _WORDS, _WORDS), max_size=2).map(tuple),
)


@given(paper=_PLANS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plan_read_admitted_and_built_again_is_the_same(cast: Cast, paper: Plan) -> None:
    with transaction.atomic():
        plan = admit(cast, paper)
        edition = queries.with_contents(plan.editions.all()).get()
        assert build_plan(edition) == archive.as_kept(paper, cast.association)
        transaction.set_rollback(True)


def test_a_plan_that_is_wholly_numbered_needs_nothing_changed(cast: Cast) -> None:
    paper = replace(OLD, body=cast.association.full_name)
    assert archive.as_kept(paper, cast.association) == paper
