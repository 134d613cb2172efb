"""Records of a learning route to the paper; posts and names of bodies are those of the route's first day."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import localdate

from rumo.accounts.models import User
from rumo.directory.models import Person
from rumo.events.enums import EventKind
from rumo.events.models import Event
from rumo.growth.enums import CreditWay, ItemState, RouteState
from rumo.growth.models import LearningRoute, RouteItem
from rumo.growth.proposals import gaps_of
from rumo.growth.rules import rules_of
from rumo.papers import route as paper
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Participant, Signature
from rumo.papers.plan import PlanStamp, StampKind
from rumo.russian.dates import long_date, short_date
from rumo.russian.numbers import percent
from rumo.russian.typography import plain


def build_route(route: LearningRoute) -> paper.LearningRoute:
    """The route as its records stand; one that is not agreed yet is a draft."""
    items = list(
        route.items.select_related("area", "event", "certificate", "credited_by__person").order_by("position", "pk")
    )
    day, association = route.starts_on, route.association
    return paper.LearningRoute(
        person=_named(route.person, day),
        body=association.name_on(day).full,
        starts=route.starts_on,
        ends=route.ends_on,
        organization=association.host.full_name,
        school=route.organization.name_on(day).full if route.organization else "",
        municipality=str(route.municipality or ""),
        subject=str(route.subject or ""),
        tutor=_named(route.tutor, day) if route.tutor else None,
        ground=_ground(route),
        goal=route.goal,
        gaps=tuple(paper.RouteGap(gap.area.title, gap.level.title, gap.topic) for gap in gaps_of(route)),
        steps=tuple(_step(route, number, item) for number, item in enumerate(items, start=1)),
        consultations=tuple(_consultation(item.event, item) for item in items if item.event and _is_talk(item.event)),
        # That it is credited the conclusion says with its day.
        state="" if route.state == RouteState.CREDITED else str(route.get_state_display()),
        reflection=route.reflection,
        conclusion=_conclusion(route),
        stamps=_stamps(route),
        signatures=_signatures(route),
        draft=route.state == RouteState.MADE,
        layout=PaperLayout(font_size_pt=association.rules.font_size_pt),
    )


def _named(person: Person, day: date) -> Participant:
    """In full, with the title of the post: the school stands apart."""
    post = person.post_on(day)
    return Participant(str(person), post.title if post else "")


def _ground(route: LearningRoute) -> str:
    """«По результатам диагностики: «Математика, 2023» (площадка «Родник»), 28.08.2023, выполнено 54 %»."""
    said = str(route.get_ground_display())
    text = said[:1].upper() + said[1:]
    if route.result is None:
        return text
    diagnostic = route.result.diagnostic
    text += f": «{diagnostic.title}» ({diagnostic.platform}), {short_date(route.result.taken_on)}"
    return text if route.result.percent is None else f"{text}, выполнено {percent(route.result.percent)}"


def _step(route: LearningRoute, number: int, item: RouteItem) -> paper.RouteStep:
    due = item.due_on or (item.event.day if item.event else None)
    return paper.RouteStep(
        number=str(number),
        title=item.title,
        sort=str(item.event.get_kind_display() if item.event else item.get_kind_display()),
        gap=item.area.title if item.area else "",
        place=_place(item.event) if item.event else "",
        due=due,
        hours=item.hours,
        evidence=item.evidence,
        credited_on=item.credited_on if item.state == ItemState.CREDITED else None,
        credited_by=_credited_by(route, item) if item.state == ItemState.CREDITED else "",
        gave=item.reflection,
    )


def _place(event: Event) -> str:
    return event.place or str(event.get_form_display())


def _credited_by(route: LearningRoute, item: RouteItem) -> str:
    """«сертификат № 2023-000118», «участие в мероприятии», «тьютор Щегол П.И.»."""
    if item.credit_way == CreditWay.CERTIFICATE and item.certificate:
        return f"{item.get_credit_way_display()} № {item.certificate.number}"
    if item.credit_way == CreditWay.TUTOR and item.credited_by:
        person = getattr(item.credited_by, "person", None)
        is_tutor = person is not None and person.pk == route.tutor_id
        return f"тьютор {_signed(item.credited_by)}" if is_tutor else _signed(item.credited_by)
    return str(item.get_credit_way_display())


def _signed(user: User) -> str:
    person = getattr(user, "person", None)
    return plain(person.short_name) if person else str(user)


def _is_talk(event: Event) -> bool:
    return event.kind == EventKind.CONSULTATION


def _consultation(event: Event, item: RouteItem) -> paper.RouteConsultation:
    return paper.RouteConsultation(localdate(event.starts_at), event.title, item.reflection)


def _conclusion(route: LearningRoute) -> str:
    if route.state == RouteState.CREDITED and route.credited_on:
        return f"Маршрут выполнен и зачтён {long_date(route.credited_on)}"
    return route.remark if route.state in {RouteState.RETURNED, RouteState.STOPPED} else ""


def _stamps(route: LearningRoute) -> tuple[PlanStamp, ...]:
    """«СОГЛАСОВАНО» by the tutor, else by the body, where the region prints it."""
    if route.agreed_on is None or not rules_of(route.association.region_id).route_stamp:
        return ()
    by = f"тьютор {plain(route.tutor.short_name)}" if route.tutor else str(route.association)
    return (PlanStamp(StampKind.AGREED, by, route.agreed_on),)


def _signatures(route: LearningRoute) -> tuple[Signature, ...]:
    teacher = Signature("Педагог", plain(route.person.short_name))
    return (teacher, Signature("Тьютор", plain(route.tutor.short_name))) if route.tutor else (teacher,)
