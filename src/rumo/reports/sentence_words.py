"""How texts speak of a figure: the verb before the number, and what a share is taken of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`one` stands before 1, 21, 31 … («Подан 21 материал»), `many` before the rest («Подано 32 материала»).

    `base` says what a share is taken of, in the nominative singular: «поданный», «участник объединений».
    """

    one: str
    many: str
    base: str = ""

    def lead(self, value: int) -> str:
        return self.one if value % 10 == 1 and value % 100 != 11 else self.many


WORDS = {
    "assignments.done": Words("Исполнено", "Исполнено", "выданное"),
    "assignments.issued": Words("Выдано", "Выдано"),
    "associations.children": Words("В составе работало", "В составе работали"),
    "associations.members": Words("В объединениях работал", "В объединениях работали"),
    "associations.network_members": Words(
        "В сетевых сообществах участвовал", "В сетевых сообществах участвовали", "участник объединений"
    ),
    "associations.schools": Words("Участвовала", "Участвовали"),
    "endorsements.issued": Words("Присвоен", "Присвоено"),
    "events.attendances": Words("Учтено", "Учтено", "ожидавшееся"),
    "events.certificates": Words("Выдан", "Выдано"),
    "events.count": Words("Проведено", "Проведено"),
    "events.people": Words("В мероприятиях участвовал", "В мероприятиях участвовали"),
    "events.registrations": Words("На мероприятия оформлена", "На мероприятия оформлено"),
    "events.webinars": Words("Проведён", "Проведено"),
    "events.by_kind.consultation": Words("Проведена", "Проведено"),
    "events.by_kind.contest": Words("Проведён", "Проведено"),
    "events.by_kind.festival": Words("Проведён", "Проведено"),
    "events.by_kind.field_seminar": Words("Проведён", "Проведено"),
    "events.by_kind.forum": Words("Проведён", "Проведено"),
    "events.by_kind.master_class": Words("Проведён", "Проведено"),
    "events.by_kind.method_day": Words("Проведён", "Проведено"),
    "events.by_kind.panorama": Words("Проведена", "Проведено"),
    "events.by_kind.round_table": Words("Проведён", "Проведено"),
    "events.by_kind.seminar": Words("Проведён", "Проведено"),
    "events.by_kind.webinar": Words("Проведён", "Проведено"),
    "expertise.assignments": Words("Сделано", "Сделано"),
    "expertise.cpd_programs": Words("Подана на экспертизу", "Подано на экспертизу"),
    "expertise.experts": Words("К экспертизе привлечён", "К экспертизе привлечено"),
    "expertise.recommended": Words("Рекомендован", "Рекомендовано", "поданный"),
    "expertise.submitted": Words("Подан", "Подано"),
    "expertise.technical_passed": Words("Техническую экспертизу прошёл", "Техническую экспертизу прошли", "поданный"),
    "growth.diagnosed": Words("Диагностику прошёл", "Диагностику прошли"),
    "growth.gaps_analysed": Words("Анализ дефицитов прошёл", "Анализ дефицитов прошли"),
    "growth.mentoring_programs": Words("По наставничеству действовала", "По наставничеству действовало"),
    "growth.routes": Words("Составлен", "Составлено"),
    "growth.routes_credited": Words("Зачтён", "Зачтено", "начатый"),
    "growth.routes_started": Words("Начат", "Начато", "составленный"),
    "meetings.held": Words("Проведено", "Проведено"),
    "meetings.questions": Words("Рассмотрен", "Рассмотрено"),
    "meetings.resolutions": Words("Принято", "Принято"),
}
