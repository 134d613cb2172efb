"""Amendments: an adopted plan changes only by a numbered one with its ground, and every edition stays."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, counters
from rumo.core.errors import Conflict, Refusal
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.meetings.models import Resolution
from rumo.planning import copying, differences, permissions, queries, stamping
from rumo.planning.actions.editions import erase_contents, issue_edition
from rumo.planning.actions.holding import hold
from rumo.planning.enums import EditionState
from rumo.planning.models import Edition, Plan
from rumo.russian.dates import short_date


class Changed(Conflict):
    """Somebody wrote into the amendment after it was looked through."""

    def __init__(self) -> None:
        super().__init__(_("Пока вы смотрели изменение, в него внесли правки. Просмотрите его ещё раз и примите."))


@transaction.atomic
def begin_amendment(plan: Plan, *, reason: str = "", actor: User) -> Edition:
    """A draft of the next number with everything the plan says now, on the same lines.

    Raises NotAllowed when the plan cannot be amended or another amendment is being prepared, also by two at once.
    """
    counters.hold(f"plan-editions:{plan.pk}")
    permissions.may_amend(actor, plan).require()
    number = (plan.editions.aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            edition = Edition.objects.create(plan=plan, number=number, reason=reason.strip())
    except IntegrityError as error:
        raise Conflict(_("Изменение уже начал другой пользователь. Обновите страницу.")) from error
    copying.copy_on_same_lines(queries.last_edition(plan), edition)
    audit.record(actor, "begin_amendment", plan, _("Начато изменение № %(number)s") % {"number": number})
    return edition


@transaction.atomic
def edit_reason(edition: Edition, *, reason: str, actor: User) -> Edition:
    """Why the plan is amended; it stands in the sheet of changes."""
    hold(edition, actor)
    Edition.objects.filter(pk=edition.pk).update(reason=reason.strip())
    edition.refresh_from_db()
    audit.record(actor, "edit_reason", edition.plan, _("Записано, почему изменяется план"))
    return edition


@transaction.atomic
def adopt_amendment(
    edition: Edition,
    *,
    ground: str,
    in_force_from: dt.date,
    resolution: Resolution | None = None,
    seen: str = "",
    actor: User,
) -> Edition:
    """The amendment says what is planned from `in_force_from` on; the new text and a sheet of changes are issued.

    `ground` is the act: «приказ от 10.01.2024 № 3»; with a `resolution` it may be empty. `seen` is the mark of what
    was looked through (`differences.mark_of`). Raises Refusal when nothing differs or a date is out of order, Changed
    when the text moved on since, Conflict when it was adopted or given up meanwhile. Nothing written is lost.
    """
    plan = edition.plan
    hold(edition, actor)
    permissions.may_adopt(actor, edition).require()
    if resolution is not None:
        stamping.may_approve_by(plan, resolution).require()
        ground = ground.strip() or stamping.ground_of(resolution.item.meeting)
    if not ground.strip():
        raise Refusal(_("Укажите основание изменения: решение заседания или приказ."))
    before = queries.edition_before(edition)
    _check_day(plan, before, in_force_from)
    if seen and seen != differences.mark_of(edition):
        raise Changed
    if not differences.between(before, edition).any:
        raise Refusal(_("Изменение ничего не меняет: исправьте строки плана или откажитесь от изменения."))
    adopted = {
        "state": EditionState.ADOPTED,
        "in_force_from": in_force_from,
        "ground": ground.strip()[:500],
        "resolution": resolution,
    }
    if not Edition.objects.filter(pk=edition.pk, state=EditionState.DRAFT).update(**adopted):
        raise Conflict(_("Это изменение уже приняли или отменили. Обновите страницу."))
    edition.refresh_from_db()
    issued = issue_edition(edition, day=in_force_from, actor=actor)
    _issue_change_sheet(before, edition, actor)
    summary = _("Принято изменение № %(number)s: %(ground)s") % {"number": edition.number, "ground": ground.strip()}
    audit.record(actor, "adopt_amendment", plan, summary, {"sha256": issued.sha256})
    return edition


@transaction.atomic
def discard_amendment(edition: Edition, *, actor: User) -> None:
    """Give an amendment up; the plan stays as it is and the number becomes free."""
    plan, number = edition.plan, edition.number
    hold(edition, actor)
    permissions.may_discard(actor, edition).require()
    erase_contents(edition)
    edition.delete()
    audit.record(actor, "discard_amendment", plan, _("Изменение № %(number)s отменено") % {"number": number})


def _check_day(plan: Plan, before: Edition, day: dt.date) -> None:
    if before.in_force_from and day < before.in_force_from:
        raise Refusal(
            _("Изменение не может действовать раньше предыдущей редакции: она действует с %(day)s.")
            % {"day": short_date(before.in_force_from)}
        )
    if day > plan.ends:
        raise Refusal(
            _("Изменение не может начать действовать %(day)s: год плана заканчивается %(ends)s.")
            % {"day": short_date(day), "ends": short_date(plan.ends)}
        )


def _issue_change_sheet(before: Edition, edition: Edition, actor: User) -> None:
    sheet = differences.change_sheet(before, edition)
    assert edition.in_force_from is not None
    issued = documents.issue_paper(
        sheet,
        association=edition.plan.association,
        kind=PaperKind.CHANGE_SHEET,
        title=_("Изменение № %(number)s. %(title)s") % {"number": edition.number, "title": edition.plan.title[:460]},
        date=edition.in_force_from,
        number=str(edition.number),
        actor=actor,
    )
    Edition.objects.filter(pk=edition.pk).update(change_sheet=issued)
    edition.change_sheet = issued
