"""Logs of conference services: brought, read in the background, looked through, taken into the attendance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, files
from rumo.core.errors import Conflict, Refusal
from rumo.events.actions.holding import hold
from rumo.events.actions.log_marks import mark_people, people_of, record_applied, take_marks_off
from rumo.events.actions.registration import RegistrationData, register
from rumo.events.attendance_permissions import may_correct_attendance, may_mark_attendance
from rumo.events.conference import columns as cols
from rumo.events.conference.columns import Columns, guess_columns
from rumo.events.conference.matching import Matcher
from rumo.events.conference.tables import Row, read_rows, row_count
from rumo.events.conference.visits import Attendee, Gatherer
from rumo.events.enums import LIVE_SEATS, LogState, MatchKind, RegistrationSource
from rumo.events.models import ConferenceLog, Event, LogRow, Registration
from rumo.russian.names import parse_name

LOG_KINDS = (files.XLSX, files.CSV)
# How often the progress is told, in rows.
STEP = 2_000
_BATCH = 1_000
# Rows looked through for the head of the table, and shown when a person points at the columns.
HEAD_ROWS = 40
# Marked while the organizer waits; more are left to the worker.
AT_ONCE = 1_000


@transaction.atomic
def upload_log(event: Event, *, upload: UploadedFile, actor: User) -> ConferenceLog:
    """Keep the file; the caller starts reading. Raises NotAllowed, FileRefused, Refusal for a log already here."""
    may_mark_attendance(actor, event).require()
    stored = files.store_upload(upload, actor=actor, allowed=LOG_KINDS)
    twin = event.logs.exclude(state__in=(LogState.DROPPED, LogState.FAILED)).filter(stored__sha256=stored.sha256)
    if twin.exists():
        raise Refusal(_("Этот журнал уже загружен: второй раз минуты не прибавятся. Откройте его в списке журналов."))
    log = ConferenceLog.objects.create(event=event, stored=stored, uploaded_by=actor)
    audit.record(actor, "upload_log", event, _("Загружен журнал видеосвязи «%(name)s»") % {"name": stored.name})
    return log


@transaction.atomic
def set_columns(log: ConferenceLog, *, columns: Columns, actor: User) -> None:
    """A person says which column is which; the log is read anew by the caller's task. Raises Conflict."""
    may_mark_attendance(actor, log.event).require()
    if cols.NAME not in columns.places:
        raise Refusal(_("Укажите столбец с именами участников."))
    _move(log, (LogState.READY, LogState.FAILED), LogState.READING, columns=columns.to_json(), error="", done=0)
    log.rows.all().delete()
    audit.record(actor, "set_columns", log.event, _("Журнал «%(name)s»: указаны столбцы") % {"name": log.stored.name})


def read_log(log_id: int) -> None:
    """Reading → ready or failed; one that was dropped meanwhile stays so. Told twice, it reads once."""
    log = ConferenceLog.objects.select_related("event", "stored").get(pk=log_id)
    if log.state != LogState.READING:
        return
    content = log.stored.content()
    ConferenceLog.objects.filter(pk=log.pk).update(total=row_count(content), done=0)
    try:
        columns = _columns_of(log, content)
        people = _people_of(log, content, columns)
        if people is not None:
            _keep_rows(log, columns, people)
    except Refusal as refusal:
        ConferenceLog.objects.filter(pk=log.pk, state=LogState.READING).update(
            state=LogState.FAILED, error=refusal.message
        )


def head_rows(log: ConferenceLog) -> list[Row]:
    """The first rows of the table, for a person to point at the columns; nothing of a file that does not open."""
    rows = []
    try:
        for row in read_rows(log.stored.content()):
            rows.append(row)
            if len(rows) == HEAD_ROWS:
                break
    except Refusal:
        return []
    return rows


@transaction.atomic
def choose_match(row: LogRow, *, registration: Registration | None, actor: User) -> None:
    """A person says who that is; None leaves the row out of account. Raises Conflict when the log was taken already."""
    log = row.log
    may_mark_attendance(actor, log.event).require()
    _require_ready(log)
    if registration is not None and registration.event_id != log.event_id:
        raise Refusal(_("Этот участник записан на другое мероприятие."))
    kind = MatchKind.CHOSEN if registration else MatchKind.SKIPPED
    changes = audit.changed(row, registration=registration, match=kind)
    row.save(update_fields=["registration", "match"])
    words = {"name": row.name, "who": registration.full_name if registration else MatchKind.SKIPPED.label}
    audit.record(actor, "choose_match", log.event, _("Журнал: %(name)s — %(who)s") % words, changes)


