"""The annual papers of three regions, printed from the demo's records, say every figure that the real ones do (S0-1 …
S0-12, S1-5 … S1-13, S2-1 … S2-9); one has drifted from its records since it was approved, one waits for a leader."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from rumo.cli.paper import report as paper_report
from rumo.core import clock
from rumo.demo.data.s1.monitoring import HASTY
from rumo.demo.load.directory import World
from rumo.meetings.builders import build_minutes
from rumo.meetings.models import Meeting
from rumo.meetings.queries import meeting_for_minutes
from rumo.monitoring.enums import CampaignState, Timeliness, Verdict
from rumo.monitoring.facts import result_of
from rumo.monitoring.models import IndicatorValue, MonitoringCampaign
from rumo.monitoring.rules import timeliness
from rumo.papers.tests.printed_text import docx_text, html_text
from rumo.papers.writers.html import write_html
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.freezing import differences
from rumo.reports.models import Report
from rumo.reports.remarks import open_errors
from tests.databases import Original
from tests.demo_region import ALL_REGIONS, DEMO_DAY

_printed: dict[str, str] = {}


@pytest.fixture(scope="module")
def regions() -> Original:
    return ALL_REGIONS


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(DEMO_DAY):
        yield


def _text(folder: Path, region: str, period: str) -> str:
    """What `rumo paper report` writes to a Word file; nothing here changes it."""
    if region not in _printed:
        out = folder / "report.docx"
        told = ["--body", region, "--period", period, "--format", "docx", "--out", str(out)]
        result = CliRunner().invoke(paper_report, told)
        assert result.exit_code == 0, result.output
        _printed[region] = docx_text(out.read_bytes())
    return _printed[region]


OF_S0 = {
    "S0-1": ("22 областных методических", "целей достигли"),
    "S0-2": ("17.01.2023 № 24-ОД", "4 направления", "8 подпунктов", "2 приоритета", "3 подпункта"),
    "S0-3": ("в августе 2023 года на форуме",),
    "S0-4": ("4 заседания", "№ 1 (14.09.2023)", "№ 2 (07.12.2023)", "№ 3 (14.03.2024)", "№ 4 (30.05.2024)"),
    "S0-5": ("119 вебинаров, на 7 % больше, чем годом раньше (111)", "более 5 тысяч", "11 тематик", "университета"),
    "S0-6": ("панорама опыта, марафон", "постоянный семинар", "по 9 предметам"),
    "S0-7": (
        "32 материала, на 88 % больше, чем годом раньше (17)", "16 материалов из 32 поданных (50 %)",
        "10 материалов из 32 поданных (31 %)", "8 из 17 (47 %)",
        "96 экспертиз",
    ),
    "S0-8": ("120 программ", "повышения квалификации и переподготовки"),
    "S0-9": ("ОГЭ", "ЕГЭ", "разрабатывали ДПП", "проекты нормативных актов"),
    "S0-10": ("составитель", "«ЗОИРО», 2024", "381 с."),
    "S0-11": ("146 индивидуальных", "103 у педагогов", "43 у молодых", "56 программам", "20 методистов"),
    "S0-12": ("Выводы", "Направления работы на следующий год", "Сферум", "Заместитель председателя"),
}  # fmt: skip
OF_S1 = {
    "S1-5": (
        "78 контрольно-измерительных", "10 предметам", "880 педагогов", "1980 индивидуальных", "3 потока",
        "8 специалистов", "30 руководителей", "38 участников", "8 управленческих маршрутов", "13 ИОМ",
    ),
    "S1-6": (
        "01–31 августа 2023 года", "28.06.2022 № 759", "15 муниципалитетов из 19",
        "Не представили: Амгуньский район, Береговой район, Прибрежный район, Хребтовый район",
    ),
    "S1-7": (
        "Таблица 4 – Выполнение муниципальных показателей", "не менее 65 %", "не менее 10 %", "сформирован",
        "Фактическая характеристика", "15 актов",
    ),
    "S1-8": (
        "100 % от представивших сведения (15), 78,9 % от всех (19)", "закреплено нормативно: 14 (93,3 % от 15)",
        "без акта: 1 план", "закреплено нормативно: 10", "молодых педагогов: 11", "лидеров образования: 6",
        "управленцев: 4", "Зависит от базы",
    ),
    "S1-9": (
        "2036 педагогов – 10,5 % от 19 390", "1980 педагогов – 10,2 % от 19 390", "123 педагога",
        "04.09.2023 № 3", "не более 100 педагогов",
    ),
    "S1-10": ("14.03.2023 № 19", "26.10.2023 № 187_ОД"),
    "S1-11": ("4 заседания", "(ВКС)", "7 вопросов", "3 документа", "в проекты распоряжений", "решения исполнены"),
    "S1-12": ("17 материалов: 12", "и 5", "ФУМО: 12", "к использованию: 2", "На доработку: 1", "двум материалам"),
    "S1-13": ("17 вопросов: в феврале 3, в мае 4, в августе 4, в декабре 6", "при наличии заявки", "председатели РМО"),
}  # fmt: skip
OF_S2 = {
    "S2-1": ("Тема года", "5 задач", "7 задач", "8 направлениям", "7 форм"),
    "S2-2": ("13 районных", "332 педагога из 23 школ", "208 педагогов"),
    "S2-3": (
        "07.04.2023", "10 секций", "141 участник", "110 отзывов из 141 (78 %)", "Проблема", "Решение",
        *(f"РМО {section}" for section in (
            "физики 11", "географии 10", "математики 23", "информатики 9", "истории 15", "русского языка 18",
            "химии 5", "биологии 9", "начальных классов 30", "иностранного языка 11",
        )),
    ),
    "S2-4": ("выездном семинаре", "В апреле и мае", "2 дня"),
    "S2-5": ("03.02.2023", "6 секций", "33 практики", "более 150", "рекомендовано 9"),
    "S2-6": (
        "20 практик", "2019 0 0 0 0 0 0 0", "2020 8 0 0 4 2 2 8", "2021 4 0 0 0 3 1 4", "2023 6 1 1 3 4 1 8",
        "Итого 18 1 1 7 9 4 20",
    ),
    "S2-7": ("217 педагогов", "ЭРА-СКОП"),
    "S2-8": (
        "На 1 июня", "100 % школ", "183 маршрута", "47 маршрутов из 183 начатых (26 %)", "20 педагогов",
        "27 заместителей",
    ),
    "S2-9": ("Направления работы на следующий год", "https://", "Заведующий методическим центром"),
}  # fmt: skip
PAPERS = (("demo-s0", "2023-2024", OF_S0), ("demo-s1", "2023", OF_S1), ("demo-s2", "2022-2023", OF_S2))
ASKED = [
    pytest.param(region, period, words, id=requirement)
    for region, period, asked in PAPERS
    for requirement, words in asked.items()
]


@pytest.mark.django_db
@pytest.mark.parametrize(("region", "period", "words"), ASKED)
def test_the_printed_report_has_every_figure_of_the_original(
    worlds: dict[str, World], tmp_path: Path, region: str, period: str, words: tuple[str, ...]
) -> None:
    text = _text(tmp_path, region, period)
    assert [each for each in words if each not in text] == []


@pytest.mark.django_db
def test_the_campaign_of_august_is_what_the_minutes_say(world: World) -> None:
    """15 of 19, three of them late, one value returned and mended; the first verdict depends on the base."""
    campaign = MonitoringCampaign.objects.get(association=world.rumo, year=2023)
    assert campaign.state == CampaignState.CLOSED
    municipal, regional = result_of(campaign).levels
    assert (len(municipal.reported), municipal.asked) == (15, 19)
    told = [timeliness(each, campaign.ends_on) for each in municipal.reported]
    assert (told.count(Timeliness.ON_TIME), told.count(Timeliness.LATE)) == (12, 3)
    assert [each.verdict for each in municipal.facts] == [Verdict.DEPENDS, Verdict.MET, Verdict.MET, Verdict.MET]
    assert [each.number for each in regional.facts] == [2036, 1980, 123]
    returned = IndicatorValue.objects.get(respondent__campaign=campaign, changes__said__contains=HASTY.message)
    assert (returned.indicator.indicator.code, returned.number) == (HASTY.code, Decimal(1))


@pytest.mark.django_db
def test_the_minutes_show_the_result_itself(world: World) -> None:
    meeting = Meeting.objects.get(association=world.rumo, series="2023", number=4)
    text = html_text(write_html(build_minutes(meeting_for_minutes(meeting.pk))))
    assert "15 муниципалитетов — 100 % от представивших сведения (15), 78,9 % от всех (19)" in text


@pytest.mark.django_db
def test_the_report_of_s0_shows_what_was_entered_afterwards(world_s0: World) -> None:
    report = Report.objects.get(association=world_s0.rumo)
    assert (report.state, report.is_published) == (ReportState.APPROVED, True)
    changed = {each.kept.code: each for each in differences(report) if each.differs}
    article = changed["publications.count"]
    assert (article.kept.value, article.now and article.now.value, len(article.added)) == (10, 11, 1)


@pytest.mark.django_db
def test_the_report_of_s1_was_approved_at_meeting_four(world: World) -> None:
    report = Report.objects.get(association=world.rumo)
    assert report.stamp is not None
    assert "от 13.12.2023 № 4" in report.stamp.ground


@pytest.mark.django_db
def test_the_report_of_s2_waits_for_a_leader_and_has_no_errors(world_s2: World) -> None:
    report = Report.objects.get(association=world_s2.rumo)
    asked = report.sections.get(state=SectionState.ASKED)
    assert (report.state, asked.asked_of) == (ReportState.DRAFT, world_s2.people["kondakov"])
    assert open_errors(report) == ()
