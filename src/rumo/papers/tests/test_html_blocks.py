from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.papers.blocks import Cell, ItemList, Paragraph, Run, Table, normalized, paragraph, plain_text, row_width
from rumo.papers.html_blocks import blocks_from_html, html_from_blocks
from rumo.papers.tests.strategies import blocks


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((paragraph(text),)) if text else Cell(()) for text in texts)


READ = [
    ("", ()),
    ("  <p> </p>\n<p><br></p>", ()),
    ("просто текст", (paragraph("просто текст"),)),
    ("<p>один<br>два</p>три", (paragraph("один"), paragraph("два"), paragraph("три"))),
    (
        "<p>да <b>нет <i>оба</i></b> &amp; <em>курсив</em></p>",
        (
            Paragraph(
                (
                    Run("да "),
                    Run("нет ", bold=True),
                    Run("оба", bold=True, italic=True),
                    Run(" & "),
                    Run("курсив", italic=True),
                )
            ),
        ),
    ),
    ("<p>10&nbsp;%</p>", (paragraph("10\u00a0%"),)),
    ("<ul><li>а</li><li><p>б</p><p>в</p></li></ul>", (ItemList((paragraph("а"), paragraph("б в"))),)),
    (
        "<ol><li>а<ul><li>внутри</li></ul></li><li>б</li></ol>",
        (ItemList((paragraph("а"), paragraph("внутри"), paragraph("б")), numbered=True),),
    ),
    (
        "<table><thead><tr><th>А</th><th>Б</th></tr></thead><tbody><tr><td colspan=2>в</td></tr></tbody></table>",
        (Table((cells("А", "Б"), (Cell((paragraph("в"),), 2),))),),
    ),
    ("<table><tr><td>А<td>Б<tr><td>в</table>", (Table((cells("А", "Б"), cells("в", ""))),)),
    (
        "<table><tr><th rowspan=2>А</th><th>Б</th></tr><tr><th>В</th></tr><tr><td>г</td><td>д</td></tr></table>",
        (Table((cells("А", "Б"), cells("", "В"), cells("г", "д")), header_rows=2),),
    ),
    ("<table><caption>Имя</caption><tr><td>один</td></tr></table>", (paragraph("Имя"), Table((cells("один"),), 0))),
    (
        '<p class=MsoNormal style="x"><o:p/><span lang=RU>Текст</span></p><style>p{}</style><script>alert(1)</script>',
        (paragraph("Текст"),),
    ),
    (
        "<table><tr><td>а<table><tr><td>б</td><td>в</td></tr></table></td></tr></table>",
        (Table(((Cell((paragraph("а"), paragraph("б в"))),),), 0),),
    ),
    ("<h2>Итог</h2><div>раз<div>два</div></div>", (paragraph("Итог"), paragraph("раз"), paragraph("два"))),
    ("a\x00b\x0bc \ud800", (paragraph("a b c"),)),
]


@pytest.mark.parametrize(("source", "expected"), READ)
def test_reads_what_editors_make(source: str, expected: object) -> None:
    assert blocks_from_html(source) == expected


@given(blocks())
@settings(max_examples=150, deadline=None)
def test_blocks_survive_html(source: tuple[object, ...]) -> None:
    whole = normalized(source)  # type: ignore[arg-type]
    assert blocks_from_html(html_from_blocks(whole)) == whole


@given(st.text(alphabet=st.sampled_from("<>/=\"'& \u00a0;#xтpbuliodhrae\x00\x0c\ud800"), max_size=120))
@settings(max_examples=150, deadline=None)
def test_junk_never_raises_and_comes_out_normalized(source: str) -> None:
    found = blocks_from_html(source)
    assert normalized(found) == found


@pytest.mark.parametrize("tag", ["div", "ul", "table", "b"])
def test_deep_nesting_is_read(tag: str) -> None:
    source = f"<{tag}>" * 2000 + "глубоко"
    assert plain_text(blocks_from_html(source)).strip() in {"глубоко", ""}


def test_escapes_what_looks_like_markup() -> None:
    assert html_from_blocks([paragraph("<b>&")]) == "<p>&lt;b&gt;&amp;</p>"


def test_rows_come_out_equally_wide() -> None:
    table = blocks_from_html("<table><tr><td>1</td></tr><tr><td colspan=5000>2</td></tr></table>")[0]
    assert isinstance(table, Table)
    assert {row_width(row) for row in table.rows} == {63}
