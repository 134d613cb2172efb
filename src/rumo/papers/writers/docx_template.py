"""Is a region's Word template whole? Every fault says in Russian what is wrong and in which line of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from types import TracebackType
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, meta
from lxml import etree

from rumo.papers.json import Paper
from rumo.papers.samples import SAMPLES
from rumo.papers.wording.sheets import build_sheet
from rumo.papers.writers.docx import environment
from rumo.papers.writers.docx_bars import Bars
from rumo.papers.writers.docx_tables import WordPage
from rumo.papers.writers.docx_variables import variables

MOST_BYTES = 50_000_000  # unpacked
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SCOPE = re.compile(r"(\{[{%#])(?:p|tr|tc|r)(?=\s)")  # {%p …%}: the mark of docxtpl for a whole paragraph or row
_WHOLE_PARAGRAPH = re.compile(r"\{%p\s.*?%\}|\{\{p\s.*?\}\}")
_QUOTED = re.compile(r"'([^']*)'")
_Trials = Sequence[dict[str, Any]]  # the variables of each sample


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong, where («основной текст, строка 12»; «» for the file as a whole), and the text of that line."""

    message: str
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the document as lines of text, one a paragraph."""

    name: str
    lines: tuple[str, ...]

    @property
    def source(self) -> str:
        """The lines as one plain template, so that jinja2's line numbers are those of the paragraphs."""
        return "\n".join(_SCOPE.sub(r"\1", line) for line in self.lines)

    def fault(self, message: str, line: int) -> TemplateFault:
        line = max(1, min(line, len(self.lines)))
        return TemplateFault(message, f"{self.name}, строка {line}", self.lines[line - 1].strip())


def check_template(template: bytes, samples: Sequence[Paper] = SAMPLES) -> list[TemplateFault]:
    """Faults of an uploaded template; an empty list means that papers such as `samples`, all of one form of sheet, can
    be printed with it."""
    broken = _file_fault(template)
    if broken:
        return [broken]
    try:
        document = Document(BytesIO(template))
        parts = tuple(_parts(document))
    except (KeyError, ValueError, etree.XMLSyntaxError):
        return [TemplateFault("Файл Word повреждён. Откройте его в Word и сохраните заново как .docx.")]
    if not any(_LOOSE.search(line) for part in parts for line in part.lines):
        return [TemplateFault("В файле нет ни одной метки вида {{ номер }}: документу некуда напечататься.")]
    page = WordPage({}, 1, Bars(document))
    trials = [variables(build_sheet(paper), page) for paper in samples]
    for check in (_torn_marks, _crowded_lines, _bad_syntax, _unknown_names, _failed_trial):
        faults = [fault for part in parts for fault in check(part, trials)]
        if faults:
            return faults
    return _broken_layout(template, trials)


def _file_fault(template: bytes) -> TemplateFault | None:
    if template.startswith(_OLD_WORD):
        return TemplateFault("Это файл старого Word или файл с паролем. Снимите пароль и сохраните его как .docx.")
    try:
        with ZipFile(BytesIO(template)) as package:
            names = package.namelist()
            types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
            size = sum(each.file_size for each in package.infolist())
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError):
        return TemplateFault("Это не файл Word. Нужен файл .docx.")
    if size > MOST_BYTES:
        return TemplateFault("Файл слишком велик. Уберите из шаблона большие рисунки.")
    if "word/document.xml" not in names:
        return TemplateFault("Это не файл Word. Нужен файл .docx.")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
        return TemplateFault("В файле есть макросы. Сохраните его как обычный документ Word (.docx), без макросов.")
    return None


def _parts(document: WordDocument) -> Iterator[_Part]:
    yield _Part("основной текст", _lines(document.element.body))
    for relation in document.part.rels.values():
        for kind, name in (("/header", "верхний колонтитул"), ("/footer", "нижний колонтитул")):
            if relation.reltype.endswith(kind):
                yield _Part(name, _lines(etree.fromstring(relation.target_part.blob)))


def _lines(root: Any) -> tuple[str, ...]:
    return tuple(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")) if _owner(text) is paragraph)
        for paragraph in root.iter(qn("w:p"))
    )


