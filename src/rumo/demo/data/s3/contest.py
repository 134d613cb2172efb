"""The selection of experts of 2024 (S3-8): the call is over, a part of the applications has been scored."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.expertise import DemoApplication, DemoContest
from rumo.expertise.track_config import Criterion

_EXPERIENCE = "Преподаю двенадцать лет, готовлю учеников к олимпиадам, рецензировала сборники заданий района."

CONTEST = DemoContest(
    "Отбор экспертов на присвоение грифа: 2024 год",
    "Приглашаются педагоги со стажем не менее пяти лет. Приложите сведения об опыте экспертизы.",
    date(2024, 5, 13),
    date(2024, 6, 7),
    date(2024, 6, 10),
    places=3,
    jury=("lozhkareva", "kosykh", "shkurat"),
    criteria=(
        Criterion("service", "Стаж и категория", top=5),
        Criterion("experience", "Опыт экспертизы", top=5, weight=2),
        Criterion("works", "Публикации и разработки", top=5),
    ),
    applications=(
        DemoApplication(
            "galyuk", date(2024, 5, 15), _EXPERIENCE, ("Физика",),
            {"lozhkareva": (5, 4, 4), "kosykh": (5, 5, 4), "shkurat": (4, 4, 5)},
        ),
        DemoApplication(
            "nifantova", date(2024, 5, 20), "Веду районное объединение историков, автор двух пособий.", ("История",),
            {"lozhkareva": (4, 3, 5), "kosykh": (4, 4, 5)},
        ),
        DemoApplication(
            "smetana", date(2024, 5, 27), "Автор пособия с грифом объединения, победитель конкурса уроков.",
            ("География",), {"kosykh": (5, 3, 5)},
        ),
        DemoApplication(
            "ibatullina", date(2024, 6, 3), "Наставник молодых учителей начальной школы.", ("Начальные классы",),
            {"lozhkareva": (3, 2, 2)},
        ),
        DemoApplication("leshchuk", date(2024, 6, 6), "Веду кружок робототехники.", ("Информатика",)),
    ),
)  # fmt: skip
