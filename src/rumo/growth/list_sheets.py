"""Diagnostics, template routes and the load of tutors as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.growth.tutors import TutorLoad


def build_diagnostics(diagnostics: Iterable[Any]) -> Book:
    """With how many `people` went through and of how many the gaps are `analysed`."""
    head = (
        _("Диагностика"), _("Площадка"), _("С"), _("По"), _("Прошли, человек"), _("Дефициты разобраны"),
        _("Объединение"),
    )  # fmt: skip
    rows = (
        [each.title, each.platform, each.starts_on, each.ends_on, each.people, each.analysed, str(each.association)]
        for each in diagnostics
    )
    return Book(Sheet(_("Диагностики"), head, rows, (60, 30, 12, 12, 16, 20, 50)))


def build_templates(templates: Iterable[Any]) -> Book:
    """Template routes with their items; needs `items` prefetched, and how many routes `used` each."""
    found = list(templates)
    head = (
        _("Типовой маршрут"), _("Зачем"), _("Область"), _("Предмет"), _("Пунктов"), _("Составлено маршрутов"),
        _("Предлагается"), _("Объединение"),
    )  # fmt: skip
    rows = [
        [
            each.title,
            each.goal,
            str(each.area or ""),
            str(each.subject or ""),
            each.steps,
            each.used,
            _("да") if each.is_active else _("нет"),
            str(each.association),
        ]
        for each in found
    ]
    steps = [
        [each.title, number, item.title, str(item.get_kind_display())]
        for each in found
        for number, item in enumerate(each.items.all(), start=1)
    ]
    return Book(
        Sheet(_("Типовые маршруты"), head, rows, (50, 50, 30, 24, 10, 14, 14, 50)),
        Sheet(_("Пункты"), (_("Типовой маршрут"), _("№"), _("Пункт"), _("Вид")), steps, (50, 6, 70, 30)),
    )


def build_tutors(loads: Iterable[TutorLoad]) -> Book:
    head = (
        _("Тьютор"), _("Открытых маршрутов"), _("Не больше"), _("Ждут решения"), _("Пунктов на проверке"),
        _("Пунктов просрочено"),
    )  # fmt: skip
    rows = (
        [str(each.person), each.routes, each.limit or None, each.waiting, each.submitted, each.overdue]
        for each in loads
    )
    return Book(Sheet(_("Тьюторы"), head, rows, (40, 18, 12, 16, 20, 20)))
