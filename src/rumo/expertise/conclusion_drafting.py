"""The first words of a conclusion, put together from the reviews; people go on from there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rumo.expertise.author_reviews import names_of
from rumo.expertise.builders import build_conclusion, wording_of
from rumo.expertise.enums import Outcome, Recommendation, TrackKind
from rumo.expertise.models import Review, Round
from rumo.expertise.round_table import RoundTable
from rumo.expertise.track_config import Criterion
from rumo.papers.blocks import Block, ItemList, paragraph, paragraphs
from rumo.papers.conclusion import ReviewedMaterial
from rumo.papers.html_blocks import html_from_blocks
from rumo.russian.numbers import agree

# A comment on a score of at least four fifths of the scale praises, on a lower one it asks for something.
_PRAISES = 0.8


def draft_text(held: Round, table: RoundTable) -> str:
    """Rich text: what was submitted and by whom reviewed, what experts concluded, strengths, remarks.

    Experts are called as their authors know them. Private notes are not read.
    """
    names = dict(zip([each.pk for each in table.submitted], names_of(held, table.submitted), strict=True))
    good, bad = _comments(held.config.criteria, table.submitted)
    blocks: list[Block] = [paragraph(_opening(build_conclusion(held).material, table))]
    blocks += _listed("Выводы экспертов", (f"{names[each.pk]}: {_one_line(each.text)}" for each in table.submitted))
    blocks += _listed("Достоинства материала", good)
    blocks += _listed("Замечания и предложения", bad)
    if table.score is not None and table.score.diverged:
        gap = agree(table.score.gap, "процентный пункт")
        blocks.append(paragraph(f"Оценки экспертов расходятся на {gap}."))
    return html_from_blocks(blocks)


def proposed_outcome(held: Round, table: RoundTable) -> str:
    """What the scores and the recommendations speak for, of the outcomes this track has; "" where it has none."""
    said = [each.recommendation for each in table.submitted]
    against = sum(each == Recommendation.REJECT for each in said)
    if table.score is not None and table.score.passed and said.count(Recommendation.ACCEPT) * 2 > len(said):
        wanted = (*_favourable(held), Outcome.REWORK)
    elif against * 2 > len(said):
        wanted = (Outcome.REJECTED, Outcome.REWORK)
    else:
        wanted = (Outcome.REWORK, Outcome.REJECTED)
    return next((each for each in wanted if wording_of(held, each)), "")


def _favourable(held: Round) -> tuple[str, ...]:
    first = held.submission.campaign.track.kind == TrackKind.ENDORSEMENT
    order = (Outcome.ENDORSED, Outcome.RECOMMENDED) if first else (Outcome.RECOMMENDED, Outcome.ENDORSED)
    return (*order, Outcome.TO_FEDERAL)


def _opening(material: ReviewedMaterial, table: RoundTable) -> str:
    """«На экспертизу представлен материал «…» (сборник заданий, математика). Его рассмотрели 2 эксперта.»"""
    about = ", ".join(each[:1].lower() + each[1:] for each in (material.sort, material.subject, material.level) if each)
    what = f"На экспертизу представлен материал «{material.title}»" + (f" ({about})" if about else "") + "."
    count = len(table.submitted)
    if not count:
        return what
    names = "; ".join(each.name for each in material.authors)
    by = f" {'Автор' if len(material.authors) == 1 else 'Авторы'} материала: {names}." if names else ""
    verb = "рассмотрел" if count % 10 == 1 and count % 100 != 11 else "рассмотрели"
    return f"{what}{by} Его {verb} {agree(count, 'эксперт')}."


def _comments(criteria: Sequence[Criterion], reviews: Sequence[Review]) -> tuple[list[str], list[str]]:
    """What experts said at the criteria: praise, and what is asked for."""
    good: list[str] = []
    bad: list[str] = []
    for each in criteria:
        for review in reviews:
            said = _one_line(str(review.comments.get(each.key, "")))
            if said:
                praised = review.scores.get(each.key, 0) >= _PRAISES * each.top
                (good if praised else bad).append(f"{each.title}: {said}")
    return good, bad


def _listed(heading: str, texts: Iterable[str]) -> list[Block]:
    items = tuple(paragraph(text) for text in texts)
    return [paragraph(f"{heading}:", bold=True), ItemList(items)] if items else []


def _one_line(text: str) -> str:
    return " ".join(line.text for line in paragraphs(text))
