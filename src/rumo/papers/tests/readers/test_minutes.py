"""Minutes of habits that the generated corpus does not have, and what must not be invented."""

from __future__ import annotations

from datetime import date

from rumo.papers.minutes import Conduct, Minutes, Outcome
from rumo.papers.readers.document import Grid
from rumo.papers.readers.json import reading_json
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.reading import Reading
from rumo.papers.readers.splitting import read_papers
from rumo.papers.samples import SAMPLE
from rumo.papers.writers.docx import write_docx

DISTRICT = """
Протокол № 2
заседания РМО учителей математики

от 14 ноября 2022 года                                              п. Озёрный

Тема: «Функциональная грамотность»

Присутствовало: 12 человек

Председатель: Лисицына Анна Петровна, руководитель РМО
Секретарь: Громова Ольга Ивановна

Повестка дня:
1. Анализ результатов экзаменов (докладчик Лисицына А.П.).
2. Методика решения задач с параметром (Белозерская Н.К., учитель МБОУ СОШ № 2).
3. Разное.

По первому вопросу выступила Лисицына А.П., руководитель РМО. Она познакомила коллег с результатами.
Решение: принять информацию к сведению.

По второму вопросу слушали Белозерскую Н.К., учителя МБОУ СОШ № 2. Она провела мастер-класс.
Решили:
1) использовать материалы в работе;
2) Громову П.С. подготовить сборник задач до 15.01.2023 г.

По третьему вопросу выступил Кочубей Д.Н. с предложением о проведении олимпиады.
Решение: провести олимпиаду в марте. Голосовали: «за» - единогласно.

Председатель РМО:                     Лисицына А.П.
Секретарь:                            Громова О.И.
"""

ABSENTEE = """
ПРОТОКОЛ
заседания Совета регионального учебно-методического объединения
22–23.06.2020                                   № 3/2020
Форма проведения: заочное голосование

Присутствовали: Заславский И.М., Дейнека Р.А. (секретарь), Воронцова Н.П.

1. О плане работы на второе полугодие
Докладчик: Заславский И.М.
Решили: План утвердить.
Голосовали: за – 3, против – нет, воздержавшихся – нет.

2. О составе секций
Докладчик: Дейнека Р.А.
Решили:
- состав секций утвердить;
- разместить на сайте.
Ответственный: Дейнека Р.А.
Срок исполнения: 1 июля 2020 г.
Голосовали: единогласно.

Председатель Совета          И.М. Заславский
"""


def reading(text: str) -> Reading:
    (found,) = read_papers(open_document(text.encode(), "протокол.txt"))
    return found


def read(text: str) -> Minutes:
    paper: Minutes = reading(text).paper
    return paper


def test_a_district_association() -> None:
    paper = read(DISTRICT)
    assert (paper.number, paper.date, paper.city, paper.body) == (
        "2",
        date(2022, 11, 14),
        "п. Озёрный",
        "РМО учителей математики",
    )
    assert (paper.chair.name, paper.chair.post) == ("Лисицына Анна Петровна", "руководитель РМО")
    assert (paper.present, paper.unnamed_present) == ((), 12)
    assert [point.title for point in paper.agenda][2] == "Разное"
    assert [[person.name for person in item.heard] for item in paper.items][1:] == [
        ["Белозерская Н.К."],
        ["Кочубей Д.Н."],
    ]
    second = paper.items[1].resolutions
    assert [point.text for point in second][0] == "использовать материалы в работе"
    assert second[1].instructions[0].responsible == ("Громов П.С.",)
    assert second[1].instructions[0].due == "до 15.01.2023 г."


def test_an_absentee_meeting_without_an_agenda() -> None:
    paper = read(ABSENTEE)
    assert (paper.date, paper.date_to, paper.conduct) == (date(2020, 6, 22), date(2020, 6, 23), Conduct.ABSENTEE)
    assert paper.agenda == ()
    first, second = paper.items
    votes = first.resolutions[0].votes
    assert votes is not None
    assert (votes.in_favour, votes.against, votes.abstained, votes.outcome) == (3, 0, 0, Outcome.CARRIED)
    assert [point.said_unanimous for point in second.resolutions] == [True, True]
    assert paper.chair.name == ""


def test_votes_that_are_not_there_are_not_unanimous() -> None:
    first = reading_json(reading(DISTRICT))["items"][0]
    assert (first["votes"], first["unanimous"]) == (None, None)


def test_a_word_alone_is_unanimous_without_counts() -> None:
    third = reading_json(reading(DISTRICT))["items"][2]
    assert (third["votes"], third["unanimous"]) == (None, True)


