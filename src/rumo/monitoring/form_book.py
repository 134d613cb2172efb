"""The form as an Excel table: downloaded, filled in, uploaded; errors are told by cell.

Every row bears a mark of its campaign, respondent and indicator, so that a table of another year or of another
municipality is recognised whatever its file is called, and rows may be moved about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from rumo.core.errors import Refusal
from rumo.core.table_files import CellError, WrongCell
from rumo.core.workbook import Book, Sheet, Value
from rumo.directory.queries import fold
from rumo.monitoring.actions.values import ValueData, fields_of
from rumo.monitoring.enums import ValueKind, ValueState
from rumo.monitoring.models import MonitoringCampaign, Respondent
from rumo.monitoring.number_reading import parse_number
from rumo.monitoring.responses import Asked
from rumo.monitoring.value_words import stated

NUMBER, WORDING, UNIT, BEFORE, ANSWER, EXPLANATION, MARK = range(7)
HEAD = (
    "Показатель",
    "Что спрашивают",
    "Как отвечать",
    "Год назад",
    "Ответ",
    "Пояснение",
    "Метка строки (не меняйте)",
)
_WIDTHS = (14, 70, 24, 16, 20, 50, 26)
_NOT_APPLICABLE = "не применимо"
_YES_NO = {"да": Decimal(1), "нет": Decimal(0)}


def write_form(respondent: Respondent, form: Sequence[Asked]) -> bytes:
    """The lines that are filled in by hand, with what is stated now and what was stated last year."""
    rows: list[Sequence[Value]] = [
        (
            line.code,
            line.version.wording,
            _how(line),
            _cell(line, before=True),
            _cell(line),
            line.value.explanation,
            _mark(respondent, line),
        )
        for line in form
        if line.version.by_hand
    ]
    return Book(Sheet(_("Сведения"), HEAD, rows, _WIDTHS, freeze="C2")).xlsx()


def read_form(
    respondent: Respondent, form: Sequence[Asked], rows: Sequence[Sequence[str]]
) -> tuple[list[tuple[Asked, ValueData]], list[CellError]]:
    """What the table states for each line, and mistakes. Raises Refusal for a table that is not this form."""
    columns = _columns(rows)
    lines = {line.version.pk: line for line in form if line.version.by_hand}
    told: dict[int, tuple[Asked, ValueData]] = {}
    mistakes: list[CellError] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        cells = [row[column].strip() if column < len(row) else "" for column in columns]
        line = lines.get(_key_of(cells[MARK], respondent) or 0)
        if line is None or line.version.pk in told:
            problem = _("такого показателя в форме нет") if line is None else _("строка повторяется")
            mistakes.append(CellError(number, HEAD[MARK], problem))
            continue
        try:
            told[line.version.pk] = (line, _read(line, cells))
        except WrongCell as wrong:
            mistakes.append(CellError(number, wrong.column, wrong.problem))
    if not told and not mistakes:
        raise Refusal(_("В таблице нет ни одной строки формы: скачайте форму ещё раз и заполните её."))
    return list(told.values()), mistakes


def _columns(rows: Sequence[Sequence[str]]) -> list[int]:
    heads = [fold(cell) for cell in rows[0]] if rows else []
    needed = [HEAD[ANSWER], HEAD[EXPLANATION], HEAD[MARK]]
    if not all(fold(title) in heads for title in needed):
        raise Refusal(
            _("Это не форма мониторинга: в первой строке нет столбцов %(titles)s. Скачайте форму со страницы.")
            % {"titles": ", ".join(f"«{title}»" for title in needed)}
        )
    # Columns that are only read by people may be gone.
    return [heads.index(fold(title)) if fold(title) in heads else len(heads) for title in HEAD]


def _read(line: Asked, cells: Sequence[str]) -> ValueData:
    answer, explanation = cells[ANSWER], cells[EXPLANATION]
    if not answer:
        return ValueData(explanation=explanation)
    if fold(answer) == fold(_NOT_APPLICABLE):
        return ValueData(ValueState.NOT_APPLICABLE, explanation=explanation)
    if line.version.kind == ValueKind.TEXT:
        return ValueData(ValueState.GIVEN, text=answer, explanation=explanation)
    try:
        data = ValueData(ValueState.GIVEN, _number(line, answer), explanation=explanation)
        fields_of(line.version, data)
    except (ValueError, Refusal) as error:
        raise WrongCell(HEAD[ANSWER], str(error).rstrip(".")) from error
    return data


def _number(line: Asked, answer: str) -> Decimal:
    if line.version.kind != ValueKind.YES_NO:
        return parse_number(answer)
    if fold(answer) not in _YES_NO:
        raise ValueError(_("«%(text)s»: напишите «да», «нет» или «не применимо»") % {"text": answer})
    return _YES_NO[fold(answer)]


def _how(line: Asked) -> str:
    if line.version.kind == ValueKind.YES_NO:
        return _("да, нет или не применимо")
    if line.version.kind == ValueKind.TEXT:
        return _("текст или не применимо")
    unit = line.version.unit
    return _("число, %(unit)s, или не применимо") % {"unit": unit} if unit else _("число или не применимо")


def _cell(line: Asked, *, before: bool = False) -> Value:
    value, number = (line.before, line.number_before) if before else (line.value, line.number)
    if value is None or value.state == ValueState.EMPTY:
        return None
    if number is not None and line.version.kind == ValueKind.NUMBER:
        return int(number) if number == number.to_integral_value() else float(number)
    return stated(value, line.version)


def _mark(respondent: Respondent, line: Asked) -> str:
    return "/".join(
        str(part) for part in (respondent.campaign.year, respondent.campaign_id, respondent.pk, line.version.pk)
    )


def _key_of(mark: str, respondent: Respondent) -> int | None:
    """The key of the version. Raises Refusal when the row belongs to another campaign or respondent."""
    parts = mark.split("/")
    if len(parts) != 4 or not all(part.isdecimal() for part in parts):
        return None
    year, campaign, answering, version = map(int, parts)
    if campaign != respondent.campaign_id:
        raise Refusal(_wrong_campaign(year, campaign, respondent))
    if answering != respondent.pk:
        raise Refusal(
            _("Это форма другого участника, а не «%(name)s». Скачайте форму с этой страницы.") % {"name": respondent}
        )
    return version


def _wrong_campaign(year: int, campaign: int, respondent: Respondent) -> str:
    words: Mapping[str, object] = {"year": year, "wanted": respondent.campaign.year, "title": respondent.campaign}
    if year != respondent.campaign.year:
        return _("Эта форма за %(year)s год, а сейчас собирают сведения за %(wanted)s год. Ничего не записано.") % words
    there = MonitoringCampaign.objects.filter(pk=campaign).exists()
    known = _("Эта форма другого мониторинга, не «%(title)s». Ничего не записано.")
    gone = _("Эта форма мониторинга, которого больше нет. Нужна форма «%(title)s».")
    return (known if there else gone) % words
