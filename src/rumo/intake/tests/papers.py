"""Files of old papers made on the spot, and incoming papers without reading any. All people are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from rumo.accounts.models import User
from rumo.core.files import DOCX, store_bytes
from rumo.directory.models import Association
from rumo.intake.enums import BatchState, FileState, PaperKind
from rumo.intake.models import Batch, IncomingFile, IncomingPaper
from rumo.intake.titles import title_of
from rumo.papers.analysis import Analysis, AnalysisTable, Figure, Section
from rumo.papers.blocks import Cell, Table, paragraph
from rumo.papers.json import Paper, to_json
from rumo.papers.minutes import (
    Absentee,
    AgendaPoint,
    Attendee,
    Instruction,
    Minutes,
    MinutesItem,
    ResolutionPoint,
)
from rumo.papers.order import CompositionOrder, OrderMember
from rumo.papers.people import Participant, Signature
from rumo.papers.plan import (
    Extra,
    Plan,
    PlanAnnex,
    PlannedMeeting,
    PlanRow,
    PlanStamp,
    Question,
    Responsible,
    StampKind,
)
from rumo.papers.readers.document import Place
from rumo.russian.deadlines.periods import Period

BODY = "Региональное учебно-методическое объединение в системе общего образования Дальнего края"

YEAR = Period.calendar_year(2022)

OLD_MINUTES = [
    "Дальний институт развития образования",
    "ПРОТОКОЛ",
    "заседания регионального учебно-методического объединения в системе общего образования Дальнего края",
    "14 марта 2019 года",
    "№ 2",
    "г. Дальнегорье",
    "Председатель: Гуменник Е.П.",
    "Секретарь: Петрова Е.П.",
    "Присутствовали: Белова Е.П., Ковалян Е.П., Долгих Е.П.",
    "Отсутствовали: Саенко Е.П.",
    "Повестка дня:",
    "1. Об итогах олимпиады. Докладчик: Ковалян Е.П., методист.",
    "2. О плане работы на 2020 год. Докладчик: Белова Е.П., учитель.",
    "1. СЛУШАЛИ: Ковалян Е.П. об итогах олимпиады.",
    "В олимпиаде участвовали школы всех районов края.",
    "РЕШИЛИ: Информацию принять к сведению. Голосовали: за – 5, против – 0, воздержались – 0.",
    "2. СЛУШАЛИ: Белову Е.П. о плане работы на 2020 год.",
    "РЕШИЛИ: Утвердить план работы на 2020 год.",
    "Председатель Е.П. Гуменник",
    "Секретарь Е.П. Петрова",
]


def word_file(lines: list[str] | None = None) -> bytes:
    document = Document()
    for line in OLD_MINUTES if lines is None else lines:
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def upload(name: str = "Протокол 2.docx", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, word_file() if content is None else content)


def minutes(**fields: Any) -> Minutes:
    """Of the cast's association: everybody in it is in the directory but the guest."""
    paper = Minutes(
        number="2",
        date=date(2019, 3, 14),
        city="Дальнегорье",
        organization="Дальний институт развития образования",
        body=BODY,
        chair=Participant("Гуменник Е.П."),
        secretary=Participant("Петрова Е.П."),
        present=(Attendee("Белова Е.П."), Attendee("Ковалян Е.П.")),
        absent=(Absentee("Саенко Е.П.", "командировка"),),
        invited=(Participant("Тюленева А.Л.", "директор школы"),),
        agenda=(
            AgendaPoint(1, "Об итогах олимпиады", (Participant("Ковалян Е.П.", "методист"),)),
            AgendaPoint(2, "О плане работы"),
        ),
        items=(
            MinutesItem(
                1,
                heard=(Participant("Ковалян Е.П."), Participant("Тюленева А.Л.")),
                about="об итогах олимпиады",
                resolutions=(ResolutionPoint("1", "Принять к сведению."),),
            ),
            MinutesItem(
                2,
                resolutions=(
                    ResolutionPoint(
                        "2",
                        "Утвердить план.",
                        instructions=(Instruction("Разослать план", ("Белова Е.П.",), "до 1 июня"),),
                    ),
                ),
            ),
        ),
        signatures=(Signature("Председатель", "Гуменник Е.П."), Signature("Секретарь", "Петрова Е.П.")),
    )
    return replace(paper, **fields)