def _owner(text: Any) -> Any:
    """The paragraph a text stands in: a text box is a paragraph inside a paragraph."""
    return next(text.iterancestors(qn("w:p")), None)


def _torn_marks(part: _Part, _trials: _Trials) -> Iterator[TemplateFault]:
    for number, line in enumerate(part.lines, start=1):
        loose = _LOOSE.search(_MARK.sub("", line))
        if loose:
            yield part.fault(
                f"Метка не закончена: у «{loose[0]}» нет пары. Метка должна целиком стоять в одном абзаце.", number
            )


def _crowded_lines(part: _Part, _trials: _Trials) -> Iterator[TemplateFault]:
    """A mark of a whole paragraph takes the paragraph away, with everything else in it."""
    for number, line in enumerate(part.lines, start=1):
        mark = _WHOLE_PARAGRAPH.search(line)
        if mark and line.replace(mark[0], "", 1).strip():
            yield part.fault(f"В абзаце с меткой «{mark[0]}» не должно быть другого текста: он пропадёт.", number)


def _bad_syntax(part: _Part, _trials: _Trials) -> Iterator[TemplateFault]:
    try:
        environment().from_string(part.source)
    except TemplateSyntaxError as error:
        yield part.fault(_in_russian(error.message or ""), error.lineno)


def _in_russian(message: str) -> str:
    """What jinja2 says of a wrong mark, in the words of a secretary."""
    quoted = _QUOTED.findall(message)
    if message.startswith("Encountered unknown tag"):
        if quoted[0].startswith("end") or quoted[0] in {"else", "elif"}:
            return f"Лишняя метка «{quoted[0]}»: нет метки, которую она продолжает или закрывает."
        return f"Неизвестная метка «{quoted[0]}». Можно писать for, if, else и закрывать их endfor, endif."
    if message.startswith("Unexpected end of template"):
        return f"Не хватает закрывающей метки: «{'» или «'.join(name for name in quoted if name.startswith('end'))}»."
    if message.startswith("No filter named"):
        return f"Неизвестная обработка «{quoted[0]}»."
    return "Метка записана с ошибкой: проверьте скобки, пробелы и знаки внутри неё."


def _unknown_names(part: _Part, trials: _Trials) -> Iterator[TemplateFault]:
    for name in sorted(meta.find_undeclared_variables(environment().parse(part.source)) - trials[0].keys()):
        word = re.compile(rf"\b{re.escape(name)}\b")
        marks = (" ".join(_MARK.findall(line)) for line in part.lines)
        number = next((n for n, line in enumerate(marks, start=1) if word.search(line)), 1)
        yield part.fault(f"Неизвестное имя «{name}». Список имён — в описании шаблонов Word.", number)


def _failed_trial(part: _Part, trials: _Trials) -> Iterator[TemplateFault]:
    """Print the samples, which are so chosen that each branch is tried."""
    for given in trials:
        try:
            environment().from_string(part.source).render(given)
        except UndefinedError as error:
            quoted = _QUOTED.findall(str(error))
            yield part.fault(
                f"Неизвестное имя «{quoted[-1] if quoted else ''}» после точки.", _line_of(error.__traceback__)
            )
            return
        except Exception as error:  # a template is a program of somebody's: it may fail in any way
            yield part.fault(
                "Метку не удалось выполнить: проверьте имена и знаки внутри неё.", _line_of(error.__traceback__)
            )
            return


def _line_of(trace: TracebackType | None) -> int:
    """The template's line in a traceback: jinja2 puts it there instead of the line of its compiled code."""
    line = 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _broken_layout(template: bytes, trials: _Trials) -> list[TemplateFault]:
    """A mark that opens in one cell and closes in another tears the table: the printed file would not open."""
    for given in trials:
        word = DocxTemplate(BytesIO(template))
        word.render_init()
        try:
            etree.fromstring(word.build_xml(given, environment()))
        except TemplateSyntaxError:
            return [TemplateFault("Метка {%p …%} пишется в обычном абзаце, {%tr …%} — в таблице, по одной в строке.")]
        except etree.XMLSyntaxError:
            return [
                TemplateFault(
                    "Метка открыта в одной ячейке или абзаце, а закрыта в другом. Для целых абзацев пишите {%p …%}, "
                    "для целых строк таблицы {%tr …%}."
                )
            ]
    return []
