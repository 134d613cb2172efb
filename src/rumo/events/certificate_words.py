"""The words of a certificate: a form with words in braces, and the paper it makes.

«{мероприятие}» stands for what is known of the event or of the person; «{принял|приняла}» for the word that fits a man
or a woman. A line whose words are not known («{часы}» of an event without hours) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from rumo.events.enums import EventKind, ParticipantRole
from rumo.papers.certificate import Certificate
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature
from rumo.russian.cases import Gender

# What may stand in braces, and what it says; the page of a form lists them.
WORDS = {
    "мероприятие": _("название мероприятия в кавычках"),
    "вид": _("вебинар, семинар, фестиваль"),
    "вида": _("вебинара, семинара, фестиваля"),
    "виде": _("вебинаре, семинаре, фестивале"),
    "даты": _("когда прошло: 20 июня 2024 г."),
    "часы": _("объём: 4 академических часа"),
    "объединение": _("чьё мероприятие"),
    "должность": _("должность и организация того, кому выдан"),
    "секция": _("в какой секции"),
    "тема": _("тема выступления, только для выступающих"),
    "обязанность": _("что делал организатор, только для организаторов"),
}

# Genitive and prepositional: «участник вебинара», «в вебинаре». The pedagogical readings have a plural of their own.
KIND_CASES: dict[str, tuple[str, str]] = {
    EventKind.WEBINAR: ("вебинара", "вебинаре"),
    EventKind.CONSULTATION: ("консультации", "консультации"),
    EventKind.ROUND_TABLE: ("круглого стола", "круглом столе"),
    EventKind.SEMINAR: ("семинара", "семинаре"),
    EventKind.FIELD_SEMINAR: ("выездного семинара", "выездном семинаре"),
    EventKind.MASTER_CLASS: ("мастер-класса", "мастер-классе"),
    EventKind.PANORAMA: ("панорамы опыта", "панораме опыта"),
    EventKind.READINGS: ("педагогических чтений", "педагогических чтениях"),
    EventKind.CONTEST: ("конкурса", "конкурсе"),
    EventKind.FESTIVAL: ("фестиваля", "фестивале"),
    EventKind.METHOD_DAY: ("единого методического дня", "едином методическом дне"),
    EventKind.FORUM: ("форума", "форуме"),
    EventKind.OTHER: ("мероприятия", "мероприятии"),
}

# An invented event and person, to show a form before anybody has a certificate by it.
SAMPLE_NAME = "Осинова Мария Андреевна"
SAMPLE = {
    "мероприятие": "«Современный урок: от цели к результату»",
    "вид": "вебинар",
    "вида": "вебинара",
    "виде": "вебинаре",
    "даты": "20 июня 2024 г.",
    "часы": "2 академических часа",
    "должность": "учитель, школа № 5",
    "секция": "«Математика»",
    "тема": "«Задачи с практическим содержанием»",
    "обязанность": "ведущая вебинара",
}

_BRACES = re.compile(r"\{([^{}]*)\}")
_FONT_PT = 13


@dataclass(frozen=True, slots=True)
class Wording:
    """What a form says; `lines` are apart by line breaks. Without a `signer_name` nobody signs."""

    title: str
    lead: str
    lines: str
    signer_post: str = ""
    signer_name: str = ""
    is_landscape: bool = False


_PROOF = "Настоящий сертификат подтверждает, что"
USUAL: dict[str, Wording] = {
    ParticipantRole.PARTICIPANT: Wording(
        "Сертификат",
        _PROOF,
        "{должность},\n{принял|приняла} участие в {виде} {мероприятие}\n{даты}\nОбъём: {часы}",
    ),
    ParticipantRole.SPEAKER: Wording(
        "Сертификат",
        _PROOF,
        "{должность},\n{выступил|выступила} на тему {тема} в программе {вида} {мероприятие}\n{даты}\nОбъём: {часы}",
    ),
    ParticipantRole.ORGANIZER: Wording(
        "Сертификат",
        _PROOF,
        "{должность},\n{участвовал|участвовала} в подготовке и проведении {вида} {мероприятие}\n"
        "{даты}\nКем: {обязанность}\nОбъём: {часы}",
    ),
}


@dataclass(frozen=True, slots=True)
class Given:
    """One certificate: to whom, what is known (by the words of `WORDS`), under what number, checked where."""

    name: str
    gender: Gender | None
    facts: Mapping[str, str]
    number: str
    date: date
    check_url: str
    organization: str = ""
    body: str = ""
    city: str = ""


def build_certificate(wording: Wording, given: Given) -> Certificate:
    """The paper as it is printed."""
    lines = (filled(line, given.facts, given.gender) for line in wording.lines.splitlines())
    signer = (Signature(wording.signer_post, wording.signer_name),) if wording.signer_name else ()
    return Certificate(
        title=wording.title,
        subject=given.name,
        date=given.date,
        number=given.number,
        lead=filled(wording.lead, given.facts, given.gender),
        lines=tuple(line for line in lines if line),
        organization=given.organization,
        body=given.body,
        city=given.city,
        check_url=given.check_url,
        check_note="Проверить подлинность",
        signatures=signer,
        layout=PaperLayout(landscape=wording.is_landscape, font_size_pt=_FONT_PT),
    )


def filled(line: str, facts: Mapping[str, str], gender: Gender | None) -> str:
    """The line with its braces filled; "" where something in them is not known."""
    known = True

    def fill(found: re.Match[str]) -> str:
        nonlocal known
        inside = found[1].strip()
        if "|" in inside:
            return _of_gender(inside, gender)
        text = facts.get(inside.lower(), "")
        known = known and bool(text)
        return text

    text = _BRACES.sub(fill, line).strip()
    return text if known else ""


def unknown_words(text: str) -> list[str]:
    """What stands in braces and means nothing here, each once, as written."""
    inside = dict.fromkeys(found.strip() for found in _BRACES.findall(text))
    return [word for word in inside if word.lower() not in WORDS and word.count("|") != 1]


def has_stray_brace(text: str) -> bool:
    """Whether a brace is left without its pair."""
    return any(brace in _BRACES.sub("", text) for brace in "{}")


def _of_gender(pair: str, gender: Gender | None) -> str:
    """«принял», «приняла», and both where the gender is not known."""
    his, _bar, hers = (part.strip() for part in pair.partition("|"))
    if gender is None:
        return f"{his} ({hers})"
    return hers if gender is Gender.FEMALE else his
