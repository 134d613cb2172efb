"""Documents made by hand, one small paper in every format. All people and places are made up."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import typst
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from rumo.papers.readers.document import Grid, Line, SourceDocument
from rumo.papers.writers.fonts import font_directory

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

HEAD = ("№ п/п", "Вопрос", "Срок")
ROWS = (("1.", "О плане работы секций", "февраль"), ("2.", "Об итогах экспертизы программ", "II квартал"))

# What every format must give back: marks, texts, cells.
EXPECTED = (
    "ПРОТОКОЛ",
    "Присутствовали: Ветрова А.П., Заря Н.С.",
    "1.|О плане работы на 2024 год",
    "2.|Об итогах года",
    "–|рекомендовать секциям план",
    (HEAD, *ROWS),
    "Секретарь\tЗаря Н.С.",
)


def said(document: SourceDocument) -> tuple[object, ...]:
    """Blocks as in EXPECTED."""
    return tuple(_said(block) for block in document.blocks)


def _said(block: Line | Grid) -> object:
    if isinstance(block, Grid):
        return tuple(tuple(cell.text for cell in row) for row in block.rows)
    return f"{block.marker}|{block.text}" if block.marker else block.text


def zipped(parts: dict[str, bytes | str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def saved(document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def small_docx() -> bytes:
    document = Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("ПРОТО").bold = True
    title.add_run("КОЛ").bold = True
    document.add_paragraph("Присутствовали:\u00a0Ветрова\u00a0А.П., За\u00adря Н.С.")
    document.add_paragraph("О плане работы на 2024 год", style="List Number")
    document.add_paragraph("Об итогах года", style="List Number")
    document.add_paragraph("–  рекомендовать секциям план")
    table = document.add_table(rows=0, cols=3)
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Секретарь\t\tЗаря Н.С.")
    return saved(document)


def small_rtf() -> bytes:
    def row(cells: Sequence[str]) -> str:
        edges = "".join(f"\\cellx{2000 * (number + 1)}" for number in range(len(cells)))
        return f"\\trowd{edges}" + "".join(f"\\pard\\intbl {cell}\\cell" for cell in cells) + "\\row"

    body = (
        "{\\pard\\qc\\b ПРОТОКОЛ\\par}"
        "\\pard Присутствовали:\\~Ветрова\\~А.П., За\\-ря Н.С.\\par"
        "{\\listtext 1.\\tab}О плане работы на 2024 год\\par{\\listtext 2.\\tab}Об итогах года\\par"
        "{\\pntext \\endash\\tab}рекомендовать секциям план\\par"
        + "".join(row(cells) for cells in (HEAD, *ROWS))
        + "\\pard Секретарь\\tab\\tab Заря Н.С.\\par"
    )
    letters = "".join(letter if letter.isascii() else _rtf_letter(letter) for letter in body)
    font = "{\\fonttbl{\\f0\\fcharset204 Times New Roman;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1251\\deff0{font}{{\\*\\generator X;}}{letters}}}".encode("ascii")


def _rtf_letter(letter: str) -> str:
    """As Word writes: by the code page where it can, by number otherwise."""
    try:
        return f"\\'{letter.encode('cp1251')[0]:02x}"
    except UnicodeEncodeError:
        return f"\\u{ord(letter)}?"


def odt(body: str, styles: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible",
            "draw": "drawing",
        }.items()
    )  # fmt: skip
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
        }
    )


def small_odt() -> bytes:
    styles = (
        '<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:list-style>'
        '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
        "</text:list-style>"
    )

    def row(cells: Sequence[str]) -> str:
        inner = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    def item(text: str) -> str:
        return f"<text:list-item><text:p>{text}</text:p></text:list-item>"

    return odt(
        '<text:p text:style-name="T">ПРОТОКОЛ</text:p>'
        "<text:p>Присутствовали:\u00a0Ветрова А.П.,<text:s/>За\u00adря Н.С.</text:p>"
        f'<text:list text:style-name="L">{item("О плане работы на 2024 год")}{item("Об итогах года")}</text:list>'
        f'<text:list text:style-name="D">{item("рекомендовать секциям план")}</text:list>'
        f"<table:table><table:table-column/>{''.join(row(cells) for cells in (HEAD, *ROWS))}</table:table>"
        "<text:p>Секретарь<text:tab/><text:tab/>Заря Н.С.</text:p>",
        styles,
    )


def small_txt() -> str:
    rows = "\n".join("\t".join(row) for row in (HEAD, *ROWS))
    return (
        "ПРОТОКОЛ\n\nПрисутствовали:\u00a0Ветрова А.П., За\u00adря Н.С.\n\n1. О плане работы на 2024 год\n"
        f"2. Об итогах года\n– рекомендовать секциям план\n\n{rows}\n\nСекретарь\t\tЗаря Н.С.\n"
    )


def small_md() -> str:
    return (
        small_txt().replace("ПРОТОКОЛ", "**ПРОТОКОЛ**").replace("О плане работы секций", "<p>О плане работы секций</p>")
    )


def pdf(source: str) -> bytes:
    """By typst, with narrow pages so that a short text breaks."""
    page = '#set page(width: 300pt, height: 300pt, margin: 40pt)\n#set text(font: "Tinos", size: 11pt, lang: "ru")\n'
    document: bytes = (page + source).encode()
    compiler = typst.Compiler(  # type: ignore[misc]  # its stubs do not infer bytes
        document, font_paths=[font_directory()], ignore_system_fonts=True
    )
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def small_pdf() -> bytes:
    cells = ", ".join(f"[{cell}]" for row in (HEAD, *ROWS) for cell in row)
    return pdf(
        "#align(center)[*ПРОТОКОЛ*]\n\nПрисутствовали: Ветрова А.П., Заря Н.С.\n\n"
        "1\\. О плане работы на 2024 год\n\n2\\. Об итогах года\n\n– рекомендовать секциям план\n\n"
        f"#table(columns: (40pt, 110pt, 70pt), {cells})\n\n#grid(columns: (150pt, 70pt), [Секретарь], [Заря Н.С.])"
    )


def numbered(paragraph: Paragraph, number: int, level: int = 0) -> Paragraph:
    """Gives the paragraph a list by hand, as Word does."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def add_list(document, number: int, levels: Sequence[tuple[str, str]], start: int = 1) -> None:
    """A list of the levels' formats and texts: («decimal», «%1.»)."""
    part = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(900 + number))
    for index, (style, text) in enumerate(levels):
        abstract.append(
            parse_xml(
                f'<w:lvl xmlns:w="{W}" w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
                f'<w:lvlText w:val="{text}"/></w:lvl>'
            )
        )
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{900 + number}"/></w:num>'))
