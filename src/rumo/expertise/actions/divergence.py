"""One more expert where the scores of a round lie too far apart."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.expertise import permissions, round_table
from rumo.expertise.actions import rounds
from rumo.expertise.enums import OPEN_REVIEWS
from rumo.expertise.models import Review, Round


@transaction.atomic
def call_by_hand(held: Round, *, actor: User) -> Review | None:
    """The officer's button: one more expert is proposed, None when nobody fits.

    Raises NotAllowed, Refusal, Conflict.
    """
    permissions.may_conclude(actor, held).require()
    if held.experts_wanted >= rounds.MOST_EXPERTS:
        raise Refusal(_("Экспертов уже %(most)s: больше в один круг не зовут.") % {"most": rounds.MOST_EXPERTS})
    return rounds.call_one_more(held, actor=actor)


def call_where_diverged(round_id: int) -> Review | None:
    """After a review came in: once, when all asked have answered and their scores are too far apart.

    If the third disagrees too, people decide. Told twice, it calls once. Raises Conflict.
    """
    held = Round.objects.select_related("submission__campaign__track__association__region").get(pk=round_id)
    asked = held.reviews.filter(state__in=OPEN_REVIEWS).exists()
    table = round_table.table_of(held)
    score = table.score
    if held.closed_at or asked or score is None or not score.diverged:
        return None
    if len(score.percents) > max(held.config.experts, 2) or held.experts_wanted > len(score.percents):
        return None
    return rounds.call_one_more(held, actor=audit.SYSTEM)
