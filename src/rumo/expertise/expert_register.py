"""The register of experts as a list: filters, order, and how each row stands on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy

from rumo.directory.models import Association, Order, Subject
from rumo.directory.powers import powers_of
from rumo.directory.queries import search
from rumo.expertise import queries
from rumo.expertise.enums import OPEN_REVIEWS
from rumo.expertise.models import Expert, ExpertAbsence, ExpertCompetence, Review

_NAME = ("person__surname", "person__first_name", "person__patronymic")
POWERS = (
    ("now", gettext_lazy("действуют")),
    ("ended", gettext_lazy("закончились")),
    ("ahead", gettext_lazy("ещё не начались")),
    ("all", gettext_lazy("все")),
)
LOADS = (
    ("free", gettext_lazy("есть место")),
    ("idle", gettext_lazy("ничего не читает")),
    ("full", gettext_lazy("нагрузка полная")),
    ("away", gettext_lazy("отсутствует сегодня")),
)
_SORTS = {"name": _NAME, "load": ("open_count", *_NAME), "until": ("valid_to", *_NAME)}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the filters ask for; `powers` and `load` are the first parts of POWERS and LOADS."""

    association: Association | None = None
    subject: Subject | None = None
    level: str = ""
    kind: str = ""
    powers: str = "now"
    load: str = ""
    text: str = ""
    sort: str = ""


def chosen(user: Any, choice: Choice, day: date) -> QuerySet[Expert]:
    """Experts the user may see that fit, with `open_count` and `is_away`, their competences and posts at hand."""
    rows = annotated(queries.visible_experts(user), day)
    if choice.association is not None:
        rows = rows.filter(association=choice.association)
    rows = rows.filter(_powers(choice.powers, day)).filter(_load(choice.load))
    if choice.subject or choice.level or choice.kind:
        rows = rows.filter(
            Q(Exists(_fitting(choice))) | ~Exists(ExpertCompetence.objects.filter(expert=OuterRef("pk")))
        )
    rows = search(rows, choice.text, _NAME)
    order = _SORTS.get(choice.sort.removeprefix("-"), _NAME)
    first = F(order[0]).desc(nulls_last=True) if choice.sort.startswith("-") else F(order[0]).asc(nulls_last=True)
    return rows.order_by(first, *order[1:], "pk")


def annotated(rows: QuerySet[Expert], day: date) -> QuerySet[Expert]:
    """With the number of open reviews, whether the expert is away, and what pages show of competences and posts."""
    away = ExpertAbsence.objects.filter(expert=OuterRef("pk"), starts__lte=day, ends__gte=day)
    return rows.annotate(
        open_count=Count("reviews", filter=Q(reviews__state__in=OPEN_REVIEWS), distinct=True), is_away=Exists(away)
    ).prefetch_related(
        Prefetch("competences", ExpertCompetence.objects.select_related("subject")),
        "person__posts__organization__former_names",
    )


def seen_reviews(user: Any, expert: Expert | None = None) -> QuerySet[Review]:
    """Reviews whose numbers the user may be shown: of the tracks one leads, not of own materials, and one's own."""
    led = queries.led_reviews(user).values("pk")
    own = queries.own_reviews(user).values("pk")
    person = powers_of(user).person_id
    declined = Review.objects.filter(expert__person=person, invited_at__isnull=False) if person else None
    found = Q(pk__in=led) | Q(pk__in=own)
    if declined is not None:
        found |= Q(pk__in=declined.values("pk"))
    rows = Review.objects.filter(found).select_related("round__submission__campaign__track", "expert__person")
    return rows if expert is None else rows.filter(expert=expert)


@dataclass(frozen=True, slots=True)
class Ground:
    """By what experts stand in the register, how many of them and how many with powers on the day."""

    order: Order | None
    text: str
    experts: int
    now: int

    def __str__(self) -> str:
        return str(self.order) if self.order else self.text


def grounds_of(association: Association, day: date) -> list[Ground]:
    """Orders and other grounds, those with most powers in force first."""
    counted: dict[tuple[int | None, str], list[Expert]] = defaultdict(list)
    for expert in association.experts.select_related("order"):
        counted[expert.order_id, "" if expert.order_id else expert.ground].append(expert)
    found = [
        Ground(held[0].order, text, len(held), sum(each.holds_on(day) for each in held))
        for (_order, text), held in counted.items()
    ]
    return sorted(found, key=lambda each: (-each.now, -each.experts, str(each)))


def _fitting(choice: Choice) -> QuerySet[ExpertCompetence]:
    """A competence that fits; an empty part of it means any."""
    rows = ExpertCompetence.objects.filter(expert=OuterRef("pk"))
    if choice.subject:
        rows = rows.filter(Q(subject=choice.subject) | Q(subject=None))
    if choice.level:
        rows = rows.filter(level__in=(choice.level, ""))
    if choice.kind:
        rows = rows.filter(track_kind__in=(choice.kind, ""))
    return rows


def _powers(powers: str, day: date) -> Q:
    if powers == "ended":
        return Q(valid_to__lt=day)
    if powers == "ahead":
        return Q(valid_from__gt=day)
    if powers == "all":
        return Q()
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def _load(load: str) -> Q:
    return {
        "free": Q(open_count__lt=F("limit"), is_away=False),
        "idle": Q(open_count=0),
        "full": Q(open_count__gte=F("limit")),
        "away": Q(is_away=True),
    }.get(load, Q())
