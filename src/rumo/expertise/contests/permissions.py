"""Who may do what in a selection contest of experts."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Person, Post
from rumo.directory.powers import powers_of
from rumo.expertise.enums import ApplicationState, ContestState
from rumo.expertise.models import Contest, ContestApplication
from rumo.expertise.permissions import may_run_expertise
from rumo.russian.dates import short_date


def may_run_contest(user: Any, contest: Contest) -> Verdict:
    """Those who run the association, unless they apply themselves."""
    person = powers_of(user).person_id
    if person is not None and contest.applications.filter(person=person).exclude(state=ApplicationState.WITHDRAWN):
        return No(_("Вы участвуете в этом отборе: его ведёт другой сотрудник."))
    return may_run_expertise(user, contest.association)


def may_edit_contest(user: Any, contest: Contest) -> Verdict:
    """While it is being prepared; a call that is out is only extended."""
    if contest.state != ContestState.DRAFT:
        return No(_("Отбор уже объявлен: условия и критерии не меняются, срок можно продлить."))
    return may_run_contest(user, contest)


def may_extend_call(user: Any, contest: Contest) -> Verdict:
    if contest.state != ContestState.CALL:
        return No(_("Продлить можно только приём заявок."))
    return may_run_contest(user, contest)


def may_apply(user: Any, contest: Contest) -> Verdict:
    """Anybody of the region known to the directory, within the days of the call; a juror does not apply."""
    person = powers_of(user).person_id
    if person is None:
        return No(_("Заявку подают люди из справочника. Попросите методиста связать вас с вашей учётной записью."))
    if contest.association.region_id not in powers_of(user).regions:
        return No(_("Отбор проводится среди работников региона."))
    if contest.jury.filter(pk=person).exists():
        return No(_("Вы в конкурсной комиссии: члены комиссии заявок не подают."))
    if contest.applications.filter(person=person).exclude(state=ApplicationState.WITHDRAWN).exists():
        return No(_("Ваша заявка уже подана."))
    return _takes_applications(contest)


def may_edit_application(user: Any, application: ContestApplication) -> Verdict:
    if powers_of(user).person_id != application.person_id:
        return No(_("Заявку меняет тот, кто её подал."))
    if application.state != ApplicationState.FILED:
        return No(_("Заявка «%(state)s».") % {"state": application.get_state_display()})
    return _takes_applications(application.contest)


def may_withdraw_application(user: Any, application: ContestApplication) -> Verdict:
    """Until the ranking is approved."""
    if powers_of(user).person_id != application.person_id:
        return No(_("Заявку отзывает тот, кто её подал."))
    if application.state != ApplicationState.FILED:
        return No(_("Заявка «%(state)s».") % {"state": application.get_state_display()})
    if application.contest.state not in {ContestState.CALL, ContestState.SCORING}:
        return No(_("Рейтинг уже утверждён: отозвать заявку нельзя."))
    return YES


def may_score(user: Any, application: ContestApplication) -> Verdict:
    """A member of the commission, while applications are scored, without a conflict of interests."""
    contest = application.contest
    person = powers_of(user).person_id
    juror = contest.jury.filter(pk=person).first() if person else None
    if juror is None:
        return No(_("Заявки оценивают члены конкурсной комиссии."))
    if contest.state != ContestState.SCORING:
        return No(_("Заявки сейчас не оцениваются: «%(state)s».") % {"state": contest.get_state_display()})
    if application.state != ApplicationState.FILED:
        return No(_("Заявка «%(state)s».") % {"state": application.get_state_display()})
    return juror_verdict(contest, juror, application)


def juror_verdict(contest: Contest, juror: Person, application: ContestApplication) -> Verdict:
    """Whether the juror's marks for this application count: not one's own, nor (⚙) a colleague's."""
    if juror.pk == application.person_id:
        return No(_("Это ваша заявка: её оценивают другие члены комиссии."))
    if not contest.colleagues_score and shares_organization(juror, application.person):
        return No(_("Вы работаете в одной организации с кандидатом: его оценивают другие члены комиссии."))
    return YES


def shares_organization(one: Person, other: Person) -> bool:
    """Both hold a post in one organization today."""
    day = clock.today()
    held = (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    at = Post.objects.filter(held, person=one).values("organization")
    return Post.objects.filter(held, person=other, organization__in=at).exists()


def _takes_applications(contest: Contest) -> Verdict:
    if contest.state != ContestState.CALL:
        return No(_("Заявки сейчас не принимаются: «%(state)s».") % {"state": contest.get_state_display()})
    day = clock.today()
    if day < contest.opens_on:
        return No(_("Приём заявок начнётся %(day)s.") % {"day": short_date(contest.opens_on)})
    if day > contest.closes_on:
        return No(_("Приём заявок закончился %(day)s.") % {"day": short_date(contest.closes_on)})
    return YES
