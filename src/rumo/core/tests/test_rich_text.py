from __future__ import annotations

import pytest

from rumo.core import rich_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Отчёт <strong>утверждён</strong>.</p>", "<p>Отчёт <strong>утверждён</strong>.</p>"),
        ("<p><b>да</b> и <i class='x'>нет</i></p>", "<p><strong>да</strong> и <em>нет</em></p>"),
        ("<ul><li><p>раз</p></li></ul><ol><li>два</li></ol>", "<ul><li><p>раз</p></li></ul><ol><li>два</li></ol>"),
        ("<p onclick='x()' style='color:red'>текст</p>", "<p>текст</p>"),
        ("<script>alert(1)</script><p>текст</p>", "<p>текст</p>"),
        ("<style>p{}</style><p>текст</p>", "<p>текст</p>"),
        ('<a href="javascript:x()">ссылка</a>', "ссылка"),
        ('<img src=x onerror="x()">', ""),
        ("<h1>Заголовок</h1>", "Заголовок"),
        (
            '<table><tbody><tr><td colspan="2" rowspan="3">а</td></tr></tbody></table>',
            '<table><tbody><tr><td colspan="2">а</td></tr></tbody></table>',
        ),
        (
            '<table><tr><td colspan="1e9">а</td><td colspan="-1">б</td><td colspan="64">в</td></tr></table>',
            "<table><tbody><tr><td>а</td><td>б</td><td>в</td></tr></tbody></table>",
        ),
        ("<p></p>", ""),
        ("<p>&nbsp;</p><p><br></p>", ""),
        ("", ""),
        ("2 < 3 & 5", "2 &lt; 3 &amp; 5"),
    ],
)
def test_only_what_minutes_need_is_kept(typed: str, kept: str) -> None:
    assert rich_text.clean(typed) == kept
    assert rich_text.clean(kept) == kept
