"""The assignment as a problem of numbers, and the proposals made of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.expertise.conflicts import conflicts_between
from rumo.expertise.matching.competence import match
from rumo.expertise.matching.facts import AuthorFacts, Candidate, Competence, Field, Material, Place
from rumo.expertise.matching.greedy import assign_greedily
from rumo.expertise.matching.problem import Capacity, Need, Pair, Problem
from rumo.expertise.matching.proposing import explain_lack, judge, problem_of, propose
from rumo.expertise.matching.solver import assign

DAY, DUE = date(2024, 3, 1), date(2024, 3, 15)


@st.composite
def problems(draw: st.DrawFn, materials: int = 8, experts: int = 6) -> Problem:
    needs = tuple(Need(key, draw(st.integers(1, 3))) for key in range(draw(st.integers(1, materials))))
    capacities = tuple(
        Capacity(100 + key, draw(st.integers(0, 3)), draw(st.integers(0, 4)))
        for key in range(draw(st.integers(0, experts)))
    )
    pairs = [(need.key, each.key) for need, each in product(needs, capacities)]
    costs = {pair: draw(st.integers(0, 60)) for pair in pairs if draw(st.booleans())}
    return Problem(needs, capacities, costs)


@settings(max_examples=150, deadline=None)
@given(problem=problems())
def test_the_optimum_keeps_every_limit_and_is_proved(problem: Problem) -> None:
    solution = assign(problem)
    assert set(solution.pairs) <= set(problem.costs)
    assert len(set(solution.pairs)) == len(solution.pairs)
    got, taken = Counter(pair[0] for pair in solution.pairs), Counter(pair[1] for pair in solution.pairs)
    assert all(got[need.key] <= need.wanted for need in problem.needs)
    assert all(taken[each.key] <= each.free for each in problem.capacities)
    assert solution.cost == problem.cost_of(solution.pairs)
    assert solution.bound is not None
    assert abs(solution.bound - solution.cost) < 1e-3


@settings(max_examples=150, deadline=None)
@given(problem=problems())
def test_the_optimum_is_no_dearer_than_the_greedy_pass_and_fills_no_less(problem: Problem) -> None:
    best, greedy = assign(problem), assign_greedily(problem)
    assert best.cost <= greedy.cost
    assert len(best.pairs) >= len(greedy.pairs)


@settings(max_examples=60, deadline=None)
@given(problem=problems(materials=3, experts=3))
def test_the_optimum_is_the_best_of_all_assignments(problem: Problem) -> None:
    assert assign(problem).cost == min(problem.cost_of(pairs) for pairs in _everything_allowed(problem))


def _everything_allowed(problem: Problem) -> list[tuple[Pair, ...]]:
    free = {each.key: each.free for each in problem.capacities}
    wanted = {need.key: need.wanted for need in problem.needs}
    found = []
    for size in range(len(problem.costs) + 1):
        for pairs in combinations(sorted(problem.costs), size):
            got, taken = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
            if all(got[key] <= wanted[key] for key in got) and all(taken[key] <= free[key] for key in taken):
                found.append(pairs)
    return found


@settings(max_examples=30, deadline=None)
@given(problem=problems())
def test_the_same_problem_has_the_same_answer(problem: Problem) -> None:
    assert assign(problem) == assign(problem)


@given(
    materials=st.integers(1, 6),
    wanted=st.integers(1, 3),
    experts=st.integers(3, 6),
)
@settings(max_examples=30, deadline=None)
def test_each_gets_as_many_as_it_wants_where_that_can_be(materials: int, wanted: int, experts: int) -> None:
    needs = tuple(Need(key, wanted) for key in range(materials))
    limit = -(-materials * wanted // experts) + 1
    capacities = tuple(Capacity(100 + key, 0, limit) for key in range(experts))
    problem = Problem(needs, capacities, {(need.key, each.key): 0 for need, each in product(needs, capacities)})
    solution = assign(problem)
    assert Counter(pair[0] for pair in solution.pairs) == {need.key: wanted for need in needs}
    loads = Counter(pair[1] for pair in solution.pairs)
    # The rising price spreads the work: nobody has two more than another.
    assert max(loads.values()) - min(loads[each.key] for each in capacities) <= 1


def test_nothing_to_assign_costs_nothing() -> None:
    assert assign(Problem((), (Capacity(1, 0, 5),), {})).pairs == ()


def test_two_materials_lack_one_each_rather_than_one_lacks_both() -> None:
    costs = {(need, expert): 0 for need in (1, 2) for expert in (10, 11)}
    solution = assign(Problem((Need(1, 2), Need(2, 2)), (Capacity(10, 0, 1), Capacity(11, 0, 1)), costs))
    assert Counter(pair[0] for pair in solution.pairs) == {1: 1, 2: 1}


# --- proposals --------------------------------------------------------------------------------------------------------


def _material(key: int, subject: int = 1, **fields: object) -> Material:
    defaults = {
        "submission": key, "association": 1, "title": f"№ {key} Сборник", "kind": "bank",
        "kind_name": "Региональный банк", "due_on": DUE, "subject": subject, "subject_name": "математика",
        "authors": (AuthorFacts(900 + key, f"Автор {key}"),), "places": (Place(500 + key, f"Школа {key}"),),
    }  # fmt: skip
    return Material(round=key, **{**defaults, **fields})  # type: ignore[arg-type]


def _expert(key: int, **fields: object) -> Candidate:
    defaults = {
        "person": 600 + key, "association": 1, "name": f"Эксперт {key}", "full_name": f"Эксперт Номер {key}",
        "valid_from": date(2020, 1, 1), "competences": (Competence(subject=1, kind="bank"),),
    }  # fmt: skip
    return Candidate(expert=key, **{**defaults, **fields})  # type: ignore[arg-type]


def _field(materials: list[Material], experts: list[Candidate]) -> Field:
    return Field(DAY, {each.round: each for each in materials}, {each.expert: each for each in experts})


@st.composite
def fields(draw: st.DrawFn) -> Field:
    """Small registers in which everything clashes with everything now and then."""
    places = st.lists(st.sampled_from([Place(at, f"Школа {at}") for at in range(3)]), max_size=1).map(tuple)
    materials = [
        _material(
            key,
            draw(st.integers(1, 2)),
            places=draw(places),
            authors=(AuthorFacts(draw(st.integers(601, 608)), "Автор"),),
        )
        for key in range(1, draw(st.integers(1, 5)) + 1)
    ]
    experts = [
        _expert(
            key,
            places=draw(places),
            limit=draw(st.integers(0, 3)),
            open_reviews=draw(st.integers(0, 2)),
            competences=(Competence(subject=draw(st.sampled_from([None, 1, 2]))),),
            absences=draw(st.sampled_from([(), ((DAY, DAY),)])),
        )
        for key in range(1, draw(st.integers(1, 6)) + 1)
    ]
    return _field(materials, experts)


@settings(max_examples=100, deadline=None)
@given(field=fields(), wanted=st.integers(1, 3))
def test_no_conflict_is_ever_proposed_and_what_lacks_is_told(field: Field, wanted: int) -> None:
    outcome = propose(field, dict.fromkeys(field.materials, wanted))
    for each in outcome.proposed:
        material, candidate = field.materials[each.round], field.candidates[each.expert]
        assert conflicts_between(material, candidate, DAY) == []
        assert match(material, candidate).is_fit
        assert each.reasons
    got = Counter(each.round for each in outcome.proposed)
    assert {each.round: each.lacks for each in outcome.shortages} == {
        key: wanted - got[key] for key in field.materials if got[key] < wanted
    }
    load = Counter(each.expert for each in outcome.proposed)
    assert all(load[key] <= each.free_places for key, each in field.candidates.items())


def test_a_proposal_says_why() -> None:
    outcome = propose(_field([_material(1)], [_expert(1, open_reviews=1)]), {1: 1})
    assert outcome.proposed[0].reasons == ("предмет: математика; вид экспертизы: Региональный банк; нагрузка: 2 из 5")


def test_the_exact_competence_is_preferred_and_a_strange_subject_never_proposed() -> None:
    exact, general = _expert(3), _expert(2, competences=(Competence(),))
    strange = _expert(1, competences=(Competence(subject=2),))
    outcome = propose(_field([_material(1)], [strange, general, exact]), {1: 2})
    assert {each.expert for each in outcome.proposed} == {2, 3}
    one = propose(_field([_material(1)], [strange, general, exact]), {1: 1})
    assert [each.expert for each in one.proposed] == [3]


def test_a_reworked_material_goes_to_those_who_know_it() -> None:
    outcome = propose(_field([_material(1, seen_by=frozenset({2}))], [_expert(1), _expert(2)]), {1: 1})
    assert [each.expert for each in outcome.proposed] == [2]
    assert "знаком с материалом" in outcome.proposed[0].reasons


def test_a_shortage_names_what_is_in_the_way() -> None:
    experts = [
        _expert(1),
        _expert(2, places=(Place(501, "Школа 1"),)),
        _expert(3, absences=((DAY, DUE),)),
        _expert(4, limit=1, open_reviews=1),
        _expert(5, competences=(Competence(subject=2),)),
        _expert(6, competences=()),
    ]
    shortage = propose(_field([_material(1)], experts), {1: 3}).shortages[0]
    assert (shortage.lacks, shortage.wanted) == (2, 3)
    text = str(shortage).replace("\xa0", " ")
    assert "подходят по компетенции 4 эксперта из 6" in text
    assert "конфликт интересов: Эксперт 2 (та же организация)" in text
    assert "отсутствуют: Эксперт 3" in text
    assert "нагрузка полная: Эксперт 4" in text


def test_an_expert_taken_by_another_material_is_named_among_the_full() -> None:
    shortages = propose(_field([_material(1), _material(2)], [_expert(1, limit=1)]), {1: 1, 2: 1}).shortages
    assert len(shortages) == 1
    assert "нагрузка полная: Эксперт 1" in str(shortages[0])


def test_an_empty_register_says_so() -> None:
    assert explain_lack([]) == ("в реестре нет экспертов",)


def test_an_expert_of_another_association_is_not_judged() -> None:
    field = _field([_material(1)], [_expert(1, association=2)])
    assert judge(field, field.materials[1]) == []
    assert problem_of(field, {1: []}, {1: 1}).costs == {}
