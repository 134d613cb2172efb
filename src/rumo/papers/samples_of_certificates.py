"""Invented certificates. All people and places are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rumo.papers.certificate import Certificate
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature

CERTIFICATE = Certificate(
    "Свидетельство",
    "«Озёра и реки края: рабочая тетрадь для 6 класса»",
    date(2024, 5, 22),
    "12/2024",
    "о присвоении грифа учебно-методического объединения",
    "Гриф присвоен материалу",
    (
        "Вид материала: рабочая тетрадь",
        "Авторы: Ветрова А.П., Заря Н.С.",
        "Основание: протокол от 22 мая 2024 г. № 2, вопрос 3",
        "Гриф действует до 22 мая 2029 г. включительно",
    ),
    "Озёрный институт развития образования",
    "Региональное учебно-методическое объединение в системе общего образования Озёрной области",
    "г. Озёрск",
    "https://rumo.example/expertise/check/3f9aVbXk2QpLr7sTmN4cWd8y/",
    "Проверить подлинность и срок действия",
    (Signature("Председатель", "Ветрова А.П."), Signature("Секретарь", "Заря Н.С.")),
)
# The work of an expert: turned, with nothing to be checked.
WORK = replace(
    CERTIFICATE,
    title="Справка",
    subject="Тополь Виктор Львович",
    number="",
    about="об участии в экспертизе",
    lead="Выдана эксперту объединения",
    lines=("За 2024 год выполнено экспертиз: 14, из них в срок: 13",),
    city="",
    check_url="",
    check_note="",
    signatures=(Signature("Председатель", "Ветрова А.П."),),
    layout=PaperLayout(landscape=True, font_size_pt=14),
)
# Nothing but what every certificate has.
BARE_CERTIFICATE = Certificate("Сертификат", "Рабочая тетрадь", date(2024, 5, 22))

CERTIFICATES = (CERTIFICATE, WORK, BARE_CERTIFICATE)
