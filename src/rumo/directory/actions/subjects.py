"""The list of school subjects of a region: what materials, experts and events are about."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_order
from rumo.directory.models import Region, Subject
from rumo.directory.permissions import may_administer_region

LONGEST = 200
MOST_AT_ONCE = 300


@transaction.atomic
def add_subjects(region: Region, *, titles: Sequence[str], actor: User) -> list[Subject]:
    """One or a pasted list, in its order after those there are; what is in the list already is left as it is.

    Raises Refusal for an empty list, a title too long, or more than MOST_AT_ONCE.
    """
    may_administer_region(actor, region).require()
    named: dict[str, str] = {}
    for title in (" ".join(each.split()) for each in titles):
        if title:
            named.setdefault(title.casefold(), title)
    wanted = list(named.values())
    if not wanted:
        raise Refusal(_("Впишите хотя бы один предмет."))
    if len(wanted) > MOST_AT_ONCE:
        raise Refusal(_("За один раз — не больше %(most)s предметов.") % {"most": MOST_AT_ONCE})
    for title in wanted:
        _require_short(title)
    known = {title.casefold() for title in region.subjects.values_list("title", flat=True)}
    last = region.subjects.order_by("position").values_list("position", flat=True).last() or 0
    rows = [title for title in wanted if title.casefold() not in known]
    made = Subject.objects.bulk_create(
        Subject(region=region, title=title, position=last + number) for number, title in enumerate(rows, start=1)
    )
    if made:
        summary = _("Добавлены предметы: %(titles)s") % {"titles": ", ".join(rows)}
        audit.record(actor, "add_subjects", region, summary, {"titles": rows})
    return made


@transaction.atomic
def edit_subject(subject: Subject, *, title: str, is_active: bool, actor: User) -> Subject:
    """Rename it, take it out of use or back. What is marked with it stays marked. Raises Refusal for a taken title."""
    may_administer_region(actor, subject.region).require()
    title = " ".join(title.split())
    if not title:
        raise Refusal(_("Назовите предмет."))
    _require_short(title)
    others = subject.region.subjects.exclude(pk=subject.pk).values_list("title", flat=True)
    if title.casefold() in {other.casefold() for other in others}:
        raise Refusal(_("Предмет «%(title)s» уже есть в списке.") % {"title": title})
    changes = audit.changed(subject, title=title, is_active=is_active)
    if changes:
        subject.save()
        audit.record(actor, "edit_subject", subject.region, _("Изменён предмет: %(it)s") % {"it": subject}, changes)
    return subject


@transaction.atomic
def order_subjects(region: Region, *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put them in order; returns the mark of the new one. Raises Conflict when they are not those the page showed."""
    may_administer_region(actor, region).require()
    told = _("Список предметов тем временем изменил другой пользователь. Обновите страницу.")
    new = save_order(region.subjects.all(), order, mark, told=told)
    audit.record(actor, "order_subjects", region, _("Изменён порядок предметов"), {"order": list(order)})
    return new


def _require_short(title: str) -> None:
    if len(title) > LONGEST:
        raise Refusal(_("«%(title)s…»: название длиннее %(most)s знаков.") % {"title": title[:40], "most": LONGEST})
