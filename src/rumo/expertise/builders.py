"""Records of a round to the paper: the expert conclusion. Names and posts of authors are those of the application."""

from __future__ import annotations

from django.utils.timezone import localdate

from rumo.accounts.models import User
from rumo.core import clock
from rumo.directory.enums import Role
from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.expertise.author_reviews import names_of
from rumo.expertise.models import Conclusion, Round
from rumo.expertise.round_table import RoundTable, table_of
from rumo.papers.conclusion import CriterionResult, ExpertConclusion, ExpertOpinion, ReviewedMaterial
from rumo.papers.html_blocks import blocks_from_html
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Participant, Signature
from rumo.russian.typography import plain

_CAPACITIES = (
    (Role.CHAIR, "Председатель"),
    (Role.DEPUTY, "Заместитель председателя"),
    (Role.SECRETARY, "Секретарь"),
    (Role.LEADER, "Руководитель"),
)


def build_conclusion(held: Round, *, signed_by: User | None = None) -> ExpertConclusion:
    """The conclusion as the records stand; without `signed_by` it is a draft, with no day and no signature.

    On a blind track experts are «Эксперт 1», in the order their authors know; private notes are not in it at all.
    """
    conclusion = Conclusion.objects.filter(round=held).first()
    table = table_of(held)
    score, association = table.score, held.submission.campaign.track.association
    day = clock.today()
    return ExpertConclusion(
        body=association.name_on(day).full,
        track=held.submission.campaign.track.title,
        material=_material(held),
        number=number_of(held),
        date=day if signed_by else None,
        round=held.number,
        organization=association.host.full_name,
        mean_percent=score.mean if score else None,
        pass_percent=held.config.pass_percent,
        opinions=_opinions(held, table),
        criteria=tuple(
            CriterionResult(
                row.scores.criterion.title,
                row.scores.criterion.top,
                row.scores.criterion.weight,
                row.scores.scores,
                row.scores.mean,
            )
            for row in table.rows
        ),
        text=blocks_from_html(conclusion.text) if conclusion else (),
        proposed=wording_of(held, conclusion.proposed) if conclusion else "",
        signatures=(signature_of(signed_by, association),) if signed_by else (),
        draft=signed_by is None,
        layout=PaperLayout(font_size_pt=association.rules.font_size_pt),
    )


def number_of(held: Round) -> str:
    """The number of the material; of a later round with the round: «17/2»."""
    number = str(held.submission.number or "")
    return f"{number}/{held.number}" if held.number > 1 else number


def wording_of(held: Round, outcome: str) -> str:
    """How the track words an outcome; "" for one it does not have."""
    return next((each.text for each in held.config.outcomes if each.outcome == outcome), "")


def signature_of(user: User, association: Association) -> Signature:
    """In what capacity the user signs: the role in the association, else the post held today."""
    powers = powers_of(user)
    person = getattr(user, "person", None)
    name = plain(person.short_name) if person else str(user)
    for role, capacity in _CAPACITIES:
        if powers.has_role(association.pk, role):
            return Signature(capacity, name)
    post = person.post_on(clock.today()) if person else None
    return Signature(post.title[:1].upper() + post.title[1:] if post else "", name)


def _material(held: Round) -> ReviewedMaterial:
    """As the reviewed version read; what the authors changed later is of another version."""
    submission, version = held.submission, held.material
    said = {row["key"]: row["text"] for row in version.contents}
    return ReviewedMaterial(
        title=said.get("title", submission.title),
        number=str(submission.number or ""),
        sort=said.get("material_kind", ""),
        subject=said.get("subject", ""),
        level=said.get("level", ""),
        version=version.number,
        submitted_on=localdate(version.submitted_at) if version.submitted_at else None,
        authors=tuple(
            Participant(each.name, ", ".join(filter(None, (each.post, str(each.organization or "")))))
            for each in submission.authors.select_related("organization")
        ),
    )


def _opinions(held: Round, table: RoundTable) -> tuple[ExpertOpinion, ...]:
    names = names_of(held, table.submitted)
    return tuple(
        ExpertOpinion(plain(name), review.percent or 0, str(review.get_recommendation_display()))
        for name, review in zip(names, table.submitted, strict=True)
    )
