"""Letters after an event, by who really came: the survey to those who were there, the recording to the others."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.core.verdict import YES, No, Verdict
from rumo.events.addresses import absolute, public_address
from rumo.events.attendance_rules import survey_closes, takes_answers
from rumo.events.enums import FollowUpKind, SeatState
from rumo.events.event_words import when_words
from rumo.events.models import Event, Registration
from rumo.events.registration_letters import moment_words
from rumo.events.survey import survey_questions


def survey_url(registration: Registration) -> str:
    return absolute(reverse("events:survey_answer", args=[registration.token]))


def has_reason_to_write(event: Event, kind: str) -> Verdict:
    """Whether there is something to write about."""
    if kind == FollowUpKind.SURVEY:
        if not survey_questions(event):
            return No(_("В опросе нет вопросов. Добавьте их, и можно будет разослать приглашения."))
        return takes_answers(event)
    if not event.recording_url:
        return No(_("Записи ещё нет. Укажите ссылку на неё в мероприятии."))
    return YES


def recipients(event: Event, kind: str) -> QuerySet[Registration]:
    """Who is to get the letter and did not get it yet."""
    rows = Registration.objects.filter(event=event, consent_withdrawn_at__isnull=True).exclude(email="")
    if kind == FollowUpKind.SURVEY:
        rows = rows.filter(came_at__isnull=False, answered_at__isnull=True)
    else:
        rows = rows.filter(came_at__isnull=True, state=SeatState.REGISTERED, confirmed_at__isnull=False)
    return rows.exclude(follow_ups__kind=kind)


def write_letter(registration: Registration, kind: str) -> None:
    """Queue the letter in the current transaction."""
    event = registration.event
    about = [
        f"{event.get_kind_display().capitalize()}: {event.title}",
        _("Когда: %(when)s") % {"when": when_words(event)},
    ]
    if kind == FollowUpKind.SURVEY:
        subject = _("Что вы думаете о мероприятии")
        lead = [_("Спасибо, что были с нами! Ответьте, пожалуйста, на несколько вопросов.")]
        if event.rules.survey_is_anonymous:
            lead += [_("Опрос анонимный: ответы не связаны с вашим именем.")]
        until = {"until": moment_words(survey_closes(event))}
        way = [_("Ответить можно до %(until)s:") % until, survey_url(registration)]
    else:
        subject = _("Запись мероприятия")
        lead = [_("Жаль, что вам не удалось прийти. Запись можно посмотреть в удобное время.")]
        way = [
            _("Запись: %(url)s") % {"url": event.recording_url},
            _("Материалы: %(url)s") % {"url": public_address(event)},
        ]
    name = " ".join(part for part in (registration.first_name, registration.patronymic) if part)
    lines = [_("Здравствуйте, %(name)s!") % {"name": name}, "", *lead, "", *about, "", *way]
    mail.send(to=registration.email, subject=f"{subject}: {event.title}", body="\n".join(lines))
