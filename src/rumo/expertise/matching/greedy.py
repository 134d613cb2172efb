"""The assignment as a person would make it: material by material, each time the cheapest expert who is free.

Here for comparison: the benchmark puts it beside the optimum.
"""

from __future__ import annotations

from collections import defaultdict

from rumo.expertise.matching.problem import Pair, Problem, Solution


def assign_greedily(problem: Problem) -> Solution:
    """Materials with the fewest possible experts first."""
    capacities = {capacity.key: capacity for capacity in problem.capacities}
    options: dict[int, list[int]] = defaultdict(list)
    for key, expert in sorted(problem.costs):
        options[key].append(expert)
    taken = {key: capacity.taken for key, capacity in capacities.items()}
    pairs: list[Pair] = []
    for need in sorted(problem.needs, key=lambda each: (len(options[each.key]), each.key)):
        prices = [
            (problem.costs[need.key, key] + capacities[key].price(taken[key] + 1), key)
            for key in options[need.key]
            if taken[key] < capacities[key].limit
        ]
        for _price, expert in sorted(prices)[: need.wanted]:
            taken[expert] += 1
            pairs.append((need.key, expert))
    return Solution(tuple(sorted(pairs)), problem.cost_of(pairs))
