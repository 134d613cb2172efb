"""The tables of events, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.events.models.attendance import AttendanceMark, ConferenceLog, LogRow
from rumo.events.models.certificates import CertificateBatch, CertificateTemplate, EventCertificate
from rumo.events.models.classifiers import EventSeries, Topic
from rumo.events.models.events import Event, EventMaterial, EventOutcome
from rumo.events.models.programme import EventSection, Organizer, Talk
from rumo.events.models.registrations import GroupApplication, Question, Registration, ReminderSent, SectionSeat
from rumo.events.models.surveys import FollowUp, SurveyAnswer, SurveyResponse

__all__ = [
    "AttendanceMark",
    "CertificateBatch",
    "CertificateTemplate",
    "ConferenceLog",
    "Event",
    "EventCertificate",
    "EventMaterial",
    "EventOutcome",
    "EventSection",
    "EventSeries",
    "FollowUp",
    "GroupApplication",
    "LogRow",
    "Organizer",
    "Question",
    "Registration",
    "ReminderSent",
    "SectionSeat",
    "SurveyAnswer",
    "SurveyResponse",
    "Talk",
    "Topic",
]
