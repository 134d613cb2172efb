"""Which records the addresses of events speak of, and one of each kind in the cast's region."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Model

from rumo.core import clock, files
from rumo.directory.models import Association, Person, Region
from rumo.directory.tests.factories import make_person
from rumo.events.actions.certificates import issue_certificate
from rumo.events.checkin import checkin_url
from rumo.events.enums import AttendanceWay, BatchState, EventState, LogState, ParticipantRole, QuestionPurpose
from rumo.events.models import (
    AttendanceMark,
    CertificateBatch,
    ConferenceLog,
    Event,
    EventCertificate,
    EventMaterial,
    EventSection,
    EventSeries,
    GroupApplication,
    LogRow,
    Organizer,
    Question,
    Registration,
    Talk,
    Topic,
)
from rumo.events.tests import factories as make
from tests.cast import Cast
from tests.journeys.addresses import Keys

# The participant: nobody but those who prepare the event reads who takes part.
NAMED = "Тихомирова"
# The beginning of an address's name → what its pk is of. The longest that fits wins.
PK_OF: dict[str, type[Model]] = {
    "": Event,
    "series_edit": EventSeries,
    "public_series": EventSeries,
    "topic_edit": Topic,
    "topics_order": Region,
    "place_section": EventSection,
    "group_remove": Registration,
    "registration": Registration,
    "registrations": Event,
    "registration_sent": Event,
    "registration_add": Event,
    "registration_seats": Event,
    "attendance_marks": Registration,
    "checkin_mark": Registration,
    "mark_void": AttendanceMark,
    "log": ConferenceLog,
    "log_upload": Event,
    "log_row": LogRow,
    "certificate": EventCertificate,
    "certificates": Event,
    "certificate_give": Event,
    "certificate_template": Association,
    "batch": CertificateBatch,
    "batch_issue": Event,
}


def event_keys(cast: Cast) -> Keys:
    """A record of each kind around one event that was held yesterday, for each parameter of the room."""
    records = _records(cast)
    held: Registration = records[Registration]
    parameters: dict[str, Any] = {
        "slug": cast.region.slug,
        "token": held.token,
        **{f"{name}.code": checkin_url(held).split("/")[-2] for name in ("scan", "scan_picture")},
        "name": "publish",
        "role": ParticipantRole.PARTICIPANT,
        "kind": "survey",
        "purpose": QuestionPurpose.SURVEY,
        "step": "cancel",
        "place_section.step": "choose",
        "group_step.step": "confirm",
        "log_row.step": "skip",
        "section_pk": records[EventSection].pk,
        "talk_pk": records[Talk].pk,
        "organizer_pk": records[Organizer].pk,
        "material_pk": records[EventMaterial].pk,
        "question_pk": records[Question].pk,
        "holder_pk": held.pk,
        **{f"{name}.token": records[GroupApplication].token for name in ("group", "group_remove", "group_step")},
        **{
            f"{name}.token": records[EventCertificate].token for name in ("certificate_check", "certificate_check_file")
        },
    }
    pks = {name: records[model].pk for name, model in PK_OF.items()}
    return {("events", name): value for name, value in {**pks, **parameters}.items()}


def _records(cast: Cast) -> dict[type[Model], Any]:
    series = EventSeries.objects.create(association=cast.association, title="Горячая линия Дальнего края")
    topic = Topic.objects.create(region=cast.region, title="Дальняя тематика")
    event = make.make_event(
        cast.association,
        title="Дальний вебинар",
        state=EventState.HELD,
        starts_at=clock.now() - timedelta(days=1),
        series=series,
        topic=topic,
    )
    stored = files.store_bytes(b"text", "file.txt", files.TEXT, actor=cast.admin)
    section = make.make_section(event)
    made: list[Model] = [
        cast.region,
        cast.association,
        series,
        topic,
        event,
        section,
        make.make_talk(event, section=section, is_practice=True),
        make.make_question(event),
        Organizer.objects.create(event=event, person=cast.members[4]),
        EventMaterial.objects.create(event=event, title="Презентация", stored=stored),
        *_participant(cast, event),
    ]
    log = ConferenceLog.objects.create(event=event, stored=stored, state=LogState.READY, uploaded_by=cast.secretary)
    batch = CertificateBatch.objects.create(
        event=event,
        role=ParticipantRole.PARTICIPANT,
        state=BatchState.DONE,
        combined=stored,
        asked_by=cast.secretary,
    )
    made += [log, LogRow.objects.create(log=log, position=1, name="Дальняя Гостья"), batch]
    return {type(record): record for record in made}


def _participant(cast: Cast, event: Event) -> list[Model]:
    """Somebody of a group who came and got a certificate."""
    group = GroupApplication.objects.create(
        event=event, organization_name="Дальняя школа", contact_name="Дальняя Анна", contact_email="d@example.org"
    )
    person: Person = make_person(cast.region, cast.institute, surname=NAMED)
    held = make.make_registration(event, person=person, group=group, came_at=clock.now(), is_counted=True)
    mark = AttendanceMark.objects.create(registration=held, way=AttendanceWay.LIST, at=clock.now())
    certificate = issue_certificate(held, sends_letter=False, actor=cast.secretary)
    return [group, held, mark, certificate]
