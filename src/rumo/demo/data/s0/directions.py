"""What the association works on: four directions by order, two priorities by advice of the federal association."""

from __future__ import annotations

from rumo.demo.data.shapes.directory import DemoDirection
from rumo.directory.enums import DirectionKind

ORDER = "приказ от 17.01.2023 № 24-ОД"
ADVICE = "рекомендации ФУМО"


def _direction(code: str, title: str) -> DemoDirection:
    return DemoDirection(DirectionKind.DIRECTION, code, title, ORDER)


def _priority(code: str, title: str) -> DemoDirection:
    return DemoDirection(DirectionKind.PRIORITY, code, title, ADVICE)


DIRECTIONS = (
    _direction("1", "Федеральные основные программы: методическое сопровождение предметов"),
    _direction("2", "Концепции учебных предметов: разработка и введение"),
    _direction("3", "Аккредитация и контроль в образовании: материалы для оценки знаний"),
    _direction("4", "Профессиональное совершенствование педагогов"),
    _direction("4.1", "Рассмотрение программ повышения квалификации и переподготовки"),
    _direction("4.2", "Профессиональные стандарты"),
    _direction("4.3", "Индивидуальные образовательные маршруты по итогам диагностики"),
    _direction("4.4", "Наставничество и поддержка молодых педагогов"),
    _direction("4.5", "Отбор и распространение лучших практик"),
    _direction("4.6", "Предложения по обновлению программ повышения квалификации"),
    _direction("4.7", "Профилактика профессионального выгорания"),
    _direction("4.8", "Кураторы и тьюторы индивидуальных маршрутов"),
    _priority("1", "Переход на обновлённые ФГОС и федеральные программы"),
    _priority("2", "Научно-методическая поддержка педагогов"),
    _priority("2.1", "Воспитательная работа в школе"),
    _priority("2.2", "Подготовка к государственной итоговой аттестации"),
    _priority("2.3", "Функциональная грамотность"),
)
