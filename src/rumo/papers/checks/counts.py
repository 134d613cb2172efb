"""Do the figures about those present agree with the lists, and is there a quorum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rumo.papers.checks.findings import Scope, Severity, Slip, rule
from rumo.papers.minutes import Minutes, Quorum
from rumo.russian.cases import Case
from rumo.russian.numbers import agree


@rule("no_quorum", Severity.ERROR, "Нет кворума", "присутствуют 5 из 14 членов, нужно не менее 1/2")
def no_quorum(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A meeting without a quorum decides nothing. The share is the association's own rule."""
    quorum = minutes.quorum
    if quorum is not None and not quorum.met:
        members = agree(quorum.composition, "член", Case.GENITIVE)
        yield Slip(
            f"Нет кворума: присутствуют {quorum.present} из {members}, нужно {_share(quorum)}.",
            "attendance",
            str(quorum.present),
            _share(quorum),
        )


@rule("item_without_quorum", Severity.ERROR, "По вопросу нет кворума", "к третьему вопросу осталось 3 из 7 членов")
def item_without_quorum(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Members come late and leave early, so a decision needs the quorum of its own item."""
    quorum = minutes.quorum
    if quorum is None or not quorum.met:
        return
    for n, item in enumerate(minutes.items):
        if item.present is not None and item.resolutions and not _is_enough(item.present, quorum):
            members = agree(quorum.composition, "член", Case.GENITIVE)
            yield Slip(
                f"Вопрос {item.number}: решение принято без кворума — {item.present} из {members}.",
                f"items[{n}]",
                str(item.present),
                _share(quorum),
            )


@rule("quorum_not_stated", Severity.WARNING, "Кворум не указан", "сколько членов в составе, не сказано")
def quorum_not_stated(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Without the composition on the day nobody can tell whether the meeting could decide."""
    if minutes.quorum is None:
        yield Slip("Не указано, сколько членов в составе и есть ли кворум.", "attendance")


@rule("count_mismatch", Severity.WARNING, "Числа не сходятся со списками", "сказано: присутствуют 25, в списке 22")
def count_mismatch(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Those present are the listed and, when they are members, chair and secretary; with the absent they are all."""
    quorum = minutes.quorum
    if quorum is None:
        return
    listed = len(minutes.present) + minutes.unnamed_present
    officers = len({person.name for person in (minutes.chair, minutes.secretary) if person.name})
    if not listed <= quorum.present <= listed + officers:
        yield Slip(
            f"Присутствующих {quorum.present}, а в списке {listed} (без председательствующего и секретаря).",
            "attendance",
            str(quorum.present),
            f"{listed}–{listed + officers}",
        )
    counted = quorum.present + len(minutes.absent)
    if minutes.absent and counted != quorum.composition:
        yield Slip(
            f"В составе {quorum.composition}, а присутствующих и отсутствующих вместе {counted}.",
            "attendance",
            str(quorum.composition),
            str(counted),
        )


@rule(
    "stated_count_differs",
    Severity.WARNING,
    "Названное число присутствующих не сходится со списком",
    "«Присутствовали: 14 человек», в списке 13",
)
def stated_count_differs(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """An old paper says «Присутствовали: 14 человек» over a list of thirteen."""
    listed = len(minutes.present) + minutes.unnamed_present
    if minutes.stated_present is not None and minutes.stated_present != listed:
        yield Slip(
            f"Сказано, что присутствовали {minutes.stated_present}, а в списке {listed}.",
            "attendance",
            str(minutes.stated_present),
            str(listed),
        )


def _is_enough(present: int, quorum: Quorum) -> bool:
    share = Fraction(present, quorum.composition) if quorum.composition else Fraction(0)
    return share > quorum.required if quorum.strict else share >= quorum.required


def _share(quorum: Quorum) -> str:
    share = quorum.required
    part = f"{share.numerator}/{share.denominator}" if share.denominator > 1 else "всех"
    return f"{'более' if quorum.strict else 'не менее'} {part}"
