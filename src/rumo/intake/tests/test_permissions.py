"""Who may bring old papers in and see them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rumo.intake import permissions, queries
from rumo.intake.enums import BatchState, FileState
from rumo.intake.models import IncomingPaper
from rumo.intake.tests.papers import make_batch, make_file, make_paper
from tests.cast import Cast

RUNNING = {"admin", "chair", "deputy", "secretary"}


def test_who_runs_the_association_brings_in_and_admits(cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    for name, user in cast.everybody().items():
        runs = name in RUNNING
        assert bool(permissions.may_upload(user, cast.association)) is runs, name
        assert bool(permissions.may_edit(user, paper)) is runs, name
        assert bool(permissions.may_admit(user, paper)) is runs, name
        assert bool(permissions.may_reject(user, paper)) is runs, name
        assert not permissions.may_undo(user, paper), name
        assert not permissions.may_restore(user, paper), name


def test_who_sees_what_was_brought(cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    for name, user in cast.everybody().items():
        expected = [paper.file.batch_id] if name in RUNNING else []
        assert list(queries.visible_batches(user).values_list("pk", flat=True)) == expected, name
        assert queries.visible_papers(user).exists() is (name in RUNNING), name
        assert queries.visible_files(user).exists() is (name in RUNNING), name


def test_the_leader_of_a_section_works_on_its_papers_only(cast: Cast) -> None:
    upper = make_paper(cast.association, cast.secretary)
    own = make_paper(cast.section, cast.section_leader)
    turned_over = make_paper(cast.section, cast.secretary, file=make_file(make_batch(cast.association, cast.secretary)))
    seen = set(queries.visible_papers(cast.section_leader).values_list("pk", flat=True))
    assert seen == {own.pk, turned_over.pk}
    assert not permissions.may_admit(cast.section_leader, upper)
    assert permissions.may_admit(cast.section_leader, own)


def test_the_menu_shows_it_to_those_who_can_use_it(cast: Cast) -> None:
    using = {name for name, user in cast.everybody().items() if permissions.may_use_intake(user)}
    assert using == RUNNING | {"section_leader", "stranger"}


@pytest.mark.parametrize("name", ["member", "expert", "teacher", "municipal_methodologist"])
def test_others_find_no_such_page(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.everybody()[name])
    assert client.get(reverse("intake:batches")).status_code == 404


def test_the_stranger_finds_nothing(client: Client, cast: Cast) -> None:
    batch = make_batch(cast.association, cast.secretary, state=BatchState.READING)
    paper: IncomingPaper = make_paper(
        cast.association, cast.secretary, file=make_file(batch, state=FileState.FAILED, message="Файл повреждён.")
    )
    client.force_login(cast.stranger)
    for name in ("batch", "batch_progress"):
        assert client.get(reverse(f"intake:{name}", args=[batch.pk])).status_code == 404
    assert client.post(reverse("intake:batch_cancel", args=[batch.pk])).status_code == 404
    assert client.get(reverse("intake:file_original", args=[paper.file_id])).status_code == 404
    assert client.post(reverse("intake:file_again", args=[paper.file_id])).status_code == 404
    for method in (client.get, client.post):
        assert method(reverse("intake:paper", args=[paper.pk])).status_code == 404
    assert client.get(reverse("intake:paper_people", args=[paper.pk])).status_code == 404
    for step in ("paper_undo", "paper_reject", "paper_restore"):
        assert client.post(reverse(f"intake:{step}", args=[paper.pk])).status_code == 404
    assert "Дальн" not in client.get(reverse("intake:batches")).content.decode()
