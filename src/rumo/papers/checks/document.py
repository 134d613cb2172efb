"""docs/checks.md from the rules themselves: `python -m rumo.papers.checks.document > docs/checks.md`.

The last part, what the checks find in real documents, is written by hand in docs/checks-seeds.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from rumo.papers.checks.findings import Register, Rule, Severity
from rumo.papers.checks.papers import REGISTERS

RESULTS = Path(__file__).parents[4] / "docs" / "checks-seeds.md"

PARTS = {
    "": ("Протоколы", "Протокол заседания, проведённого в системе или прочитанный из файла."),
    "minutes": ("Протоколы из файлов", "Дополнительно для протоколов, прочитанных из старых файлов."),
    "plan": ("Планы", "План работы, его грифы и график заседаний."),
    "text": ("Текст и таблицы", "Предложения и таблицы любого документа: протокола, плана, анализа, отчёта."),
    "file": ("Документы одного файла", "Протокол, отчёт и план из одного файла сверяются друг с другом."),
}
FAMILIES = {
    "agreement": "Согласие документов",
    "arithmetic": "Числа в предложении",
    "completeness": "Полнота",
    "counts": "Кворум и счёт присутствующих",
    "dates": "Даты и сроки",
    "names": "Названия",
    "numbering": "Нумерация",
    "orders": "Поручения",
    "people": "Люди",
    "shares": "Доли и их целое",
    "spelling": "Написание имён",
    "tables": "Таблицы",
    "units": "Единицы счёта",
    "votes": "Голосование",
}
SEVERITIES = {Severity.ERROR: "ошибка", Severity.WARNING: "замечание"}


def write_document() -> str:
    """The whole page in Markdown; ends with the results on real documents."""
    rules = (line for register in REGISTERS for line in _part(register))
    return "\n".join([*_head(), *rules, RESULTS.read_text("utf-8").rstrip(), ""])


def _head() -> Iterator[str]:
    count = sum(map(len, REGISTERS))
    yield from (
        "# Что проверяется в документах",
        "",
        "Эта страница сделана из кода: `python -m rumo.papers.checks.document > docs/checks.md`.",
        f"Правил: {count}. **Ошибка** — документ неверен; **замечание** — возможно, верен, но нужно объяснить почему.",
        "Правило видит только сам документ: чего в документе нет, то не проверяется.",
        "",
    )


def _part(register: Register) -> Iterator[str]:
    title, about = PARTS[register.kind]
    yield from (f"## {title}", "", about, "")
    rules = sorted(register.values(), key=lambda rule: FAMILIES[rule.family])
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield from (f"### {FAMILIES[family]}", "", "| Код | Важность | Что найдено | Пример |", "|---|---|---|---|")
        yield from map(_row, members)
        yield ""


def _row(rule: Rule) -> str:
    return f"| `{rule.code}` | {SEVERITIES[rule.severity]} | {rule.title} | {rule.example} |"


if __name__ == "__main__":
    sys.stdout.write(write_document())
