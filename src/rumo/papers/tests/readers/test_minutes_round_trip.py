"""What our writers print reads back to an equal paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from rumo.papers.minutes import Minutes, MinutesForm
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from rumo.papers.samples import ABSENTEE, EXTRACT, SAMPLE
from rumo.papers.tests.readers.readable import readable, seen
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.pdf import write_pdf


def read(data: bytes, name: str) -> Minutes:
    (reading,) = read_papers(open_document(data, name))
    assert reading.kind == "minutes"
    paper: Minutes = reading.paper
    return paper


@given(readable())
@settings(max_examples=60, deadline=None)
def test_word(minutes: Minutes) -> None:
    assert seen(read(write_docx(minutes), "протокол.docx"), minutes.layout) == seen(minutes, minutes.layout)


@pytest.mark.parametrize("minutes", [SAMPLE, EXTRACT], ids=["whole", "extract"])
def test_samples(minutes: Minutes) -> None:
    assert seen(read(write_docx(minutes), "протокол.docx"), minutes.layout) == seen(minutes, minutes.layout)
    paper = seen(read(write_pdf(minutes), "протокол.pdf"), minutes.layout)
    assert _letters(paper) == _letters(seen(minutes, minutes.layout))


def test_an_absentee_vote() -> None:
    votes = ABSENTEE.items[0].resolutions[0].votes
    assert votes is not None
    paper = read(write_docx(ABSENTEE), "протокол.docx")
    read_votes = paper.items[0].resolutions[0].votes
    assert read_votes is not None
    assert sorted(read_votes.ballots, key=str) == sorted(votes.ballots, key=str)
    assert replace(read_votes, ballots=votes.ballots) == votes
    assert (paper.conduct, paper.voting_opens, paper.voting_closes) == (
        ABSENTEE.conduct,
        ABSENTEE.voting_opens,
        ABSENTEE.voting_closes,
    )
    assert paper.quorum == ABSENTEE.quorum


def test_a_short_form_is_the_full_one_without_texts() -> None:
    short = replace(SAMPLE, form=MinutesForm.SHORT)
    items = tuple(replace(item, text=(), discussed=()) for item in SAMPLE.items)
    paper = read(write_docx(short), "протокол.docx")
    assert seen(paper, SAMPLE.layout) == seen(replace(SAMPLE, items=items), SAMPLE.layout)


def _letters(minutes: Minutes) -> str:
    """A PDF does not say to which hand a blank belongs."""
    return "".join(repr(minutes).split())
