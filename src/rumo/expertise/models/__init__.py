"""The tables of expertise, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.expertise.models.contests import Contest, ContestApplication, ContestFile, ContestScore
from rumo.expertise.models.decisions import AgendaPlace, Appeal, Conclusion, Decision
from rumo.expertise.models.endorsements import Endorsement, EndorsementReminder
from rumo.expertise.models.experts import (
    DeclaredConflict,
    Expert,
    ExpertAbsence,
    ExpertCertificate,
    ExpertCompetence,
)
from rumo.expertise.models.practices import Practice, PracticeAuthor, PracticeFile
from rumo.expertise.models.previews import FilePreview, PreviewPage
from rumo.expertise.models.reviews import Review, ReviewReminder, Round
from rumo.expertise.models.sites import InnovationSite, SiteReport, SiteStatus
from rumo.expertise.models.submissions import (
    Author,
    Submission,
    SubmissionFile,
    SubmissionVersion,
    TechnicalCheck,
)
from rumo.expertise.models.tracks import Campaign, Track

__all__ = [
    "AgendaPlace",
    "Appeal",
    "Author",
    "Campaign",
    "Conclusion",
    "Contest",
    "ContestApplication",
    "ContestFile",
    "ContestScore",
    "Decision",
    "DeclaredConflict",
    "Endorsement",
    "EndorsementReminder",
    "Expert",
    "ExpertAbsence",
    "ExpertCertificate",
    "ExpertCompetence",
    "FilePreview",
    "InnovationSite",
    "Practice",
    "PracticeAuthor",
    "PracticeFile",
    "PreviewPage",
    "Review",
    "ReviewReminder",
    "Round",
    "SiteReport",
    "SiteStatus",
    "Submission",
    "SubmissionFile",
    "SubmissionVersion",
    "TechnicalCheck",
    "Track",
]