def plan(**fields: Any) -> Plan:
    """An approved plan of 2022: a row, a meeting of two questions."""
    paper = Plan(
        title="План работы РУМО на 2022 год",
        body=BODY,
        period=Period.calendar_year(2022),
        stamps=(
            PlanStamp(StampKind.AGREED, "Министерство образования Дальнего края", date(2022, 1, 20)),
            PlanStamp(StampKind.APPROVED, "на заседании РУМО", date(2022, 1, 25), "1"),
        ),
        rows=(
            PlanRow("1", "Провести совещание", ("о планах", "о кадрах"), deadline="март", printed_number="1."),
            PlanRow(
                "2",
                "Подготовить сборник",
                deadline="до 10 декабря",
                responsible=(
                    Responsible("Председатель УМО"),
                    Responsible("Белова Е.П."),
                    Responsible("Министерство", is_approver=True, duty="Согласование"),
                ),
                expected="Сборник",
                extras=(Extra("Для кого", "для учителей"),),
            ),
        ),
        meetings=(
            PlannedMeeting(
                "1", questions=(Question("1", "О планах"), Question("2", "О кадрах")), deadline="февраль", form="очно"
            ),
        ),
        annexes=(PlanAnnex(1, "План заседаний"),),
        signatures=(Signature("Председатель", "Гуменник Е.П."),),
    )
    return replace(paper, **fields)


def order(**fields: Any) -> CompositionOrder:
    """A new composition of three, one of whom the directory lacks."""
    paper = CompositionOrder(
        number="12_ОД",
        date=date(2024, 2, 1),
        issuer="Министерство образования Дальнего края",
        title="О составе учебно-методического объединения",
        association=BODY,
        members=(
            OrderMember("Гуменник Е.П.", "директор центра", "председатель"),
            OrderMember("Белова Е.П.", "учитель", "секретарь"),
            OrderMember("Тюленева Анна Лукинична", "методист ДИРО", "член"),
        ),
        signatures=(Signature("Министр", "Заславская И.М."),),
    )
    return replace(paper, **fields)


def analysis(**fields: Any) -> Analysis:
    """Two sections, one within the other, a table, a figure."""
    cells = tuple(tuple(Cell((paragraph(text),)) for text in row) for row in (("Форма", "Число"), ("Вебинар", "47")))
    table = Table(cells)
    inner = Section("Вебинары", 2, (paragraph("Проведено 47 вебинаров."), table))
    figure = Figure(Decimal(47), "47 вебинаров", "шт.", "вебинар", "вебинаров", place=Place(4, 10, 12), period=YEAR)
    paper = Analysis(
        title="Анализ работы РУМО за 2022 год",
        body=BODY,
        period=YEAR,
        sections=(Section("Итоги года", 1, (paragraph("Год был трудным."),), (inner,)),),
        tables=(AnalysisTable("Формы работы", table),),
        figures=(figure,),
        signatures=(Signature("Председатель", "Гуменник Е.П."),),
    )
    return replace(paper, **fields)


def make_batch(association: Association, user: User, **fields: Any) -> Batch:
    defaults = {"region": association.region, "association": association, "uploaded_by": user}
    return Batch.objects.create(**{**defaults, "state": BatchState.READ, **fields})


def make_file(batch: Batch, content: bytes = b"", **fields: Any) -> IncomingFile:
    stored = store_bytes(content or word_file(), "Протокол 2.docx", DOCX, actor=batch.uploaded_by)
    lines = [{"index": n, "page": None, "text": text} for n, text in enumerate(OLD_MINUTES)]
    table = {"index": 99, "page": 1, "header_rows": 1, "rows": [[{"text": "Ячейка", "colspan": 2}]]}
    source = {"format": "docx", "pages": None, "notes": [], "blocks": [*lines, table]}
    defaults = {"batch": batch, "stored": stored, "sha256": stored.sha256, "state": FileState.READ, "source": source}
    return IncomingFile.objects.create(**{**defaults, **fields})


def make_paper(association: Association, user: User, paper: Paper | None = None, **fields: Any) -> IncomingPaper:
    """A paper waiting for a decision, minutes if nothing is said; one of unknown kind with `kind` and `data`."""
    file = fields.pop("file", None) or make_file(make_batch(association, user))
    place = {"block": 4, "start": 2, "end": 3, "page": None, "row": None, "column": None}
    defaults: dict[str, Any] = {
        "file": file,
        "kind": (paper or minutes()).kind,
        "title": title_of(PaperKind((paper or minutes()).kind), to_json(paper or minutes())),
        "association": association,
        "data": to_json(paper or minutes()),
        "found": [{"path": "number", "place": place, "confidence": 0.7}],
        "unread": [{"text": "неясное место", "reason": "после подписей", "place": place}],
        "confidence": 0.9,
    }
    return IncomingPaper.objects.create(**{**defaults, **fields})
