"""The other meetings of 2023 and 2024: together with № 4 there is one in each state."""

from __future__ import annotations

from datetime import date, time

from rumo.demo.data.s1.meeting_4 import MEETING_4
from rumo.demo.data.shapes.meetings import DemoAssignment, DemoItem, DemoMeeting, DemoResolution
from rumo.meetings.enums import MeetingForm, MeetingState, ResolutionKind

EXPERTISE = "Результаты экспертизы учебно-методических материалов (при наличии заявки)"


def approve(text: str, *assignments: DemoAssignment, votes: tuple[int, int, int] | None = None) -> DemoResolution:
    return DemoResolution(ResolutionKind.APPROVE, text, votes, assignments)


def note(text: str, votes: tuple[int, int, int] | None = None) -> DemoResolution:
    return DemoResolution(ResolutionKind.NOTE, text, votes)


def standing(speaker: str = "zarubina") -> DemoItem:
    return DemoItem(EXPERTISE, (speaker,), expected="Принять результаты экспертизы к сведению.", is_standing=True)


FEBRUARY_2023 = DemoMeeting(
    date(2023, 2, 16),
    "Введение обновлённых ФГОС",
    MeetingState.PUBLISHED,
    (
        DemoItem(
            "О методическом сопровождении введения обновлённых ФГОС",
            ("abramchenko",),
            "о методическом сопровождении введения обновлённых ФГОС",
            "<p>Докладчик представила дорожную карту сопровождения школ края.</p>",
            resolutions=(note("Принять информацию к сведению.", (28, 0, 0)),),
        ),
        DemoItem(
            "О положении о муниципальной методической команде",
            ("maslik",),
            "о проекте положения о муниципальной методической команде",
            "<p>Проект обсуждён в муниципалитетах, поступило 6 предложений, 5 учтены.</p>",
            resolutions=(approve("Утвердить положение о муниципальной методической команде.", votes=(26, 1, 1)),),
        ),
    ),
    absent={
        "gorodnik": "болезнь",
        "ezhova": "урок по расписанию",
        "kile": "командировка",
        "galushka": "отпуск",
        "boiko": "",
    },
)

MAY_2023 = DemoMeeting(
    date(2023, 5, 18),
    "Навигатор методических событий",
    MeetingState.SIGNED,
    (
        DemoItem(
            "О положении о Навигаторе методических событий",
            ("demina",),
            "о проекте положения о Навигаторе методических событий",
            "<p>Навигатор собирает события института и муниципалитетов в одном календаре.</p>",
            resolutions=(approve("Утвердить положение о Навигаторе методических событий.", votes=(27, 0, 0)),),
        ),
        DemoItem(
            "О промежуточных итогах проекта «Школа Минпросвещения России»",
            ("strizhak",),
            "о промежуточных итогах проекта «Школа Минпросвещения России»",
            "<p>В самодиагностике участвовали все школы края.</p>",
            resolutions=(note("Принять информацию к сведению.", (27, 0, 0)),),
        ),
    ),
    absent={"dubovitskiy": "отпуск", "malykh": "отпуск", "zayats": "урок по расписанию", "rogozina": "болезнь",
            "verkhoturov": "командировка", "akhmedova": "экзамены"},
)  # fmt: skip

SEPTEMBER_2023 = DemoMeeting(
    date(2023, 9, 4),
    "Региональный методический актив",
    MeetingState.PUBLISHED,
    (
        DemoItem(
            "О составе регионального методического актива",
            ("kalugina",),
            "о составе регионального методического актива",
            "<p>Предложен состав из 123 педагогов всех предметных областей.</p>",
            resolutions=(approve("Утвердить состав регионального методического актива.", votes=(30, 0, 0)),),
        ),
    ),
    absent={"kile": "командировка", "galushka": "отпуск", "verkhoturov": "командировка"},
)

