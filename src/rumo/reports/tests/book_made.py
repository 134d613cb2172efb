"""A book of invented figures, without a database."""

from __future__ import annotations

from dataclasses import dataclass, field

from rumo.reports.figure_book import Known

SUBMITTED = Known("expertise.submitted", "Подано материалов", "материал", 32, 17, url="/m/")
PASSED = Known("expertise.technical_passed", "Прошли техническую экспертизу", "материал", 16, 8, 32, "/p/")
WEBINARS = Known("events.webinars", "Проведено вебинаров", "вебинар", 119, 111, url="/w/")
ROUND_TABLES = Known("events.by_kind.round_table", "Круглые столы", "круглый стол", 21, 0, url="/r/")
EXPERTS = Known("expertise.experts", "Привлечено экспертов, человек", "человек", 0, 5, url="/e/")
NOTHING = Known("support.schools", "Школы с низкими результатами", "школа", 0, 0)


@dataclass
class MadeBook:
    known: dict[str, Known] = field(default_factory=dict)

    def get(self, code: str) -> Known | None:
        return self.known.get(code)


def book(*known: Known) -> MadeBook:
    return MadeBook({each.code: each for each in known})


BOOK = book(SUBMITTED, PASSED, WEBINARS, ROUND_TABLES, EXPERTS, NOTHING)
