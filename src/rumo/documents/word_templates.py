"""A region's Word templates: looked over before they are kept, tried on an invented paper, described by their names.

The writers load docxtpl and typst, which are slow, so they are imported where a template is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.errors import Refusal
from rumo.documents.enums import PaperKind
from rumo.papers.json import Paper
from rumo.papers.samples import EXTRACT, SAMPLE
from rumo.papers.samples import SAMPLES as MINUTES
from rumo.papers.samples_of_analyses import ANALYSES, ANALYSIS
from rumo.papers.samples_of_certificates import CERTIFICATE, CERTIFICATES
from rumo.papers.samples_of_conclusions import CONCLUSION, CONCLUSIONS
from rumo.papers.samples_of_plans import CHANGE_SHEETS, CHANGES, EXECUTION, EXECUTIONS, PLAN, PLANS
from rumo.papers.samples_of_routes import ROUTE, ROUTES

if TYPE_CHECKING:
    from rumo.papers.writers.docx_template import TemplateFault

# The kinds that a region may print by a template of its own.
SAMPLES: dict[PaperKind, Paper] = {
    PaperKind.MINUTES: SAMPLE,
    PaperKind.EXTRACT: EXTRACT,
    PaperKind.ANALYSIS: ANALYSIS,
    PaperKind.PLAN: PLAN,
    PaperKind.CHANGE_SHEET: CHANGES,
    PaperKind.EXECUTION: EXECUTION,
    PaperKind.CONCLUSION: CONCLUSION,
    PaperKind.CERTIFICATE: CERTIFICATE,
    PaperKind.ROUTE: ROUTE,
}
# What a template of the kind is tried on before it is kept.
_TRIALS: dict[PaperKind, Sequence[Paper]] = {
    PaperKind.MINUTES: MINUTES,
    PaperKind.EXTRACT: MINUTES,
    PaperKind.ANALYSIS: ANALYSES,
    PaperKind.PLAN: PLANS,
    PaperKind.CHANGE_SHEET: CHANGE_SHEETS,
    PaperKind.EXECUTION: EXECUTIONS,
    PaperKind.CONCLUSION: CONCLUSIONS,
    PaperKind.CERTIFICATE: CERTIFICATES,
    PaperKind.ROUTE: ROUTES,
}


class TemplateRefused(Refusal):
    """The template cannot be printed with; `faults` say what is wrong and in which line. Nothing has been kept."""

    def __init__(self, faults: Sequence[TemplateFault]) -> None:
        super().__init__(_("Шаблон не принят: с ним документ не напечатать. Исправьте его в Word и загрузите снова."))
        self.faults = tuple(faults)


def check_template(content: bytes, kind: PaperKind) -> None:
    """Raises TemplateRefused unless papers of the kind can be printed with the template."""
    from rumo.papers.writers import docx_template

    faults = docx_template.check_template(content, _TRIALS[kind])
    if faults:
        raise TemplateRefused(faults)


def trial_print(kind: PaperKind, template: bytes | None) -> bytes:
    """An invented paper of the kind as .docx by the template; None tries the product's own."""
    from rumo.papers.writers.docx import write_docx

    return write_docx(SAMPLES[kind], template=template)


