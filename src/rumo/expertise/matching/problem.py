"""The assignment as numbers: who needs how many, who can take how many, and what each choice costs.

The cost of a whole assignment is the sum of the costs of its pairs, of the load it puts on each expert (each further
review costs more, so work spreads), and of what is lacking (dearer than anything that could fill it).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[int, int]

# The price of the review that fills the workload to its limit; the first of five costs a fifth of it.
LOAD = 30
# Of two lacks one material each is better than both in one.
UNEVEN_LACK = 100


@dataclass(frozen=True, slots=True)
class Need:
    """A round that wants so many experts more."""

    key: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Capacity:
    """An expert with `taken` reviews open of `limit`."""

    key: int
    taken: int
    limit: int

    @property
    def free(self) -> int:
        return max(0, self.limit - self.taken)

    def price(self, nth: int) -> int:
        """Of the `nth` review open at once, from 1; never falls as `nth` grows, so the sum is convex."""
        return LOAD * nth // max(1, self.limit)


@dataclass(frozen=True, slots=True)
class Solution:
    """Pairs (need, expert) in order, and their whole cost; `bound` is a cost no assignment can go below, if proved."""

    pairs: tuple[Pair, ...]
    cost: int
    bound: float | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """`costs` has the pairs that are allowed, none of them negative; a pair that is not in it never comes about."""

    needs: tuple[Need, ...]
    capacities: tuple[Capacity, ...]
    costs: Mapping[Pair, int]

    def lack_price(self, nth: int) -> int:
        """Of the `nth` expert one material lacks, from 1.

        Filling a place may move others along a chain that visits each material and expert once; a lack costs more than
        any such chain, so as many places as can be are filled.
        """
        dearest = max(self.costs.values(), default=0) + LOAD
        most = max((need.wanted for need in self.needs), default=0)
        return 2 * dearest * (len(self.needs) + len(self.capacities)) + UNEVEN_LACK * (most + nth)

    def cost_of(self, pairs: Iterable[Pair]) -> int:
        """What the assignment costs. Raises KeyError for a pair that is not allowed."""
        chosen = list(pairs)
        total = sum(self.costs[pair] for pair in chosen)
        got = Counter(need for need, _expert in chosen)
        taken = Counter(expert for _need, expert in chosen)
        for capacity in self.capacities:
            total += sum(capacity.price(capacity.taken + nth) for nth in range(1, taken[capacity.key] + 1))
        for need in self.needs:
            total += sum(self.lack_price(nth) for nth in range(1, need.wanted - got[need.key] + 1))
        return total
