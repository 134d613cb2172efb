"""The list of materials a meeting considers: their table, and the draft decision on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Avg, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from rumo.expertise import council_rules as rules
from rumo.expertise.enums import Outcome, Recommendation, ReviewState
from rumo.expertise.models import Review, Round, Submission
from rumo.russian.typography import tidy

TITLE = "О результатах экспертизы материалов"
_HEADS = ("№", "Материал", "Вид", "Авторы", "Оценка экспертов", "Предлагается")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A material before the council; `mean` is the experts' mean in percent, None without reviews."""

    held: Round
    authors: str
    mean: int | None
    proposed: str
    wording: str

    @property
    def submission(self) -> Submission:
        return self.held.submission


def rows_of(rounds: QuerySet[Round]) -> list[ListRow]:
    """In the order of `rounds`, in a constant number of queries."""
    found = list(
        rounds.select_related(
            "submission__campaign__track__association__parent", "submission__organization", "conclusion"
        ).prefetch_related("submission__authors")
    )
    submitted = Review.objects.filter(round__in=found, state=ReviewState.SUBMITTED)
    means = dict(submitted.values("round").annotate(mean=Avg("percent")).values_list("round", "mean"))
    advice: dict[int, list[str]] = {}
    for pk, recommendation in submitted.values_list("round", "recommendation"):
        advice.setdefault(pk, []).append(recommendation)
    return [_row(held, means.get(held.pk), advice.get(held.pk, [])) for held in found]


def draft_of(held: Round) -> str:
    """«По материалу «Сборник задач» (авторы: Орлова А.П.): присвоить гриф УМО.» One line of a draft decision."""
    (row,) = rows_of(Round.objects.filter(pk=held.pk))
    names = [each.name for each in row.submission.authors.all()]
    who = _(" (%(word)s: %(names)s)") % {
        "word": _("автор") if len(names) == 1 else _("авторы"),
        "names": ", ".join(names),
    }
    line = _("По материалу %(title)s%(who)s: %(wording)s.") % {
        "title": quoted(row.submission.title),
        "who": who if names else "",
        "wording": row.wording.rstrip("."),
    }
    return " ".join(line.split())


def html_of(rows: Iterable[ListRow]) -> str:
    """The table with which the record of the question begins; «» without materials."""
    cells = [
        (
            str(number),
            row.submission.title,
            row.submission.material_kind or str(row.submission.campaign.track.title),
            row.authors,
            "–" if row.mean is None else f"{row.mean} %",
            row.wording,
        )
        for number, row in enumerate(rows, start=1)
    ]
    if not cells:
        return ""
    head = format_html_join("", "<th>{}</th>", ((each,) for each in _HEADS))
    body = format_html_join(
        "", "<tr>{}</tr>", ((format_html_join("", "<td>{}</td>", ((c,) for c in row)),) for row in cells)
    )
    lead = _("Рассмотрены материалы, прошедшие экспертизу:")
    return format_html("<p>{}</p><table><tbody><tr>{}</tr>{}</tbody></table>", lead, head, body)


def quoted(title: str) -> str:
    """The title in «», those within it in „“."""
    inner = tidy(title).strip()
    if inner.startswith("«") and inner.endswith("»") and inner.count("«") == 1:
        return inner
    return "«" + inner.replace("«", "„").replace("»", "“") + "»"


def _row(held: Round, mean: float | None, advice: list[str]) -> ListRow:
    conclusion = getattr(held, "conclusion", None)
    proposed = (conclusion.proposed if conclusion else "") or _outcome(held, mean, advice)
    return ListRow(
        held,
        rules.authors_line(held.submission),
        None if mean is None else round(mean),
        proposed,
        rules.wording_of(held.config, proposed),
    )


def _outcome(held: Round, mean: float | None, advice: list[str]) -> str:
    """What follows from the reviews where the conclusion proposes nothing: the track's good outcome, rework or no."""
    good = next((row.outcome for row in held.config.outcomes if row.outcome in rules.IN_FAVOUR), Outcome.RECOMMENDED)
    if mean is not None and mean < held.config.pass_percent:
        return Outcome.REJECTED if set(advice) == {Recommendation.REJECT} else Outcome.REWORK
    return good if set(advice) <= {Recommendation.ACCEPT} else Outcome.REWORK
