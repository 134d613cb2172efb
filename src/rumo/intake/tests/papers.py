"""Files of old papers made on the spot, and incoming papers without reading any. All people are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from rumo.accounts.models import User
from rumo.core.files import DOCX, store_bytes
from rumo.directory.models import Association
from rumo.intake.enums import BatchState, FileState
from rumo.intake.models import Batch, IncomingFile, IncomingPaper
from rumo.papers.json import to_json
from rumo.papers.minutes import (
    Absentee,
    AgendaPoint,
    Attendee,
    Instruction,
    Minutes,
    MinutesItem,
    ResolutionPoint,
)
from rumo.papers.people import Participant, Signature

BODY = "Региональное учебно-методическое объединение в системе общего образования Дальнего края"

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


def make_paper(association: Association, user: User, paper: Minutes | None = None, **fields: Any) -> IncomingPaper:
    """Minutes waiting for a decision; another kind with `kind` and `data`."""
    file = fields.pop("file", None) or make_file(make_batch(association, user))
    place = {"block": 4, "start": 2, "end": 3, "page": None, "row": None, "column": None}
    defaults: dict[str, Any] = {
        "file": file,
        "kind": "minutes",
        "title": "Протокол № 2 от 14.03.2019",
        "association": association,
        "data": to_json(paper or minutes()),
        "found": [{"path": "number", "place": place, "confidence": 0.7}],
        "unread": [{"text": "неясное место", "reason": "после подписей", "place": place}],
        "confidence": 0.9,
    }
    return IncomingPaper.objects.create(**{**defaults, **fields})
