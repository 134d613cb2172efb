"""Writes of mentoring pairs and of their journal; the programme itself is an entry of a register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Person
from rumo.growth import permissions
from rumo.growth.enums import PairState
from rumo.growth.models import MentoringEntry, MentoringPair, MentoringProgram


@transaction.atomic
def add_pair(
    program: MentoringProgram, *, mentor: Person, mentee: Person, form: str, starts_on: date, actor: User
) -> MentoringPair:
    """Raises NotAllowed, Refusal for a pair that is there, or a day outside of the programme."""
    permissions.may_run_growth(actor, program.association).require()
    if mentor == mentee:
        raise Refusal(_("Наставник и наставляемый — один и тот же человек."))
    if starts_on < program.starts_on or (program.ends_on is not None and starts_on > program.ends_on):
        raise Refusal(_("В этот день программа не действует: проверьте дату."))
    if program.pairs.filter(mentor=mentor, mentee=mentee, state=PairState.ACTIVE).exists():
        raise Refusal(_("Такая пара уже работает."))
    pair = MentoringPair.objects.create(program=program, mentor=mentor, mentee=mentee, form=form, starts_on=starts_on)
    audit.record(actor, "add_pair", program, _("Наставническая пара: %(pair)s") % {"pair": pair})
    return pair


@transaction.atomic
def end_pair(
    pair: MentoringPair, *, ends_on: date, is_finished: bool, result: str, version: int, actor: User
) -> MentoringPair:
    """The pair has done its work, or stopped. Raises Stale, NotAllowed, Refusal without a result."""
    permissions.may_lead_pair(actor, pair).require()
    if ends_on < pair.starts_on:
        raise Refusal(_("Последний день раньше первого: проверьте дату."))
    if not result.strip():
        raise Refusal(_("Напишите, каков результат (или почему пара прекратила работу)."))
    state = PairState.FINISHED if is_finished else PairState.STOPPED
    save_edit(pair, version, ends_on=ends_on, state=state, result=result.strip())
    words = {"pair": pair, "state": pair.get_state_display()}
    audit.record(actor, "end_pair", pair.program, _("Наставническая пара %(pair)s: %(state)s") % words)
    return pair


@transaction.atomic
def write_entry(pair: MentoringPair, *, day: date, text: str, hours: Decimal | None, actor: User) -> MentoringEntry:
    """A line of the journal, by the mentor or by those who run the body. Raises NotAllowed, Refusal."""
    permissions.may_lead_pair(actor, pair).require()
    if day > clock.today():
        raise Refusal(_("Этот день ещё не наступил: журнал ведут о сделанном."))
    if day < pair.starts_on:
        raise Refusal(_("В этот день пара ещё не работала: проверьте дату."))
    entry = MentoringEntry.objects.create(pair=pair, date=day, text=text.strip(), hours=hours)
    audit.record(actor, "write_entry", pair.program, _("Запись в журнале пары %(pair)s") % {"pair": pair})
    return entry
