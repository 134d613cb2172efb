"""Organizations and associations: dated names, rules, terms, the tree, compositions on any day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.directory import rules
from rumo.directory.actions import associations, organizations
from rumo.directory.actions.associations import AssociationData
from rumo.directory.actions.organizations import OrganizationData
from rumo.directory.association_rules import AssociationRules
from rumo.directory.forms.associations import RulesForm
from rumo.directory.models import Association
from rumo.directory.tests import factories as make
from tests.cast import Cast

TODAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def _day() -> Any:
    with clock.standing_at(TODAY):
        yield


def test_papers_print_the_name_of_their_day(cast: Cast) -> None:
    until = date(2023, 12, 31)
    organizations.rename_organization(
        cast.ministry, full_name="Департамент образования", short_name="Депобр", until=until, actor=cast.admin
    )
    assert cast.ministry.name_on(until).short == "Минобр"
    assert cast.ministry.name_on(date(2024, 1, 1)).full == "Департамент образования"
    with pytest.raises(Refusal, match="не могло закончиться раньше"):
        organizations.rename_organization(
            cast.ministry, full_name="Комитет", short_name="", until=until, actor=cast.admin
        )
    with pytest.raises(Refusal, match="ещё не наступил"):
        organizations.rename_organization(
            cast.ministry, full_name="Комитет", short_name="", until=date(2024, 6, 21), actor=cast.admin
        )


def test_an_organization_is_added_once(cast: Cast) -> None:
    data = OrganizationData("school", "ШКОЛА № 5")
    with pytest.raises(Refusal, match="уже есть в справочнике"):
        organizations.create_organization(cast.region, data=data, actor=cast.secretary)


def test_only_the_administrator_edits_organizations(cast: Cast) -> None:
    data = OrganizationData("ministry", "Министерство", founder=None)
    for name, user in cast.everybody().items():
        if name == "admin":
            organizations.edit_organization(cast.ministry, data=data, actor=user)
            continue
        with pytest.raises(NotAllowed):
            organizations.edit_organization(cast.ministry, data=data, actor=user)


def test_an_association_never_stands_below_itself(cast: Cast) -> None:
    below = AssociationData(
        "regional", cast.association.full_name, "РУМО", "Город", cast.institute, parent=cast.section
    )
    with pytest.raises(Refusal, match="само в себя"):
        associations.edit_association(cast.association, data=below, actor=cast.secretary)


def test_a_section_takes_over_the_rules(cast: Cast) -> None:
    new = AssociationRules(quorum=Fraction(2, 3), quorum_strict=True)
    associations.set_rules(cast.association, new_rules=new, actor=cast.secretary)
    data = AssociationData("section", "Секция химии", "Секция химии", "Город", cast.institute, cast.association)
    made = associations.create_association(cast.region, data=data, actor=cast.secretary)
    assert made.rules == new
    with pytest.raises(Refusal, match="уже есть"):
        associations.create_association(cast.region, data=data, actor=cast.secretary)


def test_terms_never_overlap(cast: Cast) -> None:
    first = associations.add_term(cast.association, starts=date(2020, 1, 1), ends=None, actor=cast.chair)
    with pytest.raises(Refusal, match="пересекаются"):
        associations.add_term(cast.association, starts=date(2023, 1, 1), ends=None, actor=cast.chair)
    associations.close_term(first, ends=date(2022, 12, 31), actor=cast.chair)
    associations.add_term(cast.association, starts=date(2023, 1, 1), ends=None, actor=cast.chair)
    with pytest.raises(Refusal, match="пересекаются"):
        associations.close_term(first, ends=date(2023, 1, 1), actor=cast.chair)


@pytest.mark.parametrize(
    "kept",
    [
        AssociationRules(),
        AssociationRules(quorum=Fraction(1, 2), quorum_strict=True, casting_vote=False, present_as_annex_over=15),
        AssociationRules(quorum=Fraction(3, 5), year="academic", numbering="term", font_size_pt=14),
    ],
)
def test_rules_come_back_from_their_form(kept: AssociationRules) -> None:
    initial = RulesForm.initial_from(kept)
    form = RulesForm({k: v for k, v in initial.items() if v not in (None, False)}, initial=initial)
    assert form.is_valid(), form.errors
    assert form.association_rules() == kept


@pytest.mark.parametrize(
    ("kind", "roles", "said"),
    [
        ("regional", ["chair", "secretary", "member"], []),
        ("regional", ["chair", "member"], ["нет секретаря"]),
        ("section", ["leader", "member"], []),
        ("section", ["member"], ["нет председателя"]),
        ("regional", ["chair", "chair", "secretary", "secretary"], ["Председателей больше", "Секретарей больше"]),
    ],
)
def test_warnings_of_a_composition(kind: str, roles: list[str], said: list[str]) -> None:
    found = rules.composition_warnings(kind, roles)
    assert len(found) == len(said)
    assert all(part in warning for part, warning in zip(said, found, strict=True))


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def composition(page: Client, association: Association, **query: str) -> str:
    return page.get(reverse("directory:composition", args=[association.pk]), query).content.decode()


def test_a_composition_on_any_day(page: Client, cast: Cast) -> None:
    assert "всего 7" in composition(page, cast.association)
    before = composition(page, cast.association, on="01.01.2020")
    assert "На эту дату состава нет" in before
    wrong = composition(page, cast.association, on="31.02.2024")
    assert "такого дня нет" in wrong
    assert "всего 7" in wrong


def test_who_came_and_who_left(page: Client, cast: Cast) -> None:
    text = composition(page, cast.association, since="01.01.2020", until="20.06.2024")
    assert "назначены: 7; было 0 → станет 7" in text


def test_the_table_of_a_composition(client: Client, cast: Cast) -> None:
    formula = make.make_person(cast.region, surname="=1+1")
    make.make_membership(cast.association, formula, appointed_by=cast.association.orders.get())
    url = reverse("directory:composition_export", args=[cast.association.pk])

    def rows(user: Any) -> list[tuple[Any, ...]]:
        client.force_login(user)
        sheet = load_workbook(BytesIO(client.get(url).content)).worksheets[0]
        assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
        return list(sheet.iter_rows(values_only=True))[2:]

    seen, kept = rows(cast.secretary), rows(cast.member)
    assert len(seen) == len(kept) == 9
    assert "Электронная почта" in seen[0]
    assert "Электронная почта" not in kept[0]


def test_rules_are_edited_on_their_page(page: Client, cast: Cast) -> None:
    url = reverse("directory:association_rules", args=[cast.association.pk])
    sent = {k: v for k, v in RulesForm.initial_from(AssociationRules()).items() if v not in (None, False)}
    assert page.post(url, {**sent, "quorum": "2/3"}).status_code == 302
    cast.association.refresh_from_db()
    assert cast.association.rules.quorum == Fraction(2, 3)
    bad = page.post(url, {**sent, "materials_days": "сто"})
    assert bad.status_code == 422
    assert "сто" in bad.content.decode()


def test_an_association_is_made_and_renamed(page: Client, cast: Cast) -> None:
    sent = {
        "kind": "section", "full_name": "Секция химии", "short_name": "Химия", "city": "Дальнегорье",
        "host": cast.institute.pk, "parent": cast.association.pk, "is_active": "on",
    }  # fmt: skip
    page.post(reverse("directory:association_create") + f"?parent={cast.association.pk}", sent)
    made = Association.objects.get(full_name="Секция химии")
    again = page.post(reverse("directory:association_create"), sent)
    assert again.status_code == 422
    assert "уже есть" in again.content.decode()
    url = reverse("directory:association_rename", args=[made.pk])
    page.post(url, {"full_name": "Секция химии и биологии", "short_name": "ХБ", "until": "19.06.2024"})
    made.refresh_from_db()
    assert made.name_on(date(2024, 6, 19)).full == "Секция химии"
    assert made.name_on(TODAY).short == "ХБ"
