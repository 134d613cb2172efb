"""A selection contest of experts: prepared, announced, scored, ranked, closed with an order (S3-8)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Order, Person
from rumo.expertise import contest_letters as letters
from rumo.expertise import permissions
from rumo.expertise.actions.experts import enter_expert, extend_expert
from rumo.expertise.competences import competences_of
from rumo.expertise.contests import permissions as contest_permissions
from rumo.expertise.contests.queries import ranking_of
from rumo.expertise.contests.transitions import CONTEST
from rumo.expertise.enums import ApplicationState
from rumo.expertise.models import Contest, ContestApplication, Expert
from rumo.expertise.track_config import Criterion
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class ContestData:
    """Conditions of a contest, as its page of settings shows them."""

    title: str
    about: str
    opens_on: date
    closes_on: date
    pass_percent: int
    places: int | None
    colleagues_score: bool
    jury: tuple[Person, ...] = ()


@transaction.atomic
def create_contest(*, association: Association, data: ContestData, actor: User) -> Contest:
    """A contest in preparation, without criteria yet. Raises NotAllowed, Refusal."""
    permissions.may_run_expertise(actor, association).require()
    _require_fit(association, data)
    contest = Contest.objects.create(association=association, **_fields(data))
    contest.jury.set(data.jury)
    audit.record(actor, "create_contest", contest, _("Заведён отбор экспертов: %(title)s") % {"title": contest})
    return contest


@transaction.atomic
def edit_contest(contest: Contest, *, data: ContestData, version: int, actor: User) -> Contest:
    """Conditions and commission, while it is prepared. Raises Stale, NotAllowed, Refusal."""
    contest_permissions.may_edit_contest(actor, contest).require()
    _require_fit(contest.association, data, besides=contest)
    new = _fields(data)
    changes = {name: [getattr(contest, name), value] for name, value in new.items() if getattr(contest, name) != value}
    save_edit(contest, version, **new)
    contest.jury.set(data.jury)
    audit.record(actor, "edit_contest", contest, _("Изменены условия отбора"), changes)
    return contest


@transaction.atomic
def set_criteria(contest: Contest, *, criteria: Sequence[Criterion], version: int, actor: User) -> Contest:
    """Write all criteria anew, in order. Raises Stale, NotAllowed, Refusal for scales or weights that cannot be."""
    contest_permissions.may_edit_contest(actor, contest).require()
    for each in criteria:
        if not each.title.strip():
            raise Refusal(_("Назовите критерий."))
        if not 1 <= each.top <= 100 or not 0 <= each.weight <= 100:
            raise Refusal(_("Критерий «%(title)s»: балл — от 1 до 100, вес — от 0 до 100.") % {"title": each.title})
    titles = [each.title.casefold() for each in criteria]
    if len(set(titles)) < len(titles):
        raise Refusal(_("Два критерия называются одинаково: назовите их по-разному."))
    save_edit(contest, version, criteria=[asdict(each) for each in criteria])
    audit.record(actor, "set_criteria", contest, _("Критериев отбора: %(n)s") % {"n": len(criteria)})
    return contest


@transaction.atomic
def announce_contest(contest: Contest, *, actor: User) -> None:
    """The call is out: applications are taken within its days. Raises NotAllowed, Conflict."""
    fire(CONTEST["announce"], contest, user=actor)
    words = {"since": short_date(contest.opens_on), "until": short_date(contest.closes_on)}
    audit.record(actor, "announce_contest", contest, _("Отбор объявлен, заявки с %(since)s по %(until)s") % words)


@transaction.atomic
def prepare_contest(contest: Contest, *, actor: User) -> None:
    """Back to preparation, while nobody has applied."""
    fire(CONTEST["prepare"], contest, user=actor)
    audit.record(actor, "prepare_contest", contest, _("Отбор возвращён к подготовке"))


@transaction.atomic
def extend_call(contest: Contest, *, closes_on: date, actor: User) -> None:
    """A later last day of the call. Raises NotAllowed, Refusal."""
    contest_permissions.may_extend_call(actor, contest).require()
    if closes_on <= contest.closes_on or closes_on < clock.today():
        raise Refusal(
            _("Приём можно только продлить: выберите день позже %(day)s и не раньше сегодняшнего.")
            % {"day": short_date(contest.closes_on)}
        )
    old = contest.closes_on
    save_edit(contest, contest.version, closes_on=closes_on)
    summary = _("Приём заявок продлён до %(day)s") % {"day": short_date(closes_on)}
    audit.record(actor, "extend_call", contest, summary, {"closes_on": [old, closes_on]})


@transaction.atomic
def start_scoring(contest: Contest, *, actor: User) -> None:
    """The call is over: the commission reads and scores; its members are told."""
    fire(CONTEST["score"], contest, user=actor)
    audit.record(actor, "start_scoring", contest, _("Началась оценка заявок"))
    letters.tell_jury(contest)


@transaction.atomic
def approve_ranking(contest: Contest, *, chosen: Collection[int] = (), actor: User) -> None:
    """Settle who passes. `chosen` are the keys of the applications taken among those tied at the cut.

    Raises NotAllowed, Conflict, and Refusal while an application has no finished sheet or too many are chosen.
    """
    ranking, applications, _jury = ranking_of(contest)
    unscored = [str(applications[line.application]) for line in ranking.lines if line.percent is None]
    if unscored:
        raise Refusal(_("Ещё никто не оценил полностью: %(names)s.") % {"names": ", ".join(unscored)})
    tied = {line.application for line in ranking.tied}
    wrong = set(chosen) - tied
    if wrong:
        raise Refusal(_("Рейтинг изменился, пока вы выбирали. Обновите страницу и выберите ещё раз."))
    if len(set(chosen)) > ranking.left:
        raise Refusal(
            _("При равных баллах свободных мест %(left)s, а выбрано %(n)s.") % {"left": ranking.left, "n": len(chosen)}
        )
    fire(CONTEST["rank"], contest, user=actor)
    selected = {line.application for line in ranking.lines if line.passes} | set(chosen)
    filed = contest.applications.filter(state=ApplicationState.FILED)
    filed.filter(pk__in=selected).update(state=ApplicationState.SELECTED)
    filed.exclude(pk__in=selected).update(state=ApplicationState.NOT_SELECTED)
    words = {"n": len(selected), "all": len(applications)}
    audit.record(actor, "approve_ranking", contest, _("Рейтинг утверждён: отобраны %(n)s из %(all)s") % words)


@transaction.atomic
def score_again(contest: Contest, *, actor: User) -> None:
    """Back to scoring before the order: nobody is selected yet."""
    fire(CONTEST["score_again"], contest, user=actor)
    settled = (ApplicationState.SELECTED, ApplicationState.NOT_SELECTED)
    contest.applications.filter(state__in=settled).update(state=ApplicationState.FILED)
    audit.record(actor, "score_again", contest, _("Рейтинг отменён, оценка продолжается"))


@transaction.atomic
def enrol_selected(
    contest: Contest,
    *,
    order: Order | None = None,
    ground: str = "",
    valid_from: date,
    valid_to: date | None,
    limit: int = 5,
    actor: User,
) -> list[Expert]:
    """By an order the selected enter the register with their competences; all of it or nothing. Everybody is told.

    One whose powers are in force has them extended. Raises NotAllowed, Conflict, and Refusal as `enter_expert` does.
    """
    fire(CONTEST["enrol"], contest, user=actor, order=order, ground=ground.strip())
    selected = contest.applications.select_related("person", "contest__association")
    experts = [
        _enrol(application, order, ground, valid_from, valid_to, limit, actor)
        for application in selected.filter(state=ApplicationState.SELECTED)
    ]
    audit.record(actor, "enrol_selected", contest, _("В реестр включены эксперты: %(n)s") % {"n": len(experts)})
    letters.tell_results(contest)
    return experts


def _enrol(
    application: ContestApplication,
    order: Order | None,
    ground: str,
    valid_from: date,
    valid_to: date | None,
    limit: int,
    actor: User,
) -> Expert:
    """Into the register, or a longer term for one who stands there on the first day."""
    association, person = application.contest.association, application.person
    competences = competences_of(application)
    held = Expert.objects.filter(association=association, person=person).first()
    if held is not None and held.holds_on(valid_from):
        return extend_expert(
            held, valid_to=valid_to, limit=limit, order=order, ground=ground, competences=competences, actor=actor
        )
    return enter_expert(
        association=association,
        person=person,
        valid_from=valid_from,
        valid_to=valid_to,
        limit=limit,
        competences=competences,
        order=order,
        ground=ground,
        actor=actor,
    )


def _fields(data: ContestData) -> dict[str, object]:
    return {
        "title": data.title.strip(),
        "about": data.about.strip(),
        "opens_on": data.opens_on,
        "closes_on": data.closes_on,
        "pass_percent": data.pass_percent,
        "places": data.places,
        "colleagues_score": data.colleagues_score,
    }


def _require_fit(association: Association, data: ContestData, besides: Contest | None = None) -> None:
    if not data.title.strip():
        raise Refusal(_("Назовите отбор."))
    if data.closes_on < data.opens_on:
        raise Refusal(_("Приём заявок заканчивается раньше, чем начинается. Проверьте даты."))
    if not 0 <= data.pass_percent <= 100:
        raise Refusal(_("Проходной балл — от 0 до 100 процентов."))
    same = association.expert_contests.filter(title=data.title.strip())
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refusal(_("Отбор «%(title)s» у объединения уже есть.") % {"title": data.title.strip()})
    strangers = [str(each) for each in data.jury if each.region_id != association.region_id]
    if strangers:
        raise Refusal(_("В комиссии люди не из этого региона: %(names)s.") % {"names": ", ".join(strangers)})
