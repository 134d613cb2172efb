"""What the pages of assignment say: why a button is off, and what a press has done."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core.verdict import YES, No, Verdict
from rumo.expertise.actions.assignment import Proposal, Sending
from rumo.expertise.assignment_board import Totals
from rumo.russian.numbers import agree

# So many are told one by one.
_NAMED = 5


def may_propose(totals: Totals) -> Verdict:
    if totals.waiting or totals.lacking:
        return YES
    if totals.rounds:
        return No(_("У каждого материала уже столько экспертов, сколько нужно."))
    return No(_("Ни один материал ещё не прошёл техническую экспертизу."))


def may_send(proposed: int) -> Verdict:
    return YES if proposed else No(_("Предложенных экспертов, которым ещё не написали, нет."))


def tell_proposal(request: UserRequest, proposal: Proposal) -> None:
    """How many were proposed; what stays short, the first few with the reasons."""
    if proposal.reviews:
        text = _("Предложено: %(n)s. Проверьте и отправьте приглашения.")
        messages.success(request, text % {"n": agree(len(proposal.reviews), "назначение")})
    elif not proposal.shortages:
        messages.info(request, _("Предлагать некого: у каждого материала уже столько экспертов, сколько нужно."))
    for shortage in proposal.shortages[:_NAMED]:
        text = _("Не хватает экспертов: %(lacks)s. %(why)s")
        messages.warning(request, text % {"lacks": shortage.lacks, "why": shortage})
    rest = len(proposal.shortages) - _NAMED
    if rest > 0:
        text = _("Ещё материалов, которым не хватает экспертов: %(n)s. Они в списке «Не хватает экспертов».")
        messages.warning(request, text % {"n": rest})


def tell_sending(request: UserRequest, sending: Sending) -> None:
    """How many letters went, and whom they did not go to."""
    if sending.sent:
        messages.success(request, _("Отправлено: %(n)s.") % {"n": agree(len(sending.sent), "приглашение")})
    for review, why in sending.kept[:_NAMED]:
        text = _("Не отправлено: %(expert)s, № %(number)s — %(why)s.")
        number = review.round.submission.number
        messages.warning(request, text % {"expert": review.expert, "number": number, "why": why})
    rest = len(sending.kept) - _NAMED
    if rest > 0:
        messages.warning(request, _("Не отправлено ещё: %(n)s.") % {"n": agree(rest, "приглашение")})
