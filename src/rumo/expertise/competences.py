"""What an expert may judge, as it is typed, kept in an application and shown. An empty part means any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rumo.directory.models import Subject
from rumo.expertise.models import ContestApplication, ExpertCompetence


@dataclass(frozen=True, slots=True)
class CompetenceData:
    subject: Subject | None = None
    level: str = ""
    track_kind: str = ""

    def __str__(self) -> str:
        return str(ExpertCompetence(subject=self.subject, level=self.level, track_kind=self.track_kind))


def competences_of(application: ContestApplication) -> list[CompetenceData]:
    """What the applicant asks for. A subject that is no longer there means any."""
    keys = {row.get("subject") for row in application.competences}
    subjects = Subject.objects.in_bulk([key for key in keys if key])
    return [
        CompetenceData(subjects.get(row.get("subject") or 0), row.get("level", ""), row.get("track_kind", ""))
        for row in application.competences
    ]


def as_json(competences: Iterable[CompetenceData]) -> list[dict[str, Any]]:
    """`[{"subject": pk | None, "level": str, "track_kind": str}]`, each once."""
    return [
        {"subject": each.subject.pk if each.subject else None, "level": each.level, "track_kind": each.track_kind}
        for each in dict.fromkeys(competences)
    ]
