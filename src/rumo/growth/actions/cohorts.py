"""Many routes at once: asked here, made in the background in small transactions, so that it can be stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Conflict, Refusal
from rumo.directory.models import Association, Person
from rumo.growth import permissions
from rumo.growth.enums import BatchState
from rumo.growth.models import RouteBatch, RouteTemplate
from rumo.growth.route_tasks import make_routes
from rumo.russian.numbers import agree


@transaction.atomic
def start_cohort(
    *,
    association: Association,
    template: RouteTemplate,
    ground: str,
    people: Sequence[Person],
    tutors: Sequence[Person] = (),
    starts_on: date,
    ends_on: date,
    results: Mapping[int, int] | None = None,
    actor: User,
) -> RouteBatch:
    """Have a route made for each of `people`, shared among `tutors` by their load; work goes on in the background.

    `results` maps a person's key to that of the result the route follows from. Raises NotAllowed, Refusal.
    """
    permissions.may_run_growth(actor, association).require()
    if not people:
        raise Refusal(_("Выберите хотя бы одного педагога."))
    if ends_on < starts_on:
        raise Refusal(_("Маршруты заканчиваются раньше, чем начинаются: проверьте даты."))
    if template.association_id != association.pk:
        raise Refusal(_("Типовой маршрут принадлежит другому объединению."))
    batch = RouteBatch.objects.create(
        association=association,
        template=template,
        ground=ground,
        asked={
            "people": [each.pk for each in people],
            "tutors": [each.pk for each in tutors],
            "starts_on": starts_on.isoformat(),
            "ends_on": ends_on.isoformat(),
            "results": {str(person): result for person, result in (results or {}).items()},
        },
        total=len(people),
        asked_by=actor,
    )
    words = {"template": template, "count": agree(len(people), "маршрут")}
    audit.record(actor, "start_cohort", batch, _("Создаются маршруты по образцу «%(template)s»: %(count)s") % words)
    transaction.on_commit(partial(make_routes.enqueue, batch.pk))
    return batch


@transaction.atomic
def cancel_cohort(batch: RouteBatch, *, actor: User) -> RouteBatch:
    """Stop the making; routes already made stay. Raises NotAllowed, Conflict when it is over."""
    permissions.may_run_growth(actor, batch.association).require()
    running = RouteBatch.objects.filter(pk=batch.pk, state__in=[BatchState.WAITING, BatchState.RUNNING])
    if running.update(state=BatchState.CANCELLED) != 1:
        raise Conflict(_("Создание маршрутов уже закончено."))
    batch.refresh_from_db()
    words = {"done": batch.done, "total": batch.total}
    audit.record(actor, "cancel_cohort", batch, _("Создание маршрутов остановлено: %(done)s из %(total)s") % words)
    return batch
