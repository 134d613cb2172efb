"""What people are told about their places at an event. Each letter leads to one's own page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.core.models import Mail
from rumo.events.addresses import absolute
from rumo.events.calendar_entry import write_ics
from rumo.events.checkin import checkin_url, qr_image
from rumo.events.enums import EventForm, SeatState
from rumo.events.event_words import when_words
from rumo.events.models import Event, GroupApplication, Registration, SectionSeat
from rumo.russian.dates import long_date


def moment_words(moment: datetime) -> str:
    """«14:00 20 июня 2024 г.»"""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} {long_date(local.date())}"


def place_url(registration: Registration) -> str:
    return absolute(reverse("events:place", args=[registration.token]))


def group_url(group: GroupApplication) -> str:
    return absolute(reverse("events:group", args=[group.token]))


def tell_to_confirm(registration: Registration) -> None:
    lead = [_("Вы записываетесь на мероприятие. Подтвердите это, и запись будет принята.")]
    if registration.expires_at is not None:
        lead += [_("Запись сохраняется до %(until)s.") % {"until": moment_words(registration.expires_at)}]
    lead += [_("Если вы не записывались, ничего делать не нужно.")]
    _send(registration, _("Подтвердите регистрацию"), lead)


def tell_registered(registration: Registration) -> None:
    """The place is theirs: with an entry for the calendar and the code for the door."""
    lead = [_("Вы зарегистрированы, место за вами."), _("Если планы изменятся, откажитесь от места на своей странице.")]
    _send(registration, _("Вы зарегистрированы"), lead, is_certain=True)


def tell_waiting(registration: Registration) -> None:
    lead = [
        _("Сейчас свободных мест нет: вы в листе ожидания."),
        _("Когда место освободится, мы сразу напишем вам."),
    ]
    _send(registration, _("Вы в листе ожидания"), lead)


def tell_offered(registration: Registration) -> None:
    lead = [_("Освободилось место, и оно предложено вам.")]
    if registration.expires_at is not None:
        until = {"until": moment_words(registration.expires_at)}
        lead += [_("Примите его до %(until)s: потом его предложат следующему в листе ожидания.") % until]
    _send(registration, _("Для вас освободилось место"), lead)


def tell_section(seat: SectionSeat) -> None:
    """A seat in a section from its waiting list: given, or offered until its end."""
    words = {"section": seat.section.title}
    if seat.state == SeatState.OFFERED and seat.expires_at is not None:
        lead = [
            _("Освободилось место в секции «%(section)s».") % words,
            _("Примите его до %(until)s.") % {"until": moment_words(seat.expires_at)},
        ]
    else:
        lead = [_("Для вас нашлось место в секции «%(section)s».") % words]
    _send(seat.registration, _("Освободилось место в секции"), lead)


def tell_lapsed(registration: Registration) -> None:
    lead = [
        _("Время для ответа закончилось, и место за вами больше не держится."),
        _("Если вы хотите участвовать, запишитесь ещё раз на своей странице."),
    ]
    _send(registration, _("Место больше не держится"), lead)


def tell_cancelled(registration: Registration, reason: str = "") -> None:
    lead = [_("Вы больше не записаны на мероприятие.")]
    if reason:
        lead += [_("Причина: %(reason)s") % {"reason": reason}]
    _send(registration, _("Запись снята"), lead, method="CANCEL")


def tell_again(registration: Registration) -> None:
    """The link of one's own page once more, for who tries to register twice or lost the letter."""
    _send(registration, _("Ваша запись"), [_("Вы уже записаны. Всё о вашем месте — на вашей странице.")])


def remind(registration: Registration) -> None:
    lead = [_("Напоминаем: вы зарегистрированы на мероприятие.")]
    _send(registration, _("Напоминание"), lead, is_certain=True)


def tell_group(group: GroupApplication, registrations: Sequence[Registration]) -> None:
    """To whoever registered a group: the list and the way to confirm or change it."""
    lines = [_("Здравствуйте!"), "", _("Заявка организации: %(name)s.") % {"name": group.organization_name}]
    lines += ["", *_facts(group.event, is_certain=False), "", _("Участники:")]
    lines += [f"– {each.full_name}: {each.get_state_display()}" for each in registrations]
    ask = (
        _("Заявка принята. Посмотреть и изменить список:")
        if group.confirmed_at
        else _("Подтвердите заявку по ссылке, иначе места не сохранятся:")
    )
    subject = _("Заявка принята") if group.confirmed_at else _("Подтвердите заявку")
    lines += ["", ask, group_url(group)]
    mail.send(to=group.contact_email, subject=f"{subject}: {group.event.title}", body="\n".join(lines))


def _send(
    registration: Registration,
    subject: str,
    lead: Sequence[str],
    *,
    is_certain: bool = False,
    method: str = "",
) -> None:
    """One letter, remembered on the registration; nothing where there is no address."""
    if not registration.email:
        return
    event = registration.event
    lines = [_("Здравствуйте, %(name)s!") % {"name": _address_words(registration)}, "", *lead]
    lines += ["", *_facts(event, is_certain=is_certain), *_sections(registration)]
    pictures = _code(registration) if is_certain and event.form != EventForm.ONLINE else []
    if pictures:
        lines += ["", _("Код для отметки на входе: покажите его организатору с экрана или распечатайте.")]
        lines += [_("Картинка с кодом — под письмом; если её не видно, код откроется по адресу:")]
        lines += [checkin_url(registration)]
    lines += ["", _("Ваша страница (входить в систему не нужно):"), place_url(registration)]
    body = "\n".join(lines)
    letter = mail.send(
        to=registration.email,
        subject=f"{subject}: {event.title}",
        body=body,
        attachments=_calendar(registration, body, method or ("REQUEST" if is_certain else "")),
        pictures=pictures,
    )
    _remember(registration, letter)


def _remember(registration: Registration, letter: Mail) -> None:
    registration.letter = letter
    Registration.objects.filter(pk=registration.pk).update(letter=letter)


def _calendar(registration: Registration, body: str, method: str) -> list[mail.Attachment]:
    if not method:
        return []
    attendee = (registration.full_name, registration.email)
    ics = write_ics(registration.event, method=method, attendee=attendee, with_link=True, description=body)
    return [mail.Attachment("meropriyatie.ics", f"text/calendar; method={method}", ics)]


def _code(registration: Registration) -> list[mail.Picture]:
    """The code for the door; at a video conference there is no door."""
    alt = _("QR-код для отметки на входе: %(name)s") % {"name": registration.full_name}
    return [mail.Picture("kod.png", "image/png", qr_image(checkin_url(registration)), alt)]


def _address_words(registration: Registration) -> str:
    return " ".join(part for part in (registration.first_name, registration.patronymic) if part)


def _facts(event: Event, *, is_certain: bool) -> list[str]:
    """Title, time, place; the link of the conference only for those whose place is certain."""
    lines = [f"{event.get_kind_display().capitalize()}: {event.title}"]
    lines.append(_("Когда: %(when)s") % {"when": when_words(event)})
    if event.place:
        lines.append(_("Где: %(place)s") % {"place": event.place})
    if event.link and is_certain:
        lines.append(_("Ссылка на видеосвязь: %(link)s") % {"link": event.link})
    return lines


def _sections(registration: Registration) -> list[str]:
    seats = registration.section_seats.exclude(state__in=[SeatState.CANCELLED, SeatState.LAPSED])
    return [
        _("Секция «%(title)s»: %(state)s") % {"title": seat.section.title, "state": seat.get_state_display()}
        for seat in seats.select_related("section").order_by("slot")
    ]
