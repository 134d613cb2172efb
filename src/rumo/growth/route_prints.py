"""Learning routes as files: a download and the command line give the same bytes.

Printed anew each time and never put into the register of issued papers: a route tells of somebody's gaps, and the
register is read by everybody who works with the body.
"""

from __future__ import annotations

from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import safe_name
from rumo.growth.builders import build_route
from rumo.growth.models import LearningRoute
from rumo.russian.dates import short_date
from rumo.russian.typography import plain


def print_route(route: LearningRoute, file_format: PaperFormat) -> Print:
    stem = safe_name(f"ИОМ, {plain(route.person.short_name)}, с {short_date(route.starts_on)}")
    made = build_route(route)
    content = written(made, file_format, title=str(route), region=route.association.region)
    return as_print(stem, file_format, content)
