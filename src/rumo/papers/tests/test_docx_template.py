"""A broken template of a region is refused with the line that is wrong."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from rumo.papers.samples import SAMPLE
from rumo.papers.templates.build import TARGET
from rumo.papers.tests.printed_text import docx_text
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.docx_template import TemplateFault, check_template


def template(*lines: str, header: str = "", cells: tuple[str, ...] = ()) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if cells:
        table = document.add_table(1, len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def with_file(name: str) -> bytes:
    data = BytesIO(TARGET.read_bytes())
    with ZipFile(data, "a") as package:
        package.writestr(name, b"x")
    return data.getvalue()


def test_the_shipped_template_is_whole() -> None:
    assert check_template(TARGET.read_bytes()) == []


def test_a_template_of_a_region_prints() -> None:
    own = template(
        "Наш протокол {{ название }}", "{%p for вопрос in вопросы %}", "ПОСТАНОВИЛИ по вопросу {{ вопрос.номер }}",
        "{{p вопрос.текст }}", "{%p endfor %}", header="{{ организация }}",
    )  # fmt: skip
    assert check_template(own) == []
    text = docx_text(write_docx(SAMPLE, own))
    assert text.startswith("Наш протокол Протокол № 4 от 13.12.2023 ПОСТАНОВИЛИ по вопросу 1")
    assert "Наименование муниципального показателя" in text


BODY = "основной текст, строка "
WRONG = [
    (("{{ название }}", "{{ номер протокола"), BODY + "2", "нет пары"),
    (("{{ название", "}}"), BODY + "1", "нет пары"),
    (("{{ название }}", "№ {{ намер }}"), BODY + "2", "«намер»"),
    (("{%p for п in подписи %}", "{{ п.фамилия }}", "{%p endfor %}"), BODY + "2", "«фамилия»"),
    (("{{ название }}", "{%p if кворум %}", "{{ кворум }}"), BODY + "3", "«endif»"),
    (("{{ название }}", "{%p endfor %}"), BODY + "2", "«endfor»"),
    (("{%p endif %}",), BODY + "1", "«endif»"),
    (("{%p цикл %}",), BODY + "1", "«цикл»"),
    (("{{ название + }}",), BODY + "1", "с ошибкой"),
    (("{{ название | крупно }}",), BODY + "1", "«крупно»"),
    (("{{ название * 1000000000 }}",), BODY + "1", "не удалось"),
    (("{{ название.__class__.__mro__ }}",), BODY + "1", "не удалось"),
    (("{%p if верно %}", "{{ верно.фамилия }}", "{%p endif %}"), BODY + "2", "«фамилия»"),
    (("{{ название }}", "Итог: {%p if кворум %}", "{%p endif %}"), BODY + "2", "другого текста"),
    (("Просто текст",), "", "ни одной метки"),
]


@pytest.mark.parametrize(("lines", "place", "said"), WRONG)
def test_a_wrong_mark_is_shown_in_its_line(lines: tuple[str, ...], place: str, said: str) -> None:
    fault = check_template(template(*lines))[0]
    assert fault.place == place
    assert said in fault.message
    if place:
        assert fault.text == lines[int(place.rsplit(" ", 1)[1]) - 1]


def test_every_unknown_name_is_told_at_once() -> None:
    faults = check_template(template("{{ раз }}", "{{ название }}", "{{ два }}"))
    assert {fault.place for fault in faults} == {BODY + "1", BODY + "3"}


def test_headers_are_checked_too() -> None:
    (fault,) = check_template(template("{{ название }}", header="{{ шапка }}"))
    assert fault.place == "верхний колонтитул, строка 1"


def test_a_block_torn_between_cells() -> None:
    (fault,) = check_template(template("{% if кворум %}", cells=("{{ кворум }}{% endif %}",)))
    assert "в одной ячейке" in fault.message


def test_a_mark_of_rows_outside_a_table() -> None:
    (fault,) = check_template(template("{%tr for имя in список %}", "{{ имя }}", "{%tr endfor %}"))
    assert "{%tr …%} — в таблице" in fault.message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "не файл Word"),
        (b"PK\x03\x04 broken", "не файл Word"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "старого Word"),
        (TARGET.read_bytes()[:9000], "не файл Word"),
        (with_file("word/vbaProject.bin"), "макросы"),
    ],
)
def test_what_is_no_plain_word_file(data: bytes, said: str) -> None:
    (fault,) = check_template(data)
    assert fault == TemplateFault(fault.message)
    assert said in fault.message


def test_an_archive_that_is_not_word() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "Нужен файл .docx" in check_template(data.getvalue())[0].message
