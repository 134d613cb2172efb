"""What must hold of a track's settings before materials are taken by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from rumo.core import files
from rumo.expertise.enums import FieldKind
from rumo.expertise.track_config import FormField, RequiredFile, TrackConfig

# Extensions that a track may ask for: what `core.files` can tell by content.
EXTENSIONS = tuple(kind.extension for kind in files.DOCUMENTS)
_PLACES = re.compile(r"\{([^{}]*)\}")
_KNOWN_PLACES = frozenset({"number", "year"})


def config_problems(config: TrackConfig) -> list[str]:
    """What is wrong with the settings, in Russian, a sentence each; empty when they may be used."""
    return [
        *_repeated(config.fields, _("Вопрос формы")),
        *_repeated(config.files, _("Файл")),
        *_repeated(config.checklist, _("Пункт проверки")),
        *_repeated(config.criteria, _("Критерий")),
        *(problem for field in config.fields for problem in _of_question(field)),
        *(problem for file in config.files for problem in _of_file(file)),
        *_of_criteria(config),
        *_of_numbers(config),
        *number_pattern_problems(config.number_pattern),
    ]


def opening_problems(config: TrackConfig) -> list[str]:
    """What is missing for a campaign to be published: experts need criteria, the council its wordings."""
    problems = config_problems(config)
    if not config.files and not config.fields:
        problems.append(_("Не сказано, что присылают авторы: добавьте файл или вопрос формы."))
    if not config.criteria:
        problems.append(_("Нет критериев: экспертам нечего оценивать. Добавьте хотя бы один."))
    if not config.outcomes:
        problems.append(_("Нет ни одного решения: впишите, чем может кончиться экспертиза."))
    return problems


def number_pattern_problems(pattern: str) -> list[str]:
    """Whether numbers can be made by the pattern: it needs {number} and knows {year} besides."""
    places = _PLACES.findall(pattern)
    if "number" not in places:
        return [_("В образце номера нет {number}: без него номера не будут различаться. Например: {number}/{year}.")]
    unknown = sorted(set(places) - _KNOWN_PLACES)
    if unknown or _PLACES.sub("", pattern).count("{") or _PLACES.sub("", pattern).count("}"):
        return [_("В образце номера можно писать только {number} и {year}. Например: {number}/{year}.")]
    return []


def free_key(prefix: str, taken: Iterable[str]) -> str:
    """A key nobody has yet («q3»). Keys are never shown: answers, files and scores are kept by them."""
    used = set(taken)
    number = 1
    while f"{prefix}{number}" in used:
        number += 1
    return f"{prefix}{number}"


def _repeated(rows: Sequence[Any], what: str) -> list[str]:
    counted = Counter(row.key for row in rows)
    return [
        _("%(what)s: обозначение «%(key)s» стоит дважды.") % {"what": what, "key": key}
        for key, times in counted.items()
        if times > 1
    ]


def _of_question(field: FormField) -> list[str]:
    if not field.label.strip():
        return [_("В форме заявки есть вопрос без текста.")]
    if field.kind == FieldKind.CHOICE and len(field.choices) < 2:
        return [_("Вопрос «%(label)s»: для выбора нужно не меньше двух вариантов.") % {"label": field.label}]
    return []


def _of_file(file: RequiredFile) -> list[str]:
    name = {"label": file.label}
    if not file.label.strip():
        return [_("Есть файл без названия.")]
    if not file.extensions:
        return [_("Файл «%(label)s»: отметьте хотя бы один вид файлов.") % name]
    if unknown := [each for each in file.extensions if each not in EXTENSIONS]:
        return [_("Файл «%(label)s»: такие файлы не принимаются: %(kinds)s.") % {**name, "kinds": ", ".join(unknown)}]
    if not 1 <= file.max_mb <= settings.MAX_UPLOAD_MB:
        limit = settings.MAX_UPLOAD_MB
        return [_("Файл «%(label)s»: размер — от 1 до %(limit)s МБ.") % {**name, "limit": limit}]
    return []


def _of_criteria(config: TrackConfig) -> list[str]:
    if any(not row.title.strip() for row in config.criteria):
        return [_("Есть критерий без названия.")]
    if any(row.top < 1 for row in config.criteria):
        return [_("Высший балл критерия — не меньше 1.")]
    if any(row.weight < 0 for row in config.criteria):
        return [_("Вес критерия не бывает меньше нуля.")]
    if config.criteria and sum(row.weight for row in config.criteria) == 0:
        return [_("Сумма весов критериев равна нулю: итог посчитать нельзя. Дайте вес хотя бы одному критерию.")]
    return []


def _of_numbers(config: TrackConfig) -> list[str]:
    problems = []
    if config.experts < 1:
        problems.append(_("Экспертов на материал — не меньше одного."))
    if not 0 <= config.pass_percent <= 100 or not 0 <= config.gap_percent <= 100:
        problems.append(_("Порог и расхождение оценок — от 0 до 100 процентов."))
    days = (
        config.technical_days,
        config.return_days,
        config.reply_days,
        config.review_days,
        config.rework_days,
        config.appeal_days,
    )
    if any(not 1 <= each <= 365 for each in days):
        problems.append(_("Сроки — от 1 до 365 дней."))
    if config.validity_months is not None and config.validity_months < 1:
        problems.append(_("Срок действия грифа — не меньше месяца; оставьте пустым, если он бессрочный."))
    return problems
