"""The figures of a year and of the one before by the bare statements of `region_statements`, and the year's tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils.timezone import make_aware

from benchmarks import region_statements as sql
from rumo.core import clock
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.russian.deadlines.periods import SCHOOL_START_MONTH, Period

Rows = list[tuple[Any, ...]]


def _one(*codes: str) -> Callable[[Rows], dict[str, int]]:
    """A row whose columns are these figures; «» for the base of one."""
    return lambda rows: {code: number or 0 for code, number in zip(codes, rows[0], strict=True) if code}


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


def _products(rows: Rows) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, _subject, count in rows:
        found[f"pool.products.{kind}"] = found.get(f"pool.products.{kind}", 0) + count
    return found


def _meetings(rows: Rows) -> dict[str, int]:
    ((own, every),) = rows
    return {"meetings.held": own or 0, "meetings.held_below": every - (own or 0)}


STATEMENTS: tuple[tuple[str, Callable[[Rows], dict[str, int]]], ...] = (
    (sql.EVENTS, _events),
    (sql.PEOPLE, _one("events.registrations", "events.attendances", "events.people", "")),
    (sql.METHOD_DAYS, lambda rows: {"method_day.by_section": rows[0][0]}),
    (sql.ANSWERS, lambda rows: {"events.survey_positive": rows[0][0] or 0}),
    (sql.MATERIALS, _materials),
    (sql.REVIEWS, _one("expertise.assignments", "expertise.experts")),
    (sql.STAMPS, _one("endorsements.issued", "endorsements.valid", "endorsements.revoked")),
    (sql.PRACTICES, _practices),
    (sql.ROUTES, _routes),
    (sql.RESULTS, _one("growth.diagnosed", "growth.gaps_analysed")),
    (sql.POOLS, _pools),
    (sql.PUBLICATIONS, _publications),
    (sql.PROGRAMS, _one("growth.mentoring_programs")),
    (sql.MEETINGS, _meetings),
    (sql.QUESTIONS, _one("meetings.questions", "meetings.resolutions")),
    (sql.MEMBERS, _one("associations.members", "associations.composition", "associations.schools")),
    (sql.CHILDREN, _one("associations.children")),
    (sql.NETWORKS, _one("associations.network_members")),
    (sql.ASSIGNMENTS, _one("assignments.issued", "assignments.done")),
    (sql.CERTIFICATES, _one("events.certificates")),
    (sql.FESTIVALS, _one("festival.practices", "festival.recommended")),
    (sql.SITES, _one("sites.active")),
    (sql.PRODUCTS, _products),
    (sql.SUPPORT, _one("support.schools")),
    (sql.PARTICIPATIONS, lambda rows: {f"participations.{kind}": count for kind, count in rows}),
    (sql.RESPONDENTS, _one("monitoring.reported", "")),
)
TABLES = (sql.TOPICS, sql.SUBJECTS, sql.SECTIONS, sql.CAMPAIGNS, sql.MANAGERS)


def count(association: Association, period: Period) -> tuple[dict[str, int], dict[str, int]]:
    """By the code of a figure its value in the period and in the one before; the tables of the period are read, too."""
    branch = ", ".join(str(key) for key in branch_of(association))
    with connection.cursor() as cursor:

        def ask(statement: str, year: Period) -> Rows:
            cursor.execute(statement.format(bodies=branch), _asked(association, year))
            return cursor.fetchall()

        now, before = (
            {code: value for statement, read in STATEMENTS for code, value in read(ask(statement, year)).items()}
            for year in (period, period.shifted(-1))
        )
        for statement in TABLES:
            ask(statement, period)
    return now, before


def _asked(association: Association, period: Period) -> dict[str, Any]:
    """The parameters of the statements."""
    return {
        "body": association.pk,
        "region": association.region_id,
        "starts": _day(period.starts),
        "ends": _day(period.ends),
        "until": _day(min(period.ends, clock.today())),
        "year": period.ends.year,
        "school_first": _school_year(period.starts),
        "school_last": _school_year(period.ends),
        "begins": _moment(period.starts),
        "over": _moment(period.ends + timedelta(days=1)),
    }


def _school_year(day: date) -> int:
    return day.year - (day.month < SCHOOL_START_MONTH)


def _day(day: Any) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _moment(day: Any) -> Any:
    """The first moment of the day, as the database keeps moments."""
    return connection.ops.adapt_datetimefield_value(make_aware(datetime.combine(day, time())))
