"""What our writers print of a plan reads back to an equal plan."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from rumo.papers.plan import Plan
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from rumo.papers.samples_of_plans import PLAN, SCHEDULE, WIDE
from rumo.papers.tests.readers.readable_plans import readable_plans, seen
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.pdf import write_pdf


def read(data: bytes, name: str) -> Plan:
    (reading,) = read_papers(open_document(data, name))
    assert reading.kind == "plan"
    assert {each.reason for each in reading.unread} <= {"Нет даты"}  # a stamp may have none
    paper: Plan = reading.paper
    return paper


@given(readable_plans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_word(plan: Plan) -> None:
    assert seen(read(write_docx(plan), "план.docx")) == seen(plan)


@pytest.mark.parametrize("plan", [PLAN, SCHEDULE, WIDE], ids=["plan", "schedule", "wide"])
def test_samples(plan: Plan) -> None:
    assert seen(read(write_docx(plan), "план.docx")) == seen(plan)
    # At the end of a line of a PDF a hyphen cannot be told from the division of a word.
    assert repr(seen(read(write_pdf(plan), "план.pdf"))).replace("-", "") == repr(seen(plan)).replace("-", "")
