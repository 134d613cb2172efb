"""Writes of a report: begun from a template, written section by section, rolled up, planned on."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.core import figures
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.core.versions import Stale, order_mark
from rumo.planning.tests.factories import make_plan
from rumo.reports import presets, queries, quotes, template_sections
from rumo.reports.actions import blocks, directions, reports, roll_up, sections, sentences, templates
from rumo.reports.actions.reports import ReportData
from rumo.reports.blocks import registry
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.models import Report
from rumo.reports.tests.factories import make_report, make_section
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

QUOTE = '<span data-figure="meetings.held" data-part="counted">4 заседания</span>'


@pytest.fixture
def report(cast: Cast) -> Report:
    return make_report(cast.association, cast.secretary, "Заседания", "Экспертиза", "Выводы")


@pytest.mark.parametrize("preset", presets.PRESETS, ids=lambda each: each.code)
def test_templates_of_the_product_quote_what_there_is(preset: presets.Preset) -> None:
    quoted = {quote.code for section in preset.sections for quote in quotes.quotes_in(section.body)}
    assert {code for code in quoted if figures.get(code) is None} == set()
    assert [block.code for section in preset.sections for block in section.blocks if not registry.get(block.code)] == []
    assert template_sections.from_json(template_sections.to_json(preset.sections)) == preset.sections


def test_a_report_begins_with_the_sections_of_its_template(cast: Cast) -> None:
    report = reports.create_report(
        association=cast.association,
        period=Period.academic_year(2023),
        template=presets.REGIONAL_ANALYSIS.sections,
        data=ReportData(title=" Анализ  работы ", cut_off=date(2024, 6, 1), due_on=date(2024, 6, 20)),
        actor=cast.secretary,
    )
    assert (report.title, report.period.name) == ("Анализ работы", "2023/2024")
    titles = list(report.sections.values_list("title", flat=True))
    assert titles == [section.title for section in presets.REGIONAL_ANALYSIS.sections]
    funnel = report.sections.get(title="Экспертиза материалов").blocks.first()
    assert (funnel and funnel.code, funnel and funnel.kind) == ("expertise.funnel", "table")


@pytest.mark.parametrize(
    ("title", "cut_off", "said"),
    [("  ", None, "заголовок"), ("Отчёт", date(2025, 1, 1), "внутри года"), ("Отчёт за 2023 год", None, "уже есть")],
)
def test_a_head_that_cannot_be_is_refused(
    cast: Cast, report: Report, title: str, cut_off: date | None, said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        reports.create_report(
            association=cast.association,
            period=Period.calendar_year(2023),
            template=(),
            data=ReportData(title=title, cut_off=cut_off),
            actor=cast.chair,
        )


def test_a_quoted_figure_stays_and_nothing_dangerous_does(cast: Cast, report: Report) -> None:
    section = report.sections.get(position=1)
    body = f'<p onclick="x()">Проведено {QUOTE}<script>x()</script><span style="color:red">.</span></p>'
    sections.save_section(section, title=" О  заседаниях ", body=body, version=1, actor=cast.secretary)
    assert (section.title, section.version) == ("О заседаниях", 2)
    assert section.body == f"<p>Проведено {QUOTE}.</p>"
    with pytest.raises(Stale):
        sections.save_section(section, title="Другое", body="", version=1, actor=cast.chair)


def test_an_approved_report_is_not_written(cast: Cast, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(state=ReportState.APPROVED, approved_on=date(2024, 1, 20))
    section = report.sections.select_related("report__association").get(position=1)
    with pytest.raises(NotAllowed, match="утверждён"):
        sections.save_section(section, title="", body="<p>Иначе</p>", version=1, actor=cast.secretary)


def test_sections_move_come_and_go(cast: Cast, report: Report) -> None:
    first, second, third = sections.section_keys(report)
    mark = sections.order_sections(report, order=[third, first, second], mark=_mark(report), actor=cast.secretary)
    assert mark == _mark(report)
    with pytest.raises(Conflict):
        sections.order_sections(report, order=[first, second, third], mark=mark + 1, actor=cast.secretary)
    new = sections.add_section(
        report, title="Издания", level=2, after=report.sections.get(pk=third), actor=cast.secretary
    )
    assert sections.section_keys(report) == [third, new.pk, first, second]
    sections.delete_section(new, actor=cast.secretary)
    assert [section.position for section in report.sections.all()] == [1, 2, 3]


def test_a_section_is_asked_of_a_leader_and_handed_in(cast: Cast, report: Report) -> None:
    section, other = report.sections.all()[:2]
    leader = cast.section_leader.person
    assert leader in queries.leaders_below(report)
    with pytest.raises(NotAllowed):
        sections.save_section(section, title="", body="<p>Моё</p>", version=1, actor=cast.section_leader)
    sections.ask_section(section, person=leader, until=None, actor=cast.secretary)
    assert list(queries.asked_sections(cast.section_leader)) == [section]
    assert queries.visible_reports(cast.section_leader).filter(pk=report.pk).exists()
    with pytest.raises(Refusal, match="пуст"):
        sections.hand_in_section(section, actor=cast.section_leader)
    sections.save_section(section, title="", body="<p>Секция работала.</p>", version=1, actor=cast.section_leader)
    sections.hand_in_section(section, actor=cast.section_leader)
    assert section.state == SectionState.READY
    assert list(Mail.objects.order_by("pk").values_list("to", flat=True)) == [
        leader.email or cast.section_leader.email,
        cast.secretary.email,
    ]
    with pytest.raises(NotAllowed):
        sections.save_section(other, title="", body="<p>Чужое</p>", version=1, actor=cast.section_leader)


def test_a_past_day_and_another_region_are_refused(cast: Cast, report: Report) -> None:
    section = report.sections.get(position=1)
    with pytest.raises(Refusal, match="прошёл"):
        sections.ask_section(section, person=cast.members[0], until=date(2020, 1, 1), actor=cast.secretary)
    with pytest.raises(Refusal, match="региона"):
        sections.ask_section(section, person=cast.stranger.person, until=None, actor=cast.secretary)


def test_blocks_are_added_moved_and_taken_out(cast: Cast, report: Report) -> None:
    section = report.sections.get(position=1)
    with pytest.raises(Refusal, match="нет"):
        blocks.add_block(section, code="nowhere.nothing", actor=cast.secretary)
    first = blocks.add_block(section, code="meetings.questions", actor=cast.secretary)
    second = blocks.add_block(section, code="documents.adopted", actor=cast.secretary)
    assert (first.kind, second.kind) == ("table", "list")
    blocks.move_block(second, step=-1, actor=cast.secretary)
    blocks.name_block(second, caption=" Что  принято ", actor=cast.secretary)
    assert [str(block) for block in section.blocks.all()] == ["Что принято", "meetings.questions"]
    blocks.delete_block(second, actor=cast.secretary)
    assert [block.position for block in section.blocks.all()] == [1]


def test_a_sentence_is_taken_once_and_a_rejected_one_comes_back_on_request(cast: Cast, report: Report) -> None:
    section = report.sections.get(position=1)
    sentences.take_sentence(section, key="meetings.held:growth", html=f"Проведено {QUOTE}.", actor=cast.secretary)
    sentences.reject_sentence(section, key="meetings.held:share", actor=cast.secretary)
    section.refresh_from_db()
    assert section.body == f"<p>Проведено {QUOTE}.</p>"
    assert dict(report.sentence_choices.values_list("key", "answer")) == {
        "meetings.held:growth": "taken", "meetings.held:share": "rejected",
    }  # fmt: skip
    assert sentences.propose_again(section, actor=cast.secretary) == 1


def test_the_words_of_a_sub_body_are_taken_over_as_plain_words_and_once(cast: Cast, report: Report) -> None:
    below = make_report(cast.section, cast.section_leader)
    source = make_section(below, "Что сделано", body=f"<p>Проведено {QUOTE}.</p>")
    section = report.sections.get(position=1)
    with pytest.raises(Refusal, match="не утверждён"):
        roll_up.take_over(section, source=source, actor=cast.secretary)
    Report.objects.filter(pk=below.pk).update(state=ReportState.APPROVED, approved_on=date(2024, 1, 20))
    roll_up.take_over(section, source=source, actor=cast.secretary)
    assert section.body == "<p><strong>Секция математики</strong></p><p>Проведено 4 заседания.</p>"
    with pytest.raises(Refusal, match="уже взят"):
        roll_up.take_over(section, source=source, actor=cast.secretary)


def test_next_years_directions_become_rows_of_the_plan(cast: Cast, report: Report) -> None:
    texts = ["Провести семинар для наставников", " ", "Обновить банк практик"]
    first, second = directions.add_directions(report, texts=texts, actor=cast.secretary)
    directions.edit_direction(second, text="Пополнить банк практик", actor=cast.secretary)
    edition = make_plan(cast.association, 2024).editions.get()
    assert list(queries.draft_editions(report)) == [edition]
    made = directions.plan_directions(report, edition=edition, actor=cast.secretary)
    assert [row.title for row in made] == ["Провести семинар для наставников", "Пополнить банк практик"]
    with pytest.raises(Refusal, match="уже стоят"):
        directions.plan_directions(report, edition=edition, actor=cast.secretary)
    directions.delete_direction(first, actor=cast.secretary)
    assert edition.rows.count() == 2


def test_a_report_is_kept_as_a_template_without_its_words(cast: Cast, report: Report) -> None:
    section = report.sections.get(position=1)
    sections.save_section(section, title=section.title, body="<p>Слова</p>", version=1, actor=cast.secretary)
    blocks.add_block(section, code="meetings.questions", actor=cast.secretary)
    template = templates.keep_as_template(report, title="Наш отчёт", actor=cast.secretary)
    first, *_rest = template_sections.from_json(template.sections)
    assert (first.title, first.body, [block.code for block in first.blocks]) == (
        "Заседания",
        "",
        ["meetings.questions"],
    )
    with pytest.raises(Refusal, match="уже есть"):
        templates.keep_as_template(report, title="Наш отчёт", actor=cast.secretary)


def _mark(report: Report) -> int:
    return order_mark(sections.section_keys(report))
