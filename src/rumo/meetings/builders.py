"""Minutes from the records of a meeting: the whole protocol, an extract of one item, the public copy.

Names of people, posts, organizations and the association are those of the meeting's day. The roll and the prefetched
meeting (`queries.meeting_for_minutes`) are all that is read, so the number of queries does not grow with the meeting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.timezone import localtime

from rumo.core import clock
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import Role
from rumo.directory.models import Person
from rumo.meetings import decisions, queries, rules
from rumo.meetings.enums import MeetingState, Presence
from rumo.meetings.live_blocks import text_of
from rumo.meetings.models import AgendaItem, Meeting, MinutesRevision
from rumo.meetings.roll import Roll, RollRow, roll_of
from rumo.papers.html_blocks import blocks_from_html
from rumo.papers.minutes import (
    Absentee,
    AgendaPoint,
    Annex,
    Attendee,
    Certification,
    Conduct,
    Minutes,
    MinutesForm,
    MinutesItem,
    MinutesLayout,
    Revision,
    Speech,
)
from rumo.papers.people import Participant, Signature
from rumo.russian.cases import Gender
from rumo.russian.typography import plain

# In what capacity the one who presided signs, by the role held on the day.
_PRESIDING = {
    Role.CHAIR: "Председатель",
    Role.DEPUTY: "Заместитель председателя",
    Role.LEADER: "Руководитель",
}
PRESIDING = "Председательствующий"
SECRETARY = "Секретарь"
# May the paper bear the name of this person: 152-ФЗ, see `build_public_minutes`.
Naming = Callable[[Person], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is made from. `may_name` says whose names it may bear."""

    meeting: Meeting
    roll: Roll
    may_name: Naming

    @property
    def day(self) -> date:
        return self.meeting.date


def build_minutes(meeting: Meeting, *, form: MinutesForm = MinutesForm.FULL) -> Minutes:
    """The protocol as the records stand now; marked as a draft until it is signed."""
    return _build(Source(meeting, roll_of(meeting), _anybody), form)


def build_for_signing(meeting: Meeting) -> Minutes:
    """What is signed: the full protocol without the mark of a draft. Its hash is what a signature holds."""
    return replace(build_minutes(meeting), draft=False)


def build_extract(meeting: Meeting, item: AgendaItem, *, certified_by: Signature, day: date) -> Minutes:
    """An extract of one item (выписка): the introduction, the item, its decisions, the signers, «Верно» on `day`."""
    return extract_of(build_minutes(meeting), item.position, certified_by=certified_by, day=day)


def extract_of(paper: Minutes, number: int, *, certified_by: Signature, day: date) -> Minutes:
    """An extract of item `number` of a protocol, which may be one signed and kept."""
    return replace(
        paper,
        form=MinutesForm.EXTRACT,
        agenda=tuple(point for point in paper.agenda if point.number == number),
        items=tuple(item for item in paper.items if item.number == number),
        annexes=(),
        certification=Certification(certified_by, day),
    )


def build_public_minutes(meeting: Meeting) -> Minutes:
    """The short form for everybody, with as few personal data as a protocol can have (152-ФЗ).

    Chair and secretary are named: they sign in their office. A member, a speaker, a guest or an executor is named only
    while a consent to dissemination holds today; without it members are counted and nothing more, an item reads
    «РАССМОТРЕЛИ» instead of «СЛУШАЛИ», an instruction keeps the roles and organizations among its executors, a vote by
    name becomes a count. Absent members and reasons of absence are left out whole.
    """
    roll, officers = roll_of(meeting), _officers(meeting)
    named = queries.disseminating(meeting.association.region, clock.today()) | officers
    paper = _build(Source(meeting, roll, lambda person: person.pk in named), MinutesForm.SHORT)
    listed = sum(row.person.pk not in officers for row in _rows_here(roll))
    layout = replace(paper.layout, present_as_annex_over=None)
    return replace(paper, absent=(), unnamed_present=listed - len(paper.present), layout=layout)


def _build(source: Source, form: MinutesForm) -> Minutes:
    meeting, association = source.meeting, source.meeting.association
    host, founder = association.host, association.host.founder
    items = sorted(meeting.items.all(), key=lambda item: item.position)
    return Minutes(
        number=str(meeting.number or ""),
        date=meeting.date,
        date_to=meeting.date_to,
        city=association.city,
        founder=founder.name_on(source.day).full if founder else "",
        organization=host.name_on(source.day).full,
        body=association.name_on(source.day).full,
        form=form,
        conduct=Conduct(meeting.form),
        place=meeting.place,
        voting_opens=_local(meeting.voting_opens),
        voting_closes=_local(meeting.voting_closes),
        chair=_officer(meeting.chair, source.day),
        secretary=_officer(meeting.secretary, source.day),
        present=_present(source),
        absent=_absent(source),
        invited=_invited(source),
        quorum=source.roll.quorum(),
        agenda=tuple(_point(item, source) for item in items),
        items=tuple(_item(item, source) for item in items),
        annexes=_annexes(meeting),
        signatures=_signatures(source),
        revision=_revision(meeting),
        layout=_layout(source.roll.rules),
        draft=meeting.state not in {MeetingState.SIGNED, MeetingState.PUBLISHED},
    )


def as_revision(paper: Minutes, revision: MinutesRevision) -> Minutes:
    """The paper as it would be under the number, the date and the reason of `revision`."""
    return replace(paper, revision=_signed_revision(revision))


# --- people ---------------------------------------------------------------------------------------------------------


def _officer(person: Person | None, day: date) -> Participant:
    return participant(person, person.post_text(day)) if person else Participant("")


def participant(person: Person, post: str) -> Participant:
    """«Фамилия И.О.» with plain spaces: the writers set the non-breaking ones."""
    return Participant(plain(person.short_name), post, Gender(person.gender))


