"""An order that we print is read back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumo.papers.order import Change, CompositionOrder, OrderMember
from rumo.papers.people import Signature
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from rumo.papers.tests.printed_text import docx_text, html_text, letters, pdf_text
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.html import write_html
from rumo.papers.writers.pdf import write_pdf

NAMES = ("Ветрова Анна Павловна", "Луговых К.Д.", "Заря Н.С.", "Островская-Лысенко М.И.", "Мороз Д.К.", "Ким Е.О.")
POSTS = ("директор центра общего образования", "проректор по науке, доцент", "эксперт", "директор лицея № 7 «Исток»")
ROLES = ("председатель", "заместитель председателя", "секретарь", "член", "")
BODIES = {
    "региональное учебно-методическое объединение": "регионального учебно-методического объединения",
    "секция учителей физики": "секции учителей физики",
    "рабочая группа по функциональной грамотности": "рабочей группы по функциональной грамотности",
}
ISSUERS = ("", "Министерство образования Заречной области")


def members(*changes: Change) -> st.SearchStrategy[tuple[OrderMember, ...]]:
    """Different people; all that is done with one change stands together."""
    people = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)
    return people.flatmap(
        lambda names: st.tuples(
            *(
                st.builds(
                    OrderMember, st.just(name), st.sampled_from(POSTS), st.sampled_from(ROLES), st.sampled_from(changes)
                )
                for name in names
            )
        )
    ).map(lambda found: tuple(sorted(found, key=lambda member: changes.index(member.change))))


@st.composite
def orders(draw: st.DrawFn) -> CompositionOrder:
    body, genitive = draw(st.sampled_from(sorted(BODIES.items())))
    changes = draw(st.sampled_from([(Change.APPROVED,), (Change.REMOVED, Change.ADDED)]))
    title = "Об утверждении состава" if Change.APPROVED in changes else "О внесении изменений в состав"
    return CompositionOrder(
        draw(st.sampled_from(["187_ОД", "24-ОД", "19", "01-05/312"])),
        draw(st.dates(date(2010, 1, 1), date(2035, 12, 31))),
        draw(st.sampled_from(ISSUERS)),
        f"{title} {genitive}",
        body,
        draw(members(*changes)),
        draw(st.sampled_from([(), (Signature("Заместитель министра", "Пащенко Г.Ф."),)])),
    )


@given(orders())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_order_is_read_back(order: CompositionOrder) -> None:
    (reading,) = read_papers(open_document(write_docx(order), "приказ.docx"))
    assert reading.paper == order
    assert reading.unread == ()


SAMPLE = CompositionOrder(
    "24-ОД",
    date(2024, 3, 14),
    "Министерство образования Заречной области",
    "Об утверждении состава секции учителей физики",
    "секция учителей физики",
    (OrderMember("Ветрова А.П.", "методист центра", "председатель"), OrderMember("Мороз Д.К.", "учитель", "член")),
    (Signature("Министр", "Пащенко Г.Ф."),),
)


def test_the_three_writers_say_the_same() -> None:
    words = letters(docx_text(write_docx(SAMPLE)))
    assert letters(html_text(write_html(SAMPLE))) == words
    assert letters(pdf_text(write_pdf(SAMPLE))) == words


@pytest.mark.parametrize(
    "said",
    [
        "ПРИКАЗ",
        "14.03.2024 № 24-ОД",
        "ПРИКАЗЫВАЮ:",
        "1. Утвердить состав секции учителей физики согласно приложению.",
        "к приказу от 14.03.2024 № 24-ОД",
        "Состав секции учителей физики",
        "Г.Ф. Пащенко",
    ],
)
def test_the_words_of_an_order(said: str) -> None:
    assert said in docx_text(write_docx(SAMPLE))


def test_an_order_without_anything_but_a_body() -> None:
    """Empty fields leave no «№» and no «от» behind."""
    words = docx_text(write_docx(CompositionOrder("", None, "", "", "секция учителей физики")))
    assert words.split() == ["ПРИКАЗ", "ПРИКАЗЫВАЮ:"]
