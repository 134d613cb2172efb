"""Sensible settings for each kind of track, to begin with; everything may be changed on the screen.

Points of the check and criteria follow what regions print in their regulations on expertise (порядок экспертизы).
"""

from __future__ import annotations

from dataclasses import replace

from rumo.expertise.enums import Blindness, FieldKind, Outcome, TrackKind
from rumo.expertise.track_config import ChecklistItem, Criterion, FormField, OutcomeWording, RequiredFile, TrackConfig

_ORIGINAL = FormField(
    "original",
    "Подтверждаю, что материал создан авторами и не нарушает прав других людей",
    FieldKind.CHECK,
    is_required=True,
)
_CHECKLIST = (
    ChecklistItem("files", "Все файлы открываются, это именно те документы, которые указаны в заявке"),
    ChecklistItem("title", "На титульном листе есть название, авторы, организация, год"),
    ChecklistItem("structure", "Есть оглавление, пояснительная записка и основная часть"),
    ChecklistItem("sources", "Есть список источников, заимствования оформлены ссылками"),
    ChecklistItem("layout", "Текст набран по требованиям: поля, шрифт, нумерация страниц, подписи рисунков и таблиц"),
    ChecklistItem("children", "Нет персональных данных детей и их фотографий без согласия родителей"),
)
_CRITERIA = (
    Criterion("need", "Актуальность", top=5, weight=1, help="Какую задачу учителя или региона решает материал."),
    Criterion("science", "Научная и предметная достоверность", top=5, weight=2, help="Нет фактических ошибок."),
    Criterion("method", "Методическая проработанность", top=5, weight=2, help="Цели, содержание и приёмы согласованы."),
    Criterion("standard", "Соответствие ФГОС и ФОП", top=5, weight=2),
    Criterion("use", "Практическая применимость", top=5, weight=2, help="Коллега сможет работать по материалу сам."),
    Criterion("language", "Язык и оформление", top=5, weight=1),
)
_OUTCOMES = (
    OutcomeWording(Outcome.RECOMMENDED, "рекомендовать к использованию в образовательных организациях региона"),
    OutcomeWording(Outcome.REWORK, "направить на доработку"),
    OutcomeWording(Outcome.REJECTED, "отклонить"),
)
_BASE = TrackConfig(checklist=_CHECKLIST, criteria=_CRITERIA, outcomes=_OUTCOMES)