def test_what_has_no_field_is_listed() -> None:
    data = reading_json(reading(DISTRICT))
    assert [each["text"] for each in data["unread"]] == ["Тема: «Функциональная грамотность»"]
    assert {"number", "date", "items[1].resolutions[0].text"} <= {each["path"] for each in data["found"]}


def test_a_count_that_contradicts_its_list_is_kept() -> None:
    text = (
        "ПРОТОКОЛ № 1\n\nПрисутствовали 5 человек: Громов П.С., Черных О.Ю.\n\n"
        "1. СЛУШАЛИ: Громова П.С. о плане.\n\nРЕШИЛИ: Утвердить план."
    )
    found = reading(text)
    assert len(found.paper.present) == 2
    assert found.paper.stated_present == 5
    assert reading_json(found)["present_count"] == 5
    assert found.paper.date is None
    assert found.confidence < 0.9


def test_a_place_leads_back_to_the_words() -> None:
    document = open_document(DISTRICT.encode(), "протокол.txt")
    (found,) = read_papers(document)
    (place,) = [each.place for each in found.found if each.path == "items[1].resolutions[1].text"]
    line = document.blocks[place.block]
    assert line.text[place.start : place.end].startswith("Громову П.С. подготовить")  # type: ignore[union-attr]


def test_a_place_in_a_table_is_that_of_its_cell() -> None:
    document = open_document(write_docx(SAMPLE), "протокол.docx")
    (found,) = read_papers(document)
    (place,) = [each.place for each in found.found if each.path == "invited[0]"]
    grid = document.blocks[place.block]
    assert isinstance(grid, Grid)
    assert place.row is not None
    assert place.column is not None
    cell = grid.rows[place.row][place.column]
    assert cell.text[place.start : place.end].startswith("Григорян С.А., заместитель")


COUNCIL = """
УТВЕРЖДАЮ
Начальник управления образования
____________ К.Е. Орлик
«20» мая 2019 г.

Управление образования администрации Заречного района

ПРОТОКОЛ № 5
расширенного заседания методического совета

17.05.2019 г.   Приозёрск

Председательствовала Лисицына Е.И., зам. начальника управления.
Секретарь: Громова О.И.

Присутствовали:
от ЦНППМ – Воронцова Н.П., Рябова Ю.З.
от школ – Ким Л.Р.
Отсутствовали: Швец Я.Д. (болезнь), Долгих Б.Т. – командировка.

Повестка заседания:

1. О ходе апробации. Докл. Воронцова Н.П.
2. О выборах секретаря

ВОПРОС 1. О ходе апробации

Слушали: Воронцову Н.П., которая рассказала о ходе апробации в 5 школах.
Обсуждение: Рябова Ю.З. предложила расширить круг школ.
Постановили: 1. Информацию принять к сведению. 2. Воронцовой Н.П. представить отчёт к 1 июня 2019 года.
Голосовали: за – 5 чел., против – 0 чел., воздержались – 0 чел. Решение принято единогласно.

ВОПРОС 2. О выборах секретаря

Слушали: Лисицыну Е.И.
Постановили: избрать секретарём Ким Л.Р.
Голосовали: "за" – 4, "против" – нет, "воздержался" – 1.

Председатель  Е.И. Лисицына
Секретарь  О.И. Громова
"""


def test_a_stamped_council_with_groups_and_points_in_one_line() -> None:
    found = reading(COUNCIL)
    paper = found.paper
    assert (paper.number, paper.date, paper.city) == ("5", date(2019, 5, 17), "Приозёрск")
    assert (paper.organization, paper.body) == (
        "Управление образования администрации Заречного района",
        "методический совет",
    )
    assert [(each.name, each.post) for each in paper.present] == [
        ("Воронцова Н.П.", "ЦНППМ"),
        ("Рябова Ю.З.", "ЦНППМ"),
        ("Ким Л.Р.", "школ"),
    ]
    assert [(each.name, each.reason) for each in paper.absent] == [
        ("Швец Я.Д.", "болезнь"),
        ("Долгих Б.Т.", "командировка"),
    ]
    first, second = paper.items
    assert (first.heard[0].name, first.about) == ("Воронцова Н.П.", "о ходе апробации в 5 школах")
    assert [point.number for point in first.resolutions] == ["1.1", "1.2"]
    assert first.resolutions[1].instructions[0].responsible == ("Воронцова Н.П.",)
    assert {point.votes.in_favour for point in first.resolutions} == {5}
    assert second.resolutions[0].votes.abstained == 1
    assert {each.reason for each in found.unread} == {"гриф над протоколом"}
