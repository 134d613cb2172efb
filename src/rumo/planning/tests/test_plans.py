"""A plan as a whole: created, copied, changed, hung under another, deleted."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.directory.models import Membership
from rumo.directory.rules import period_of
from rumo.planning import queries, review
from rumo.planning.actions import plans
from rumo.planning.actions.plans import PlanDetails, WrongParent, YearTaken
from rumo.planning.enums import PlanState
from rumo.planning.models import Edition, Plan, PlanLine, PlanRow
from rumo.planning.rules import proposed_period, proposed_title, row_numbers
from rumo.planning.tests import factories as make
from rumo.planning.tests.written import first_meeting, make_approved_plan, make_written_plan, row
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

YEAR = Period.calendar_year(2025)


def details(period: Period = YEAR, title: str = "План", parent: Plan | None = None) -> PlanDetails:
    return PlanDetails(period, title, parent)


# --- what is proposed -----------------------------------------------------------------------------------------------


def test_the_title_proposed_is_right_russian(cast: Cast) -> None:
    assert proposed_title(cast.association, YEAR) == (
        "План работы регионального учебно-методического объединения в системе общего образования Дальнего края "
        "на 2025 год"
    )
    assert proposed_title(cast.section, Period.academic_year(2024)) == (
        "План работы секции математики на 2024/2025 учебный год"
    )


@pytest.mark.parametrize(
    ("year", "day", "proposed"),
    [
        ("calendar", date(2024, 2, 1), "2024"),
        ("calendar", date(2024, 10, 1), "2025"),
        ("academic", date(2024, 2, 1), "2023/2024"),
        ("academic", date(2024, 5, 1), "2024/2025"),
        ("academic", date(2024, 9, 1), "2024/2025"),
    ],
)
def test_the_year_proposed_is_the_next_one_towards_its_end(cast: Cast, year: str, day: date, proposed: str) -> None:
    cast.association.rules_data = {"year": year}
    assert proposed_period(cast.association.rules, day).name == proposed


def test_an_academic_year_begins_where_the_rules_say(cast: Cast) -> None:
    cast.association.rules_data = {"year": "academic", "year_start_month": 8}
    assert period_of(cast.association.rules, 2024).starts == date(2024, 8, 1)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        (["", "", ""], ["1", "2", "3"]),
        (["5", "", ""], ["5", "6", "7"]),
        (["1", "1.1", "1.2", ""], ["1", "1.1", "1.2", "2"]),
        ([], []),
    ],
)
def test_rows_are_numbered_unless_typed(typed: list[str], numbers: list[str]) -> None:
    assert row_numbers(typed) == numbers


# --- creating -------------------------------------------------------------------------------------------------------


def test_a_new_plan_is_a_draft_with_an_empty_edition(cast: Cast) -> None:
    plan = plans.create_plan(association=cast.association, details=details(title="  План "), actor=cast.secretary)
    assert (plan.state, plan.title, plan.period) == (PlanState.DRAFT, "План", YEAR)
    assert queries.draft_of(plan) == plan.editions.get(number=0)
    assert audit.history(plan).get().verb == "create_plan"


def test_who_runs_the_body_creates(cast: Cast) -> None:
    allowed = set()
    for name, user in cast.everybody().items():
        Plan.objects.all().delete()
        try:
            plans.create_plan(association=cast.association, details=details(), actor=user)
            allowed.add(name)
        except NotAllowed:
            pass
        for edition in Edition.objects.all():
            edition.delete()
    assert allowed == {"admin", "chair", "deputy", "secretary"}


def test_a_second_plan_of_the_year_is_refused_with_the_first(cast: Cast) -> None:
    first = plans.create_plan(association=cast.association, details=details(), actor=cast.chair)
    with pytest.raises(YearTaken) as refused:
        plans.create_plan(association=cast.association, details=details(), actor=cast.chair)
    assert refused.value.plan == first


def test_a_title_is_needed(cast: Cast) -> None:
    with pytest.raises(Refusal, match="заголовок"):
        plans.create_plan(association=cast.association, details=details(title=" "), actor=cast.chair)


# --- the tree -------------------------------------------------------------------------------------------------------


def test_a_circle_of_plans_is_refused_in_words(cast: Cast) -> None:
    upper = plans.create_plan(association=cast.association, details=details(), actor=cast.admin)
    lower = plans.create_plan(association=cast.section, details=details(parent=upper), actor=cast.admin)
    with pytest.raises(WrongParent, match=r"«РУМО Дальнего края» → «Секция математики» → «РУМО Дальнего края»"):
        plans.edit_plan(upper, details=details(parent=lower), version=upper.version, actor=cast.admin)
    with pytest.raises(WrongParent, match="круг"):
        plans.hang_plan(upper, parent=upper, version=upper.version, actor=cast.admin)


def test_years_have_to_meet(cast: Cast) -> None:
    upper = make.make_plan(cast.association, 2023)
    with pytest.raises(WrongParent, match="годы не совпадают"):
        plans.create_plan(association=cast.section, details=details(parent=upper), actor=cast.admin)


def test_an_adopted_plan_can_be_hung_later(cast: Cast) -> None:
    lower = make.make_plan(cast.section, state=PlanState.IN_FORCE)
    upper = make.make_plan(cast.association)
    plans.hang_plan(lower, parent=upper, version=lower.version, actor=cast.section_leader)
    assert list(upper.children.all()) == [lower]
    with pytest.raises(NotAllowed):
        plans.edit_plan(lower, details=details(), version=lower.version, actor=cast.section_leader)


def test_a_stale_head_is_refused(cast: Cast) -> None:
    plan = make.make_plan(cast.association)
    seen = Plan.objects.get(pk=plan.pk)
    plans.edit_plan(plan, details=PlanDetails(plan.period, "Один"), version=plan.version, actor=cast.chair)
    with pytest.raises(Stale):
        plans.edit_plan(seen, details=PlanDetails(plan.period, "Другой"), version=seen.version, actor=cast.deputy)
    assert Plan.objects.get(pk=plan.pk).title == "Один"


# --- deleting -------------------------------------------------------------------------------------------------------


def test_a_draft_goes_with_everything_in_it(cast: Cast) -> None:
    plan = make_written_plan(cast)
    plans.delete_plan(plan, actor=cast.secretary)
    assert not (Plan.objects.exists())
    assert not (PlanLine.objects.exists())
    assert not (PlanRow.objects.exists())


def test_a_plan_under_which_others_hang_stays(cast: Cast) -> None:
    upper = make.make_plan(cast.association)
    make.make_plan(cast.section, parent=upper)
    with pytest.raises(Refusal, match="Секция математики"):
        plans.delete_plan(upper, actor=cast.secretary)


# --- copying --------------------------------------------------------------------------------------------------------


def test_a_copy_has_everything_a_year_later(cast: Cast) -> None:
    source = make_approved_plan(cast)
    copy = plans.copy_plan(source, details=details(), actor=cast.secretary)
    edition = copy.editions.get()
    rows = list(edition.rows.select_related("section"))
    assert [(each.title, each.deadline, str(each.section)) for each in rows] == [
        ("Подготовка отчёта", "до 10 декабря 2025 г.", "Организационная работа"),
        ("Заседания", "не реже 1 раза в квартал", "Организационная работа"),
        ("Экспертиза программ", "ежеквартально", "Экспертиза"),
        ("Конкурс экспертов", "март", "Экспертиза"),
    ]
    assert edition.foreword == "<p>Цель: итоги 2024/2025 учебного года.</p>"
    assert [each.text for each in rows[0].responsible.all()] == ["Гуменник А.Б.", "Минобр"]
    assert rows[1].points == ["а", "б"]
    assert rows[3].extras == [["Форма", "очно"]]
    meeting = first_meeting(copy)
    assert [str(question) for question in meeting.questions.all()] == ["О плане", "Об экспертизе"]
    assert {each.text for question in meeting.questions.all() for each in question.responsible.all()} == {
        "Гуменник А.Б."
    }
    assert copy.copied_from == source
    assert not PlanLine.objects.filter(plan=copy, pk__in=source.lines.values("pk")).exists()


def test_only_what_was_chosen_goes(cast: Cast) -> None:
    source = make_written_plan(cast)
    wanted = row(source, "Конкурс экспертов")
    copy = plans.copy_plan(source, details=details(), rows={wanted.pk}, meetings=set(), actor=cast.secretary)
    edition = copy.editions.get()
    assert [each.title for each in edition.rows.all()] == ["Конкурс экспертов"]
    assert [each.title for each in edition.sections.all()] == ["Экспертиза"]
    assert edition.rows.get().position == 1
    assert not edition.meetings.exists()


def test_a_copy_that_fails_leaves_nothing(cast: Cast) -> None:
    source = make_written_plan(cast)
    make.make_plan(cast.association, 2025)
    with pytest.raises(YearTaken):
        plans.copy_plan(source, details=details(), actor=cast.secretary)
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("count", [1, 20])
def test_copying_costs_the_same_for_many_rows(cast: Cast, count: int, django_assert_max_num_queries: object) -> None:
    source = make.make_plan(cast.association)
    for _each in range(count):
        make.make_row(source.editions.get())
        make.make_planned_meeting(source.editions.get())
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        plans.copy_plan(source, details=details(), actor=cast.secretary)


def test_who_left_the_body_is_flagged(cast: Cast) -> None:
    plan = make_written_plan(cast)
    assert review.people_who_left(plan.editions.get()) == set()
    Membership.objects.filter(person=cast.members[0]).update(valid_to=date(2024, 1, 15))
    assert review.people_who_left(plan.editions.get()) == {cast.members[0].pk}
