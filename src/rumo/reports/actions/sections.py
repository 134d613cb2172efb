"""Writes of the sections of a report: their text, order and level; what is asked of a person and handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, versions
from rumo.core.errors import Refusal
from rumo.directory.models import Person
from rumo.reports import letters, permissions, quotes
from rumo.reports.actions import reminders
from rumo.reports.actions.holding import hold_for_edit, hold_section
from rumo.reports.enums import SectionState
from rumo.reports.models import Report, ReportSection

DEEPEST = 3


@transaction.atomic
def save_section(section: ReportSection, *, title: str, body: str, version: int, actor: User) -> ReportSection:
    """Write a section as it stood in `version`. Quoted figures stay in the HTML. Raises Stale, NotAllowed."""
    hold_section(section, actor)
    new = {"title": _one_line(title), "body": quotes.clean(body)}
    if any(getattr(section, name) != value for name, value in new.items()) or version != section.version:
        versions.save_edit(section, version, **new)
        audit.record(actor, "save_section", section, _("Изменён раздел отчёта: %(title)s") % {"title": section})
    return section


@transaction.atomic
def add_section(
    report: Report, *, title: str, level: int = 1, after: ReportSection | None = None, actor: User
) -> ReportSection:
    """A new section right after `after`, else the last one. Raises NotAllowed, Refusal for an empty heading."""
    hold_for_edit(report, actor)
    if not _one_line(title):
        raise Refusal(_("Напишите заголовок раздела."))
    order = section_keys(report)
    section = ReportSection.objects.create(
        report=report, title=_one_line(title), level=min(max(level, 1), DEEPEST), position=len(order) + 1
    )
    place = order.index(after.pk) + 1 if after is not None and after.pk in order else len(order)
    _place(report, [*order[:place], section.pk, *order[place:]])
    audit.record(actor, "add_section", report, _("Добавлен раздел: %(title)s") % {"title": section})
    section.refresh_from_db()
    return section


@transaction.atomic
def delete_section(section: ReportSection, *, actor: User) -> None:
    """Take a section out with its blocks. Its words stay in the journal. Raises NotAllowed."""
    report, title = section.report, str(section)
    hold_for_edit(report, actor)
    audit.record(
        actor, "delete_section", report, _("Удалён раздел: %(title)s") % {"title": title}, {"body": section.body}
    )
    section.delete()
    _place(report, section_keys(report))


@transaction.atomic
def order_sections(report: Report, *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the sections in `order` (keys). `mark` names the order it was made from; returns the new one.

    Raises Conflict when sections were added, moved or deleted since.
    """
    hold_for_edit(report, actor)
    now = section_keys(report)
    versions.require_order(now, order, mark, told=_("Разделы тем временем изменили. Страница покажет новый порядок."))
    if list(order) != now:
        _place(report, order)
        audit.record(actor, "order_sections", report, _("Изменён порядок разделов"))
    return versions.order_mark(order)


@transaction.atomic
def set_level(section: ReportSection, *, level: int, actor: User) -> ReportSection:
    """How deep the section stands: 1 is a part, 2 and 3 stand under it. Raises NotAllowed, Refusal."""
    hold_for_edit(section.report, actor)
    if not 1 <= level <= DEEPEST:
        raise Refusal(_("У разделов не больше трёх ступеней."))
    if level != section.level:
        audit.record(actor, "set_level", section, _("Изменена ступень раздела"), {"level": [section.level, level]})
        ReportSection.objects.filter(pk=section.pk).update(level=level)
        section.level = level
    return section


@transaction.atomic
def ask_section(section: ReportSection, *, person: Person, until: date | None, actor: User) -> ReportSection:
    """Ask `person` to write the section by `until`; a letter tells. Asking somebody else takes it from the first.

    Raises NotAllowed; Refusal for a day that has passed or a person of another region.
    """
    hold_for_edit(section.report, actor)
    if until is not None and until < clock.today():
        raise Refusal(_("Срок %(day)s уже прошёл: назначьте другой день.") % {"day": f"{until:%d.%m.%Y}"})
    if person.region_id != section.report.association.region_id:
        raise Refusal(_("Раздел можно поручить только человеку своего региона."))
    _set(section, state=SectionState.ASKED, asked_of=person, asked_until=until)
    letters.send_asked(section, actor)
    reminders.count_as_reminded(section)
    audit.record(
        actor,
        "ask_section",
        section,
        _("Раздел «%(title)s» поручен: %(person)s") % {"title": section, "person": person},
        {"asked_of": person.pk, "asked_until": until},
    )
    return section


@transaction.atomic
def take_back_section(section: ReportSection, *, actor: User) -> ReportSection:
    """The section is written by those who run the body after all. Raises NotAllowed."""
    hold_for_edit(section.report, actor)
    _set(section, state=SectionState.OPEN, asked_of=None, asked_until=None)
    audit.record(actor, "take_back_section", section, _("Поручение снято: %(title)s") % {"title": section})
    return section


@transaction.atomic
def hand_in_section(section: ReportSection, *, actor: User) -> ReportSection:
    """The one who was asked has finished; who asked gets a letter. Raises NotAllowed, Refusal while empty."""
    hold_section(section, actor)
    permissions.may_hand_in(actor, section).require()
    section.refresh_from_db(fields=["body", "state"])
    if not section.body:
        raise Refusal(_("Раздел пуст: напишите текст, прежде чем сдавать."))
    was_asked = section.state == SectionState.ASKED
    _set(section, state=SectionState.READY)
    if was_asked:
        letters.send_handed_in(section, actor)
    audit.record(actor, "hand_in_section", section, _("Раздел готов: %(title)s") % {"title": section})
    return section


@transaction.atomic
def reopen_section(section: ReportSection, *, actor: User) -> ReportSection:
    """A finished section is written further, by whom it was asked of, if anybody. Raises NotAllowed."""
    hold_for_edit(section.report, actor)
    asked = section.asked_of_id is not None
    _set(section, state=SectionState.ASKED if asked else SectionState.OPEN)
    if asked:
        letters.send_asked(section, actor)
        reminders.count_as_reminded(section)
    audit.record(actor, "reopen_section", section, _("Раздел возвращён в работу: %(title)s") % {"title": section})
    return section


def section_keys(report: Report) -> list[int]:
    """Keys of the sections in their order."""
    return list(ReportSection.objects.filter(report=report).order_by("position", "pk").values_list("pk", flat=True))


def _set(section: ReportSection, **fields: object) -> None:
    """State and whom it is asked of: no words, so the version of the text does not grow."""
    for name, value in fields.items():
        setattr(section, name, value)
    section.save(update_fields=[*fields, "updated_at"])


def _place(report: Report, order: Sequence[int]) -> None:
    rows = {section.pk: section for section in ReportSection.objects.filter(report=report)}
    for place, key in enumerate(order, start=1):
        rows[key].position = place
    ReportSection.objects.bulk_update(rows.values(), ["position"])


def _one_line(text: str) -> str:
    return " ".join(text.split())[:500]
