"""Coverage with its base, and what is not told of small groups."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.directory.tests import factories as directory
from rumo.growth.coverage import Part, coverage_of, protected
from rumo.growth.models import DiagnosticResult, TeacherCount
from rumo.growth.tests import factories as make
from tests.cast import Cast


def part(key: int, people: int) -> Part:
    return Part(key, str(key), people, None, 1, 1)


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ([10, 20], []),
        ([3, 20, 9], [0, 2]),
        ([3, 4, 20], [0, 1]),
        ([0, 20], []),
        ([3], [0]),
    ],
)
def test_small_group_is_hidden_and_cannot_be_worked_out(sizes: list[int], hidden: list[int]) -> None:
    shown = protected([part(key, size) for key, size in enumerate(sizes)], smallest=5)
    assert [each.key for each in shown if each.with_gaps is None] == hidden


def test_people_are_counted_once_beside_the_last_known_base(cast: Cast) -> None:
    area = make.make_area(cast.region)
    low = make.make_level(cast.region, "Низкий")
    campaign = make.make_diagnostic(cast.association)
    subject = cast.region.subjects.create(title="Математика")
    for given in (None, subject):
        result = make.make_result(campaign, cast.teacher.person, subject=given)
        make.make_gap(result, area, low)
    other = directory.make_municipality(cast.region, name="Дальний район")
    for as_of, value in ((date(2020, 1, 1), 50), (date(2021, 1, 1), 40)):
        TeacherCount.objects.create(
            region=cast.region, municipality=cast.municipality, as_of=as_of, value=value, source="форма ОО-1"
        )
    TeacherCount.objects.create(
        region=cast.region, municipality=other, as_of=date(2021, 1, 1), value=10, source="форма ОО-1"
    )
    found = coverage_of(
        DiagnosticResult.objects.all(), region=cast.region, by="municipality", day=campaign.ends_on, smallest=1
    )
    assert [(each.title, each.people, each.base and each.base.value) for each in (*found.parts, found.total)] == [
        ("Дальний район", 0, 10),
        ("Заречный район", 1, 40),
        ("Всего", 1, 50),
    ]
    assert [each.people for each in found.areas] == [1]
