"""Innovation sites of «Уральская область»: one has climbed the ladder, one has only begun."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.expertise import DemoSite, DemoStatus
from rumo.expertise.enums import InnovationStatus

SITES = (
    DemoSite(
        "lyceum",
        "Инженерные классы вместе с заводом",
        (
            DemoStatus(
                InnovationStatus.MUNICIPAL,
                date(2022, 9, 12),
                date(2023, 8, 31),
                "приказ от 12.09.2022 № 214",
            ),
            DemoStatus(InnovationStatus.REGIONAL, date(2023, 9, 1), date(2026, 8, 31), "приказ от 28.08.2023 № 1906"),
        ),
        (
            ("Отчёт за первое полугодие", date(2024, 1, 20), date(2024, 1, 18)),
            ("Отчёт за учебный год", date(2024, 6, 14), None),
        ),
    ),
    DemoSite(
        "school_taganka",
        "Разновозрастное обучение в малой школе",
        (DemoStatus(InnovationStatus.MUNICIPAL, date(2024, 2, 5), None, "приказ от 05.02.2024 № 31"),),
        (("Отчёт за первый год", date(2025, 2, 5), None),),
    ),
)
