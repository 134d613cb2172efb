"""Areas, levels, rules and numbers of teachers of a region."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.versions import Stale, order_mark
from rumo.growth.actions import settings
from rumo.growth.actions.teacher_counts import CountData, save_counts
from rumo.growth.growth_rules import GrowthRules
from rumo.growth.models import GapArea, GapLevel, TeacherCount
from rumo.growth.rules import rules_of
from rumo.growth.teacher_count_table import HEAD, read_counts
from rumo.growth.tests import factories as make
from tests.cast import Cast


def test_usual_lists_are_laid_once(cast: Cast) -> None:
    settings.lay_usual(cast.region, actor=cast.admin)
    assert GapLevel.objects.get(region=cast.region, is_gap=True).title == "Низкий"
    with pytest.raises(Refusal):
        settings.lay_usual(cast.region, actor=cast.admin)
    with pytest.raises(NotAllowed):
        settings.lay_usual(cast.region, actor=cast.secretary)


def test_area_in_use_stays(cast: Cast) -> None:
    area, level = make.make_area(cast.region, "Предметная"), make.make_level(cast.region)
    result = make.make_result(make.make_diagnostic(cast.association), cast.members[0])
    make.make_gap(result, area, level)
    with pytest.raises(Refusal, match="отмечены"):
        settings.remove_entry(area, actor=cast.admin)
    with pytest.raises(Refusal, match="уже есть"):
        settings.save_area(cast.region, title=" предметная ", actor=cast.admin)
    settings.save_area(cast.region, title="Предметная", is_active=False, area=area, actor=cast.admin)
    assert not GapArea.objects.get(pk=area.pk).is_active


def test_order_of_a_list_that_changed_is_refused(cast: Cast) -> None:
    first, second = make.make_area(cast.region), make.make_area(cast.region, position=2)
    order = [second.pk, first.pk]
    mark = settings.order_entries(
        cast.region, GapArea, order=order, mark=order_mark([first.pk, second.pk]), actor=cast.admin
    )
    assert (list(GapArea.objects.values_list("pk", flat=True)), mark) == (order, order_mark(order))
    with pytest.raises(Conflict):
        settings.order_entries(cast.region, GapArea, order=order, mark=0, actor=cast.admin)


def test_rules_are_kept_and_two_people_do_not_overwrite(cast: Cast) -> None:
    settings.save_rules(cast.region, rules=GrowthRules(smallest_group=10), version=1, actor=cast.admin)
    assert rules_of(cast.region.pk).smallest_group == 10
    with pytest.raises(Stale):
        settings.save_rules(cast.region, rules=GrowthRules(), version=1, actor=cast.admin)
    with pytest.raises(Refusal):
        settings.save_rules(cast.region, rules=GrowthRules(smallest_group=1), version=2, actor=cast.admin)


def test_numbers_of_teachers_come_by_a_table_all_or_none(cast: Cast) -> None:
    rows = [
        HEAD,
        ("Заречный район", "", "", "01.01.2024", "1 200", "форма ОО-1"),
        ("", "МБОУ СОШ №5", "", "01.01.2024", "40", "форма ОО-1"),
        ("Забытый район", "", "", "01.01.2024", "40", "форма ОО-1"),
        ("Заречный район", "", "", "31.02.2024", "40", "форма ОО-1"),
        ("Заречный район", "", "", "01.01.2024", "сорок", "форма ОО-1"),
        ("", "", "", "", "", ""),
    ]
    counts, mistakes = read_counts(cast.region, rows)
    assert [(each.row, each.column) for each in mistakes] == [(4, HEAD[0]), (5, HEAD[3]), (6, HEAD[4])]
    assert save_counts(cast.region, counts=counts, actor=cast.admin) == (2, 0)
    assert TeacherCount.objects.get(organization__isnull=False).municipality == cast.municipality


def test_number_of_the_same_place_and_day_is_replaced(cast: Cast) -> None:
    for value, told in ((40, (1, 0)), (42, (0, 1)), (42, (0, 0))):
        data = CountData(date(2024, 1, 1), value, "форма ОО-1", municipality=cast.municipality)
        assert save_counts(cast.region, counts=[data], actor=cast.admin) == told
    assert TeacherCount.objects.get().value == 42
