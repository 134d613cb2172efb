"""The result of a campaign as tables of a paper, the way minutes have them (S1): municipal, regional, of organizations.

Reports and minutes show these live; a signed paper keeps them as they were.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.monitoring.enums import IndicatorLevel
from rumo.monitoring.facts import Fact, LevelResult, Result, result_of
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.result_words import fact_lines, overall_line, reported_sentence, verdict_line
from rumo.monitoring.targets import target_phrase
from rumo.papers.blocks import Block, Cell, Paragraph, Table, paragraph

_HEADS = {
    IndicatorLevel.MUNICIPAL: gettext_lazy("Наименование муниципального показателя"),
    IndicatorLevel.REGIONAL: gettext_lazy("Наименование регионального показателя"),
    IndicatorLevel.ORGANIZATION: gettext_lazy("Наименование показателя организации"),
}
_TITLES = {
    IndicatorLevel.MUNICIPAL: gettext_lazy("Выполнение муниципальных показателей"),
    IndicatorLevel.REGIONAL: gettext_lazy("Выполнение региональных показателей"),
    IndicatorLevel.ORGANIZATION: gettext_lazy("Выполнение показателей организаций"),
}


def result_tables(campaign: MonitoringCampaign) -> tuple[Table, ...]:
    """A table a level, in the order of levels; none of a level that is not asked."""
    return tuple(_table(level) for level in result_of(campaign).levels)


def result_blocks(campaign: MonitoringCampaign) -> tuple[Block, ...]:
    """The tables with what stands round them: who reported and who did not, titles, the conclusion."""
    return blocks_of_result(result_of(campaign))


def blocks_of_result(result: Result) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for level in result.levels:
        sentence = reported_sentence(level)
        if sentence:
            blocks.append(paragraph(sentence))
        blocks += [paragraph(str(_TITLES[level.level]), bold=True), _table(level)]
    conclusion = result.campaign.conclusion.strip() or overall_line(result.verdict)
    return (*blocks, *(paragraph(line.strip()) for line in conclusion.splitlines() if line.strip()))


def level_title(level: IndicatorLevel) -> str:
    return str(_TITLES[level])


def _table(level: LevelResult) -> Table:
    head = (
        _("№ п/п"),
        str(_HEADS[level.level]),
        _("Характеристика показателя / минимальное значение в год"),
        _("Фактическая характеристика / подтверждение показателя"),
    )
    rows = [_row(number, fact, level.level) for number, fact in enumerate(level.facts, start=1)]
    return Table((tuple(_cell([paragraph(title, bold=True)]) for title in head), *rows))


def _row(number: int, fact: Fact, level: IndicatorLevel) -> tuple[Cell, ...]:
    verdict = verdict_line(fact)
    told = [paragraph(line) for line in fact_lines(fact, level)]
    return (
        _cell([paragraph(str(number))]),
        _cell([paragraph(fact.version.wording)]),
        _cell([paragraph(target_phrase(fact.version) or "—")]),
        _cell([*told, *([paragraph(verdict, italic=True)] if verdict else [])]),
    )


def _cell(lines: Iterable[Paragraph]) -> Cell:
    return Cell(tuple(lines))
