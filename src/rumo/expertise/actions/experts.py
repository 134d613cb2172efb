"""The register of experts: entering, renewing, prolonging and ending powers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Order, Person
from rumo.expertise import permissions
from rumo.expertise.actions.assignment import remove_reviewer
from rumo.expertise.competences import CompetenceData
from rumo.expertise.enums import OPEN_REVIEWS
from rumo.expertise.models import Expert, ExpertCompetence, Review
from rumo.russian.dates import short_date

MOST_COMPETENCES = 60


@dataclass(frozen=True, slots=True)
class Ended:
    """Powers that were ended; `left` counts open reviews the actor may not touch: the clock takes them off."""

    expert: Expert
    withdrawn: int
    left: int


@transaction.atomic
def enter_expert(
    *,
    association: Association,
    person: Person,
    valid_from: date,
    valid_to: date | None = None,
    limit: int = 5,
    competences: Sequence[CompetenceData] = (),
    order: Order | None = None,
    ground: str = "",
    actor: User,
) -> Expert:
    """Enter a person, or renew the powers of one whose powers have ended; then earlier competences are kept too.

    Raises NotAllowed, and Refusal for one whose powers are in force, for days out of order or without a ground.
    """
    permissions.may_run_expertise(actor, association).require()
    if person.region_id != association.region_id:
        raise Refusal(_("%(name)s не из этого региона.") % {"name": person})
    _require_fit(association, valid_from, valid_to, limit, order, ground)
    powers = {"valid_from": valid_from, "valid_to": valid_to, "limit": limit, "order": order, "ground": ground.strip()}
    expert = Expert.objects.filter(association=association, person=person).first()
    if expert is None:
        expert = Expert.objects.create(association=association, person=person, **powers)
        verb, summary = "enter_expert", _("Включён в реестр экспертов: %(name)s")
    else:
        if expert.valid_to is None or expert.valid_to >= valid_from:
            raise Refusal(
                _("%(name)s уже в реестре: полномочия %(term)s. Измените их на странице эксперта.")
                % {"name": person, "term": term_text(expert)}
            )
        expert = save_edit(expert, expert.version, **powers)
        verb, summary = "renew_expert", _("Полномочия эксперта возобновлены: %(name)s")
    write_competences(expert, competences)
    audit.record(actor, verb, expert, summary % {"name": person}, {"valid_from": valid_from, "valid_to": valid_to})
    return expert


@transaction.atomic
def edit_expert(
    expert: Expert,
    *,
    valid_from: date,
    valid_to: date | None,
    limit: int,
    order: Order | None,
    ground: str,
    version: int,
    actor: User,
) -> Expert:
    """The term, the workload, the ground. To end powers there is `end_powers`. Raises Stale, NotAllowed, Refusal."""
    permissions.may_edit_expert(actor, expert).require()
    _require_fit(expert.association, valid_from, valid_to, limit, order, ground)
    if valid_to is not None and valid_to < clock.today() and expert.holds_on(clock.today()):
        raise Refusal(_("Этот день уже прошёл. Чтобы прекратить полномочия, нажмите «Прекратить полномочия»."))
    new = {"valid_from": valid_from, "valid_to": valid_to, "limit": limit, "order": order, "ground": ground.strip()}
    changes = {name: [getattr(expert, name), value] for name, value in new.items() if getattr(expert, name) != value}
    save_edit(expert, version, **new)
    if changes:
        audit.record(actor, "edit_expert", expert, _("Изменены полномочия эксперта"), changes)
    return expert


@transaction.atomic
def extend_expert(
    expert: Expert,
    *,
    valid_to: date | None,
    limit: int,
    order: Order | None,
    ground: str,
    competences: Sequence[CompetenceData] = (),
    actor: User,
) -> Expert:
    """A new order prolongs powers that are in force and adds competences; the first day stays. Raises as above."""
    permissions.may_edit_expert(actor, expert).require()
    _require_fit(expert.association, expert.valid_from, valid_to, limit, order, ground)
    old = expert.valid_to
    if old is None or (valid_to is not None and valid_to < old):
        valid_to = old
    expert = save_edit(expert, expert.version, valid_to=valid_to, limit=limit, order=order, ground=ground.strip())
    write_competences(expert, competences)
    audit.record(actor, "extend_expert", expert, _("Полномочия эксперта продлены"), {"valid_to": [old, valid_to]})
    return expert


@transaction.atomic
def end_powers(expert: Expert, *, on: date, reason: str, actor: User) -> Ended:
    """`on` is the last day. Open reviews that cannot be handed in by then are withdrawn and the expert is told.

    A review of the actor's own material is left to the clock, which takes off experts without powers.
    Raises NotAllowed, Refusal.
    """
    permissions.may_edit_expert(actor, expert).require()
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Напишите, почему прекращаются полномочия."))
    if expert.valid_to is not None and expert.valid_to <= on:
        raise Refusal(_("Полномочия и так закончатся %(day)s.") % {"day": short_date(expert.valid_to)})
    if on < expert.valid_from:
        raise Refusal(
            _("Полномочия начались %(day)s: последний день не раньше.") % {"day": short_date(expert.valid_from)}
        )
    old = expert.valid_to
    expert = save_edit(expert, expert.version, valid_to=on)
    withdrawn, left = _withdraw_reviews(expert, on, reason, actor)
    summary = _("Полномочия эксперта прекращены с последним днём %(day)s: %(why)s. Снято отзывов: %(n)s")
    words = {"day": short_date(on), "why": reason, "n": withdrawn}
    audit.record(actor, "end_powers", expert, summary % words, {"valid_to": [old, on]})
    return Ended(expert, withdrawn, left)


@transaction.atomic
def revoke_ground(
    association: Association, *, order: Order | None = None, ground: str = "", on: date, reason: str, actor: User
) -> list[Ended]:
    """An order was revoked: everybody who stands in the register by it loses the powers after `on`, all or nobody.

    Raises NotAllowed, and Refusal when nobody stands there by it.
    """
    permissions.may_run_expertise(actor, association).require()
    held = [each for each in experts_by(association, order, ground) if each.valid_to is None or each.valid_to > on]
    if not held:
        raise Refusal(_("По этому основанию в реестре нет экспертов, чьи полномочия пришлось бы прекратить."))
    return [end_powers(each, on=max(on, each.valid_from), reason=reason, actor=actor) for each in held]


def experts_by(association: Association, order: Order | None, ground: str) -> list[Expert]:
    """Who stands in the register by an order of the directory or by a ground written in words."""
    mine = association.experts.select_related("person", "association__region")
    return list(mine.filter(order=order) if order is not None else mine.filter(order=None, ground=ground.strip()))


def term_text(expert: Expert) -> str:
    """«с 01.09.2023 по 31.08.2026», «с 01.09.2023 бессрочно»"""
    if expert.valid_to is None:
        return _("с %(day)s бессрочно") % {"day": short_date(expert.valid_from)}
    words = {"since": short_date(expert.valid_from), "until": short_date(expert.valid_to)}
    return _("с %(since)s по %(until)s") % words


def write_competences(expert: Expert, wanted: Iterable[CompetenceData]) -> list[ExpertCompetence]:
    """Those that are not there yet; the caller has asked the permission. Raises Refusal."""
    present = {_key(each) for each in expert.competences.all()}
    new = [each for each in dict.fromkeys(wanted) if _key(each) not in present]
    if len(present) + len(new) > MOST_COMPETENCES:
        raise Refusal(_("Компетенций больше %(most)s: объедините их.") % {"most": MOST_COMPETENCES})
    for each in new:
        if each.subject is not None and each.subject.region_id != expert.association.region_id:
            raise Refusal(_("Предмет «%(subject)s» не из этого региона.") % {"subject": each.subject})
    return ExpertCompetence.objects.bulk_create(
        ExpertCompetence(expert=expert, subject=each.subject, level=each.level, track_kind=each.track_kind)
        for each in new
    )


def _key(each: Any) -> tuple[int | None, str, str]:
    return (each.subject.pk if each.subject else None, each.level, each.track_kind)


def _require_fit(
    association: Association, valid_from: date, valid_to: date | None, limit: int, order: Order | None, ground: str
) -> None:
    if valid_to is not None and valid_to < valid_from:
        raise Refusal(_("Полномочия заканчиваются раньше, чем начинаются. Проверьте даты."))
    if not 1 <= limit <= 50:
        raise Refusal(_("Материалов одновременно может быть от 1 до 50."))
    if order is None and not ground.strip():
        raise Refusal(_("Укажите приказ: выберите его из справочника или напишите номер и дату."))
    if order is not None and order.association_id != association.pk:
        raise Refusal(_("Этот приказ относится к другому объединению."))


def _withdraw_reviews(expert: Expert, last_day: date, reason: str, actor: User) -> tuple[int, int]:
    """How many were withdrawn, and how many the actor may not touch."""
    reviews = Review.objects.filter(expert=expert, state__in=OPEN_REVIEWS).select_related(
        "round__submission__campaign__track__association", "expert__person__user"
    )
    withdrawn = left = 0
    for review in reviews:
        if last_day > clock.today() and review.due_on is not None and review.due_on <= last_day:
            continue
        try:
            remove_reviewer(review, reason=_("полномочия прекращены: %(why)s") % {"why": reason}, actor=actor)
            withdrawn += 1
        except NotAllowed:
            left += 1
    return withdrawn, left
