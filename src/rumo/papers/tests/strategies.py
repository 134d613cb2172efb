"""Hypothesis strategies: blocks and minutes as people might write them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from hypothesis import strategies as st

from rumo.papers import minutes as paper
from rumo.papers.blocks import Cell, ItemList, Paragraph, Run, Table, normalized
from rumo.papers.people import Participant, Signature
from rumo.russian.cases import Gender

words = st.text(alphabet="абвгжийкё АБЯ-–«»№.,:;%()<>&{}#_*$@`~^\"'\\/[]=+1290\u00a0", max_size=24)
runs = st.builds(Run, words, st.booleans(), st.booleans())
lines = st.builds(Paragraph, st.lists(runs, max_size=4).map(tuple))
lists = st.builds(ItemList, st.lists(lines, max_size=4).map(tuple), st.booleans())
cells = st.builds(Cell, st.lists(st.one_of(lines, lists), max_size=2).map(tuple), st.integers(1, 3))
tables = st.builds(
    Table,
    st.lists(st.lists(cells, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple),
    st.integers(0, 2),
)


def blocks() -> st.SearchStrategy[tuple[Paragraph | ItemList | Table, ...]]:
    return st.lists(st.one_of(lines, lists, tables), max_size=4).map(tuple)


names = st.sampled_from(
    ["Ветрова А.П.", "Луговых К.Д.", "Заря Н.С.", "Островская-Лысенко М.И.", "Григорян С.А.", "Мороз Д.К.", "Ким Е.О."]
)
numbers = st.integers(1, 40)
dates = st.dates(date(2000, 1, 1), date(2040, 12, 31))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2040, 12, 31)).map(lambda when: when.replace(microsecond=0))
phrase = words.map(lambda text: f"слово {text}".strip())
people = st.builds(Participant, names, words, st.sampled_from([None, *Gender]))
signatures = st.builds(Signature, phrase, names)


def some(each: st.SearchStrategy, most: int = 3) -> st.SearchStrategy[tuple]:
    return st.lists(each, max_size=most).map(tuple)


attendees = st.builds(paper.Attendee, names, words, st.booleans(), st.none() | numbers, st.none() | numbers)
absentees = st.builds(paper.Absentee, names, words, st.booleans())
counts = st.integers(0, 40)
ballots = st.builds(paper.Ballot, names, st.sampled_from(paper.Choice))
votes = st.builds(
    paper.Votes, counts, counts, counts, st.sampled_from(paper.Outcome), st.sampled_from(paper.VoteKind), some(ballots)
)
instructions = st.builds(paper.Instruction, words, some(names, 2), words)
resolutions = st.builds(
    paper.ResolutionPoint, st.sampled_from(["1", "1.1", "2.3"]), phrase, st.none() | votes, some(instructions, 2)
)
items = st.builds(
    paper.MinutesItem,
    numbers,
    some(people, 2),
    words,
    blocks().map(normalized),
    some(st.builds(paper.Speech, people, words), 2),
    some(resolutions),
    st.none() | counts,
    st.booleans(),
)


def minutes() -> st.SearchStrategy[paper.Minutes]:
    """Any minutes at all; numbers and people need not agree with each other."""
    return st.builds(
        paper.Minutes,
        number=st.sampled_from(["", "4", "187_ОД"]),
        date=dates,
        city=words,
        organization=words,
        body=st.sampled_from(["региональное методическое объединение", "секция учителей физики"]),
        chair=people,
        secretary=people,
        founder=words,
        form=st.sampled_from(paper.MinutesForm),
        conduct=st.sampled_from(paper.Conduct),
        date_to=st.none() | dates,
        place=words,
        voting_opens=st.none() | moments,
        voting_closes=st.none() | moments,
        present=some(attendees, 5),
        unnamed_present=st.integers(0, 2),
        absent=some(absentees),
        invited=some(people),
        quorum=st.none()
        | st.builds(
            paper.Quorum, counts, counts, st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(1)]), st.booleans()
        ),
        agenda=some(st.builds(paper.AgendaPoint, numbers, phrase, some(people, 2), st.booleans())),
        items=some(items, 2),
        annexes=some(st.builds(paper.Annex, numbers, phrase, words), 2),
        signatures=some(signatures, 2),
        revision=st.none() | st.builds(paper.Revision, numbers, dates, words),
        certification=st.none() | st.builds(paper.Certification, signatures, dates),
        layout=st.builds(
            paper.MinutesLayout, st.booleans(), st.none() | st.just(2), st.booleans(), st.booleans(), st.just(30)
        ),
        draft=st.booleans(),
    )
