"""Minutes as they were signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rumo.demo.generate.ground import Ground
from rumo.demo.generate.papers import kept_paper
from rumo.demo.generate.rows import batches
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.meetings import builders, queries
from rumo.meetings.actions.signing import title_of
from rumo.meetings.models import Meeting, MinutesRevision

# With everything that their minutes are built from.
MEETINGS_AT_ONCE = 100


def sign_minutes(ground: Ground, meetings: Sequence[Meeting]) -> None:
    for some in batches(meetings, MEETINGS_AT_ONCE):
        found = queries.for_minutes(Meeting.objects.filter(pk__in=[each.pk for each in some]))
        read = list(found.order_by("pk"))
        papers = IssuedPaper.objects.bulk_create(_papers(ground, read))
        MinutesRevision.objects.bulk_create(
            MinutesRevision(meeting=meeting, date=meeting.date, paper=paper)
            for meeting, paper in zip(read, papers, strict=True)
        )


def _papers(ground: Ground, meetings: Sequence[Meeting]) -> Iterator[IssuedPaper]:
    for meeting in meetings:
        paper = builders.build_for_signing(meeting)
        yield kept_paper(
            ground,
            paper,
            association=meeting.association,
            kind=PaperKind.MINUTES,
            title=title_of(meeting),
            day=meeting.date,
            number=paper.number,
        )
