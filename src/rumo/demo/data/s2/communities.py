"""The thirteen district associations of teachers and the network communities their members are in (S2-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rumo.demo.data.shapes.directory import MAIN, DemoBody, DemoOrder, Someone
from rumo.directory.enums import AssociationKind, Role


@dataclass(frozen=True, slots=True)
class Community:
    """`of` follows «Районное методическое объединение …»; `size` with its `leader`; `at_day` came to its section of
    the method day, 0 where it had none. `subject` is a title of the list of subjects, "" for none."""

    key: str
    of: str
    short: str
    post: str
    leader: str
    size: int
    at_day: int = 0
    subject: str = ""

    @property
    def body(self) -> DemoBody:
        order = DemoOrder(
            f"{self.size}-{self.leader[:3]}-П",
            LEADERS_SINCE,
            "О руководителе объединения",
            ((self.leader, Role.LEADER),),
        )
        return DemoBody(
            self.key,
            AssociationKind.DISTRICT,
            f"Районное методическое объединение {self.of}",
            self.short,
            chair=self.leader,
            secretary=self.leader,
            orders=(order,),
            parent=MAIN,
        )


LEADERS_SINCE, MEMBERS_SINCE = date(2022, 8, 29), date(2022, 9, 12)

# In the order of the sections of the method day; those without a section follow.
COMMUNITIES = (
    Community("physics", "учителей физики", "РМО физики", "учитель физики", "shestopyorov", 16, 11, "Физика"),
    Community(
        "geography", "учителей географии", "РМО географии", "учитель географии", "mokrousova", 18, 10, "География"
    ),
    Community(
        "mathematics", "учителей математики", "РМО математики", "учитель математики", "kondakov", 36, 23, "Математика"
    ),
    Community(
        "informatics", "учителей информатики", "РМО информатики", "учитель информатики", "garanzha", 16, 9,
        "Информатика",
    ),
    Community(
        "history", "учителей истории и обществознания", "РМО истории", "учитель истории", "podkorytov", 30, 15,
        "История",
    ),
    Community(
        "russian", "учителей русского языка", "РМО русского языка", "учитель русского языка", "brykina", 40, 18,
        "Русский язык",
    ),
    Community("chemistry", "учителей химии", "РМО химии", "учитель химии", "zavarzina", 14, 5, "Химия"),
    Community("biology", "учителей биологии", "РМО биологии", "учитель биологии", "pakhomchik", 18, 9, "Биология"),
    Community(
        "primary", "учителей начальных классов", "РМО начальных классов", "учитель начальных классов", "shalamova", 60,
        30, "Начальные классы",
    ),
    Community(
        "languages", "учителей иностранного языка", "РМО иностранного языка", "учитель английского языка",
        "khrennikova", 26, 11, "Иностранный язык",
    ),
    Community("sport", "учителей физической культуры", "РМО физкультуры", "учитель физкультуры", "dubasov", 30),
    Community("technology", "учителей технологии", "РМО технологии", "учитель технологии", "tropinina", 20),
    Community("safety", "преподавателей ОБЖ", "РМО ОБЖ", "преподаватель ОБЖ", "rusanovich", 8),
)  # fmt: skip

# Leaders besides those who are in the district's own body.
LEADERS = (
    Someone("shestopyorov", "Шестопёров", "Аким", "Денисович", "m", "учитель физики", "school_1", None),
    Someone("mokrousova", "Мокроусова", "Тина", "Валерьевна", "f", "учитель географии", "school_2", None),
    Someone("garanzha", "Гаранжа", "Лилия", "Михайловна", "f", "учитель информатики", "school_4", None),
    Someone("podkorytov", "Подкорытов", "Лука", "Егорович", "m", "учитель истории", "school_1", None),
    Someone("zavarzina", "Заварзина", "Майя", "Тихоновна", "f", "учитель химии", "school_2", None),
    Someone("khrennikova", "Хренникова", "Жанна", "Ивановна", "f", "учитель английского языка", "school_4", None),
    Someone("dubasov", "Дубасов", "Емельян", "Кириллович", "m", "учитель физкультуры", "school_1", None),
    Someone("tropinina", "Тропинина", "Вера", "Захаровна", "f", "учитель технологии", "school_2", None),
    Someone("rusanovich", "Русанович", "Назар", "Фомич", "m", "преподаватель ОБЖ", "school_4", None),
)

# Schools besides the three of the story: twenty-three in all.
NEW_SCHOOLS = 20
# Communities at the institute of the territory; so many of the members are in one of them.
NETWORKS = (
    ("Сетевое сообщество учителей естественных наук", "Сообщество естественников"),
    ("Сетевое сообщество учителей-словесников и историков", "Сообщество гуманитариев"),
    ("Сетевое сообщество учителей начальных классов", "Сообщество начальной школы"),
    ("Сетевое сообщество педагогов-исследователей", "Сообщество исследователей"),
)
IN_NETWORKS = 208
