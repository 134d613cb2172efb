"""Meetings of the association and of its sections in the first half of 2024."""

from __future__ import annotations

from datetime import date, time

from rumo.demo.data.shapes.meetings import DemoAssignment, DemoItem, DemoMeeting, DemoResolution
from rumo.meetings.enums import MeetingForm, MeetingState, ResolutionKind

PROPOSALS = "Представить предложения секций к перечню критериев отбора экспертов"
COLLECTION = "Подготовить сборник практик социализации детей с миграционной историей"


def _decided(kind: ResolutionKind, text: str, here: int, *assignments: DemoAssignment) -> tuple[DemoResolution, ...]:
    return (DemoResolution(kind, text, (here, 0, 0), assignments),)


FEBRUARY = DemoMeeting(
    date(2024, 2, 28),
    "Экспертная деятельность объединения и план на 2024 год",
    MeetingState.PUBLISHED,
    (
        DemoItem(
            "О профессионально-общественной экспертизе в общем образовании области и её нормативной основе",
            ("lozhkareva",),
            "о профессионально-общественной экспертизе и её нормативной основе",
            "<p>За два года объединение рассмотрело 41 разработку. Порядок экспертизы описан в трёх локальных актах, "
            "их положения не везде согласованы.</p>",
            resolutions=_decided(
                ResolutionKind.NOTE,
                "Принять к сведению информацию об экспертной деятельности объединения.",
                20,
            ),
        ),
        DemoItem(
            "О проектах актов о конкурсном отборе экспертов учебных пособий",
            ("abdullin",),
            "о проектах актов о конкурсном отборе экспертов учебных пособий",
            "<p>Предложены порядок отбора, требования к эксперту и состав конкурсной комиссии.</p>",
            speeches=(("kosykh", "о требованиях к стажу и публикациям эксперта"),),
            resolutions=_decided(
                ResolutionKind.INSTRUCT,
                "Поручить руководителям секций дополнить критерии отбора экспертов.",
                20,
                DemoAssignment(
                    PROPOSALS,
                    "до 15 апреля 2024 г.",
                    date(2024, 4, 15),
                    people=("solodovnik", "bakhteeva", "chumak"),
                    fate="accepted",
                ),
            ),
        ),
        DemoItem(
            "Об утверждении Положения о конкурсе по отбору экспертов на присвоение грифа объединения",
            ("dzyuba",),
            "об утверждении Положения о конкурсе по отбору экспертов",
            "<p>Положение приведено в соответствие с законодательством, замечаний министерства нет.</p>",
            resolutions=_decided(
                ResolutionKind.APPROVE,
                "Утвердить Положение о конкурсе по отбору экспертов.",
                19,
            ),
        ),
        DemoItem(
            "О плане работы и заседаний УМО на 2024 год",
            ("oshchepkova",),
            "о плане работы и заседаний УМО на 2024 год",
            "<p>План составлен в январе по предложениям секций и направлен членам объединения.</p>",
            resolutions=_decided(
                ResolutionKind.APPROVE,
                "Утвердить план работы УМО на 2024 год с графиком заседаний.",
                20,
            ),
        ),
    ),
    form=MeetingForm.IN_PERSON,
    time=time(11, 0),
    absent={"galyuk": "", "leshchuk": "урок по расписанию", "tolstykh": "командировка"},
    announced=date(2024, 1, 9),
)

