"""Subjects of a region: a pasted list, names, order, out of use."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.versions import order_mark
from rumo.directory.actions import subjects
from rumo.directory.models import Subject
from tests.cast import Cast


def titles(cast: Cast) -> list[str]:
    return list(cast.region.subjects.values_list("title", flat=True))


def test_a_pasted_list_is_added_in_its_order_without_repeats(cast: Cast, client: Client) -> None:
    client.force_login(cast.admin)
    client.post(reverse("directory:subjects_add"), {"titles": "Математика\n Физика  и астрономия \n\nматематика"})
    assert titles(cast) == ["Математика", "Физика и астрономия"]
    client.post(reverse("directory:subjects_add"), {"titles": "ФИЗИКА И АСТРОНОМИЯ\nХимия"})
    assert titles(cast) == ["Математика", "Физика и астрономия", "Химия"]
    assert "Химия" in client.get(reverse("directory:subjects")).content.decode()


def test_renamed_and_out_of_use(cast: Cast, client: Client) -> None:
    first, second = subjects.add_subjects(cast.region, titles=["Химия", "Биология"], actor=cast.admin)
    client.force_login(cast.admin)
    taken = client.post(reverse("directory:subject_edit", args=[second.pk]), {"title": "химия", "is_active": "on"})
    assert taken.status_code == 422
    client.post(reverse("directory:subject_edit", args=[first.pk]), {"title": "Химия и экология"})
    first.refresh_from_db()
    assert (first.title, first.is_active) == ("Химия и экология", False)


def test_order(cast: Cast) -> None:
    made = subjects.add_subjects(cast.region, titles=["Химия", "Биология"], actor=cast.admin)
    keys = [each.pk for each in made]
    subjects.order_subjects(cast.region, order=keys[::-1], mark=order_mark(keys), actor=cast.admin)
    assert titles(cast) == ["Биология", "Химия"]
    with pytest.raises(Conflict):
        subjects.order_subjects(cast.region, order=keys, mark=order_mark(keys), actor=cast.admin)


def test_only_the_administrator_changes_the_list(cast: Cast, client: Client) -> None:
    with pytest.raises(NotAllowed):
        subjects.add_subjects(cast.region, titles=["Химия"], actor=cast.chair)
    with pytest.raises(Refusal):
        subjects.add_subjects(cast.region, titles=["  "], actor=cast.admin)
    (chemistry,) = subjects.add_subjects(cast.region, titles=["Химия"], actor=cast.admin)
    client.force_login(cast.stranger)
    assert client.get(reverse("directory:subject_edit", args=[chemistry.pk])).status_code == 404
    assert "Химия" not in client.get(reverse("directory:subjects")).content.decode()
    assert Subject.objects.count() == 1
