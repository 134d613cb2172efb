"""Minutes of earlier years made records, and taken back: what a paper read from a file becomes in the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.models import StoredFile
from rumo.directory.models import Association, Person
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.meetings import archive, rules
from rumo.meetings.actions.meetings import MeetingDetails, create_meeting
from rumo.meetings.actions.signing import title_of
from rumo.meetings.enums import MeetingState, Origin, Presence
from rumo.meetings.models import (
    AgendaItem,
    Attendance,
    Guest,
    Meeting,
    MinutesRevision,
    Resolution,
    Speaker,
    Speech,
)
from rumo.papers.html_blocks import html_from_blocks
from rumo.papers.minutes import AgendaPoint, Minutes, MinutesItem, ResolutionPoint

_NUMBER = re.compile(r"\d{1,6}")
# The agenda's position is a small number of the database.
_MOST_ITEMS = 999


@dataclass(frozen=True, slots=True)
class Names:
    """Who of the directory stands behind each name of the paper."""

    people: Mapping[str, Person]

    def __getitem__(self, name: str) -> Person:
        person = self.people.get(name)
        if person is None:
            raise Refusal(
                _("Не выбрано, кто это: %(name)s. Найдите человека в справочнике или создайте.") % {"name": name}
            )
        return person

    def get(self, name: str) -> Person | None:
        return self[name] if name else None


@transaction.atomic
def admit_minutes(
    paper: Minutes, *, association: Association, people: Mapping[str, Person], original: StoredFile, actor: User
) -> Meeting:
    """A signed meeting with its revision 0, as `paper` tells it; nothing is computed that the paper does not say.

    Raises NumberTaken, and Refusal when the paper lacks what the register needs: a number, a day, whole questions.
    Assignments are not made: they were executed long ago and stay in the paper and in the text of the decision.
    """
    day, number = _day(paper), _number(paper)
    _require_whole_items(paper)
    names = Names(people)
    details = _details(paper, day, names)
    meeting = create_meeting(association=association, details=details, number=number, actor=actor)
    # No transition leads here: the meeting was held, and its minutes were signed on paper.
    Meeting.objects.filter(pk=meeting.pk).update(
        state=MeetingState.SIGNED, origin=Origin.IMPORTED, original=original, form=paper.conduct.value
    )
    meeting.refresh_from_db()
    items = _keep_items(meeting, paper, names)
    _keep_attendance(meeting, paper, names, items)
    _keep_guests(meeting, paper, names)
    _keep_revision(meeting, replace(paper, number=str(number), draft=False), day, actor)
    audit.record(actor, "admit_minutes", meeting, _("Протокол принят из файла «%(name)s»") % {"name": original.name})
    return meeting


@transaction.atomic
def withdraw_minutes(meeting: Meeting, *, actor: User) -> None:
    """Take an imported meeting out of the register. Raises NotAllowed when something depends on it."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    archive.may_withdraw(actor, meeting).require()
    audit.record(actor, "withdraw_minutes", meeting.association, _("Отменён приём: %(what)s") % {"what": meeting})
    try:
        for revision in meeting.revisions.select_related("paper"):
            revision.delete()
            documents.withdraw_paper(revision.paper, actor=actor)
        meeting.delete()
    except ProtectedError as error:
        raise Refusal(_("На это заседание уже ссылаются другие записи: отменить приём нельзя.")) from error


# --- what the paper must say ------------------------------------------------------------------------------------------


def _day(paper: Minutes) -> date:
    if paper.date is None:
        raise Refusal(_("Не указана дата заседания: впишите её в поле «Дата»."))
    if paper.date > clock.today():
        raise Refusal(_("Дата заседания ещё не наступила: проверьте поле «Дата»."))
    return paper.date


def _number(paper: Minutes) -> int:
    """«4», «04», «4-2023»: the first number is the protocol's own."""
    found = _NUMBER.search(paper.number)
    if found is None or int(found[0]) == 0:
        raise Refusal(_("Не указан номер протокола: впишите число в поле «Номер»."))
    return int(found[0])


def _require_whole_items(paper: Minutes) -> None:
    if not (paper.agenda or paper.items):
        raise Refusal(_("В протоколе нет ни одного вопроса: добавьте вопрос."))
    for rows in (paper.agenda, paper.items):
        numbers = [row.number for row in rows]
        if len(set(numbers)) < len(numbers) or not all(1 <= number <= _MOST_ITEMS for number in numbers):
            raise Refusal(_("Номера вопросов повторяются или пропущены: проверьте повестку."))


def _details(paper: Minutes, day: date, names: Names) -> MeetingDetails:
    return MeetingDetails(
        date=day,
        date_to=paper.date_to if paper.date_to and paper.date_to > day else None,
        place=paper.place[:300],
        chair=names.get(paper.chair.name),
        secretary=names.get(paper.secretary.name),
        voting_opens=_aware(paper.voting_opens),
        voting_closes=_aware(paper.voting_closes),
    )


def _aware(moment: datetime | None) -> datetime | None:
    return make_aware(moment) if moment else None


# --- questions --------------------------------------------------------------------------------------------------------


def _keep_items(meeting: Meeting, paper: Minutes, names: Names) -> dict[int, AgendaItem]:
    """The questions by their numbers: of the agenda, and those heard besides it."""
    points = {point.number: point for point in paper.agenda}
    heard = {item.number: item for item in paper.items}
    return {
        number: _keep_item(meeting, number, points.get(number), heard.get(number), names)
        for number in sorted(points.keys() | heard.keys())
    }


