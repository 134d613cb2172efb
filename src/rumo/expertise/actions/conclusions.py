"""The expert conclusion of a round: drafted from the reviews, edited, signed and issued as a paper."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, rich_text
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.expertise import builders, conclusion_drafting, permissions, review_letters
from rumo.expertise.models import Conclusion, Round
from rumo.expertise.round_table import RoundTable, table_of
from rumo.expertise.transitions import SUBMISSION

_TITLE = IssuedPaper._meta.get_field("title").max_length


@transaction.atomic
def draft_conclusion(held: Round, *, actor: User) -> Conclusion:
    """The conclusion put together from the reviews there are; one that is begun is put together anew.

    Raises Refusal before the first review, NotAllowed.
    """
    permissions.may_conclude(actor, held).require()
    table = table_of(held)
    if not table.submitted:
        raise Refusal(_("Отзывов ещё нет: заключение составлять не из чего."))
    text = rich_text.clean(conclusion_drafting.draft_text(held, table))
    proposed = conclusion_drafting.proposed_outcome(held, table)
    conclusion, is_new = Conclusion.objects.get_or_create(round=held, defaults={"text": text, "proposed": proposed})
    if not is_new:
        save_edit(conclusion, conclusion.version, text=text, proposed=proposed)
    audit.record(actor, "draft_conclusion", held, _("Заключение составлено по отзывам"))
    return conclusion


@transaction.atomic
def save_conclusion(conclusion: Conclusion, *, text: str, proposed: str, version: int, actor: User) -> Conclusion:
    """The words as edited; `proposed` is one of the track's outcomes or "". Raises Stale, NotAllowed, Refusal."""
    held = conclusion.round
    permissions.may_conclude(actor, held).require()
    if proposed and not builders.wording_of(held, proposed):
        raise Refusal(_("Такого решения в этом виде экспертизы нет. Выберите другое."))
    new = {"text": rich_text.clean(text), "proposed": proposed}
    is_changed = any(getattr(conclusion, name) != value for name, value in new.items())
    save_edit(conclusion, version, **new)
    if is_changed:
        audit.record(actor, "save_conclusion", held, _("Заключение изменено"))
    return conclusion


@transaction.atomic
def sign_conclusion(held: Round, *, actor: User) -> Conclusion:
    """Issue the conclusion: the round is closed, the material has its conclusion, authors are told.

    Raises Refusal with all that is missing, NotAllowed, and Conflict when a review came or went meanwhile.
    """
    permissions.may_conclude(actor, held).require()
    held = (
        Round.objects.select_for_update()
        .select_related("submission__campaign__track__association__host")
        .get(pk=held.pk)
    )
    conclusion = Conclusion.objects.filter(round=held).first()
    table = table_of(held)
    missing = missing_of(held, conclusion, table)
    if missing or conclusion is None:
        raise Refusal(_("Подписать пока нельзя. %(what)s") % {"what": " ".join(missing)})
    fire(SUBMISSION["conclude"], held.submission, user=actor)
    if Round.objects.filter(pk=held.pk, closed_at__isnull=True).update(closed_at=clock.now()) != 1:
        raise Conflict(_("Заключение уже подписал другой сотрудник. Обновите страницу."))
    paper = builders.build_conclusion(held, signed_by=actor)
    title = _("Экспертное заключение на материал «%(title)s»") % {"title": paper.material.title}
    conclusion.paper = documents.issue_paper(
        paper,
        association=held.submission.campaign.track.association,
        kind=PaperKind.CONCLUSION,
        title=title[:_TITLE],
        date=clock.today(),
        number=paper.number,
        actor=actor,
    )
    conclusion.save(update_fields=["paper", "updated_at"])
    held.refresh_from_db(fields=["closed_at"])
    audit.record(actor, "sign_conclusion", held.submission, _("Подписано экспертное заключение"))
    review_letters.tell_concluded(held)
    return conclusion


def missing_of(held: Round, conclusion: Conclusion | None, table: RoundTable) -> list[str]:
    """What keeps the conclusion from being signed, a sentence each; empty when it may be."""
    found = []
    if table.open:
        names = ", ".join(str(each.expert) for each in table.open)
        found.append(_("Ещё ждём отзывов: %(names)s. Дождитесь их или снимите этих экспертов.") % {"names": names})
    if len(table.submitted) < min(held.config.experts, held.experts_wanted):
        found.append(
            _("Отзывов %(got)s, а по правилам нужно %(wanted)s.")
            % {"got": len(table.submitted), "wanted": min(held.config.experts, held.experts_wanted)}
        )
    if conclusion is None or not conclusion.text:
        found.append(_("Заключение ещё не написано."))
    elif not conclusion.proposed:
        found.append(_("Не выбрано, что предлагается совету."))
    return found
