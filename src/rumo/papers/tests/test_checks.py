"""Each rule fires on its slip and is silent on a clean paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from rumo.papers.blocks import paragraph
from rumo.papers.checks.findings import RULES, Finding, Period, Severity, rule
from rumo.papers.checks.minutes import check_minutes
from rumo.papers.minutes import (
    Absentee,
    AgendaPoint,
    Annex,
    Attendee,
    Ballot,
    Choice,
    Conduct,
    Instruction,
    Minutes,
    MinutesItem,
    Outcome,
    Quorum,
    ResolutionPoint,
    Speech,
    VoteKind,
    Votes,
)
from rumo.papers.people import Participant

CHAIR, SECRETARY, SPEAKER = Participant("Ветрова А.П."), Participant("Заря Н.С."), Participant("Мороз Д.К.")
VOTES = Votes(5, 0, 0, Outcome.CARRIED)
CLEAN = Minutes(
    number="4",
    date=date(2023, 12, 13),
    city="г. Дальнегорье",
    organization="Институт развития образования",
    body="Региональное учебно-методическое объединение",
    chair=CHAIR,
    secretary=SECRETARY,
    present=(Attendee("Абрамчук Л.В."), Attendee("Ёлкина О.Н."), Attendee("Мороз Д.К.")),
    absent=(Absentee("Бойко Т.Д."), Absentee("Яковенко Г.С.")),
    invited=(Participant("Григорян С.А."),),
    quorum=Quorum(5, 7, Fraction(1, 2), met=True),
    agenda=(AgendaPoint(1, "О плане", (SPEAKER,)), AgendaPoint(2, "О составе", (CHAIR,))),
    items=(
        MinutesItem(
            1,
            (SPEAKER,),
            "о плане (приложение № 1)",
            resolutions=(
                ResolutionPoint(
                    "1", "Утвердить план", VOTES, (Instruction("Разослать", ("Заря Н.С.",), "до 1 марта 2024 г."),)
                ),
            ),
        ),
        MinutesItem(2, (CHAIR,), "о составе", resolutions=(ResolutionPoint("2", "Принять к сведению", VOTES),)),
    ),
    annexes=(Annex(1, "План"),),
)
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


def check(paper: Minutes, **scope: Any) -> list[Finding]:
    known: dict[str, Any] = {"period": YEAR, "previous": date(2023, 9, 4)}
    return list(check_minutes(paper, **(known | scope)))


def with_item(**fields: Any) -> Minutes:
    return replace(CLEAN, items=(replace(CLEAN.items[0], **fields), CLEAN.items[1]))


def with_point(**fields: Any) -> Minutes:
    return with_item(resolutions=(replace(CLEAN.items[0].resolutions[0], **fields),))


def with_votes(in_favour: int, against: int = 0, abstained: int = 0, **fields: Any) -> Minutes:
    return with_point(votes=Votes(in_favour, against, abstained, Outcome.CARRIED, **fields))


def by_name(*names: str) -> Minutes:
    """Five votes «за», the ballots of `names`."""
    ballots = tuple(Ballot(name, Choice.FOR) for name in names)
    return with_votes(5, kind=VoteKind.OPEN_BY_NAME, ballots=ballots)


EVERYBODY = ("Абрамчук Л.В.", "Ёлкина О.Н.", "Мороз Д.К.", "Ветрова А.П.", "Заря Н.С.")

# code → (paper with the slip, the place the finding names)
SLIPS: dict[str, tuple[Minutes, str]] = {
    "officer_missing": (replace(CLEAN, secretary=Participant("")), "secretary"),
    "one_person_for_both": (replace(CLEAN, secretary=CHAIR), "chair"),
    "officer_absent": (replace(CLEAN, absent=(*CLEAN.absent[:1], Absentee("Ветрова А.П."))), "attendance"),
    "present_and_absent": (replace(CLEAN, absent=(Absentee("Абрамчук Л. В."), CLEAN.absent[1])), "present[0]"),
    "listed_twice": (replace(CLEAN, present=(*CLEAN.present, Attendee("Мороз Д.К."))), "present[3]"),
    "not_alphabetical": (replace(CLEAN, present=(CLEAN.present[1], CLEAN.present[0], CLEAN.present[2])), "present[1]"),
    "heard_not_on_agenda": (with_item(heard=(SPEAKER, SECRETARY)), "items[0]"),
    "on_agenda_not_heard": (with_item(heard=(SECRETARY,)), "agenda[0]"),
    "two_spellings": (with_item(discussed=(Speech(Participant("Абрамчюк Л.В.")),)), "items[0].discussed[0]"),
    "no_quorum": (replace(CLEAN, quorum=Quorum(5, 7, Fraction(3, 4), met=False)), "attendance"),
    "item_without_quorum": (with_item(present=3), "items[0]"),
    "quorum_not_stated": (replace(CLEAN, quorum=None), "attendance"),
    "count_mismatch": (replace(CLEAN, quorum=Quorum(6, 8, Fraction(1, 2), met=True)), "attendance"),
    "stated_count_differs": (replace(CLEAN, stated_present=14), "attendance"),
    "votes_exceed_present": (with_votes(4, 1, 1), "items[0].resolutions[0]"),
    "votes_fewer_than_present": (with_votes(4), "items[0].resolutions[0]"),
    "votes_not_counted": (with_point(votes=None), "items[0].resolutions[0]"),
    "ballots_mismatch": (by_name(*EVERYBODY[:4]), "items[0].resolutions[0]"),
    "vote_of_absent": (by_name(*EVERYBODY[:4], "Бойко Т.Д."), "items[0].resolutions[0]"),
    "lost_but_instructed": (with_point(votes=Votes(1, 4, 0, Outcome.LOST)), "items[0].resolutions[0]"),
    "number_missing": (replace(CLEAN, number=""), "number"),
    "nothing_on_agenda": (replace(CLEAN, agenda=(), items=()), "agenda"),
    "item_not_recorded": (replace(CLEAN, items=CLEAN.items[:1]), "agenda[1]"),
    "item_not_on_agenda": (replace(CLEAN, agenda=CLEAN.agenda[:1]), "items[1]"),
    "item_without_resolution": (with_item(resolutions=()), "items[0]"),
    "empty_resolution": (with_point(text=" "), "items[0].resolutions[0]"),
    "nobody_heard": (with_item(heard=()), "items[0]"),
    "instruction_without_due": (with_point(instructions=(Instruction("", ("Заря Н.С.",)),)), "items[0].resolutions[0]"),
    "instruction_without_executor": (
        with_point(instructions=(Instruction("Разослать", (), "до 1 марта"),)),
        "items[0].resolutions[0]",
    ),
    "annex_missing": (with_item(text=(paragraph("Отчёт прилагается (Приложение №2)."),)), "items[0]"),
    "outside_period": (replace(CLEAN, date=date(2024, 1, 17)), "date"),
    "on_weekend": (replace(CLEAN, date=date(2023, 12, 16)), "date"),
    "before_previous": (replace(CLEAN, date=date(2023, 9, 1)), "date"),
}


def test_a_clean_paper_has_no_findings() -> None:
    assert check(CLEAN) == []


def test_every_rule_has_its_slip_and_its_reason() -> None:
    assert set(SLIPS) == set(RULES)
    assert all(each.check.__doc__ for each in RULES.values())


@pytest.mark.parametrize("code", SLIPS)
def test_a_rule_fires_on_its_slip(code: str) -> None:
    paper, place = SLIPS[code]
    found = [finding for finding in check(paper) if finding.code == code]
    assert [finding.place for finding in found] == [place]
    assert found[0].severity is RULES[code].severity
    assert found[0].message.endswith(".")


@pytest.mark.parametrize(
    ("paper", "codes"),
    [
        # one slip, one finding: others do not echo it
        (with_point(votes=None), {"votes_not_counted"}),
        (replace(CLEAN, date=date(2023, 12, 16)), {"on_weekend"}),
        (replace(CLEAN, absent=(*CLEAN.absent[:1], Absentee("Ветрова А.П."))), {"officer_absent"}),
        # a voice of one who is marked as absent
        (with_item(discussed=(Speech(Participant("Бойко Т.Д.")),)), {"present_and_absent"}),
        # a postponed item asks for nothing
        (with_item(heard=(), resolutions=(), postponed=True), set()),
        # a man and a woman of one family, and people of other initials, are different people
        (replace(CLEAN, invited=(Participant("Абрамчук Л.К."),)), set()),
        (with_item(discussed=(Speech(Participant("Ветров А.П.")),)), set()),
        # ё and е are one letter of a name
        (with_item(discussed=(Speech(Participant("Елкина О.Н.")),)), {"two_spellings"}),
        # exactly a half is enough for «не менее» and not for «более»
        (
            replace(with_item(present=3), quorum=Quorum(5, 6, Fraction(1, 2), met=True)),
            {"votes_exceed_present", "count_mismatch"},
        ),
        (
            replace(with_item(present=3), quorum=Quorum(5, 6, Fraction(1, 2), met=True, strict=True)),
            {"item_without_quorum", "votes_exceed_present", "count_mismatch"},
        ),
        # nobody is heard, and a day off is no wonder, in an absentee meeting
        (
            replace(
                CLEAN,
                conduct=Conduct.ABSENTEE,
                date=date(2023, 12, 16),
                items=tuple(replace(item, heard=()) for item in CLEAN.items),
            ),
            set(),
        ),
    ],
)
def test_findings_of_a_paper(paper: Minutes, codes: set[str]) -> None:
    assert {finding.code for finding in check(paper)} == codes


def test_a_term_without_an_end_holds_every_later_day() -> None:
    paper = replace(CLEAN, date=date(2033, 5, 11))
    assert check(paper, period=Period(date(2022, 9, 1))) == []
    assert [finding.code for finding in check(paper)] == ["outside_period"]


def test_what_is_not_known_is_not_checked() -> None:
    assert check(replace(CLEAN, date=date(1999, 12, 15)), period=None, previous=None) == []


def test_errors_come_first() -> None:
    found = check(replace(with_votes(9), date=date(2023, 12, 16), number=""))
    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


def test_a_code_belongs_to_one_rule() -> None:
    def again(paper: Minutes, scope: Any) -> tuple[()]:
        return ()

    register: Callable[[Any], Any] = rule("no_quorum", Severity.ERROR, "Нет кворума")
    with pytest.raises(ValueError, match="no_quorum"):
        register(again)
