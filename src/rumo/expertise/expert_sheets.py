"""The register of experts and their statistics as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.expertise.expert_statistics import ExpertFigures
from rumo.expertise.models import Expert


def build_register(experts: Iterable[Expert], day: date) -> Book:
    """A row an expert, as it stands on `day`; `experts` come from `expert_register.chosen`."""
    head = [
        _("Фамилия, имя, отчество"), _("Должность"), _("Компетенции"), _("Полномочия с"), _("по"), _("Основание"),
        _("В работе"), _("Не больше"), _("Отсутствует"), _("Объединение"),
    ]  # fmt: skip
    rows = [
        [
            str(each.person),
            each.person.post_text(day),
            "\n".join(str(one) for one in each.competences.all()),
            each.valid_from,
            each.valid_to,
            str(each.order or each.ground),
            each.open_count,  # type: ignore[attr-defined]
            each.limit,
            _("да") if each.is_away else "",  # type: ignore[attr-defined]
            str(each.association),
        ]
        for each in experts
    ]
    return Book(Sheet(_("Эксперты"), head, rows, (34, 44, 44, 14, 14, 34, 10, 10, 12, 30)))


def build_statistics(rows: Iterable[tuple[Expert, ExpertFigures]]) -> Book:
    head = [
        _("Эксперт"), _("Приглашён"), _("Сдал отзывов"), _("С опозданием"), _("Отказался"), _("Дней на отзыв"),
        _("Расхождение с другими, баллов из 100"), _("Сравнено отзывов"),
    ]  # fmt: skip
    body = [
        [
            str(expert.person), len(found.asked), len(found.done), len(found.late), len(found.declined), found.days,
            found.distance, found.compared,
        ]
        for expert, found in rows
    ]  # fmt: skip
    return Book(Sheet(_("Работа экспертов"), head, body, (34, 12, 14, 14, 12, 14, 22, 14)))
