"""Minutes to the sheet that is printed: all its words, in their order."""

from __future__ import annotations

from rumo.papers.blocks import normalized
from rumo.papers.minutes import AgendaPoint, Conduct, Minutes, MinutesForm, MinutesItem, Speech
from rumo.papers.people import Participant
from rumo.papers.wording import decisions, phrases, presence
from rumo.papers.wording.phrases import line, listed, noted, number_of, sentence, signed_name
from rumo.papers.wording.sheet import (
    MinutesSheet,
    SheetCertification,
    SheetItem,
    SheetLayout,
    SheetPoint,
    SheetSignature,
)
from rumo.papers.wording.texts import glued
from rumo.russian.cases import Case
from rumo.russian.dates import date_range, long_date, short_date
from rumo.russian.names import inflect_person
from rumo.russian.posts import inflect_phrase


def build_sheet(minutes: Minutes) -> MinutesSheet:
    """Everything the writers print. The short form leaves out texts and speeches."""
    listed_apart = presence.attendance(minutes)
    return MinutesSheet(
        title=_title(minutes),
        author=line(minutes.organization),
        date=minutes.date_to or minutes.date,
        layout=SheetLayout(minutes.layout.left_margin_mm, minutes.layout.font_size_pt),
        draft_mark=phrases.DRAFT if minutes.draft else "",
        founder=line(minutes.founder),
        organization=line(minutes.organization),
        heading=phrases.EXTRACT if minutes.form is MinutesForm.EXTRACT else phrases.MINUTES,
        subheading=_subheading(minutes),
        requisites=_requisites(minutes),
        revision=_revision(minutes),
        facts=presence.facts(minutes),
        quorum=presence.quorum_sentence(minutes.quorum, minutes.conduct),
        agenda_heading=phrases.AGENDA if minutes.agenda else "",
        agenda=tuple(map(_point, minutes.agenda)),
        items=tuple(_item(item, minutes) for item in minutes.items),
        annexes_heading=number_of(phrases.ANNEXES, len(minutes.annexes)) if minutes.annexes else "",
        annexes=tuple(sentence(f"№ {annex.number}. {annex.title}") for annex in minutes.annexes),
        signatures=tuple(SheetSignature(line(each.post), line(signed_name(each.name))) for each in minutes.signatures),
        certification=_certification(minutes),
        attendance_heading=presence.attendance_heading(minutes) if listed_apart else "",
        attendance_note=_reference(minutes) if listed_apart else "",
        attendance=listed_apart,
    )


def _title(minutes: Minutes) -> str:
    heading = phrases.EXTRACT if minutes.form is MinutesForm.EXTRACT else phrases.MINUTES
    number = f" № {minutes.number}" if minutes.number else ""
    return line(f"{heading.capitalize()}{number}{_from(minutes)}")


def _reference(minutes: Minutes) -> str:
    number = f" № {minutes.number}" if minutes.number else ""
    return line(f"к протоколу{_from(minutes)}{number}")


def _from(minutes: Minutes) -> str:
    return f" от {short_date(minutes.date)}" if minutes.date else ""


def _subheading(minutes: Minutes) -> str:
    meeting = phrases.ABSENTEE_MEETING if minutes.conduct is Conduct.ABSENTEE else phrases.MEETING
    return line(f"{meeting} {inflect_phrase(minutes.body, Case.GENITIVE).upper()}")


def _requisites(minutes: Minutes) -> tuple[str, ...]:
    day, number = _days(minutes), f"№ {minutes.number}" if minutes.number else ""
    order = (number, day, minutes.city) if minutes.layout.number_above_date else (day, number, minutes.city)
    return tuple(line(each) for each in order if each)


def _days(minutes: Minutes) -> str:
    """The day of the meeting, or its first and last; days in the wrong order are both told. «» when it is not known."""
    last = minutes.date_to
    if minutes.date is None:
        return ""
    if last is None or last == minutes.date:
        return long_date(minutes.date, "года")
    if last < minutes.date:
        return f"{long_date(minutes.date)} – {long_date(last)}"
    return date_range(minutes.date, last)


def _revision(minutes: Minutes) -> str:
    """A correction says so on its face: which one, when, why."""
    if minutes.revision is None:
        return ""
    revision = minutes.revision
    return sentence(
        f"Исправленная редакция № {revision.number} от {long_date(revision.date)} Основание: {revision.reason}"
    )


def _point(point: AgendaPoint) -> SheetPoint:
    title = noted(line(point.title).rstrip("."), phrases.ADDED_LATE if point.late else "")
    return SheetPoint(point.number, sentence(title), sentence(listed(point.speakers)))


def _item(item: MinutesItem, minutes: Minutes) -> SheetItem:
    whole = minutes.form is not MinutesForm.SHORT
    label, heard = _opening(item, minutes)
    speeches = tuple(map(_speech, item.discussed)) if whole else ()
    several = len(item.resolutions) > 1
    return SheetItem(
        number=item.number,
        label=label,
        heard=sentence(heard),
        presence=presence.item_presence(item.present),
        blocks=glued(normalized(item.text)) if whole else (),
        speeches_label=phrases.SPOKE if speeches else "",
        speeches=speeches,
        resolutions_label=phrases.RESOLVED if several else "",
        resolutions=decisions.resolutions(item),
        note=phrases.POSTPONED if item.postponed else "",
    )


def _opening(item: MinutesItem, minutes: Minutes) -> tuple[str, str]:
    """«СЛУШАЛИ: Обухову Е.И. о …», or «РАССМОТРЕЛИ: вопрос о …» when nobody was heard or nobody could be."""
    names = ", ".join(_accusative(person) for person in item.heard)
    if names and minutes.conduct is not Conduct.ABSENTEE:
        return phrases.HEARD, f"{names} {item.about}"
    about = item.about or _agenda_title(item.number, minutes)
    about = about[:1].lower() + about[1:] if about[:2] in {"О ", "Об"} else about
    return phrases.CONSIDERED, f"вопрос {about}" if about.startswith(("о ", "об ", "обо ")) else about


def _accusative(person: Participant) -> str:
    return inflect_person(person.name, Case.ACCUSATIVE, person.gender)


def _agenda_title(number: int, minutes: Minutes) -> str:
    return next((point.title for point in minutes.agenda if point.number == number), "")


def _speech(speech: Speech) -> str:
    speaker = phrases.with_post(speech.speaker)
    closing = "," if speech.speaker.post else ""  # a post is set off by commas on both sides
    return sentence(f"{speaker}{closing} – {speech.text}" if speech.text else speaker)


def _certification(minutes: Minutes) -> SheetCertification | None:
    if minutes.certification is None:
        return None
    signature = minutes.certification.signature
    day = long_date(minutes.certification.date)
    return SheetCertification(phrases.CERTIFIED, line(signature.post), line(signed_name(signature.name)), line(day))
