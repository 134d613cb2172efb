"""Kinds of expertise with their campaigns, contests of experts, and appeals as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.expertise.models import Appeal, Campaign, Track


def build_tracks(tracks: Iterable[Track], campaigns: Iterable[Campaign]) -> Book:
    """The kinds, then every campaign with how many materials it got (`handed_in`)."""
    kinds = (
        [each.title, str(each.get_kind_display()), str(each.association), _("да") if each.is_active else _("нет")]
        for each in tracks
    )
    calls: Iterable[list[Value]] = (
        [
            each.title,
            each.track.title,
            str(each.track.association),
            localdate(each.opens_at),
            localdate(each.closes_at),
            _("да") if each.is_published else _("нет"),
            each.handed_in,  # type: ignore[attr-defined]
        ]
        for each in campaigns
    )
    call_head = (
        _("Приём"), _("Вид экспертизы"), _("Объединение"), _("С"), _("До"), _("Объявлен"), _("Подано материалов"),
    )  # fmt: skip
    return Book(
        Sheet(
            _("Виды экспертизы"),
            (_("Название"), _("Вид"), _("Объединение"), _("Используется")),
            kinds,
            (50, 40, 50, 14),
        ),
        Sheet(_("Приём материалов"), call_head, calls, (44, 44, 44, 12, 12, 12, 18)),
    )


def build_contests(contests: Iterable[Any], *, with_filed: bool) -> Book:
    """How many applications were `filed` only for those who lead."""
    head = [_("Отбор"), _("Объединение"), _("Заявки с"), _("Заявки до"), _("Состояние")]
    rows = (
        [
            each.title,
            str(each.association),
            each.opens_on,
            each.closes_on,
            str(each.get_state_display()),
            *((each.filed,) if with_filed else ()),
        ]
        for each in contests
    )
    widths = (50, 50, 12, 12, 18, 10)
    return Book(Sheet(_("Отборы"), [*head, _("Заявок")] if with_filed else head, rows, widths))


def build_appeals(appeals: Iterable[Appeal]) -> Book:
    head = (_("Подана"), _("Материал"), _("Вид экспертизы"), _("Решение"), _("Дата решения"), _("Состояние"))
    rows: Iterable[list[Value]] = (
        [
            localdate(each.filed_at),
            each.decision.submission.title,
            each.decision.submission.campaign.track.title,
            str(each.decision.get_outcome_display()),
            each.decision.decided_on,
            str(each.get_state_display()),
        ]
        for each in appeals
    )
    return Book(Sheet(_("Апелляции"), head, rows, (12, 60, 40, 30, 14, 20)))
