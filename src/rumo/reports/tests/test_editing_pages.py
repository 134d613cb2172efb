"""Pages where a report is written: who reaches them, what they answer to scripts and without."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.accounts.models import User
from rumo.reports.actions import blocks
from rumo.reports.enums import ReportState
from rumo.reports.models import Report, ReportSection
from rumo.reports.tests.factories import make_report, make_section
from tests.cast import Cast


@pytest.fixture
def section(cast: Cast) -> ReportSection:
    report = make_report(cast.association, cast.secretary, "Заседания", "Выводы")
    return report.sections.select_related("report__association").get(position=1)


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _url(name: str, section: ReportSection) -> str:
    return reverse(f"reports:{name}", args=[section.report_id, section.pk])


def _ask(section: ReportSection, user: User) -> None:
    ReportSection.objects.filter(pk=section.pk).update(asked_of=user.person, state="asked")


def test_a_report_is_begun_on_one_page(cast: Cast) -> None:
    client = _client(cast.secretary)
    proposed = client.get(f"{reverse('reports:begin')}?association={cast.association.pk}&period=2023")
    assert "Отчёт о работе регионального" in proposed.content.decode()
    given = {
        "association": cast.association.pk,
        "period": "2023",
        "title": "Отчёт",
        "template": "",
        "cut_off": "01.01.2025",
    }
    refused = client.post(reverse("reports:begin"), given).content.decode()
    assert "Выберите шаблон." in refused
    assert "не в году отчёта" in refused
    given |= {"template": "preset-regional-report", "cut_off": "10.12.2023"}
    answer = client.post(reverse("reports:begin"), given)
    report = Report.objects.get()
    assert answer["Location"] == reverse("reports:report", args=[report.pk])
    assert report.cut_off == date(2023, 12, 10)
    page = client.get(answer["Location"]).content.decode()
    assert "нет заседаний" in page
    assert "Таблица заполняется сама." not in page


def test_who_reaches_a_draft(cast: Cast, section: ReportSection) -> None:
    _ask(section, cast.section_leader)
    other = section.report.sections.get(position=2)
    pages = {
        "report": reverse("reports:report", args=[section.report_id]),
        "section": _url("section", section),
        "other": _url("section", other),
        "check": reverse("reports:check", args=[section.report_id]),
        "directions": reverse("reports:directions", args=[section.report_id]),
    }
    wanted = {
        "secretary": {"report": 200, "section": 200, "other": 200, "check": 200, "directions": 200},
        "section_leader": {"report": 200, "section": 200, "other": 403, "check": 403, "directions": 403},
        "member": dict.fromkeys(pages, 404),
        "stranger": dict.fromkeys(pages, 404),
    }
    users = cast.everybody()
    for who, expected in wanted.items():
        client = _client(users[who])
        assert {name: client.get(url).status_code for name, url in pages.items()} == expected, who


def test_a_section_saves_itself(cast: Cast, section: ReportSection) -> None:
    _ask(section, cast.section_leader)
    client, url = _client(cast.section_leader), _url("section_save", section)
    typed = {"title": "Заседания", "body": "<p>Четыре.</p>", "version": 1}
    assert client.post(url, typed, headers={"X-Autosave": "1"}).json()["version"] == 2
    slower = client.post(url, typed | {"body": "<p>Пять.</p>"}, headers={"X-Autosave": "1"})
    assert slower.status_code == 409
    assert slower.json()["fields"]["body"]["theirs"] == "<p>Четыре.</p>"
    assert client.post(url, typed | {"version": 2})["Location"] == _url("section", section)


def test_the_list_of_figures_tells_their_words(cast: Cast, section: ReportSection) -> None:
    found = _client(cast.secretary).get(_url("figure_list", section)).json()["figures"]
    [held] = [each for each in found if each["code"] == "meetings.held"]
    assert {"part": "counted", "name": "число со словом", "words": "нет заседаний"} in held["parts"]
    assert "share" not in {part["part"] for part in held["parts"]}


def test_blocks_and_sentences_answer_with_their_fragments(cast: Cast, section: ReportSection) -> None:
    client = _client(cast.secretary)
    script = {"HX-Request": "true"}
    added = client.post(_url("block_add", section), {"code": "summary"}, headers=script).content.decode()
    assert 'id="section-blocks"' in added
    proposed = client.get(_url("sentence_list", section)).content.decode()
    assert "В составе работало 1" in proposed
    taken = client.post(_url("sentence_take", section), {"key": "associations.children:growth"}, headers=script)
    assert taken.status_code == 200
    section.refresh_from_db()
    assert 'data-figure="associations.children"' in section.body
    again = client.post(_url("sentence_take", section), {"key": "associations.children:growth"}, headers=script)
    assert again.status_code == 409


def test_the_text_of_a_sub_body_is_offered_once_it_is_approved(cast: Cast, section: ReportSection) -> None:
    source = make_section(make_report(cast.section, cast.section_leader), "Итоги", body="<p>Два семинара.</p>")
    client, url = _client(cast.secretary), _url("text_take_over", section)
    assert client.post(url, {"source": source.pk}).status_code == 404
    Report.objects.filter(pk=source.report_id).update(state=ReportState.APPROVED, approved_on=date(2024, 1, 20))
    assert "Два семинара." in client.get(_url("section", section)).content.decode()
    client.post(url, {"source": source.pk})
    section.refresh_from_db()
    assert section.body.endswith("<p>Два семинара.</p>")


def test_a_remark_is_answered_with_a_reason(cast: Cast, section: ReportSection) -> None:
    section.body = "<p>Подано 32 материала, почти на 50 % больше, чем годом раньше (17).</p>"
    section.save(update_fields=["body"])
    client, url = _client(cast.secretary), reverse("reports:check", args=[section.report_id])
    page = client.get(url)
    first = page.context["open"][0]
    assert (first.is_error, first.section_id) == (True, section.pk)
    answer = reverse("reports:check_answer", args=[section.report_id])
    assert client.post(answer, {"key": first.key, "reason": " "}).status_code == 422
    client.post(answer, {"key": first.key, "reason": "Считали иначе"})
    assert [each.reason for each in client.get(url).context["answered"]] == ["Считали иначе"]


def test_a_template_keeps_its_blocks_when_sections_move(cast: Cast, section: ReportSection) -> None:
    blocks.add_block(section, code="meetings.questions", actor=cast.secretary)
    client = _client(cast.secretary)
    client.post(reverse("reports:template_keep", args=[section.report_id]), {"title": "Наш"})
    template = cast.association.report_templates.get()
    rows = [("0", "Заседания", "2"), ("1", "Выводы", "1"), ("", "Издания", "3")]
    given: dict[str, Any] = {"title": "Наш", "version": 1, "is_active": "on"}
    given |= {"sections-TOTAL_FORMS": 3, "sections-INITIAL_FORMS": 2}
    for place, (kept, title, order) in enumerate(rows):
        values = {"kept": kept, "title": title, "level": 1, "guidance": "", "ORDER": order}
        given |= {f"sections-{place}-{name}": value for name, value in values.items()}
    client.post(reverse("reports:template_edit", args=[template.pk]), given)
    template.refresh_from_db()
    assert [row["title"] for row in template.sections] == ["Выводы", "Заседания", "Издания"]
    assert template.sections[1]["blocks"][0]["code"] == "meetings.questions"
    assert _client(cast.stranger).get(reverse("reports:template_edit", args=[template.pk])).status_code == 404


def test_an_approved_report_is_read_by_members(cast: Cast, section: ReportSection) -> None:
    Report.objects.filter(pk=section.report_id).update(state=ReportState.APPROVED, approved_on=date(2024, 1, 20))
    page = _client(cast.member).get(reverse("reports:report", args=[section.report_id]))
    assert page.status_code == 200
    assert "Писать" not in page.content.decode()


def test_the_list_asks_as_often_for_one_report_as_for_many(cast: Cast) -> None:
    client, url = _client(cast.secretary), reverse("reports:home")
    asked = []
    for year in (2020, 2021, 2022):
        make_section(make_report(cast.association, cast.secretary, year=year), asked_of=cast.secretary.person)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        asked.append(len(queries))
    assert asked[1] == asked[2]
