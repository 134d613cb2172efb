"""The certificate of an expert's work: how many reviews were handed in within a period, from records to the paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rumo.directory.enums import Gender
from rumo.expertise.models import Expert
from rumo.papers.certificate import Certificate
from rumo.papers.people import Signature
from rumo.russian.dates import date_range
from rumo.russian.numbers import agree


@dataclass(frozen=True, slots=True)
class Work:
    """What is certified: `reviews` by the kind of expertise, hours for each review (None: hours are not told of)."""

    since: date
    until: date
    reviews: tuple[tuple[str, int], ...]
    hours_each: int | None = None

    @property
    def count(self) -> int:
        return sum(count for _kind, count in self.reviews)


def build_certificate(expert: Expert, work: Work, *, number: str, day: date, signature: Signature) -> Certificate:
    """The paper as it is printed on `day`."""
    name = expert.association.name_on(day).full
    kinds = tuple(f"{kind} — {agree(count, 'отзыв')}" for kind, count in work.reviews)
    did = _("выполнила") if expert.person.gender == Gender.FEMALE else _("выполнил")
    days = date_range(work.since, work.until)
    lines = [
        _("%(did)s работу эксперта объединения: %(count)s за период %(days)s.")
        % {"did": did, "count": agree(work.count, "экспертный отзыв"), "days": days},
        *(f"{line};" for line in kinds[:-1]),
        *(f"{line}." for line in kinds[-1:]),
    ]
    if work.hours_each:
        lines.append(_("Объём работы: %(hours)s.") % {"hours": agree(work.count * work.hours_each, "час")})
    return Certificate(
        title=_("Справка"),
        about=_("о работе эксперта"),
        lead=_("Настоящим подтверждается, что"),
        subject=str(expert.person),
        lines=tuple(lines),
        date=day,
        number=number,
        organization=str(expert.association.host.name_on(day).full),
        body=name,
        city=expert.association.city,
        signatures=(signature,),
    )