_ENDORSEMENT = replace(
    _BASE,
    guide="Гриф присваивают учебным и методическим пособиям, которые готовы к изданию или уже изданы.",
    kinds=("учебное пособие", "учебно-методическое пособие", "методические рекомендации", "сборник заданий"),
    fields=(
        FormField("audience", "Кому адресовано пособие", FieldKind.TEXT, is_required=True),
        FormField("novelty", "Чем пособие отличается от имеющихся", FieldKind.LONG_TEXT, is_required=True),
        FormField("pages", "Объём, страниц", FieldKind.NUMBER, is_required=True, help="Вместе с приложениями."),
        FormField("tried", "Где пособие уже использовали", FieldKind.LONG_TEXT),
        _ORIGINAL,
    ),
    files=(
        RequiredFile("material", "Рукопись пособия", extensions=("docx", "pdf", "odt")),
        RequiredFile("review", "Внешняя рецензия", extensions=("pdf", "docx", "jpg")),
        RequiredFile("letter", "Письмо организации", is_required=False, extensions=("pdf", "jpg")),
    ),
    outcomes=(
        OutcomeWording(Outcome.ENDORSED, "присвоить гриф «Рекомендовано учебно-методическим объединением»"),
        OutcomeWording(Outcome.TO_FEDERAL, "направить на рассмотрение в федеральное учебно-методическое объединение"),
        OutcomeWording(Outcome.REWORK, "направить на доработку"),
        OutcomeWording(Outcome.REJECTED, "отказать в присвоении грифа"),
    ),
    blindness=Blindness.DOUBLE,
    pass_percent=70,
)
_BANK = replace(
    _BASE,
    guide="Региональный банк собирает уроки, программы и методические материалы, проверенные на практике.",
    kinds=("урок или занятие", "система уроков", "рабочая программа", "методические рекомендации", "другая разработка"),
    fields=(
        FormField("class", "Класс или группа", FieldKind.TEXT, is_required=True, help="Например: 7 класс."),
        FormField("result", "Каких результатов помогает достичь", FieldKind.LONG_TEXT, is_required=True),
        FormField("link", "Видеозапись или страница материала", FieldKind.LINK),
        _ORIGINAL,
    ),
    files=(
        RequiredFile("material", "Разработка", extensions=("docx", "pdf", "odt")),
        RequiredFile("annex", "Приложения", is_required=False, extensions=("docx", "pdf", "pptx", "xlsx")),
    ),
    outcomes=(
        OutcomeWording(Outcome.RECOMMENDED, "рекомендовать для включения в Региональный банк педагогического опыта"),
        OutcomeWording(Outcome.REWORK, "направить на доработку"),
        OutcomeWording(Outcome.REJECTED, "отклонить"),
    ),
    validity_months=None,
)
_CPD = replace(
    _BASE,
    guide="Рассматриваются программы повышения квалификации и профессиональной переподготовки.",
    kinds=("программа повышения квалификации", "программа профессиональной переподготовки"),
    fields=(
        FormField("hours", "Трудоёмкость, часов", FieldKind.NUMBER, is_required=True),
        FormField(
            "form",
            "Форма обучения",
            FieldKind.CHOICE,
            is_required=True,
            choices=("очная", "очно-заочная", "заочная", "с применением дистанционных технологий"),
        ),
        FormField("audience", "Категория слушателей", FieldKind.TEXT, is_required=True),
    ),
    files=(
        RequiredFile("material", "Программа", extensions=("docx", "pdf")),
        RequiredFile("review", "Рецензия", is_required=False, extensions=("pdf", "docx")),
    ),
    checklist=(
        ChecklistItem("files", "Файлы открываются, программа представлена целиком"),
        ChecklistItem("plan", "Есть учебный план и календарный учебный график, часы сходятся"),
        ChecklistItem("results", "Планируемые результаты связаны с профессиональным стандартом"),
        ChecklistItem("final", "Описана итоговая аттестация и оценочные материалы"),
        ChecklistItem("conditions", "Описаны кадровые и материальные условия"),
    ),
    outcomes=(
        OutcomeWording(Outcome.RECOMMENDED, "рекомендовать программу к реализации"),
        OutcomeWording(Outcome.REWORK, "направить на доработку"),
        OutcomeWording(Outcome.REJECTED, "отклонить"),
    ),
    asks_level=False,
    validity_months=36,
)
_ASSESSMENT = replace(
    _BASE,
    guide="Рассматриваются контрольные и диагностические работы с ключами и критериями оценивания.",
    kinds=("диагностическая работа", "контрольная работа", "банк заданий"),
    fields=(
        FormField("class", "Класс", FieldKind.TEXT, is_required=True),
        FormField("minutes", "Время выполнения, минут", FieldKind.NUMBER, is_required=True),
        _ORIGINAL,
    ),
    files=(
        RequiredFile("material", "Задания", extensions=("docx", "pdf")),
        RequiredFile("key", "Ответы и критерии оценивания", extensions=("docx", "pdf", "xlsx")),
        RequiredFile("specification", "Спецификация", extensions=("docx", "pdf")),
    ),
    checklist=(
        ChecklistItem("files", "Есть задания, ответы с критериями и спецификация, файлы открываются"),
        ChecklistItem("codes", "Каждое задание связано с проверяемым умением"),
        ChecklistItem("points", "Сумма баллов в спецификации и в критериях одна и та же"),
        ChecklistItem("open", "Задания не взяты из открытых банков целиком"),
    ),
    criteria=(
        Criterion("valid", "Задания проверяют заявленные умения", top=5, weight=3),
        Criterion("correct", "Условия и ответы верны и однозначны", top=5, weight=3),
        Criterion("levels", "Уровни сложности выдержаны", top=5, weight=2),
        Criterion("marking", "По критериям разные проверяющие поставят один балл", top=5, weight=2),
    ),
    blindness=Blindness.DOUBLE,
    validity_months=24,
)
_ATLAS = replace(
    _BASE,
    guide="Атлас собирает практики, которые уже дали результат и которые могут повторить другие.",
    kinds=("педагогическая практика", "методическая практика", "управленческая практика"),
    fields=(
        FormField("problem", "Какую проблему решает практика", FieldKind.LONG_TEXT, is_required=True),
        FormField("steps", "Что и как делается", FieldKind.LONG_TEXT, is_required=True),
        FormField(
            "effect", "Какой получен результат", FieldKind.LONG_TEXT, is_required=True, help="Цифры и чем подтверждены."
        ),
        FormField("link", "Страница практики", FieldKind.LINK),
    ),
    files=(RequiredFile("material", "Описание практики", extensions=("docx", "pdf", "pptx")),),
    checklist=(
        ChecklistItem("files", "Файлы открываются"),
        ChecklistItem("form", "Описание составлено по форме: проблема, шаги, результат"),
        ChecklistItem("proof", "Результат подтверждён цифрами или документами"),
        ChecklistItem("children", "Нет персональных данных детей и их фотографий без согласия родителей"),
    ),
    criteria=(
        Criterion("need", "Значимость проблемы", top=5, weight=1),
        Criterion("effect", "Доказанность результата", top=5, weight=3),
        Criterion("repeat", "Возможность повторить в другой организации", top=5, weight=3),
        Criterion("fresh", "Новизна для региона", top=5, weight=1),
    ),
    outcomes=(
        OutcomeWording(Outcome.RECOMMENDED, "рекомендовать для включения в Атлас практик"),
        OutcomeWording(Outcome.REWORK, "направить на доработку"),
        OutcomeWording(Outcome.REJECTED, "отклонить"),
    ),
    asks_subject=False,
    validity_months=None,
)
_PRESETS = {
    TrackKind.ENDORSEMENT: _ENDORSEMENT,
    TrackKind.BANK: _BANK,
    TrackKind.CPD: _CPD,
    TrackKind.ASSESSMENT: _ASSESSMENT,
    TrackKind.ATLAS: _ATLAS,
    TrackKind.OTHER: replace(_BASE, asks_subject=False, asks_level=False),
}
TITLES = {
    TrackKind.ENDORSEMENT: "Гриф для учебных и методических пособий",
    TrackKind.BANK: "Педагогические разработки в Региональный банк",
    TrackKind.CPD: "Программы дополнительного профессионального образования",
    TrackKind.ASSESSMENT: "Контрольно-измерительные материалы",
    TrackKind.ATLAS: "Атлас практик",
    TrackKind.OTHER: "Экспертиза материалов",
}


def preset(kind: TrackKind) -> TrackConfig:
    """Settings to begin a track of this kind with; they pass `track_rules.opening_problems`."""
    return _PRESETS[kind]
