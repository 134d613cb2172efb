"""The board of a campaign: who has not begun, works, submitted, got values back, was accepted; on time or late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core import workbook
from rumo.monitoring.enums import IndicatorLevel, ReturnState, Timeliness, ValueState
from rumo.monitoring.models import MonitoringCampaign, Respondent
from rumo.monitoring.responses import level_of
from rumo.monitoring.rules import days_late, timeliness

EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Row:
    """One respondent: `filled` of the `asked` values are given or not applicable, `returned` wait to be mended."""

    respondent: Respondent
    asked: int
    filled: int
    returned: int
    timeliness: Timeliness
    days_late: int

    @property
    def percent(self) -> int:
        return 100 * self.filled // self.asked if self.asked else 0

    @property
    def is_excluded(self) -> bool:
        return bool(self.respondent.excluded_reason)


@dataclass(frozen=True, slots=True)
class Board:
    """`rows` are those shown; `states` and `times` count everybody who answers."""

    rows: tuple[Row, ...]
    answering: tuple[Row, ...]
    excluded: tuple[Row, ...]
    states: Mapping[str, int]
    times: Mapping[str, int]

    @property
    def asked(self) -> tuple[Row, ...]:
        """Others than the body itself, which asks (S1: 15 of 19 municipalities); the body where nobody else answers."""
        others = tuple(row for row in self.answering if level_of(row.respondent) != IndicatorLevel.REGIONAL)
        return others or self.answering

    @property
    def came(self) -> int:
        """Respondents whose data have come, whatever was returned since."""
        return sum(row.respondent.first_submitted_at is not None for row in self.asked)

    @property
    def percent(self) -> int:
        """Whole percents, downwards: 99 % is not all."""
        return 100 * self.came // len(self.asked) if self.asked else 0

    @property
    def waited_for(self) -> tuple[Row, ...]:
        return tuple(row for row in self.asked if row.respondent.first_submitted_at is None)


def board_of(campaign: MonitoringCampaign, *, state: str = "", time: str = "", words: str = "") -> Board:
    """Three queries, however many respondents. `state` may be «excluded»; `words` of the name."""
    asked = Counter(campaign.versions.filter(by_hand=True).values_list("indicator__level", flat=True))
    rows = tuple(_row(each, asked, campaign) for each in _respondents(campaign))
    answering = tuple(row for row in rows if not row.is_excluded)
    shown = [row for row in rows if _fits(row, state, time, words)]
    return Board(
        rows=tuple(shown),
        answering=answering,
        excluded=tuple(row for row in rows if row.is_excluded),
        states=Counter(row.respondent.state for row in answering),
        times=Counter(row.timeliness for row in answering),
    )


def build_book(campaign: MonitoringCampaign, board: Board) -> workbook.Book:
    """The rows shown."""
    head = (
        _("Участник"), _("Состояние"), _("Заполнено"), _("Из"), _("Возвращено"), _("Сдано"), _("Срок"),
        _("Дней опоздания"), _("Почему не отвечает"),
    )  # fmt: skip
    rows = [_cells(row) for row in board.rows]
    return workbook.Book(workbook.Sheet(_("Участники"), head, rows, (40, 24, 11, 8, 12, 12, 16, 16, 40)))


def build_campaigns(campaigns: Iterable[Any]) -> workbook.Book:
    """The list of campaigns as `queries.with_progress` gives them."""
    head = (
        _("Мониторинг"), _("Объединение"), _("Основание"), _("За год"), _("Сбор с"), _("Сбор по"), _("Состояние"),
        _("Сдали"), _("Из"),
    )  # fmt: skip
    rows = (
        [
            each.title,
            str(each.association),
            each.ground,
            each.year,
            each.starts_on,
            each.ends_on,
            str(each.get_state_display()),
            each.came,
            each.asked,
        ]
        for each in campaigns
    )
    return workbook.Book(workbook.Sheet(_("Мониторинги"), head, rows, (60, 50, 40, 8, 12, 12, 16, 8, 8)))


def _cells(row: Row) -> tuple[workbook.Value, ...]:
    each = row.respondent
    return (
        each.name,
        "" if row.is_excluded else str(each.get_state_display()),
        row.filled,
        row.asked,
        row.returned,
        timezone.localdate(each.first_submitted_at) if each.first_submitted_at else "",
        "" if row.is_excluded else str(row.timeliness.label),
        row.days_late,
        each.excluded_reason,
    )


def _respondents(campaign: MonitoringCampaign) -> Any:
    done = Q(values__state__in=[ValueState.GIVEN, ValueState.NOT_APPLICABLE], values__indicator__by_hand=True)
    return campaign.respondents.select_related("merged_into").annotate(
        filled=Count("values", filter=done),
        returned=Count("values", filter=Q(values__return_state=ReturnState.RETURNED)),
    )


def _row(respondent: Any, asked: Mapping[str, int], campaign: MonitoringCampaign) -> Row:
    time = timeliness(respondent, campaign.ends_on)
    late = days_late(respondent, campaign.ends_on) if time in {Timeliness.LATE, Timeliness.OVERDUE} else 0
    count = asked.get(level_of(respondent), 0)
    return Row(
        respondent, count, respondent.filled, respondent.returned, time, 0 if respondent.excluded_reason else late
    )


def _fits(row: Row, state: str, time: str, words: str) -> bool:
    if any(word not in row.respondent.name.lower() for word in words.lower().split()):
        return False
    if state == EXCLUDED:
        return row.is_excluded
    if (state or time) and row.is_excluded:
        return False
    return row.respondent.state == (state or row.respondent.state) and row.timeliness == (time or row.timeliness)