def default_template(kind: PaperKind) -> bytes:
    """The product's own template of the kind, to begin one's own from."""
    from rumo.papers.wording.sheets import build_sheet
    from rumo.papers.writers.docx import default_template as shipped

    return shipped(build_sheet(SAMPLES[kind]).form)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a template may print, what stands behind it, and the names after its dot."""

    name: str
    meaning: object
    parts: tuple[Name, ...] = ()


NAMES = (
    Name("название", gettext_lazy("заголовок документа для свойств файла")),
    Name("проект", gettext_lazy("пометка «ПРОЕКТ», пока протокол не подписан")),
    Name("учредитель", gettext_lazy("учредитель организации, при которой действует объединение")),
    Name("организация", gettext_lazy("организация, при которой действует объединение")),
    Name("вид_документа", gettext_lazy("ПРОТОКОЛ или ВЫПИСКА ИЗ ПРОТОКОЛА")),
    Name("заседание", gettext_lazy("«заседания …» с полным наименованием объединения")),
    Name("реквизиты", gettext_lazy("список: дата, номер и город, каждый своей строкой")),
    Name("исправление", gettext_lazy("отметка о редакции протокола, её дате и причине")),
    Name(
        "сведения",
        gettext_lazy("список: председательствующий, секретарь, присутствующие, отсутствующие, приглашённые"),
        (Name("название", gettext_lazy("что это")), Name("текст", gettext_lazy("фамилии и должности"))),
    ),
    Name("кворум", gettext_lazy("фраза о кворуме: сколько присутствует, сколько в составе")),
    Name("повестка_заголовок", gettext_lazy("ПОВЕСТКА")),
    Name(
        "повестка",
        gettext_lazy("список вопросов повестки"),
        (
            Name("номер", gettext_lazy("номер вопроса")),
            Name("вопрос", gettext_lazy("текст вопроса")),
            Name("докладчики", gettext_lazy("докладчики с должностями")),
        ),
    ),
    Name(
        "вопросы",
        gettext_lazy("список: ход рассмотрения каждого вопроса"),
        (
            Name("номер", gettext_lazy("номер вопроса")),
            Name("начало", gettext_lazy("СЛУШАЛИ:")),
            Name("слушали", gettext_lazy("кого и о чём")),
            Name("присутствие", gettext_lazy("сколько членов присутствовало, если число изменилось")),
            Name("текст", gettext_lazy("ход обсуждения с таблицами; пишется так: {{p вопрос.текст }}")),
            Name("выступления_заголовок", gettext_lazy("ВЫСТУПИЛИ:")),
            Name("выступления", gettext_lazy("список выступлений")),
            Name("решения_заголовок", gettext_lazy("РЕШИЛИ:, когда решений несколько")),
            Name(
                "решения",
                gettext_lazy("список решений"),
                (
                    Name("заголовок", gettext_lazy("РЕШИЛИ:, когда решение одно")),
                    Name("номер", gettext_lazy("«1.1.», когда решений несколько")),
                    Name("текст", gettext_lazy("текст решения")),
                    Name("голосование", gettext_lazy("итоги голосования")),
                    Name("поручения", gettext_lazy("список: кому поручено и срок")),
                ),
            ),
            Name("примечание", gettext_lazy("например, что вопрос снят с рассмотрения")),
        ),
    ),
    Name("приложения_заголовок", gettext_lazy("Приложения:")),
    Name("приложения", gettext_lazy("список приложений с номерами")),
    Name(
        "подписи",
        gettext_lazy("список подписавших"),
        (Name("должность", gettext_lazy("должность")), Name("имя", gettext_lazy("инициалы и фамилия"))),
    ),
    Name(
        "верно",
        gettext_lazy("заверение выписки; у протокола пусто"),
        (
            Name("заголовок", gettext_lazy("Верно")),
            Name("должность", gettext_lazy("должность заверившего")),
            Name("имя", gettext_lazy("инициалы и фамилия")),
            Name("дата", gettext_lazy("дата заверения")),
        ),
    ),
    Name("список_заголовок", gettext_lazy("заголовок списка присутствующих, когда он отдельным приложением")),
    Name("список_пояснение", gettext_lazy("к какому протоколу список")),
    Name("список", gettext_lazy("фамилии присутствующих по алфавиту")),
)

_SECTIONS = (
    Name("заголовок", gettext_lazy("заголовок раздела")),
    Name("уровень", gettext_lazy("1 для раздела, 2 для подраздела и так далее")),
    Name("текст", gettext_lazy("текст раздела с таблицами; пишется так: {{p раздел.текст }}")),
)
# For every paper that is not minutes.
PAPER_NAMES = (
    Name("название", gettext_lazy("заголовок документа для свойств файла")),
    Name("проект", gettext_lazy("пометка «ПРОЕКТ», пока документ не утверждён")),
    Name(
        "грифы",
        gettext_lazy("список: грифы, стоящие рядом; каждый гриф — список строк"),
        (
            Name("слева", gettext_lazy("строки грифа в левом углу")),
            Name("справа", gettext_lazy("строки грифа в правом углу")),
        ),
    ),
    Name("учредитель", gettext_lazy("учредитель организации, при которой действует объединение")),
    Name("организация", gettext_lazy("организация, при которой действует объединение")),
    Name("заголовок", gettext_lazy("название документа: «План работы … на 2024 год»")),
    Name("реквизиты", gettext_lazy("список: дата, номер и город, каждый своей строкой")),
    Name("вступление", gettext_lazy("цели и задачи, основания; пишется так: {{p вступление }}")),
    Name("разделы", gettext_lazy("список разделов с их таблицами"), _SECTIONS),
    Name("заключение", gettext_lazy("текст после разделов; пишется так: {{p заключение }}")),
    Name("приложения_список", gettext_lazy("список приложений, которые хранятся отдельно")),
    Name(
        "подписи",
        gettext_lazy("список подписавших"),
        (Name("должность", gettext_lazy("должность")), Name("имя", gettext_lazy("инициалы и фамилия"))),
    ),
    Name(
        "приложения",
        gettext_lazy("список приложений, которые печатаются с новой страницы"),
        (
            Name("номер", gettext_lazy("«Приложение № 1»")),
            Name("к_чему", gettext_lazy("«к плану работы …»")),
            Name("заголовок", gettext_lazy("название приложения")),
            Name("разделы", gettext_lazy("список разделов приложения"), _SECTIONS),
        ),
    ),
)
