"""The figures of a year by bare aggregate SQL: one statement for as many of them as it can count at once.

`{bodies}` are the keys of the body and of all below it; the parameters are by name, days and moments of the period.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils.timezone import make_aware

from rumo.core import clock
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.russian.deadlines.periods import Period

Rows = list[tuple[Any, ...]]

_EVENTS = """
SELECT kind, topic_id, COUNT(*) FROM events_event
WHERE association_id IN ({bodies}) AND state IN ('published', 'held')
AND starts_at >= %(begins)s AND starts_at < %(over)s GROUP BY kind, topic_id
"""
_PEOPLE = """
SELECT SUM(CASE WHEN r.state = 'registered' AND r.confirmed_at IS NOT NULL THEN 1 ELSE 0 END), COUNT(r.came_at),
COUNT(DISTINCT CASE WHEN r.is_counted THEN r.identity END)
FROM events_registration r JOIN events_event e ON e.id = r.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND e.state IN ('published', 'held')
"""
_METHOD_DAYS = """
SELECT COUNT(*), COUNT(r.came_at), SUM(CASE WHEN r.is_counted THEN 1 ELSE 0 END)
FROM events_registration r JOIN events_event e ON e.id = r.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND e.state IN ('published', 'held') AND e.kind = 'method_day' AND r.state = 'registered'
AND r.confirmed_at IS NOT NULL
"""
_ANSWERS = """
SELECT SUM(CASE WHEN s.is_positive THEN 1 ELSE 0 END), COUNT(s.is_positive)
FROM events_surveyresponse s JOIN events_event e ON e.id = s.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
"""
_MATERIALS = """
SELECT t.kind, d.outcome, COUNT(*), SUM(CASE WHEN s.state IN ('checked', 'in_review', 'concluded', 'on_agenda',
'decided', 'rework') THEN 1 ELSE 0 END)
FROM expertise_submission s JOIN expertise_campaign c ON c.id = s.campaign_id
JOIN expertise_track t ON t.id = c.track_id
LEFT JOIN expertise_decision d ON d.submission_id = s.id
WHERE t.association_id IN ({bodies}) AND s.submitted_at >= %(begins)s AND s.submitted_at < %(over)s
GROUP BY t.kind, d.outcome
"""
_REVIEWS = """
SELECT COUNT(*), COUNT(DISTINCT x.person_id) FROM expertise_review r
JOIN expertise_round o ON o.id = r.round_id JOIN expertise_expert x ON x.id = r.expert_id
JOIN expertise_submission s ON s.id = o.submission_id JOIN expertise_campaign c ON c.id = s.campaign_id
JOIN expertise_track t ON t.id = c.track_id
WHERE t.association_id IN ({bodies}) AND t.kind <> 'cpd' AND s.submitted_at >= %(begins)s
AND s.submitted_at < %(over)s AND r.state IN ('invited', 'accepted', 'submitted')
"""
_STAMPS = """
SELECT SUM(CASE WHEN issued_on BETWEEN %(starts)s AND %(ends)s THEN 1 ELSE 0 END),
SUM(CASE WHEN issued_on <= %(until)s AND (valid_until IS NULL OR valid_until >= %(until)s) AND state <> 'renewed'
AND (revoked_on IS NULL OR revoked_on > %(until)s) THEN 1 ELSE 0 END)
FROM expertise_endorsement WHERE association_id IN ({bodies})
"""
_PRACTICES = """
SELECT catalogue, year, type, level, COUNT(*) FROM expertise_practice
WHERE association_id IN ({bodies}) AND is_published AND year <= %(year)s GROUP BY catalogue, year, type, level
"""
_ROUTES = """
SELECT worker, ground, COUNT(*), SUM(CASE WHEN begun_on <= %(until)s THEN 1 ELSE 0 END),
SUM(CASE WHEN state = 'credited' AND credited_on <= %(until)s THEN 1 ELSE 0 END)
FROM growth_learningroute WHERE association_id IN ({bodies}) AND starts_on BETWEEN %(starts)s AND %(ends)s
GROUP BY worker, ground
"""
_RESULTS = """
SELECT COUNT(DISTINCT r.person_id), COUNT(DISTINCT CASE WHEN r.state = 'analysed' THEN r.person_id END)
FROM growth_diagnosticresult r JOIN growth_diagnostic d ON d.id = r.diagnostic_id
WHERE d.association_id IN ({bodies}) AND r.taken_on BETWEEN %(starts)s AND %(ends)s
"""
_POOLS = """
SELECT kind, COUNT(*) FROM growth_poolmember
WHERE association_id IN ({bodies}) AND valid_from <= %(ends)s AND (valid_to IS NULL OR valid_to >= %(ends)s)
GROUP BY kind
"""
_PUBLICATIONS = """
SELECT kind, COUNT(*), COUNT(DISTINCT CASE WHEN for_low_results THEN subject_id END) FROM growth_publication
WHERE association_id IN ({bodies}) AND published_on BETWEEN %(starts)s AND %(ends)s GROUP BY kind
"""
_PROGRAMS = """
SELECT COUNT(*) FROM growth_mentoringprogram
WHERE association_id IN ({bodies}) AND starts_on <= %(ends)s AND (ends_on IS NULL OR ends_on >= %(starts)s)
"""
_MEETINGS = """
SELECT SUM(CASE WHEN association_id = %(body)s THEN 1 ELSE 0 END), COUNT(*) FROM meetings_meeting
WHERE association_id IN ({bodies}) AND state IN ('minutes', 'signed', 'published')
AND date BETWEEN %(starts)s AND %(ends)s
"""
_QUESTIONS = """
SELECT COUNT(DISTINCT i.id), COUNT(r.id) FROM meetings_meeting m JOIN meetings_agendaitem i ON i.meeting_id = m.id
LEFT JOIN meetings_resolution r ON r.item_id = i.id
WHERE m.association_id = %(body)s AND m.state IN ('minutes', 'signed', 'published')
AND m.date BETWEEN %(starts)s AND %(ends)s
"""
_MEMBERS = """
SELECT COUNT(DISTINCT CASE WHEN m.association_id <> %(body)s THEN m.person_id END),
COUNT(DISTINCT CASE WHEN m.association_id = %(body)s THEN m.person_id END),
COUNT(DISTINCT CASE WHEN m.association_id <> %(body)s AND o.kind = 'school' THEN o.id END)
FROM directory_membership m JOIN directory_post p ON p.person_id = m.person_id
JOIN directory_organization o ON o.id = p.organization_id
WHERE m.association_id IN ({bodies}) AND m.valid_from <= %(ends)s AND (m.valid_to IS NULL OR m.valid_to >= %(ends)s)
AND (p.valid_from IS NULL OR p.valid_from <= %(ends)s) AND (p.valid_to IS NULL OR p.valid_to >= %(ends)s)
"""


def _one(*codes: str) -> Callable[[Rows], dict[str, int]]:
    """A row whose columns are these figures."""
    return lambda rows: {code: number or 0 for code, number in zip(codes, rows[0], strict=True)}


def _events(rows: Rows) -> dict[str, int]:
    found = {"events.count": 0, "events.by_topic": 0}
    for kind, topic, count in rows:
        found["events.count"] += count
        found["events.by_topic"] += count if topic else 0
        code = f"events.by_kind.{kind}"
        found[code] = found.get(code, 0) + count
    return found | {"events.webinars": found.get("events.by_kind.webinar", 0)}


def _materials(rows: Rows) -> dict[str, int]:
    found = {"expertise.submitted": 0, "expertise.technical_passed": 0, "expertise.recommended": 0}
    found["expertise.cpd_programs"] = sum(count for kind, _outcome, count, _passed in rows if kind == "cpd")
    for kind, outcome, count, passed in rows:
        if kind != "cpd":
            found["expertise.submitted"] += count
            found["expertise.technical_passed"] += passed
            found["expertise.recommended"] += count if outcome in ("recommended", "endorsed") else 0
            code = f"expertise.by_outcome.{outcome or 'none'}"
            found[code] = found.get(code, 0) + count
    return found


def _practices(rows: Rows) -> dict[str, int]:
    of = {catalogue: sum(row[-1] for row in rows if row[0] == catalogue) for catalogue in ("bank", "atlas")}
    return {"practices.bank": of["bank"], "practices.by_year_type_level": of["atlas"]}


def _routes(rows: Rows) -> dict[str, int]:
    return {
        "growth.routes": sum(row[2] for row in rows),
        "growth.routes_low_results": sum(row[2] for row in rows if row[1] == "low_results"),
        "growth.routes_young": sum(row[2] for row in rows if row[1] == "young"),
        "growth.routes_started": sum(row[3] for row in rows),
        "growth.routes_credited": sum(row[4] for row in rows),
    }


def _pools(rows: Rows) -> dict[str, int]:
    codes = {"regional_methodologist": "growth.methodologists", "methodologists": "pool.methodologists"}
    return {codes.get(kind, "pool.managers"): count for kind, count in rows}


def _publications(rows: Rows) -> dict[str, int]:
    found = {f"publications.{kind}": count for kind, count, _subjects in rows}
    subjects = sum(subjects for kind, _count, subjects in rows if kind == "recommendations")
    return found | {"publications.count": sum(found.values()), "support.subjects": subjects}


def _meetings(rows: Rows) -> dict[str, int]:
    ((own, every),) = rows
    return {"meetings.held": own or 0, "meetings.held_below": every - (own or 0)}


STATEMENTS: tuple[tuple[str, Callable[[Rows], dict[str, int]]], ...] = (
    (_EVENTS, _events),
    (_PEOPLE, _one("events.registrations", "events.attendances", "events.people")),
    (_METHOD_DAYS, lambda rows: {"method_day.by_section": rows[0][0]}),
    (_ANSWERS, lambda rows: {"events.survey_positive": rows[0][0] or 0}),
    (_MATERIALS, _materials),
    (_REVIEWS, _one("expertise.assignments", "expertise.experts")),
    (_STAMPS, _one("endorsements.issued", "endorsements.valid")),
    (_PRACTICES, _practices),
    (_ROUTES, _routes),
    (_RESULTS, _one("growth.diagnosed", "growth.gaps_analysed")),
    (_POOLS, _pools),
    (_PUBLICATIONS, _publications),
    (_PROGRAMS, _one("growth.mentoring_programs")),
    (_MEETINGS, _meetings),
    (_QUESTIONS, _one("meetings.questions", "meetings.resolutions")),
    (_MEMBERS, _one("associations.members", "associations.composition", "associations.schools")),
)


def count(association: Association, period: Period) -> dict[str, int]:
    """By the code of a figure its value in the period."""
    bodies = ", ".join(str(key) for key in branch_of(association))
    asked = {
        "body": association.pk,
        "starts": _day(period.starts),
        "ends": _day(period.ends),
        "until": _day(min(period.ends, clock.today())),
        "year": period.ends.year,
        "begins": _moment(period.starts),
        "over": _moment(period.ends + timedelta(days=1)),
    }
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        for statement, read in STATEMENTS:
            cursor.execute(statement.format(bodies=bodies), asked)
            found |= read(cursor.fetchall())
    return found


def _day(day: Any) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _moment(day: Any) -> Any:
    """The first moment of the day, as the database keeps moments."""
    return connection.ops.adapt_datetimefield_value(make_aware(datetime.combine(day, time())))
