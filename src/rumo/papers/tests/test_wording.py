"""Letter by letter: the words of printed minutes, with their cases and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from rumo.papers.minutes import (
    Absentee,
    AgendaPoint,
    Annex,
    Attendee,
    Ballot,
    Choice,
    Conduct,
    Instruction,
    Minutes,
    MinutesItem,
    MinutesLayout,
    Outcome,
    Quorum,
    ResolutionPoint,
    Speech,
    VoteKind,
    Votes,
)
from rumo.papers.people import Participant
from rumo.papers.samples import ABSENTEE, BARE, DRAFT, EXTRACT, SAMPLE, SHORT, VETROVA, ZARYA
from rumo.papers.wording.decisions import instruction_line, votes_line
from rumo.papers.wording.minutes import build_sheet
from rumo.papers.wording.presence import item_presence, quorum_sentence
from rumo.russian.cases import Gender
from rumo.russian.typography import plain

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


@pytest.mark.parametrize(
    ("quorum", "conduct", "said"),
    [
        (None, Conduct.IN_PERSON, ""),
        (
            Quorum(25, 35, HALF, True),
            Conduct.IN_PERSON,
            "Присутствуют 25 из 35 членов (71 %), требуется не менее 1/2. Кворум имеется.",
        ),
        (
            Quorum(21, 31, TWO_THIRDS, True),
            Conduct.REMOTE,
            "Присутствует 21 из 31 члена (68 %), требуется не менее 2/3. Кворум имеется.",
        ),
        (
            Quorum(11, 35, HALF, False, strict=True),
            Conduct.MIXED,
            "Присутствуют 11 из 35 членов (31 %), требуется более 1/2. Кворума нет, заседание неправомочно.",
        ),
        (
            Quorum(20, 22, HALF, True),
            Conduct.ABSENTEE,
            "В голосовании участвовали 20 из 22 членов (91 %), требуется не менее 1/2. Кворум имеется.",
        ),
        (
            Quorum(0, 0, HALF, False),
            Conduct.IN_PERSON,
            "Присутствуют 0 из 0 членов, требуется не менее 1/2. Кворума нет, заседание неправомочно.",
        ),
    ],
)
def test_quorum(quorum: Quorum | None, conduct: Conduct, said: str) -> None:
    assert plain(quorum_sentence(quorum, conduct)) == said


@pytest.mark.parametrize(
    ("present", "said"),
    [
        (None, ""),
        (1, "По вопросу присутствует 1 член."),
        (21, "По вопросу присутствует 21 член."),
        (11, "По вопросу присутствуют 11 членов."),
        (24, "По вопросу присутствуют 24 члена."),
    ],
)
def test_presence_for_an_item(present: int | None, said: str) -> None:
    assert plain(item_presence(present)) == said


BALLOTS = (Ballot("Абрамчук Л.В.", Choice.FOR), Ballot("Мороз Д.К.", Choice.AGAINST), Ballot("Заря Н.С.", Choice.FOR))


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        (None, "Результаты голосования не указаны."),
        (
            Votes(25, 0, 0, Outcome.CARRIED),
            "Голосовали: «за» – 25, «против» – нет, «воздержались» – нет. Решение принято единогласно.",
        ),
        (
            Votes(20, 3, 2, Outcome.CARRIED),
            "Голосовали: «за» – 20, «против» – 3, «воздержались» – 2. Решение принято.",
        ),
        (
            Votes(12, 12, 1, Outcome.CARRIED_BY_CASTING_VOTE),
            "Голосовали: «за» – 12, «против» – 12, «воздержались» – 1. Голоса разделились поровну; решение принято "
            "голосом председательствующего.",
        ),
        (
            Votes(5, 20, 0, Outcome.LOST, VoteKind.SECRET),
            "Тайное голосование: «за» – 5, «против» – 20, «воздержались» – нет. Решение не принято.",
        ),
        (
            Votes(2, 1, 0, Outcome.CARRIED, VoteKind.OPEN_BY_NAME, BALLOTS),
            "Поименное голосование: «за» – 2 (Абрамчук Л.В., Заря Н.С.), «против» – 1 (Мороз Д.К.), «воздержались» – "
            "нет. Решение принято.",
        ),
        # Everybody present in favour, and yet too few of the composition: not carried, so not «единогласно».
        (
            Votes(3, 0, 0, Outcome.LOST),
            "Голосовали: «за» – 3, «против» – нет, «воздержались» – нет. Решение не принято.",
        ),
        (
            Votes(0, 0, 0, Outcome.LOST),
            "Голосовали: «за» – нет, «против» – нет, «воздержались» – нет. Решение не принято.",
        ),
    ],
)
def test_votes(votes: Votes | None, said: str) -> None:
    assert plain(votes_line(votes)) == said


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        (Instruction("Утвердить отчёт.", ("Заря Н.С.",), "до 1 марта"), "Ответственный: Заря Н.С. Срок: до 1 марта."),
        (
            Instruction("Разослать", ("Заря Н.С.", "председатели РМО"), ""),
            "Разослать. Ответственные: Заря Н.С., председатели РМО.",
        ),
        (Instruction("", (), "постоянно"), "Срок: постоянно."),
        (Instruction("", (), ""), ""),
    ],
)
def test_instructions(instruction: Instruction, said: str) -> None:
    assert plain(instruction_line(instruction, "Утвердить отчёт")) == said


def facts(**changes: object) -> dict[str, str]:
    sheet = build_sheet(replace(SAMPLE, **changes))  # type: ignore[arg-type]
    return {plain(fact.label): plain(fact.text) for fact in sheet.facts}


BODY = "регионального учебно-методического объединения в системе общего образования Дальнего края"


def test_one_of_a_kind_is_in_the_singular() -> None:
    found = facts(
        present=(Attendee("Мороз Д.К."),),
        absent=(Absentee("Бойко Т.Д."), Absentee("Лунина Е.Г.", excused=False)),
    )
    assert list(found)[2:] == [
        f"Присутствует член {BODY}",
        "Отсутствует по уважительной причине",
        "Отсутствует",
        "Приглашенный",
    ]


def test_presence_in_all_its_kinds() -> None:
    present = (Attendee("Мороз Д.К.", "учитель", remote=True, came_for=2), Attendee("Заря Н.С.", left_before=4))
    absent = (Absentee("Бойко Т.Д.", "болезнь"), Absentee("Лунина Е.Г."))
    found = facts(present=present, absent=absent, conduct=Conduct.MIXED, place="ИРО, актовый зал", invited=())
    assert found["Форма проведения"] == "очно и дистанционно, с использованием видеоконференцсвязи"
    assert found["Место проведения"] == "ИРО, актовый зал"
    assert found[f"Присутствуют члены {BODY} (2 человека)"] == (
        "Мороз Д.К. (дистанционно, с вопроса 2), Заря Н.С. (до вопроса 4)"
    )
    assert found["Отсутствуют по уважительной причине (2 человека)"] == "Бойко Т.Д., Лунина Е.Г."


def test_choices_of_the_region() -> None:
    layout = MinutesLayout(show_posts_of_present=True, show_reasons_of_absence=True, number_above_date=True)
    present = (Attendee("Мороз Д.К.", "учитель"), Attendee("Ткач М.Ю.", "методист"))
    found = facts(layout=layout, present=present, absent=(Absentee("Бойко Т.Д.", "болезнь"),), conduct=Conduct.REMOTE)
    assert found["Председательствующий"] == "Ветрова А.П., директор центра общего образования ИРО"
    assert found[f"Присутствуют члены {BODY} (2 человека)"] == "Мороз Д.К., учитель; Ткач М.Ю., методист"
    assert found["Отсутствует по уважительной причине"] == "Бойко Т.Д. (болезнь)"
    sheet = build_sheet(replace(SAMPLE, layout=layout))
    assert [plain(each) for each in sheet.requisites] == ["№ 4", "13 декабря 2023 года", "г. Снежногорск"]


def test_a_long_list_of_those_present_goes_to_the_end() -> None:
    sheet = build_sheet(replace(SAMPLE, layout=MinutesLayout(present_as_annex_over=15)))
    assert "список прилагается" in {fact.text for fact in sheet.facts}
    assert plain(sheet.attendance_heading) == f"Список присутствующих членов {BODY}"
    assert plain(sheet.attendance_note) == "к протоколу от 13.12.2023 № 4"
    assert len(sheet.attendance) == 23


def test_an_absentee_meeting() -> None:
    sheet = build_sheet(ABSENTEE)
    assert sheet.subheading.startswith("ЗАОЧНОГО ЗАСЕДАНИЯ РЕГИОНАЛЬНОГО")
    found = {plain(fact.label): plain(fact.text) for fact in sheet.facts}
    assert found["Форма проведения"] == "заочное голосование"
    assert found["Срок голосования"] == "с 09:00 12 февраля 2024 г. до 18:00 14 февраля 2024 г."
    assert found[f"Участвовали в голосовании члены {BODY} (2 человека)"] == "Абрамчук Л.В., Вакуленко Т.Р."
    assert found["Не участвовал в голосовании"] == "Бойко Т.Д."
    assert plain(sheet.requisites[0]) == "12–14 февраля 2024 г."
    item = sheet.items[0]
    assert (item.label, plain(item.heard)) == ("РАССМОТРЕЛИ:", "вопрос о присвоении грифа методическим рекомендациям.")


def item(**fields: object):
    return build_sheet(replace(SAMPLE, items=(MinutesItem(1, **fields),))).items[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("heard", "about", "said"),
    [
        ((VETROVA,), "о плане", ("СЛУШАЛИ:", "Ветрову А.П. о плане.")),
        (
            (ZARYA, Participant("Мороз Д.К.", gender=Gender.MALE)),
            "о плане.",
            ("СЛУШАЛИ:", "Зарю Н.С., Мороза Д.К. о плане."),
        ),
        ((Participant("Мороз Е.В.", gender=Gender.FEMALE),), "об итогах", ("СЛУШАЛИ:", "Мороз Е.В. об итогах.")),
        ((), "О плане", ("РАССМОТРЕЛИ:", "вопрос о плане.")),
        ((), "", ("РАССМОТРЕЛИ:", "вопрос о развитии инновационной инфраструктуры в сфере образования Дальнего края.")),
        ((), "Отчёт секции", ("РАССМОТРЕЛИ:", "Отчёт секции.")),
    ],
)
def test_the_opening_of_an_item(heard: tuple[Participant, ...], about: str, said: tuple[str, str]) -> None:
    found = item(heard=heard, about=about)
    assert (found.label, plain(found.heard)) == said


def test_one_decision_follows_its_label_and_several_are_numbered() -> None:
    one = item(resolutions=(ResolutionPoint("1", "Утвердить план"),))
    assert (one.resolutions_label, one.resolutions[0].label, one.resolutions[0].number) == ("", "РЕШИЛИ:", "")
    two = item(resolutions=(ResolutionPoint("1.1", "Утвердить план"), ResolutionPoint("1.2.", "Разослать план.")))
    assert two.resolutions_label == "РЕШИЛИ:"
    assert [(each.label, each.number, each.text) for each in two.resolutions] == [
        ("", "1.1.", "Утвердить план."),
        ("", "1.2.", "Разослать план."),
    ]


def test_votes_that_are_not_known_are_not_printed_and_never_unanimous() -> None:
    assert item(resolutions=(ResolutionPoint("1", "Утвердить"),)).resolutions[0].votes == ""


def test_speeches_and_a_postponed_item() -> None:
    found = item(discussed=(Speech(Participant("Мороз Д.К."), "поддержал"), Speech(VETROVA)), postponed=True)
    assert [plain(each) for each in found.speeches] == [
        "Мороз Д.К. – поддержал.",
        "Ветрова А.П., директор центра общего образования ИРО.",
    ]
    assert found.note == "Вопрос снят с рассмотрения."


def test_the_short_form_leaves_out_texts_and_speeches() -> None:
    sheet = build_sheet(SHORT)
    assert not any(each.blocks or each.speeches or each.speeches_label for each in sheet.items)
    assert all(each.heard and each.resolutions for each in sheet.items)


@pytest.mark.parametrize(
    ("annexes", "heading", "lines"),
    [
        ((), "", ()),
        ((Annex(1, "Отчёт"),), "Приложение:", ("№ 1. Отчёт.",)),
        ((Annex(1, "Отчёт"), Annex(2, "План")), "Приложения:", ("№ 1. Отчёт.", "№ 2. План.")),
    ],
)
def test_annexes(annexes: tuple[Annex, ...], heading: str, lines: tuple[str, ...]) -> None:
    sheet = build_sheet(replace(SAMPLE, annexes=annexes))
    assert (sheet.annexes_heading, tuple(map(plain, sheet.annexes))) == (heading, lines)


def test_draft_revision_and_extract() -> None:
    draft, extract = build_sheet(DRAFT), build_sheet(EXTRACT)
    assert draft.draft_mark == "ПРОЕКТ"
    assert plain(draft.revision) == (
        "Исправленная редакция № 1 от 20 декабря 2023 г. Основание: уточнено число муниципалитетов."
    )
    assert (extract.heading, plain(extract.title)) == ("ВЫПИСКА ИЗ ПРОТОКОЛА", "Выписка из протокола № 4 от 13.12.2023")
    assert extract.certification is not None
    assert (extract.certification.label, plain(extract.certification.date)) == ("Верно", "20 декабря 2023 г.")


def test_a_late_point_and_speakers() -> None:
    point = AgendaPoint(6, "О разном.", (VETROVA, Participant("Мороз Д.К.")), late=True)
    (found,) = build_sheet(replace(SAMPLE, agenda=(point,))).agenda
    assert plain(found.title) == "О разном (включен в повестку дополнительно)."
    assert plain(found.speakers) == "Ветрова А.П., директор центра общего образования ИРО; Мороз Д.К."


def test_bare_minutes_print_what_there_is() -> None:
    sheet = build_sheet(BARE)
    assert (sheet.title, sheet.requisites[0].replace("\u00a0", " ")) == ("Протокол от 15.05.2024", "15 мая 2024 года")
    assert sheet.subheading == "ЗАСЕДАНИЯ СЕКЦИИ УЧИТЕЛЕЙ ФИЗИКИ"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2024, 5, 30), date(2024, 6, 1), "30 мая – 1 июня 2024 г."),
        (date(2024, 5, 30), date(2024, 5, 30), "30 мая 2024 года"),
        (date(2024, 5, 30), date(2024, 5, 2), "30 мая 2024 г. – 2 мая 2024 г."),
    ],
)
def test_days(first: date, last: date, said: str) -> None:
    paper: Minutes = replace(BARE, date=first, date_to=last)
    assert plain(build_sheet(paper).requisites[0]) == said