@transaction.atomic
def register_row(row: LogRow, *, actor: User) -> Registration:
    """Somebody came without registering: enter them as the log names them. Raises Refusal for a name that is none."""
    _require_ready(row.log)
    name = parse_name(row.name)
    if name is None:
        raise Refusal(
            _("«%(name)s» не похоже на фамилию и имя. Внесите участника в список вручную.") % {"name": row.name}
        )
    data = RegistrationData(
        surname=name.surname, first_name=name.first_name, patronymic=name.patronymic, email=row.email
    )
    registration = register(row.log.event, data=data, source=RegistrationSource.LOG, actor=actor)
    choose_match(row, registration=registration, actor=actor)
    return registration


@transaction.atomic
def apply_log(log: ConferenceLog, *, actor: User) -> int | None:
    """Mark everybody who was recognised; returns how many.

    Of more than AT_ONCE people it returns None, and the caller has the worker do it. Raises NotAllowed, Conflict.
    """
    event = log.event
    hold(event)
    may_mark_attendance(actor, event).require()
    people = people_of(log)
    if len(people) > AT_ONCE:
        _move(log, (LogState.READY,), LogState.APPLYING, done=0, total=len(people), error="")
        return None
    _move(log, (LogState.READY,), LogState.APPLIED, error="")
    mark_people(log, people, actor)
    return record_applied(log, actor)


@transaction.atomic
def stop_log(log: ConferenceLog, *, actor: User) -> int:
    """Stop taking it into account: the marks come off, and it can be looked through again. Raises Conflict."""
    hold(log.event)
    may_correct_attendance(actor, log.event).require()
    _move(log, (LogState.APPLYING,), LogState.READY, done=0)
    count = take_marks_off(log, _("Учёт журнала остановлен"), actor)
    audit.record(actor, "stop_log", log.event, _("Учёт журнала «%(name)s» остановлен") % {"name": log.stored.name})
    return count


@transaction.atomic
def drop_log(log: ConferenceLog, *, reason: str, actor: User) -> int:
    """Stop reading it, leave it out, or take its marks off again; returns how many were taken off. Raises Conflict."""
    event = log.event
    hold(event)
    may_correct_attendance(actor, event).require()
    was_applied = log.state == LogState.APPLIED
    if was_applied and not reason.strip():
        raise Refusal(_("Напишите, почему журнал больше не учитывается: это останется в истории."))
    _move(log, (LogState.READING, LogState.READY, LogState.FAILED, LogState.APPLIED), LogState.DROPPED)
    count = take_marks_off(log, reason, actor)
    words = {"name": log.stored.name, "reason": reason.strip()}
    summary = _("Журнал «%(name)s» не учитывается. %(reason)s") % words
    audit.record(actor, "drop_log", event, summary, {"marks": count})
    return count


def _move(log: ConferenceLog, sources: Sequence[LogState], target: LogState, **fields: Any) -> None:
    rows = ConferenceLog.objects.filter(pk=log.pk, state__in=sources)
    if rows.update(state=target, updated_at=clock.now(), **fields) != 1:
        raise Conflict(_("Состояние журнала тем временем изменилось. Обновите страницу и проверьте."))
    log.refresh_from_db(fields=["state", *fields])


def _require_ready(log: ConferenceLog) -> None:
    if not ConferenceLog.objects.select_for_update().filter(pk=log.pk, state=LogState.READY).exists():
        raise Conflict(_("Этот журнал уже учтён или убран: совпадения больше не меняются."))


def _columns_of(log: ConferenceLog, content: bytes) -> Columns:
    if log.columns:
        return Columns.from_json(log.columns)
    found = guess_columns(read_rows(content))
    if found is None:
        raise Refusal(_("Не нашли столбец с именами участников. Укажите его, и журнал прочитается."))
    return found


def _people_of(log: ConferenceLog, content: bytes, columns: Columns) -> list[Attendee] | None:
    """Everybody of the table; None when the log was dropped while it was being read."""
    event = log.event
    gatherer = Gatherer(columns, event.day, event.ends_at - event.starts_at)
    for done in gatherer.read(read_rows(content)):
        if done % STEP == 0:
            alive = ConferenceLog.objects.filter(pk=log.pk, state=LogState.READING)
            if alive.update(done=done, updated_at=clock.now()) != 1:
                return None
    return gatherer.attendees()


@transaction.atomic
def _keep_rows(log: ConferenceLog, columns: Columns, people: Sequence[Attendee]) -> None:
    if not people:
        raise Refusal(_("В журнале не нашлось ни одного участника. Проверьте, тот ли это файл."))
    matcher = Matcher(log.event.registrations.filter(state__in=LIVE_SEATS))
    rows = []
    for each in people:
        found = matcher.find(each.name, each.email)
        rows.append(
            LogRow(
                log=log,
                position=each.position,
                name=each.name,
                email=each.email,
                minutes=each.minutes,
                first_at=each.first_at,
                visits=each.visits,
                registration_id=found.pk,
                match=found.kind,
                score=found.score,
            )
        )
    _move(log, (LogState.READING,), LogState.READY, columns=columns.to_json(), done=len(people), total=len(people))
    LogRow.objects.bulk_create(rows, batch_size=_BATCH)
