"""«Соседняя область»: a chair from elsewhere, to whom nothing of the other regions is shown."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.directory import (
    INSTITUTE,
    MAIN,
    DemoBody,
    DemoOrder,
    DemoOrganization,
    DemoRegion,
    DemoRole,
    Someone,
    members_after,
)
from rumo.directory.enums import AssociationKind, OrganizationKind, Role

PEOPLE = (Someone("stranger", "Нездешних", "Роман", "Олегович", "m", "проректор", role=Role.CHAIR),)

REGION = DemoRegion(
    slug="demo-other",
    name="Соседняя область",
    city="г. Соседск",
    about="Другой регион: его председатель не видит ничего чужого",
    mail="demo.example",
    founded=date(2021, 9, 1),
    municipalities={},
    organizations=(
        DemoOrganization(
            INSTITUTE, OrganizationKind.INSTITUTE, "Институт развития образования Соседней области", "ИРО СО"
        ),
    ),
    people=PEOPLE,
    bodies=(
        DemoBody(
            MAIN,
            AssociationKind.REGIONAL,
            "Учебно-методическое объединение Соседней области",
            "УМО Соседней области",
            chair="stranger",
            secretary="stranger",
            orders=(DemoOrder("1", date(2022, 1, 20), "О составе", members_after(PEOPLE, 1)),),
        ),
    ),
    roles=(DemoRole("stranger", "Председатель из другого региона", "не видит ничего из этого", "stranger"),),
)