FEBRUARY_2024 = DemoMeeting(
    date(2024, 2, 15),
    "Качество общего образования и функциональная грамотность",
    MeetingState.SIGNED,
    (
        DemoItem(
            "О комплексе мер по повышению качества общего образования в 2023/2024 учебном году",
            ("maslik",),
            "о комплексе мер по повышению качества общего образования",
            "<p>Комплекс мер охватывает школы с низкими результатами и предметы приоритетного внимания.</p>",
            resolutions=(
                DemoResolution(
                    ResolutionKind.INSTRUCT,
                    "Поручить секциям представить предложения по школам с низкими результатами.",
                    (27, 0, 0),
                    (
                        DemoAssignment(
                            "Представить предложения секций по школам с низкими результатами",
                            "до 1 июля 2024 г.", date(2024, 7, 1), people=("melnichenko", "korotkova"), fate="in_work",
                        ),
                        DemoAssignment(
                            "Свести предложения секций и внести на заседание РУМО",
                            "до 20 августа 2024 г.", date(2024, 8, 20), people=("abramchenko",), fate="issued",
                        ),
                    ),
                ),
            ),
        ),
        DemoItem(
            "О комплексе мер по формированию и оценке функциональной грамотности",
            ("remizova",),
            "о комплексе мер по формированию и оценке функциональной грамотности",
            "<p>Представлены итоги диагностики 8–9 классов.</p>",
            speeches=(("petrosyan", "о связи заданий по функциональной грамотности с программой истории"),),
            resolutions=(
                DemoResolution(
                    ResolutionKind.RECOMMEND,
                    "Рекомендовать школам включить банк заданий института в планы работы.",
                    (13, 13, 1),
                    (
                        DemoAssignment(
                            "Обновить банк заданий по функциональной грамотности",
                            "до 14 июня 2024 г.", date(2024, 6, 14), people=("remizova",), fate="reported",
                        ),
                    ),
                ),
            ),
        ),
    ),
    absent={
        "verkhoturov": "командировка", "galushka": "болезнь", "kile": "командировка", "zayats": "болезнь",
        "ezhova": "урок по расписанию", "boiko": "", "rogozina": "отпуск", "yurchenko": "совещание",
    },
)  # fmt: skip

MAY_2024 = DemoMeeting(
    date(2024, 6, 13),
    "Инновационная инфраструктура и непрерывное профессиональное развитие",
    MeetingState.MINUTES,
    (
        DemoItem(
            "О задачах и продуктах инновационной инфраструктуры в 2024–2025 годах",
            ("obukhova",),
            "о задачах и продуктах инновационной инфраструктуры в 2024–2025 годах",
            "<p>Показаны продукты шести площадок, два готовы к передаче школам края.</p>",
            resolutions=(
                DemoResolution(
                    ResolutionKind.INSTRUCT,
                    "Поручить институту подготовить сборник продуктов площадок.",
                    (24, 0, 0),
                    (
                        DemoAssignment(
                            "Подготовить сборник продуктов инновационных площадок",
                            "до 1 октября 2024 г.", date(2024, 10, 1),
                            people=("obukhova",), organizations=("institute",),
                        ),
                    ),
                ),
            ),
        ),
        DemoItem(
            "О модели непрерывного профессионального развития педагогов: итоги и планы",
            ("kalugina",),
            "о модели непрерывного профессионального развития педагогов",
            "<p>Модель действует второй год, маршруты получили 1980 педагогов.</p>",
        ),
        standing(),
    ),
    absent={
        "verkhoturov": "отпуск", "akhmedova": "экзамены", "petrosyan": "экзамены", "grigoryan": "экзамены",
        "korotkova": "экзамены", "kile": "командировка", "galushka": "отпуск", "zhuk": "последний звонок",
        "chernykh": "экзамены", "boiko": "", "rogozina": "отпуск",
    },
)  # fmt: skip

