"""Invented minutes: for a trial print of a region's Word template and for tests. All people and places are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from rumo.papers.blocks import Cell, ItemList, Paragraph, Run, Table, paragraph
from rumo.papers.minutes import (
    Absentee,
    AgendaPoint,
    Annex,
    Attendee,
    Ballot,
    Certification,
    Choice,
    Conduct,
    Instruction,
    Minutes,
    MinutesForm,
    MinutesItem,
    Outcome,
    Quorum,
    ResolutionPoint,
    Revision,
    Speech,
    VoteKind,
    Votes,
)
from rumo.papers.people import Participant, Signature
from rumo.russian.cases import Gender

VETROVA = Participant("Ветрова А.П.", "директор центра общего образования ИРО", Gender.FEMALE)
ZARYA = Participant("Заря Н.С.", "старший методист центра общего образования ИРО", Gender.FEMALE)
LUGOVYKH = Participant("Луговых К.Д.", "проректор по науке и инновациям ИРО", Gender.MALE)
OSTROVSKAYA = Participant("Островская-Лысенко М.И.", "директор ЦНППМ ИРО", Gender.FEMALE)
GRIGORYAN = Participant("Григорян С.А.", "заместитель директора ЦНППМ ИРО", Gender.FEMALE)

_PRESENT = (
    "Абрамчук Л.В., Берёзкина О.Н., Вакуленко Т.Р., Гончар И.М., Дальних Е.В., Евсюкова Г.А., Жилин П.С., Зотова В.Ю., "
    "Ивашко Н.Б., Кочарян А.Г., Левадная С.Е., Мороз Д.К., Нечай О.Ф., Островская-Лысенко М.И., Полынских В.А., "
    "Рудь З.И., Сазонова Е.Е., Ткач М.Ю., Ульянина Н.Н., Фадеенко А.В., Хворостова И.П., Черных Ю.О., Щербань Р.Т."
)
_ABSENT = (
    "Акулич В.В., Бойко Т.Д., Вершинина Л.К., Галушко П.А., Дейнека Н.И., Ермолина С.В., Кравец О.А., Лунина Е.Г., "
    "Миронюк А.А., Яковенко Г.С."
)


def _table(head: str, *rows: str) -> Table:
    """Rows written as «a | b | c»."""
    return Table(tuple(tuple(Cell((paragraph(cell.strip()),)) for cell in row.split("|")) for row in (head, *rows)))


_MUNICIPAL = _table(
    "№ п/п | Наименование муниципального показателя | Характеристика показателя | Фактическая характеристика",
    "1 | Доля муниципалитетов, в которых создана модель методического сопровождения педагогов | 100 % | В 15 (100 %) "
    "модель закреплена нормативным актом",
    "2 | Доля муниципалитетов, в которых работают методические объединения | не менее 65 % | В 15, из них в 14 "
    "(93 %) их создание закреплено нормативно; 1 муниципалитет представил план работы",
    "3 | Доля муниципалитетов, в которых работают педагогические сообщества | не менее 65 % | В 15; нормативно "
    "закреплены в 10: молодых педагогов (11), лидеров образования (6), управленцев (4)",
    "4 | Доля муниципалитетов, педагоги которых участвуют в конкурсах мастерства | не менее 65 % | Во всех 15 (100 %)",
)
_REGIONAL = _table(
    "№ п/п | Наименование регионального показателя | Характеристика показателя | Фактическая характеристика",
    "1 | Доля педагогов, прошедших диагностику профессиональных дефицитов | 10 % | 2036 педагогов (10,5 %)",
    "2 | Доля педагогов, для которых составлены индивидуальные маршруты | 10 % | 1980 педагогов (10,2 %)",
    "3 | Сформирован банк методического актива | сформирован | 123 педагога; протокол от 04.09.2023 № 3",
)


def _votes(in_favour: int = 25, against: int = 0, abstained: int = 0) -> Votes:
    return Votes(in_favour, against, abstained, Outcome.CARRIED)


_AGENDA = (
    AgendaPoint(1, "О развитии инновационной инфраструктуры в сфере образования Дальнего края", (LUGOVYKH,)),
    AgendaPoint(2, "О результатах работы регионального методического актива", (OSTROVSKAYA,)),
    AgendaPoint(3, "О достижении показателей региональной методической службы", (OSTROVSKAYA, ZARYA)),
    AgendaPoint(4, "О результатах работы регионального методического объединения в 2023 году", (VETROVA,)),
    AgendaPoint(5, "О проекте плана работы регионального методического объединения на 2024 год", (VETROVA,)),
)

_ITEMS = (
    MinutesItem(
        1,
        (LUGOVYKH,),
        "о развитии инновационной инфраструктуры в сфере образования Дальнего края",
        (
            paragraph("Кирилл Денисович рассказал об изменениях в нормативной базе и о том, как площадка растёт:"),
            ItemList((paragraph("от муниципальной инфраструктуры;"), paragraph("до центра трансфера технологий."))),
        ),
        (Speech(GRIGORYAN, "предложила обобщить опыт трёх муниципалитетов."),),
        (
            ResolutionPoint(
                "1",
                "Рекомендовать органам местного самоуправления подготовить инновационные проекты на конкурс 2024 года",
                _votes(),
                (Instruction("", ("Луговых К.Д.",), "до 1 марта 2024 г."),),
            ),
        ),
    ),
    MinutesItem(
        2,
        (OSTROVSKAYA, GRIGORYAN),
        "о результатах работы регионального методического и управленческого активов",
        (paragraph("Разработано 78 контрольных материалов по 10 предметам; анализ дефицитов прошли 880 педагогов."),),
        (),
        (
            ResolutionPoint("2.1", "Утвердить отчёт о результатах работы активов в 2023 году", _votes(24, 0, 1)),
            ResolutionPoint(
                "2.2",
                "Направить отчёт в муниципалитеты",
                _votes(13, 12, 0),
                (Instruction("Разослать отчёт", ("Заря Н.С.", "Григорян С.А."), "до 25 декабря 2023 г."),),
            ),
        ),
    ),
    MinutesItem(
        3,
        (ZARYA, OSTROVSKAYA),
        "о достижении показателей региональной методической службы",
        (
            Paragraph((Run("Сведения предоставили "), Run("15 из 19", bold=True), Run(" муниципалитетов:"))),
            _MUNICIPAL,
            paragraph("Выполнение региональных показателей:", bold=True),
            _REGIONAL,
            paragraph("Показатели в 2023 году достигнуты."),
        ),
        (),
        (ResolutionPoint("3", "Утвердить отчёт о достижении показателей", _votes()),),
    ),
    MinutesItem(
        4,
        (VETROVA,),
        "о результатах работы РУМО в 2023 году (приложение № 1)",
        (paragraph("План работы выполнен, решения исполнены."),),
        (),
        (ResolutionPoint("4", "Утвердить отчёт о деятельности РУМО в 2023 году", _votes()),),
        present=24,
    ),
    MinutesItem(
        5,
        (VETROVA,),
        "о проекте плана работы РУМО на 2024 год (приложение № 2)",
        (),
        (),
        (ResolutionPoint("5", "Утвердить план заседаний РУМО на 2024 год", _votes()),),
    ),
)

SAMPLE = Minutes(
    number="4",
    date=date(2023, 12, 13),
    city="г. Снежногорск",
    founder="Министерство образования Дальнего края",
    organization="Краевое государственное учреждение «Дальневосточный институт развития образования»",
    body="региональное учебно-методическое объединение в системе общего образования Дальнего края",
    chair=VETROVA,
    secretary=ZARYA,
    present=tuple(
        Attendee(name, left_before=4 if name == "Рудь З.И." else None, came_for=2 if name == "Мороз Д.К." else None)
        for name in _PRESENT.split(", ")
    ),
    absent=tuple(Absentee(name, "служебная командировка") for name in _ABSENT.split(", ")),
    invited=(GRIGORYAN,),
    quorum=Quorum(25, 35, Fraction(1, 2), True),
    agenda=_AGENDA,
    items=_ITEMS,
    annexes=(
        Annex(1, "Отчёт о деятельности РУМО в 2023 году"),
        Annex(2, "План заседаний РУМО на 2024 год"),
    ),
    signatures=(Signature("Заместитель председателя", "Ветрова А.П."), Signature("Секретарь", "Заря Н.С.")),
)

DRAFT = replace(SAMPLE, draft=True, revision=Revision(1, date(2023, 12, 20), "уточнено число муниципалитетов"))

SHORT = replace(SAMPLE, form=MinutesForm.SHORT)

EXTRACT = replace(
    SAMPLE,
    form=MinutesForm.EXTRACT,
    agenda=_AGENDA[2:3],
    items=_ITEMS[2:3],
    annexes=(),
    certification=Certification(Signature("Секретарь", "Заря Н.С."), date(2023, 12, 20)),
)

ABSENTEE = replace(
    SAMPLE,
    number="5",
    date=date(2024, 2, 12),
    date_to=date(2024, 2, 14),
    conduct=Conduct.ABSENTEE,
    voting_opens=datetime(2024, 2, 12, 9, 0),
    voting_closes=datetime(2024, 2, 14, 18, 0),
    quorum=Quorum(4, 5, Fraction(2, 3), True),
    present=tuple(Attendee(name) for name in ("Абрамчук Л.В.", "Вакуленко Т.Р.")),
    absent=(Absentee("Бойко Т.Д.", excused=False),),
    invited=(),
    agenda=(AgendaPoint(1, "О присвоении грифа методическим рекомендациям", (LUGOVYKH,), late=True),),
    items=(
        MinutesItem(
            1,
            about="о присвоении грифа методическим рекомендациям",
            resolutions=(
                ResolutionPoint(
                    "1",
                    "Присвоить гриф РУМО",
                    Votes(
                        2,
                        2,
                        0,
                        Outcome.CARRIED_BY_CASTING_VOTE,
                        VoteKind.OPEN_BY_NAME,
                        (
                            Ballot("Абрамчук Л.В.", Choice.FOR),
                            Ballot("Вакуленко Т.Р.", Choice.AGAINST),
                            Ballot("Ветрова А.П.", Choice.FOR),
                            Ballot("Заря Н.С.", Choice.AGAINST),
                        ),
                    ),
                ),
            ),
        ),
    ),
    annexes=(),
)

BARE = Minutes("", date(2024, 5, 15), "", "", "секция учителей физики", VETROVA, ZARYA)

SAMPLES = (SAMPLE, DRAFT, SHORT, EXTRACT, ABSENTEE, BARE)
