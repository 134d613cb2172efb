"""Concluded materials are brought before a meeting, and taken off its agenda again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.directory.models import Association, Person
from rumo.directory.queries import composition_on
from rumo.expertise import council_list, grounds
from rumo.expertise import council_permissions as permissions
from rumo.expertise.models import AgendaPlace, Round, Submission
from rumo.expertise.transitions import SUBMISSION
from rumo.meetings import rules as meeting_rules
from rumo.meetings.actions import agenda, meetings
from rumo.meetings.actions.agenda import ItemData, SpeakerData
from rumo.meetings.actions.meetings import MeetingDetails
from rumo.meetings.models import AgendaItem, Meeting
from rumo.meetings.permissions import PREPARING


@transaction.atomic
def put_on_agenda(
    rounds: Sequence[Round], *, meeting: Meeting, item: AgendaItem | None = None, actor: User
) -> AgendaItem:
    """Bring concluded rounds before a meeting in preparation: under `item`, else under the question of expertise the
    agenda has, else under a new one. The question gets the list of materials and a draft decision for each.

    Raises NotAllowed, Conflict, Refusal for a meeting of another association or nothing chosen.
    """
    permissions.may_put_on_agenda(actor, meeting).require()
    if not rounds:
        raise Refusal(_("Не отмечено ни одного материала: отметьте те, что вынести на заседание."))
    for held in rounds:
        bodies = grounds.bodies_of(held.submission.campaign.track.association)
        if meeting.association not in bodies:
            raise Refusal(
                _("Материал «%(title)s» рассматривает %(body)s, а это заседание другого объединения.")
                % {"title": held.submission.title, "body": " или ".join(map(str, bodies))}
            )
        fire(SUBMISSION["to_agenda"], held.submission, user=actor)
    item = item or _item_of(meeting) or _new_item(meeting, actor)
    if item.meeting_id != meeting.pk:
        raise Refusal(_("Этот вопрос стоит в повестке другого заседания."))
    drafts = [line for line in item.expected_resolution.splitlines() if line.strip()]
    for held in rounds:
        AgendaPlace.objects.create(round=held, item=item)
        drafts.append(council_list.draft_of(held))
        summary = _("Вынесен на заседание: %(meeting)s") % {"meeting": meeting}
        audit.record(actor, "put_on_agenda", held.submission, summary)
    _write(item, drafts, actor)
    return item


@transaction.atomic
def put_on_new_meeting(rounds: Sequence[Round], *, association: Association, day: date, actor: User) -> AgendaItem:
    """Call a meeting for `day` with the chair and the secretary the composition names, and bring the rounds before it.

    Raises what `create_meeting` and `put_on_agenda` raise, and Refusal for a day that has passed.
    """
    if day < clock.today():
        raise Refusal(_("Этот день уже прошёл: назначьте заседание на сегодня или позже."))
    composition = list(composition_on(association, day))
    details = MeetingDetails(
        date=day,
        chair=meeting_rules.proposed_chair(composition),
        secretary=meeting_rules.proposed_secretary(composition),
        materials_due=meeting_rules.materials_due(day, association.rules),
    )
    meeting = meetings.create_meeting(association=association, details=details, actor=actor)
    return put_on_agenda(rounds, meeting=meeting, actor=actor)


@transaction.atomic
def take_off_agenda(submission: Submission, *, actor: User) -> None:
    """The material waits for another meeting. Its line leaves the list while the meeting is being prepared; later the
    minutes stay as their secretary writes them. A question that has no material left goes too. Raises NotAllowed."""
    fire(SUBMISSION["off_agenda"], submission, user=actor)
    places = AgendaPlace.objects.filter(round__submission=submission, round__decision__isnull=True)
    for place in places.select_related("item__meeting", "round"):
        item, draft = place.item, council_list.draft_of(place.round)
        place.delete()
        if item.meeting.state not in PREPARING:
            continue
        if item.expertise_places.exists() or item.is_standing or item.title != council_list.TITLE:
            lines = item.expected_resolution.splitlines()
            _write(item, [line for line in lines if line.strip() and line != draft], actor)
        else:
            agenda.delete_item(item, actor=actor)
    audit.record(actor, "take_off_agenda", submission, _("Снят с повестки заседания"))


def _new_item(meeting: Meeting, actor: User) -> AgendaItem:
    """A question on which the officer who brings the materials reports; the secretary may name another."""
    person = Person.objects.filter(user=actor.pk).first()
    data = ItemData(title=council_list.TITLE, speakers=[SpeakerData(person)] if person else [])
    return agenda.add_item(meeting, data=data, actor=actor)


def _item_of(meeting: Meeting) -> AgendaItem | None:
    """The question under which materials stand already, else a standing one of that name («при наличии заявки»)."""
    items = AgendaItem.objects.filter(meeting=meeting)
    return items.filter(expertise_places__isnull=False).first() or items.filter(title=council_list.TITLE).first()


def _write(item: AgendaItem, drafts: Sequence[str], actor: User) -> None:
    rounds = Round.objects.filter(agenda_places__item=item).order_by("agenda_places__pk")
    text = council_list.html_of(council_list.rows_of(rounds))
    agenda.bring_material(item, text=text, expected_resolution="\n".join(drafts), actor=actor)
