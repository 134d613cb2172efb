"""What a paper of each kind becomes, and how that is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Model

from rumo.accounts.models import User
from rumo.directory.actions.orders import withdraw_order
from rumo.directory.models import Order, Person
from rumo.documents.actions import withdraw_paper
from rumo.documents.models import IssuedPaper
from rumo.intake.actions.analyses import admit_analysis
from rumo.intake.actions.orders import admit_order
from rumo.intake.enums import PaperKind
from rumo.intake.models import IncomingPaper
from rumo.meetings.actions.archive import admit_minutes, withdraw_minutes
from rumo.meetings.models import Meeting
from rumo.papers.analysis_json import analysis_from_json
from rumo.papers.minutes_json import minutes_from_json
from rumo.papers.order_json import order_from_json
from rumo.papers.plan_json import plan_from_json
from rumo.planning.actions.archive import admit_plan, withdraw_plan
from rumo.planning.models import Plan

People = Mapping[str, Person]


@dataclass(frozen=True, slots=True)
class Way:
    """`field` of the incoming paper keeps the record that `admit` makes; `withdraw` takes it back."""

    field: str
    admit: Callable[[IncomingPaper, People, User], Model]
    withdraw: Callable[..., None]


def _meeting(paper: IncomingPaper, people: People, actor: User) -> Meeting:
    content = minutes_from_json(paper.data)
    original = paper.file.stored
    return admit_minutes(content, association=paper.association, people=people, original=original, actor=actor)


def _plan(paper: IncomingPaper, people: People, actor: User) -> Plan:
    content = plan_from_json(paper.data)
    original = paper.file.stored
    return admit_plan(content, association=paper.association, people=people, original=original, actor=actor)


def _order(paper: IncomingPaper, people: People, actor: User) -> Order:
    return admit_order(
        order_from_json(paper.data),
        association=paper.association,
        issuer=paper.issuer,
        people=people,
        original=paper.file.stored,
        actor=actor,
    )


def _analysis(paper: IncomingPaper, people: People, actor: User) -> IssuedPaper:
    content = analysis_from_json(paper.data)
    return admit_analysis(content, association=paper.association, original=paper.file.stored, actor=actor)


WAYS = {
    PaperKind.MINUTES: Way("admitted_meeting", _meeting, withdraw_minutes),
    PaperKind.PLAN: Way("admitted_plan", _plan, withdraw_plan),
    PaperKind.ORDER: Way("admitted_order", _order, withdraw_order),
    PaperKind.ANALYSIS: Way("admitted_paper", _analysis, withdraw_paper),
}
