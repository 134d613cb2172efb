"""The tables of growth, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.growth.models.diagnostics import ColumnMapping, Diagnostic, DiagnosticResult, ResultImport, SkillGap
from rumo.growth.models.mentoring import MentoringEntry, MentoringPair, MentoringProgram
from rumo.growth.models.pools import PoolMember, PoolProduct
from rumo.growth.models.publications import Participation, Publication
from rumo.growth.models.routes import ItemReminder, LearningRoute, RouteBatch, RouteItem, RouteTemplate, TemplateItem
from rumo.growth.models.settings import GapArea, GapLevel, GrowthSettings, TeacherCount
from rumo.growth.models.support import SupportedSchool, SupportVisit

__all__ = [
    "ColumnMapping",
    "Diagnostic",
    "DiagnosticResult",
    "GapArea",
    "GapLevel",
    "GrowthSettings",
    "ItemReminder",
    "LearningRoute",
    "MentoringEntry",
    "MentoringPair",
    "MentoringProgram",
    "Participation",
    "PoolMember",
    "PoolProduct",
    "Publication",
    "ResultImport",
    "RouteBatch",
    "RouteItem",
    "RouteTemplate",
    "SkillGap",
    "SupportVisit",
    "SupportedSchool",
    "TeacherCount",
    "TemplateItem",
]
