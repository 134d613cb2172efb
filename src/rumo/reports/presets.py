"""The templates every body may begin from: three shapes of an annual report seen in real ones.

An analysis of a regional association by an academic year, its report by a calendar year, an analysis of a municipal
methodical department. A body keeps its own beside them (`models.ReportTemplate`). What a section begins with quotes
figures only, so it is true of any body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from rumo.reports.enums import FigurePart
from rumo.reports.template_sections import TemplateBlock, TemplateSection


@dataclass(frozen=True, slots=True)
class Preset:
    """A template of the product. `code` stands in addresses."""

    code: str
    title: Any
    about: Any
    sections: tuple[TemplateSection, ...]


def _section(title: str, *blocks: str, level: int = 1, guidance: str = "", body: str = "") -> TemplateSection:
    return TemplateSection(title, level, guidance, body, tuple(TemplateBlock(code) for code in blocks))


def _quote(code: str, part: FigurePart = FigurePart.COUNTED) -> str:
    """A quote without words yet: they are put in whenever the text is shown."""
    return f'<span data-figure="{code}" data-part="{part}">…</span>'


def _compared(lead: str, code: str) -> str:
    """«Проведено 119 вебинаров, на 7 % больше, чем годом раньше (111)»."""
    return f"<p>{lead} {_quote(code)}, {_quote(code, FigurePart.GROWTH)}.</p>"


REGIONAL_ANALYSIS = Preset(
    "regional-analysis",
    _("Анализ работы регионального объединения за учебный год"),
    _("Заседания, направления работы с таблицами и сравнением с прошлым годом, выводы, планы."),
    (
        _section(
            "Общие сведения об объединении",
            "associations.list",
            guidance="На каком основании работает объединение, из кого состоит, какие направления и приоритеты у него "
            "на этот год, когда принят план.",
            body=f"<p>В составе объединения работали {_quote('associations.children')}.</p>",
        ),
        _section(
            "Заседания",
            "meetings.topics",
            guidance="Сколько заседаний прошло, о чём они были, какие решения важны.",
            body=f"<p>Проведено: {_quote('meetings.held')}. Рассмотрено: {_quote('meetings.questions')}.</p>",
        ),
        _section("Направления деятельности", guidance="Коротко о том, как работали по каждому направлению."),
        _section(
            "Вебинары, консультации, круглые столы",
            "events.by_kind",
            "events.by_topic",
            level=2,
            guidance="Сколько мероприятий прошло, кто участвовал, какие темы были главными, кого привлекали.",
            body=_compared("Проведено", "events.webinars"),
        ),
        _section(
            "Поддержка школ с низкими результатами",
            level=2,
            guidance="Что сделано для этих школ, по каким предметам подготовлены рекомендации.",
            body=f"<p>Рекомендации подготовлены по предметам: {_quote('support.subjects', FigurePart.VALUE)}.</p>",
        ),
        _section(
            "Экспертиза материалов",
            "expertise.funnel",
            "expertise.outcomes",
            level=2,
            guidance="Сколько подано, сколько прошло техническую экспертизу, сколько рекомендовано; сколько экспертов.",
            body=_compared("На экспертизу подано", "expertise.submitted")
            + f"<p>Привлечены эксперты: {_quote('expertise.experts')}.</p>",
        ),
        _section(
            "Экспертиза дополнительных профессиональных программ",
            level=2,
            guidance="Сколько программ рассмотрено, каких.",
            body=f"<p>На экспертизу подано: {_quote('expertise.cpd_programs')}.</p>",
        ),
        _section(
            "Участие членов объединения в работе комиссий и групп",
            "participations.list",
            level=2,
            guidance="Экзаменационные комиссии, разработка программ, обсуждение проектов актов.",
        ),
        _section("Издания", "publications.list", level=2, guidance="Что издано: составитель, издатель, год, объём."),
        _section(
            "Индивидуальные образовательные маршруты и наставничество",
            "growth.routes",
            level=2,
            guidance="Кому составлены маршруты, сколько программ наставничества, что делают региональные методисты.",
            body=f"<p>Составлено: {_quote('growth.routes')}. Программы наставничества: "
            f"{_quote('growth.mentoring_programs', FigurePart.VALUE)}. Региональные методисты: "
            f"{_quote('growth.methodologists', FigurePart.VALUE)}.</p>",
        ),
        _section("Основные показатели", "summary", guidance="Таблица заполняется сама."),
        _section("Выводы", guidance="Что удалось, что не удалось и почему, что из этого следует."),
    ),
)

REGIONAL_REPORT = Preset(
    "regional-report",
    _("Отчёт о работе регионального объединения за календарный год"),
    _("Заседания с вопросами, принятые документы, мониторинг показателей, экспертиза, исполнение решений."),
    (
        _section(
            "Правовые основания и состав",
            guidance="Положение об объединении, приказ о составе: даты и номера.",
            body=f"<p>В объединении: {_quote('associations.members')}.</p>",
        ),
        _section(
            "Заседания",
            "meetings.questions",
            guidance="Сколько заседаний, в какой форме, сколько вопросов рассмотрено.",
            body=f"<p>Проведено: {_quote('meetings.held')}. Рассмотрено: {_quote('meetings.questions')}.</p>",
        ),
        _section("Принятые и утверждённые документы", "documents.adopted", level=2, guidance="Список заполняется сам."),
        _section(
            "Исполнение решений",
            level=2,
            guidance="Какие поручения исполнены, какие продлены и почему.",
            body=f"<p>Выдано: {_quote('assignments.issued')}. Исполнено: "
            f"{_quote('assignments.done', FigurePart.SHARE)}.</p>",
        ),
        _section(
            "Методический актив",
            "pool.products",
            guidance="Сколько педагогов в активе, что разработано, по каким предметам.",
            body=f"<p>В методическом активе: {_quote('pool.methodologists')}. Прошли анализ дефицитов: "
            f"{_quote('growth.gaps_analysed')}. Составлено: {_quote('growth.routes')}.</p>",
        ),
        _section(
            "Управленческий актив",
            "pool.managers",
            level=2,
            guidance="Откуда участники, какие маршруты составлены.",
            body=f"<p>В управленческом активе: {_quote('pool.managers')}.</p>",
        ),
        _section(
            "Мониторинг показателей",
            "monitoring.result",
            guidance="Когда прошёл, кто сдал сведения и кто нет, что достигнуто и от какой базы это считается.",
        ),
        _section(
            "Экспертиза материалов",
            "expertise.materials",
            "expertise.outcomes",
            guidance="Какие материалы рассмотрены, какие решения по ним приняты.",
            body=f"<p>Рассмотрено: {_quote('expertise.submitted')}.</p>",
        ),
        _section("Предложения", guidance="Что предложено учредителю: проекты распоряжений, изменения в положении."),
        _section("Основные показатели", "summary", guidance="Таблица заполняется сама."),
        _section("Выводы", guidance="Что удалось, что не удалось и почему, что из этого следует."),
    ),
)

MUNICIPAL_ANALYSIS = Preset(
    "municipal-analysis",
    _("Анализ работы муниципальной методической службы за учебный год"),
    _("Объединения учителей, методический день, фестиваль, Атлас практик, диагностика и маршруты."),
    (
        _section(
            "Тема, цель и задачи года",
            guidance="Тема, над которой работали, цель, задачи, направления и формы работы.",
        ),
        _section(
            "Методические объединения",
            "associations.list",
            guidance="Сколько объединений, кто ими руководит, сколько педагогов и школ участвует.",
            body=f"<p>Работали {_quote('associations.children')}: {_quote('associations.members')}, "
            f"{_quote('associations.schools')}. В сетевых сообществах: "
            f"{_quote('associations.network_members')}.</p>",
        ),
        _section(
            "Единый методический день",
            "method_day.by_section",
            guidance="Дата, тема, секции, сколько участвовало, что показал опрос, что решено изменить.",
        ),
        _section(
            "Семинары",
            "events.by_kind",
            guidance="Какие семинары прошли, сколько дней, для кого.",
            body=f"<p>Проведено: {_quote('events.count')}.</p>",
        ),
        _section(
            "Фестиваль практик",
            guidance="Где и когда прошёл, сколько секций и практик, что рекомендовано в Атлас.",
            body=f"<p>Представлено: {_quote('festival.practices')}; в Атлас рекомендовано: "
            f"{_quote('festival.recommended')}.</p>",
        ),
        _section(
            "Атлас практик",
            "practices.atlas",
            guidance="Сколько практик принято по годам, типам и уровням; отличайте поданные от принятых.",
        ),
        _section(
            "Диагностика профессиональных дефицитов",
            guidance="Сколько педагогов прошли, на какой площадке, что показала; назовите базу долей.",
            body=f"<p>Диагностику прошли: {_quote('growth.diagnosed')}.</p>",
        ),
        _section(
            "Индивидуальные образовательные маршруты",
            "growth.routes_by_worker",
            guidance="Сколько маршрутов начато и зачтено, у кого; педагогов и заместителей считайте отдельно.",
            body=f"<p>Начато: {_quote('growth.routes_started')}. Зачтено: "
            f"{_quote('growth.routes_credited', FigurePart.COUNTED)}.</p>",
        ),
        _section("Публикации", "publications.list", guidance="Где рассказали об опыте: названия и ссылки."),
        _section("Выводы и задачи", guidance="Что удалось, что не удалось и почему; задачи на следующий год."),
    ),
)

PRESETS: tuple[Preset, ...] = (REGIONAL_ANALYSIS, REGIONAL_REPORT, MUNICIPAL_ANALYSIS)
