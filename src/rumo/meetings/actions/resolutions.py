"""Writing what was decided: resolutions and their votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments import actions as assignments
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.meetings import permissions, rules
from rumo.meetings.actions.discussion import changes_of
from rumo.meetings.actions.holding import hold
from rumo.meetings.enums import Choice, VoteKind
from rumo.meetings.models import AgendaItem, NamedVote, Resolution
from rumo.meetings.roll import Roll, roll_of


class TooManyVotes(Refusal):
    """More votes than members who were there for the item."""


@transaction.atomic
def add_resolutions(item: AgendaItem, *, actor: User) -> list[Resolution]:
    """A new decision to be worded. The first time the item's draft is taken over, a decision for each of its lines."""
    hold(item.meeting)
    permissions.may_decide(actor, item.meeting).require()
    drafted = [] if item.resolutions.exists() else drafts_of(item)
    added = put_to_vote(item, drafted or [""])
    audit.record(actor, "add_resolutions", item, _("Добавлено решение по вопросу № %(n)s") % {"n": item.position})
    return added


def put_to_vote(item: AgendaItem, texts: Sequence[str]) -> list[Resolution]:
    """New resolutions after those there are. The caller has asked who may, and writes the trail."""
    last = item.resolutions.aggregate(last=Max("position"))["last"] or 0
    return [
        Resolution.objects.create(item=item, position=number, text=text, kind=rules.kind_of(text))
        for number, text in enumerate(texts, start=last + 1)
    ]


def drafts_of(item: AgendaItem) -> list[str]:
    """The lines of the draft decision that the agenda brought."""
    return [line.strip() for line in item.expected_resolution.splitlines() if line.strip()]


@transaction.atomic
def save_resolution(
    resolution: Resolution,
    *,
    version: int,
    kind: str,
    text: str,
    vote_kind: str,
    count: rules.Count | None,
    by_name: Mapping[int, str] | None = None,
    chair_choice: str = "",
    actor: User,
) -> Resolution:
    """Save the words and the votes; `count` None means not counted.

    For votes by name `by_name` maps members to choices and the count follows from it. Other kinds keep no names.
    Raises Stale when saved since `version`, TooManyVotes, and Refusal for a vote of one who was not there.
    """
    item = resolution.item
    hold(item.meeting)
    permissions.may_decide(actor, item.meeting).require()
    roll = roll_of(item.meeting)
    if vote_kind == VoteKind.OPEN_BY_NAME and by_name is not None:
        _check_names(by_name, roll, item)
        count = rules.count_choices(list(by_name.values())) if by_name else None
        chair_choice = by_name.get(item.meeting.chair_id or 0, "")
    if count is not None:
        _check_total(count, roll, item)
    fields: dict[str, Any] = {
        "kind": kind,
        "text": text.strip(),
        "vote_kind": vote_kind,
        **count_fields(count),
        "chair_choice": chair_choice,
    }
    changes = changes_of(resolution, fields)
    saved = save_edit(resolution, version, **fields)
    changes |= _keep_names(saved, by_name if vote_kind == VoteKind.OPEN_BY_NAME else {})
    if changes:
        summary = _("Решение %(r)s по вопросу № %(n)s") % {"r": resolution.position, "n": item.position}
        audit.record(actor, "save_resolution", resolution, summary, changes)
    return saved


@transaction.atomic
def count_unanimous(resolution: Resolution, *, version: int, kind: str = "", text: str = "", actor: User) -> Resolution:
    """Everybody there for the item voted in favour: the real number is written, by name where votes are by name.

    `kind` and `text` are the words as they stand in the form; empty ones leave those that are saved.
    """
    item = resolution.item
    hold(item.meeting)
    permissions.may_decide(actor, item.meeting).require()
    here = roll_of(item.meeting).here(item.position)
    if not here:
        raise Refusal(_("По вопросу никто не отмечен присутствующим: сначала отметьте присутствие."))
    by_name = resolution.vote_kind == VoteKind.OPEN_BY_NAME
    return save_resolution(
        resolution,
        version=version,
        kind=kind or resolution.kind,
        text=text or resolution.text,
        vote_kind=resolution.vote_kind,
        count=rules.Count(len(here), 0, 0),
        by_name={person.pk: Choice.FOR.value for person in here} if by_name else None,
        actor=actor,
    )


@transaction.atomic
def delete_resolution(resolution: Resolution, *, actor: User) -> None:
    """With its votes and the drafts of its assignments; the rest are numbered anew. The text stays in the trail."""
    item = resolution.item
    hold(item.meeting)
    permissions.may_decide(actor, item.meeting).require()
    for link in resolution.assignment_links.select_related("assignment"):
        assignments.delete_draft(link.assignment, actor=actor)
    summary = _("Удалено решение %(r)s по вопросу № %(n)s") % {"r": resolution.position, "n": item.position}
    audit.record(actor, "delete_resolution", item, summary, {"text": resolution.text, "kind": resolution.kind})
    resolution.delete()
    for number, left in enumerate(item.resolutions.all(), start=1):
        if left.position != number:
            Resolution.objects.filter(pk=left.pk).update(position=number)


def count_fields(count: rules.Count | None) -> dict[str, int | None]:
    """The three numbers as the model has them; all empty when nobody counted."""
    if count is None:
        return {"votes_for": None, "votes_against": None, "votes_abstained": None}
    return {"votes_for": count.in_favour, "votes_against": count.against, "votes_abstained": count.abstained}


def _check_names(by_name: Mapping[int, str], roll: Roll, item: AgendaItem) -> None:
    here = {person.pk for person in roll.here(item.position)}
    strangers = [row.person.short_name for row in roll.rows if row.person.pk in by_name and row.person.pk not in here]
    if set(by_name) - here:
        raise Refusal(
            _("Голосуют только присутствующие по этому вопросу. Проверьте присутствие: %(names)s.")
            % {"names": ", ".join(strangers) or _("голос не члена объединения")}
        )


def _check_total(count: rules.Count, roll: Roll, item: AgendaItem) -> None:
    present = len(roll.here(item.position))
    if count.total > present:
        raise TooManyVotes(
            _("Голосов %(total)s, а по вопросу присутствуют %(present)s. Проверьте числа или отметьте присутствие.")
            % {"total": count.total, "present": present}
        )


def _keep_names(resolution: Resolution, by_name: Mapping[int, str] | None) -> dict[str, list[Any]]:
    """Make the stored names what `by_name` says; None leaves them alone. Returns the change for the trail."""
    if by_name is None:
        return {}
    stored = {vote.person_id: vote for vote in NamedVote.objects.filter(resolution=resolution)}
    old = {pk: vote.choice for pk, vote in stored.items()}
    if old == dict(by_name):
        return {}
    NamedVote.objects.filter(resolution=resolution, person__in=old.keys() - by_name.keys()).delete()
    NamedVote.objects.bulk_create(
        [NamedVote(resolution=resolution, person_id=pk, choice=by_name[pk]) for pk in by_name.keys() - old.keys()]
    )
    for pk in by_name.keys() & old.keys():
        if old[pk] != by_name[pk]:
            NamedVote.objects.filter(pk=stored[pk].pk).update(choice=by_name[pk])
    return {"by_name": [{str(pk): choice for pk, choice in votes.items()} for votes in (old, by_name)]}
