"""How the proposed sentences speak of a figure: the verb before the number, and what a share is taken of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`one` stands before 1, 21, 31 … («Подан 21 материал»), `many` before the rest («Подано 32 материала»).

    `base` says of what the share is: «от поданных материалов».
    """

    one: str
    many: str
    base: str = ""

    def lead(self, value: int) -> str:
        return self.one if value % 10 == 1 and value % 100 != 11 else self.many


WORDS = {
    "assignments.done": Words("Исполнено", "Исполнено", "от выданных поручений"),
    "assignments.issued": Words("Выдано", "Выдано"),
    "associations.children": Words("В составе работало", "В составе работали"),
    "associations.members": Words("В объединениях работал", "В объединениях работали"),
    "associations.network_members": Words(
        "В сетевых сообществах участвовал", "В сетевых сообществах участвовали", "от участников объединений"
    ),
    "associations.schools": Words("Участвовала", "Участвовали"),
    "endorsements.issued": Words("Присвоен", "Присвоено"),
    "events.attendances": Words("Учтено", "Учтено", "от имевших место на мероприятии"),
    "events.certificates": Words("Выдан", "Выдано"),
    "events.count": Words("Проведено", "Проведено"),
    "events.people": Words("В мероприятиях участвовал", "В мероприятиях участвовали"),
    "events.registrations": Words("На мероприятия оформлена", "На мероприятия оформлено"),
    "events.webinars": Words("Проведён", "Проведено"),
    "expertise.assignments": Words("Сделано", "Сделано"),
    "expertise.cpd_programs": Words("Подана на экспертизу", "Подано на экспертизу"),
    "expertise.experts": Words("К экспертизе привлечён", "К экспертизе привлечено"),
    "expertise.recommended": Words("Рекомендован", "Рекомендовано", "от поданных материалов"),
    "expertise.submitted": Words("Подан", "Подано"),
    "expertise.technical_passed": Words(
        "Техническую экспертизу прошёл", "Техническую экспертизу прошли", "от поданных материалов"
    ),
    "growth.diagnosed": Words("Диагностику прошёл", "Диагностику прошли"),
    "growth.gaps_analysed": Words("Анализ дефицитов прошёл", "Анализ дефицитов прошли"),
    "growth.mentoring_programs": Words("По наставничеству действовала", "По наставничеству действовало"),
    "growth.routes": Words("Составлен", "Составлено"),
    "growth.routes_credited": Words("Зачтён", "Зачтено", "от составленных маршрутов"),
    "growth.routes_started": Words("Начат", "Начато", "от составленных маршрутов"),
    "meetings.held": Words("Проведено", "Проведено"),
    "meetings.questions": Words("Рассмотрен", "Рассмотрено"),
    "meetings.resolutions": Words("Принято", "Принято"),
}
