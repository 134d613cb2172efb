"""The words of letters about a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.meetings.models import AgendaItem, Invitation, Meeting
from rumo.russian.dates import date_range, long_date, weekday
from rumo.russian.typography import NBSP


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def when(meeting: Meeting) -> str:
    """«20 июня 2024 г., в четверг, в 14:00»; an absentee meeting has its voting window instead."""
    if meeting.is_absentee and meeting.voting_opens and meeting.voting_closes:
        opens, closes = timezone.localtime(meeting.voting_opens), timezone.localtime(meeting.voting_closes)
        return _("голосование с %(opens)s до %(closes)s") % {
            "opens": f"{opens:%H:%M} {long_date(opens.date())}",
            "closes": f"{closes:%H:%M} {long_date(closes.date())}",
        }
    if meeting.date_to:
        days = date_range(meeting.date, meeting.date_to)
    else:
        days = f"{long_date(meeting.date)}, {weekday(meeting.date)}"
    return days + (f", {_('в')}{NBSP}{meeting.time:%H:%M}" if meeting.time else "")


def reply_url(invitation: Invitation) -> str:
    return settings.BASE_URL + reverse("meetings:reply", args=[invitation.token])


def meeting_url(meeting: Meeting) -> str:
    return settings.BASE_URL + reverse("meetings:meeting", args=[meeting.pk])


def invitation_letter(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    answer_at: str,
    *,
    note: str = "",
    changes: Iterable[str] = (),
) -> Letter:
    """The invitation. `answer_at` is the address for the answer; `changes` are told in later letters."""
    changed = list(changes)
    what = _("Изменения в заседании") if changed else _("Приглашение на заседание")
    lines = [_("Здравствуйте!"), ""]
    lines += [_("Приглашаем на заседание: %(name)s.") % {"name": _full_name(meeting)}]
    if meeting.title:
        lines += [_("Тема: %(title)s.") % {"title": meeting.title.rstrip(".")}]
    if changed:
        lines += ["", _("Что изменилось:"), *(f"– {change}" for change in changed)]
    if note:
        lines += ["", note]
    lines += ["", *_facts(meeting), "", *_agenda(items)]
    lines += ["", _("Ответьте, пожалуйста, будете ли вы (войти в систему не нужно):"), answer_at]
    return Letter(_subject(what, meeting), "\n".join(lines))


def call_off_letter(meeting: Meeting, *, new_date: dt.date | None) -> Letter:
    """The meeting is postponed or cancelled; `meeting.reason` says why."""
    cancelled = meeting.state == "cancelled"
    told = _("Заседание отменено") if cancelled else _("Заседание перенесено")
    lines = [_("Здравствуйте!"), ""]
    sentence = (
        _("Заседание отменяется: %(name)s, %(when)s.") if cancelled else _("Заседание переносится: %(name)s, %(when)s.")
    )
    lines += [sentence % {"name": _full_name(meeting), "when": when(meeting)}]
    lines += [_("Причина: %(reason)s") % {"reason": meeting.reason}]
    if new_date is not None:
        lines += [
            _("Новая дата: %(date)s. Приглашение с повесткой придёт отдельным письмом.") % {"date": long_date(new_date)}
        ]
    elif not cancelled:
        lines += [_("О новой дате сообщим отдельно.")]
    return Letter(_subject(told, meeting), "\n".join(lines))


def _subject(what: str, meeting: Meeting) -> str:
    return f"{what}: {meeting.association}, {long_date(meeting.date)}"


def _full_name(meeting: Meeting) -> str:
    return meeting.association.name_on(meeting.date).full


def _facts(meeting: Meeting) -> list[str]:
    facts = [
        (_("Когда"), when(meeting)),
        (_("Форма"), str(meeting.get_form_display())),
        (_("Где"), meeting.place),
        (_("Подключиться"), meeting.link),
        (_("Материалы представить до"), long_date(meeting.materials_due) if meeting.materials_due else ""),
    ]
    return [f"{name}: {value}" for name, value in facts if value]


def _agenda(items: Sequence[AgendaItem]) -> list[str]:
    lines = [_("Повестка:")]
    for number, item in enumerate(items, start=1):
        lines.append(f"{number}. {item.title}")
        speakers = ", ".join(speaker.person.short_name for speaker in item.speakers.all())
        if speakers:
            lines.append(f"   {_('Докладчик')}: {speakers}")
    return lines