def _keep_item(
    meeting: Meeting, number: int, point: AgendaPoint | None, item: MinutesItem | None, names: Names
) -> AgendaItem:
    about = item.about if item else ""
    kept = AgendaItem.objects.create(
        meeting=meeting,
        position=number,
        title=(point.title if point else about).strip() or _("Вопрос %(number)s") % {"number": number},
        is_late=bool(point and point.late),
        about=about,
        text=html_from_blocks(item.text) if item else "",
        is_dropped=bool(item and item.postponed),
    )
    _keep_speakers(kept, point, item, names)
    for position, speech in enumerate(item.discussed if item else (), start=1):
        Speech.objects.create(
            item=kept,
            person=names[speech.speaker.name],
            post=speech.speaker.post[:500],
            text=speech.text,
            position=position,
        )
    worded = [each for each in (item.resolutions if item else ()) if resolution_text(each)]
    for position, resolution in enumerate(worded, start=1):
        _keep_resolution(kept, position, resolution)
    return kept


def _keep_speakers(kept: AgendaItem, point: AgendaPoint | None, item: MinutesItem | None, names: Names) -> None:
    """Once each: on the agenda, heard, or both. A paper without СЛУШАЛИ says nothing against the agenda."""
    announced = {names[each.name].pk: each for each in (point.speakers if point else ())}
    heard = {names[each.name].pk: each for each in (item.heard if item else ())}
    together = {**heard, **announced}
    for position, (person_id, speaker) in enumerate(together.items(), start=1):
        Speaker.objects.create(
            item=kept,
            person_id=person_id,
            post=speaker.post[:500],
            position=position,
            on_agenda=person_id in announced,
            was_heard=person_id in heard or not heard,
        )


def _keep_resolution(item: AgendaItem, position: int, point: ResolutionPoint) -> None:
    votes = point.votes
    Resolution.objects.create(
        item=item,
        position=position,
        kind=rules.kind_of(point.text),
        text=resolution_text(point),
        vote_kind=votes.kind.value if votes and not votes.ballots else "open",
        votes_for=votes.in_favour if votes else None,
        votes_against=votes.against if votes else None,
        votes_abstained=votes.abstained if votes else None,
    )


def resolution_text(point: ResolutionPoint) -> str:
    """The decision with who does it and by when, in words: «… Ответственный: Ветрова А.П. Срок: до 1 июня.»"""
    said = [point.text]
    for instruction in point.instructions:
        said.append(instruction.text)
        if instruction.responsible:
            said.append(_("Ответственные: %(names)s.") % {"names": ", ".join(instruction.responsible)})
        if instruction.due:
            said.append(_("Срок: %(due)s.") % {"due": instruction.due.rstrip(".")})
    return " ".join(part.strip() for part in said if part.strip())


# --- people -----------------------------------------------------------------------------------------------------------


def _keep_attendance(meeting: Meeting, paper: Minutes, names: Names, items: Mapping[int, AgendaItem]) -> None:
    """Chair, secretary and those listed were there; who stands in both lists counts as present, the check tells it."""
    marks: dict[int, Attendance] = {}
    for officer in filter(None, (meeting.chair, meeting.secretary)):
        marks[officer.pk] = Attendance(meeting=meeting, person=officer, presence=Presence.PRESENT)
    for there in paper.present:
        person = names[there.name]
        marks[person.pk] = Attendance(
            meeting=meeting,
            person=person,
            presence=Presence.REMOTE if there.remote else Presence.PRESENT,
            came_for=items.get(there.came_for) if there.came_for else None,
            left_before=items.get(there.left_before) if there.left_before else None,
        )
    for missing in paper.absent:
        person = names[missing.name]
        presence = Presence.EXCUSED if missing.excused else Presence.ABSENT
        mark = Attendance(meeting=meeting, person=person, presence=presence, reason=missing.reason[:300])
        marks.setdefault(person.pk, mark)
    Attendance.objects.bulk_create(marks.values())


def _keep_guests(meeting: Meeting, paper: Minutes, names: Names) -> None:
    guests = {names[each.name].pk: each for each in paper.invited}
    Guest.objects.bulk_create(
        Guest(meeting=meeting, person_id=person_id, post=guest.post[:500], came=True)
        for person_id, guest in guests.items()
    )


def names_of(paper: Minutes) -> tuple[str, ...]:
    """Every name that must be somebody of the directory, once, in the order of the paper."""
    return tuple(dict.fromkeys(name for name in _all_names(paper) if name))


def _all_names(paper: Minutes) -> Iterable[str]:
    yield from (paper.chair.name, paper.secretary.name)
    for listed in (paper.present, paper.absent, paper.invited):
        yield from (each.name for each in listed)
    for point in paper.agenda:
        yield from (each.name for each in point.speakers)
    for item in paper.items:
        yield from (each.name for each in item.heard)
        yield from (each.speaker.name for each in item.discussed)


# --- the paper --------------------------------------------------------------------------------------------------------


def _keep_revision(meeting: Meeting, paper: Minutes, day: date, actor: User) -> None:
    """A corrected revision keeps its number and reason; the number 0 is the first one."""
    issued = documents.issue_paper(
        paper,
        association=meeting.association,
        kind=PaperKind.MINUTES,
        title=title_of(meeting),
        date=day,
        number=paper.number,
        actor=actor,
    )
    revision = paper.revision
    MinutesRevision.objects.create(
        meeting=meeting,
        number=revision.number if revision else 0,
        date=revision.date if revision else day,
        reason=(revision.reason[:500] or _("указана в исходном файле")) if revision else "",
        paper=issued,
    )
