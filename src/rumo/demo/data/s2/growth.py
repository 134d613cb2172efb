"""Growth of teachers of «Таёжный район» in 2022/23 (S2-7, S2-8)."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.growth import DemoStep, DemoTemplate
from rumo.growth.enums import ItemKind

TITLE, PLATFORM = "Диагностика профессиональных дефицитов, 2022/23 учебный год", "ЭРА-СКОП"
DAYS = (date(2022, 10, 3), date(2022, 12, 16))
TEACHERS, COUNTED_ON, COUNT_SOURCE = 604, date(2022, 9, 20), "форма ОО-1 школ и садов района"
# People diagnosed, of them deputy heads, all of whom have routes.
DIAGNOSED, DEPUTIES = 217, 27
# Routes of teachers and deputies together; of those begun so many teachers and all deputies are credited.
ROUTES, BEGUN, CREDITED_TEACHERS = 192, 183, 20
# Of those begun and not credited these go on, the others stopped in summer.
GO_ON = 46
ROUTE_DAYS = (date(2022, 12, 19), date(2023, 5, 31))

TEMPLATE = DemoTemplate(
    "Маршрут на учебный год",
    "Закрыть один дефицит и показать результат на уроке",
    (
        DemoStep(ItemKind.COURSE, "Открытые курсы по выбранной теме", "сертификат", 16, 60),
        DemoStep(ItemKind.SELF_STUDY, "Два урока с новым приёмом", "конспекты и разбор", 6, 120),
        DemoStep(ItemKind.MENTORING, "Беседа с руководителем объединения", "запись о беседе", 2, 150),
    ),
    "Методическая",
)