MAY = DemoMeeting(
    date(2024, 5, 22),
    "Национальный проект и адаптация детей с миграционной историей",
    MeetingState.SIGNED,
    (
        DemoItem(
            "О методической поддержке национального проекта «Образование» в области",
            ("severyukhin",),
            "о методической поддержке национального проекта «Образование»",
            "<p>Обобщён опыт четырёх лет, названы два новых направления.</p>",
            resolutions=_decided(
                ResolutionKind.RECOMMEND,
                "Рекомендовать муниципальным методическим службам перенять опыт опорных школ.",
                21,
            ),
        ),
        DemoItem(
            "О моделях адаптации и социализации детей мигрантов и детей с миграционной историей",
            ("podkorytova", "zhigadlo"),
            "о моделях адаптации и социализации детей с миграционной историей",
            "<p>Представлены языковые классы двух школ и программа работы с родителями.</p>",
            resolutions=_decided(
                ResolutionKind.INSTRUCT,
                "Поручить секции профессионального роста обобщить практики школ.",
                21,
                DemoAssignment(
                    COLLECTION, "до 14 июня 2024 г.", date(2024, 6, 14), people=("podkorytova",), fate="overdue"
                ),
            ),
        ),
        DemoItem(
            "О результатах экспертизы учебных пособий и разработок",
            ("oshchepkova",),
            "о результатах экспертизы учебных пособий и разработок",
            "<p>На четыре материала подписаны экспертные заключения.</p>",
            resolutions=(
                *_decided(
                    ResolutionKind.APPROVE, "Присвоить гриф пособию «Экономическая география заводского города».", 21
                ),
                *_decided(ResolutionKind.OTHER, "Направить на доработку пособие «Прописи и сказки Урала».", 21),
                *_decided(
                    ResolutionKind.OTHER, "Отказать в присвоении грифа сборнику «Тесты по информатике для всех».", 20
                ),
                *_decided(
                    ResolutionKind.RECOMMEND,
                    "Рекомендовать в Региональный банк разработку «Письмо предку: уроки семейной истории».",
                    21,
                ),
            ),
        ),
    ),
    form=MeetingForm.IN_PERSON,
    time=time(11, 0),
    absent={"galyuk": "экзамены", "ryabokon": "экзамены"},
    announced=date(2024, 4, 15),
)


def _of_section(
    number: int, day: date, title: str, speaker: str, question: str, decision: str, here: int, *, signed: bool = True
) -> DemoMeeting:
    """One question, one decision: sections meet for an hour by video."""
    item = DemoItem(
        question,
        (speaker,),
        question[0].lower() + question[1:],
        "<p>Обсуждены материалы, разосланные членам секции за неделю.</p>",
        resolutions=_decided(ResolutionKind.APPROVE, decision, here),
    )
    return DemoMeeting(
        day,
        title,
        MeetingState.SIGNED if signed else MeetingState.MINUTES,
        (item,),
        time=time(15, 0),
        body=f"section_{number}",
        by_letter=False,
    )


OF_SECTIONS = (
    _of_section(
        1, date(2024, 2, 14), "Требования ФГОС к оцениванию", "ermolenko",
        "О формирующем оценивании на уроках гуманитарного цикла",
        "Утвердить рекомендации по формирующему оцениванию.", 4,
    ),
    _of_section(
        3, date(2024, 2, 21), "Концепции предметов естественно-научного цикла", "ter_avanesyan",
        "О лабораторном практикуме по химии и физике",
        "Утвердить перечень обязательных лабораторных работ.", 5,
    ),
    _of_section(
        2, date(2024, 3, 20), "Рабочие программы по ФООП", "krupa",
        "О типичных замечаниях к рабочим программам", "Утвердить памятку для заместителей директоров.", 4,
    ),
    _of_section(
        4, date(2024, 3, 27), "Аккредитационные показатели", "udod",
        "О самообследовании школ по аккредитационным показателям",
        "Утвердить чек-лист самообследования.", 4,
    ),
    _of_section(
        1, date(2024, 4, 24), "Функциональная грамотность", "ibatullina",
        "О заданиях по читательской грамотности в начальной школе", "Утвердить сборник заданий.", 4,
    ),
    _of_section(
        3, date(2024, 5, 29), "Математическое образование", "ryabokon",
        "О ходе реализации концепции математического образования",
        "Утвердить справку о математических классах области.", 5, signed=False,
    ),
)  # fmt: skip

# In the order of their dates: protocol numbers follow it.
MEETINGS = (*OF_SECTIONS[:2], FEBRUARY, *OF_SECTIONS[2:5], MAY, OF_SECTIONS[5])
