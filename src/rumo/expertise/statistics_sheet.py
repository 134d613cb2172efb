"""Statistics of expertise, a table a part."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.expertise.statistics import Part, Statistics, Told


def build_statistics(found: Statistics) -> Book:
    return Book(
        _figures(_("Показатели"), (*found.funnel, *found.outcomes, *found.others)),
        _parts(_("По предметам"), _("Предмет"), found.subjects),
        _parts(_("По муниципалитетам"), _("Муниципалитет"), found.municipalities),
        _parts(_("По видам экспертизы"), _("Вид экспертизы"), found.kinds),
        Sheet(
            _("Сроки"),
            (_("Шаг"), _("Материалов"), _("Дней обычно"), _("Дней больше всего")),
            [(step.title, step.count, step.middle, step.longest) for step in found.steps],
            (70, 14, 14, 20),
        ),
        Sheet(
            _("Эксперты"),
            (_("Эксперт"), _("Назначено"), _("Сдано"), _("С опозданием"), _("В работе")),
            [(each.name, each.assigned, each.done, each.late, each.open) for each in found.load],
            (36, 14, 14, 16, 14),
        ),
    )


def _figures(title: str, told: Iterable[Told]) -> Sheet:
    rows = [(each.title, each.value, each.share, each.before, each.growth) for each in told]
    head = (_("Показатель"), _("За период"), _("Доля от поданных"), _("Годом раньше"), _("Сравнение"))
    return Sheet(title, head, rows, (50, 12, 24, 14, 44))


def _parts(title: str, name: str, parts: Iterable[Part]) -> Sheet:
    rows = [(each.title, each.submitted, each.passed, each.recommended, each.before) for each in parts]
    head = (name, _("Подано"), _("Прошли техническую"), _("Рекомендованы"), _("Подано годом раньше"))
    return Sheet(title, head, rows, (44, 12, 20, 16, 20))
