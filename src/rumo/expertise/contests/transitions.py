"""The states of a selection contest and the ways between them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.core.transitions import Transition, Transitions
from rumo.core.verdict import YES, No, Verdict
from rumo.expertise.contests.permissions import may_run_contest
from rumo.expertise.enums import ApplicationState
from rumo.expertise.enums import ContestState as C
from rumo.expertise.models import Contest
from rumo.russian.dates import short_date


def _is_whole(contest: Contest) -> Verdict:
    if not contest.criteria:
        return No(_("Добавьте критерии: без них комиссии нечем оценивать."))
    if not any(each.weight for each in contest.criterion_list):
        return No(_("У всех критериев вес 0: рейтинг не посчитать."))
    if not contest.jury.exists():
        return No(_("Назовите комиссию: добавьте хотя бы одного человека."))
    if contest.closes_on < clock.today():
        return No(_("Приём заявок заканчивался бы %(day)s, а это уже прошло.") % {"day": short_date(contest.closes_on)})
    return YES


def _call_is_over(contest: Contest) -> Verdict:
    if clock.today() <= contest.closes_on:
        return No(_("Заявки принимаются по %(day)s включительно.") % {"day": short_date(contest.closes_on)})
    if not _filed(contest):
        return No(_("Ни одной заявки нет: оценивать некого. Приём можно продлить."))
    return YES


def _nobody_applied(contest: Contest) -> Verdict:
    return No(_("Уже есть заявки: вернуть отбор к подготовке нельзя.")) if _filed(contest) else YES


def _filed(contest: Contest) -> bool:
    return contest.applications.filter(state=ApplicationState.FILED).exists()


CONTEST = Transitions(
    [
        Transition(
            "announce", gettext_lazy("Объявить отбор"), frozenset({C.DRAFT}), C.CALL, may_run_contest, _is_whole
        ),
        Transition(
            "prepare", gettext_lazy("Вернуть к подготовке"), frozenset({C.CALL}), C.DRAFT, may_run_contest,
            _nobody_applied,
        ),
        Transition(
            "score", gettext_lazy("Начать оценку"), frozenset({C.CALL}), C.SCORING, may_run_contest, _call_is_over
        ),
        Transition("rank", gettext_lazy("Утвердить рейтинг"), frozenset({C.SCORING}), C.RANKED, may_run_contest),
        Transition(
            "score_again", gettext_lazy("Вернуть к оценке"), frozenset({C.RANKED}), C.SCORING, may_run_contest
        ),
        Transition("enrol", gettext_lazy("Включить в реестр"), frozenset({C.RANKED}), C.CLOSED, may_run_contest),
    ]
)  # fmt: skip