TODAY = DemoMeeting(
    date(2024, 6, 20),
    "Расширенное заседание по итогам учебного года",
    MeetingState.IN_SESSION,
    (
        DemoItem(
            "Об итогах комплекса мер по повышению качества образования в 2023/2024 учебном году",
            ("maslik",),
            "об итогах комплекса мер по повышению качества образования",
            "<p>Из двенадцати мер выполнены десять.</p>",
            resolutions=(note("Принять информацию к сведению.", (26, 0, 0)),),
        ),
        DemoItem(
            "О результатах диагностики профессиональных дефицитов",
            ("kalugina", "remizova"),
            expected="Утвердить график диагностики на 2024/2025 учебный год.",
        ),
        DemoItem(
            "О летней школе методического актива",
            ("demina",),
            expected="Поручить центру непрерывного повышения профессионального мастерства провести летнюю школу.",
        ),
        DemoItem("О подготовке к единому методическому дню", ("lukyanchikov",), expected="Принять к сведению."),
        standing(),
    ),
    form=MeetingForm.MIXED,
    time=time(10, 0),
    absent={
        "verkhoturov": "командировка", "akhmedova": "экзамены", "kile": "командировка", "galushka": "отпуск",
        "zayats": "болезнь", "rogozina": "отпуск", "boiko": "", "ezhova": "отпуск", "chernykh": "экзамены",
    },
    guests=("lukyanchikov",),
)  # fmt: skip

AUGUST_2024 = DemoMeeting(
    date(2024, 8, 22),
    "Школьные библиотечные центры и предметные объединения",
    MeetingState.INVITED,
    (
        DemoItem(
            "О школьном информационно-библиотечном центре как ресурсе качества образования",
            ("shevtsova",),
            expected="Рекомендовать муниципалитетам план развития школьных библиотек.",
        ),
        DemoItem("О магистральном направлении «Знание» проекта «Школа Минпросвещения России»", ("ponomareva",)),
        DemoItem("О работе региональных предметных объединений (РМО)", ("korotkova", "melnichenko")),
        standing(),
    ),
    guests=("shevtsova", "ponomareva"),
)

DECEMBER_2024 = DemoMeeting(
    date(2024, 12, 12),
    "Итоги 2024 года и план на 2025 год",
    MeetingState.DRAFT,
    (
        DemoItem("О работе РУМО в 2024 году", ("maslik",), expected="Утвердить отчёт о работе РУМО в 2024 году."),
        DemoItem("О проекте плана работы РУМО на 2025 год", ("maslik",), expected="Утвердить план на 2025 год."),
        DemoItem("О программе воспитания и социализации обучающихся", ("bondar",)),
    ),
    form=MeetingForm.IN_PERSON,
)

POSTPONED = DemoMeeting(
    date(2024, 4, 25),
    "Выездное заседание в Заречном районе",
    MeetingState.POSTPONED,
    (DemoItem("Об опыте сельских школ Заречного района", ("zhuk",)),),
    form=MeetingForm.IN_PERSON,
    reason="Паводок: дорога в район закрыта, новая дата будет назначена.",
)

CANCELLED = DemoMeeting(
    date(2024, 3, 21),
    "Внеочередное заседание о конкурсе проектов",
    MeetingState.CANCELLED,
    (DemoItem("О заявках на внеочередной конкурс проектов", ("obukhova",)),),
    reason="Конкурс перенесён министерством на осень.",
)

ABSENTEE = DemoMeeting(
    date(2024, 6, 19),
    "Опрос о новом члене рабочей группы",
    MeetingState.IN_SESSION,
    (
        DemoItem(
            "О включении эксперта в рабочую группу по родным языкам",
            ("zarubina",),
            expected="Включить в рабочую группу учителя родного языка Киле М.Г.",
        ),
    ),
    form=MeetingForm.ABSENTEE,
)

# In the order of their dates: protocol numbers follow it.
MEETINGS = (
    FEBRUARY_2023, MAY_2023, SEPTEMBER_2023, MEETING_4,
    FEBRUARY_2024, CANCELLED, POSTPONED, MAY_2024, ABSENTEE, TODAY, AUGUST_2024, DECEMBER_2024,
)  # fmt: skip
