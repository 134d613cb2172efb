"""Issued papers: done on the day the paper bears. Minutes have a source of their own and are not proposed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.planning.enums import FactKind
from rumo.planning.sources.records import Held, Keys, Source, SourceRecord

OF_MEETINGS = (PaperKind.MINUTES, PaperKind.EXTRACT)


def done_days(keys: Keys) -> Mapping[int, date]:
    return dict(IssuedPaper.objects.filter(pk__in=keys).order_by().values_list("pk", "date"))


def done_by(bodies: Keys, first: date, last: date) -> Iterable[Held]:
    issued = _of(bodies, first, last).order_by("date", "pk")
    return [Held(*row) for row in issued.values_list("association_id", "pk", "date")]


def described(keys: Keys) -> Iterable[SourceRecord]:
    return [_record(paper) for paper in IssuedPaper.objects.filter(pk__in=keys).defer("data")]


def candidates(bodies: Keys, first: date, last: date) -> Iterable[SourceRecord]:
    return [_record(paper) for paper in _of(bodies, first, last).defer("data").order_by("date", "pk")]


def _of(bodies: Keys, first: date, last: date) -> QuerySet[IssuedPaper]:
    return IssuedPaper.objects.filter(association__in=bodies, date__range=(first, last)).exclude(kind__in=OF_MEETINGS)


def _record(paper: IssuedPaper) -> SourceRecord:
    return SourceRecord(
        kind=FactKind.PAPER,
        object_id=paper.pk,
        association_id=paper.association_id,
        title=paper.title,
        brief=paper.title,
        url=reverse("documents:register"),
        day=paper.date,
        done_on=paper.date,
        state="выпущен",
    )


SOURCE = Source(FactKind.PAPER, done_days, done_by, described, candidates)
