"""Expertise of «Западная область»: the Regional bank, programs of further education, twenty-four experts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rumo.demo.data.s0.materials import LAST_YEAR, THIS_YEAR
from rumo.demo.data.s0.programs import PROGRAMS
from rumo.demo.data.s0.subjects import SUBJECTS as BODIES
from rumo.demo.data.shapes.expertise import DemoCampaign, DemoExpert, DemoRegister, DemoTrack, PastCampaign
from rumo.expertise.enums import TrackKind
from rumo.expertise.presets import TITLES, preset

SUBJECTS = (
    "Русский язык и литература", "Математика", "Информатика", "Физика и астрономия", "Химия", "Биология", "География",
    "История и обществознание", "Иностранные языки", "Начальные классы", "Физическая культура", "ОБЖ", "Технология",
    "Искусство",
)  # fmt: skip

EXPERTS_EACH = 6

TRACKS = (
    DemoTrack(
        TrackKind.BANK,
        TITLES[TrackKind.BANK],
        replace(preset(TrackKind.BANK), experts=EXPERTS_EACH, review_days=21),
        date(2022, 9, 12),
        (
            DemoCampaign("bank_2022", "2022/2023 учебный год", date(2022, 9, 19), date(2023, 6, 1)),
            DemoCampaign("bank_2023", "2023/2024 учебный год", date(2023, 9, 4), date(2024, 6, 28)),
        ),
    ),
    DemoTrack(
        TrackKind.CPD,
        TITLES[TrackKind.CPD],
        replace(preset(TrackKind.CPD), asks_subject=False),
        date(2023, 9, 1),
        (DemoCampaign("programs_2023", "Программы 2023/2024 учебного года", date(2023, 9, 4), date(2024, 6, 28)),),
    ),
)

# Leaders of the subject associations judge first of all their own subject; all may be asked about any.
REGISTER = DemoRegister(
    "приказ ГАУ ДПО «ЗОИРО» от 15.09.2022 № 152-ОД",
    date(2022, 9, 15),
    date(2025, 8, 31),
    tuple(DemoExpert(key) for key in (*(body.key_of(0) for body in BODIES), "bogush", "grach")),
)
REVIEWERS = tuple(one.person for one in REGISTER.experts)

PAST = (
    PastCampaign("bank_2022", "yasinskaya", LAST_YEAR, REVIEWERS, EXPERTS_EACH),
    PastCampaign("bank_2023", "yasinskaya", THIS_YEAR, REVIEWERS, EXPERTS_EACH),
    PastCampaign("programs_2023", "yasinskaya", PROGRAMS),
)
