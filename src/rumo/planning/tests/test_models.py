"""What the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from rumo.planning.models import LineFact, PlanRow, Responsible
from rumo.planning.tests import factories as make
from tests.cast import Cast


def test_one_plan_a_year(cast: Cast) -> None:
    make.make_plan(cast.association)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_plan(cast.association)


def test_one_draft_edition(cast: Cast) -> None:
    plan = make.make_plan(cast.association)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_edition(plan, number=1)


def test_a_row_has_a_title(cast: Cast) -> None:
    edition = make.make_plan(cast.association).editions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_row(edition, title="")


def test_somebody_responsible_answers_for_one_thing(cast: Cast) -> None:
    edition = make.make_plan(cast.association).editions.get()
    row, meeting = make.make_row(edition), make.make_planned_meeting(edition)
    with pytest.raises(IntegrityError), transaction.atomic():
        Responsible.objects.create(row=row, meeting=meeting, text="Председатель")
    assert not PlanRow.objects.filter(responsible__isnull=False).exists()


def test_evidence_has_a_day_and_a_title(cast: Cast) -> None:
    line = make.make_row(make.make_plan(cast.association).editions.get()).line
    with pytest.raises(IntegrityError), transaction.atomic():
        LineFact.objects.create(line=line, kind="evidence", title="Сборник")