def _officers(meeting: Meeting) -> frozenset[int | None]:
    """Chair and secretary have lines of their own, so they are not listed among those present."""
    return frozenset({meeting.chair_id, meeting.secretary_id})


def _rows_here(roll: Roll) -> list[RollRow]:
    here = {person.pk for person in roll.here()}
    return _alphabetical([row for row in roll.rows if row.person.pk in here])


def _alphabetical(rows: list[RollRow]) -> list[RollRow]:
    return sorted(rows, key=lambda row: row.person.full_name.sort_key)


def _present(source: Source) -> tuple[Attendee, ...]:
    officers = _officers(source.meeting)
    return tuple(
        _attendee(row, source)
        for row in _rows_here(source.roll)
        if row.person.pk not in officers and source.may_name(row.person)
    )


def _attendee(row: RollRow, source: Source) -> Attendee:
    mark = None if source.meeting.is_absentee else row.attendance
    return Attendee(
        name=plain(row.person.short_name),
        post=row.post,
        remote=mark is not None and mark.presence == Presence.REMOTE,
        came_for=mark.came_for.position if mark and mark.came_for else None,
        left_before=mark.left_before.position if mark and mark.left_before else None,
    )


def _absent(source: Source) -> tuple[Absentee, ...]:
    """Members marked as absent, or who did not vote in an absentee meeting; reasons only where the rules print them."""
    here = {person.pk for person in source.roll.here()}
    absentee, with_reasons = source.meeting.is_absentee, source.roll.rules.show_reasons_of_absence
    return tuple(
        Absentee(
            name=plain(row.person.short_name),
            reason=row.attendance.reason if row.attendance and with_reasons else "",
            excused=row.attendance is not None and row.attendance.presence == Presence.EXCUSED,
        )
        for row in _alphabetical(list(source.roll.rows))
        if row.person.pk not in here and (absentee or row.attendance is not None)
    )


def _invited(source: Source) -> tuple[Participant, ...]:
    came = [guest for guest in source.roll.guests if guest.came and source.may_name(guest.person)]
    came.sort(key=lambda guest: guest.person.full_name.sort_key)
    return tuple(participant(guest.person, guest.post) for guest in came)


def _signatures(source: Source) -> tuple[Signature, ...]:
    meeting = source.meeting
    roles = {row.person.pk: Role(row.membership.role) for row in source.roll.rows}
    found = []
    if meeting.chair:
        post = _PRESIDING.get(roles.get(meeting.chair.pk, Role.MEMBER), PRESIDING)
        found.append(Signature(post, plain(meeting.chair.short_name)))
    if meeting.secretary:
        found.append(Signature(SECRETARY, plain(meeting.secretary.short_name)))
    return tuple(found)


# --- items ----------------------------------------------------------------------------------------------------------


def _point(item: AgendaItem, source: Source) -> AgendaPoint:
    speakers = (each for each in item.speakers.all() if each.on_agenda and source.may_name(each.person))
    return AgendaPoint(
        number=item.position,
        title=item.title,
        speakers=tuple(participant(each.person, each.post) for each in speakers),
        late=item.is_late,
    )


def _item(item: AgendaItem, source: Source) -> MinutesItem:
    if item.is_dropped:
        return MinutesItem(item.position, postponed=True)
    heard = (each for each in item.speakers.all() if each.was_heard and source.may_name(each.person))
    present = len(source.roll.here(item.position))
    return MinutesItem(
        number=item.position,
        heard=tuple(participant(each.person, each.post) for each in heard),
        about=item.about or rules.proposed_about(item.title),
        text=blocks_from_html(item.text) + tuple(line for block in item.blocks.all() for line in text_of(block)),
        discussed=tuple(
            Speech(participant(each.person, each.post), each.text)
            for each in item.speeches.all()
            if source.may_name(each.person)
        ),
        resolutions=decisions.points(item, source.roll, source.may_name),
        present=present if present != len(source.roll.here()) else None,
    )


# --- the rest -------------------------------------------------------------------------------------------------------


def _annexes(meeting: Meeting) -> tuple[Annex, ...]:
    numbered = [(annex.number, annex) for annex in meeting.annexes.all() if annex.number is not None]
    return tuple(Annex(number, annex.title, annex.file.name) for number, annex in sorted(numbered, key=lambda n: n[0]))


def _revision(meeting: Meeting) -> Revision | None:
    """The correction this paper is: the one being made, or the one that was signed last."""
    last = max(meeting.revisions.all(), key=lambda revision: revision.number, default=None)
    if last is None:
        return None
    if meeting.state in {MeetingState.SIGNED, MeetingState.PUBLISHED}:
        return _signed_revision(last)
    return Revision(last.number + 1, meeting.corrected_on or clock.today(), meeting.reason)


def _signed_revision(signed: MinutesRevision) -> Revision | None:
    return Revision(signed.number, signed.date, signed.reason) if signed.number else None


def _layout(own: AssociationRules) -> MinutesLayout:
    """ГОСТ Р 7.0.97-2016, 3.2: the left margin is 30 mm for papers kept over ten years, 20 mm otherwise."""
    return MinutesLayout(
        show_posts_of_present=own.show_posts_of_present,
        present_as_annex_over=own.present_as_annex_over,
        show_reasons_of_absence=own.show_reasons_of_absence,
        number_above_date=own.number_above_date,
        left_margin_mm=30 if own.kept_over_ten_years else 20,
        font_size_pt=own.font_size_pt,
    )


def _local(moment: datetime | None) -> datetime | None:
    """Local time without its zone, as it is printed."""
    return localtime(moment).replace(tzinfo=None) if moment else None


def _anybody(_person: Person) -> bool:
    return True
