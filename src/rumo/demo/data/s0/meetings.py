"""Meetings of 2023/2024: four of the main association, some of each subject association."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from rumo.demo.data.s0.subjects import SUBJECTS, Subject
from rumo.demo.data.shapes.meetings import DemoItem, DemoMeeting, DemoResolution
from rumo.meetings.enums import MeetingForm, MeetingState, ResolutionKind

SEPTEMBER, DECEMBER, MARCH, MAY = date(2023, 9, 14), date(2023, 12, 7), date(2024, 3, 14), date(2024, 5, 30)
# Twenty-two leaders and the five of the leadership, of whom three are always elsewhere.
HERE = 24


def _item(title: str, speaker: str, text: str, kind: ResolutionKind, decision: str, here: int = HERE) -> DemoItem:
    about = title[0].lower() + title[1:]
    decided = DemoResolution(kind, decision, (here, 0, 0))
    return DemoItem(title, (speaker,), about, f"<p>{text}</p>", resolutions=(decided,))


def _of_main(day: date, title: str, *items: DemoItem) -> DemoMeeting:
    absent = {"grach": "командировка", "sport_1": "соревнования", "young_1": ""}
    return DemoMeeting(
        day, title, MeetingState.PUBLISHED, items, form=MeetingForm.MIXED, time=time(14, 30), absent=absent
    )


OF_MAIN = (
    _of_main(
        SEPTEMBER,
        "Задачи учебного года и план работы",
        _item(
            "О приоритетах государственной политики в образовании и воспитании", "khodkevich",
            "Названы приоритеты года и рекомендации федерального объединения.",
            ResolutionKind.NOTE, "Принять к сведению приоритеты учебного года.",
        ),
        _item(
            "О плане работы РУМО на 2023/2024 учебный год", "yasinskaya",
            "План принят на форуме 24 августа, замечаний объединений не поступило.",
            ResolutionKind.APPROVE, "Утвердить план работы РУМО на 2023/2024 учебный год.",
        ),
    ),
    _of_main(
        DECEMBER,
        "Повышение квалификации в 2024 году",
        _item(
            "О направлениях повышения квалификации педагогов и управленцев в 2024 году", "bogush",
            "Предложены шесть новых программ, две обновляются.",
            ResolutionKind.RECOMMEND, "Рекомендовать институту включить программы в план-график.",
        ),
    ),
    _of_main(
        MARCH,
        "Итоги экспертизы разработок",
        _item(
            "О результатах экспертизы разработок за 2023 год", "bogush",
            "Эксперты рассмотрели восемь разработок, шесть рекомендованы в региональный банк.",
            ResolutionKind.APPROVE, "Утвердить перечень разработок для регионального банка.",
        ),
        _item(
            "Об изменении плана работы РУМО на 2023/2024 учебный год", "yasinskaya",
            "Сборник рекомендаций выйдет позже, обсуждение стандартов не потребовалось.",
            ResolutionKind.APPROVE, "Утвердить изменение № 2 плана работы РУМО.",
        ),
    ),
    _of_main(
        MAY,
        "Подготовка форума объединений",
        _item(
            "О подготовке форума РУМО", "khodkevich",
            "Форум пройдёт 22 августа, определены секции и ведущие.",
            ResolutionKind.APPROVE, "Утвердить программу форума.",
        ),
        _item(
            "О результатах экспертизы разработок, поданных весной 2024 года", "bogush",
            "Четыре разработки рекомендованы в региональный банк, две направлены на доработку.",
            ResolutionKind.APPROVE, "Утвердить перечень рекомендованных разработок.",
        ),
    ),
)  # fmt: skip

# What a subject association meets about, with the month of the plan and the day on which it usually meets.
THEMES = (
    ("сентябрь", date(2023, 9, 19), "Об итогах прошлого года и плане работы", "Утвердить план работы объединения."),
    ("ноябрь", date(2023, 11, 15), "О результатах олимпиад и конкурсов", "Принять к сведению результаты."),
    ("февраль", date(2024, 2, 7), "О трудных темах курса и подготовке к аттестации", "Утвердить рекомендации."),
    ("апрель", date(2024, 4, 10), "О лучших практиках педагогов области", "Рекомендовать практики в банк."),
    ("июнь", date(2024, 6, 5), "Об итогах учебного года", "Утвердить отчёт объединения."),
)
# Those who have no plan hold no meetings by it.
WITHOUT_PLAN, WITH_A_DRAFT = "young", "ethics"


def themes_of(number: int) -> tuple[int, ...]:
    """Places in THEMES of what the subject of that number (from 0) planned: three or four meetings a year."""
    return ((0, 2, 4), (0, 1, 4), (0, 2, 3), (0, 1, 3, 4))[number % 4]


def held_on(number: int, theme: int) -> date | None:
    """The day of the meeting; None where it was not held: the same few bodies fall behind in spring."""
    if (number + theme) % 7 == 5 and theme:
        return None
    return THEMES[theme][1] + timedelta(days=number % 9)


def _of_subjects() -> Iterator[DemoMeeting]:
    for number, subject in enumerate(SUBJECTS):
        if subject.key not in {WITHOUT_PLAN, WITH_A_DRAFT}:
            for theme in themes_of(number):
                day = held_on(number, theme)
                if day is not None:
                    yield _of_subject(subject, theme, day)


def _of_subject(subject: Subject, theme: int, day: date) -> DemoMeeting:
    _month, _day, title, decision = THEMES[theme]
    kind = next((kind for kind in ResolutionKind if decision.lower().startswith(str(kind.label))), ResolutionKind.OTHER)
    item = _item(title, subject.key_of(theme % 2), "Обсуждены материалы членов объединения.", kind, decision, here=3)
    # Minutes of the last days are still being written.
    state = MeetingState.SIGNED if day < date(2024, 6, 6) else MeetingState.MINUTES
    return DemoMeeting(day, "", state, (item,), time=time(15, 30), body=subject.key, by_letter=False)


# In the order of their dates: protocol numbers follow it.
MEETINGS = tuple(sorted((*OF_MAIN, *_of_subjects()), key=lambda meeting: meeting.date))
