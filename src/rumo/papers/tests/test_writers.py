"""One paper, three writers, the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from rumo.papers.blocks import Block, Cell, Table, paragraph
from rumo.papers.minutes import Annex, Minutes, MinutesItem, MinutesLayout
from rumo.papers.samples import ABSENTEE, BARE, DRAFT, EXTRACT, SAMPLE, SHORT
from rumo.papers.tests.printed_text import docx_text, html_text, letters, pdf_text
from rumo.papers.tests.strategies import minutes
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.html import write_html
from rumo.papers.writers.pdf import write_pdf

LISTED_APART = replace(SAMPLE, items=(), layout=MinutesLayout(present_as_annex_over=10, show_posts_of_present=True))
PAPERS = {
    "whole": SAMPLE,
    "short": SHORT,
    "extract": EXTRACT,
    "absentee": ABSENTEE,
    "draft": DRAFT,
    "listed apart": LISTED_APART,
    "bare": BARE,
}


def headless(paper: Minutes) -> Minutes:
    """Without header rows, which a PDF prints again on the next page."""

    def plain(block: Block) -> Block:
        return replace(block, header_rows=0) if isinstance(block, Table) else block

    return replace(paper, items=tuple(replace(item, text=tuple(map(plain, item.text))) for item in paper.items))


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_the_three_writers_say_the_same(paper: Minutes) -> None:
    words = docx_text(write_docx(paper))
    assert html_text(write_html(paper)) == words
    assert letters(pdf_text(write_pdf(headless(paper)))) == letters(words)


@given(minutes())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_minutes_say_the_same_in_word_and_on_the_page(paper: Minutes) -> None:
    assert letters(html_text(write_html(paper))) == letters(docx_text(write_docx(paper)))


@given(minutes())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_minutes_become_a_pdf(paper: Minutes) -> None:
    assert write_pdf(paper).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("write", [write_docx, write_pdf, write_html])
def test_the_same_paper_gives_the_same_bytes(write) -> None:
    assert write(SAMPLE) == write(SAMPLE)


ORDER = [
    "Министерство образования Дальнего края",
    "Краевое государственное учреждение",
    "ПРОТОКОЛ",
    "ЗАСЕДАНИЯ РЕГИОНАЛЬНОГО УЧЕБНО-МЕТОДИЧЕСКОГО ОБЪЕДИНЕНИЯ В СИСТЕМЕ ОБЩЕГО ОБРАЗОВАНИЯ ДАЛЬНЕГО КРАЯ",
    "13 декабря 2023 года",
    "№ 4",
    "г. Снежногорск",
    "Председательствующий Ветрова А.П.",
    "Секретарь Заря Н.С.",
    "Присутствуют члены регионального учебно-методического объединения в системе общего образования Дальнего края "
    "(23 человека) Абрамчук Л.В., Берёзкина О.Н.",
    "Мороз Д.К. (с вопроса 2)",
    "Рудь З.И. (до вопроса 4)",
    "Отсутствуют по уважительной причине (10 человек) Акулич В.В.",
    "Приглашенный Григорян С.А., заместитель директора ЦНППМ ИРО",
    "Присутствуют 25 из 35 членов (71 %), требуется не менее 1/2. Кворум имеется.",
    "ПОВЕСТКА",
    "1. О развитии инновационной инфраструктуры",
    "3. О достижении показателей региональной методической службы. Островская-Лысенко М.И., директор ЦНППМ ИРО; "
    "Заря Н.С., старший методист",
    "5. О проекте плана",
    "1. СЛУШАЛИ: Луговых К.Д. о развитии",
    "– от муниципальной инфраструктуры;",
    "ВЫСТУПИЛИ: Григорян С.А., заместитель директора ЦНППМ ИРО, – предложила",
    "РЕШИЛИ: Рекомендовать органам местного самоуправления",
    "Ответственный: Луговых К.Д. Срок: до 1 марта 2024 г.",
    "Голосовали: «за» – 25, «против» – нет, «воздержались» – нет. Решение принято единогласно.",
    "2. СЛУШАЛИ: Островскую-Лысенко М.И., Григорян С.А. о результатах",
    "РЕШИЛИ: 2.1. Утвердить",
    "2.2. Направить",
    "Разослать отчёт. Ответственные: Заря Н.С., Григорян С.А. Срок: до 25 декабря 2023 г.",
    "3. СЛУШАЛИ: Зарю Н.С., Островскую-Лысенко М.И. о достижении",
    "Наименование муниципального показателя",
    "Наименование регионального показателя",
    "4. СЛУШАЛИ: Ветрову А.П.",
    "По вопросу присутствуют 24 члена.",
    "5. СЛУШАЛИ: Ветрову А.П. о проекте плана работы РУМО на 2024 год (приложение № 2).",
    "Приложения: № 1. Отчёт",
    "№ 2. План",
    "Заместитель председателя А.П. Ветрова",
    "Секретарь Н.С. Заря",
]


def test_all_requisites_of_real_minutes_are_there_in_their_order() -> None:
    text = docx_text(write_docx(SAMPLE))
    place = 0
    for words in ORDER:
        found = text.find(words, place)
        assert found >= 0, words
        place = found


def test_user_text_is_never_markup() -> None:
    item = MinutesItem(1, about="о <script>alert(1)</script> & {{ номер }} {% for %} #box[x] *y* $z$")
    paper = replace(SAMPLE, city="<b>&amp;</b>", items=(item,), annexes=(Annex(1, "[a](b) @c \\d"),))
    words = docx_text(write_docx(paper))
    assert "о <script>alert(1)</script> & {{ номер }} {% for %} #box[x] *y* $z$" in words
    assert "<script>" not in write_html(paper)
    assert html_text(write_html(paper)) == words
    assert letters("#box[x] *y* $z$") in letters(pdf_text(write_pdf(paper)))


def test_a_row_taller_than_a_page_loses_nothing() -> None:
    words = " ".join(f"слово{number}" for number in range(1500))
    table = Table(((Cell((paragraph("№"),)), Cell((paragraph("Текст"),))), (Cell(()), Cell((paragraph(words),)))))
    paper = replace(SAMPLE, items=(MinutesItem(1, about="о таблице", text=(table,)),))
    assert "слово1499" in letters(pdf_text(write_pdf(paper)))
