"""Who may do what with the agenda of expertise, decisions, appeals and endorsements; refusals with their reasons."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.expertise import council_rules as rules
from rumo.expertise.enums import EndorsementState, Outcome, SubmissionState
from rumo.expertise.models import Appeal, Decision, Endorsement
from rumo.expertise.permissions import is_author, may_lead_submission
from rumo.meetings.models import Meeting
from rumo.meetings.permissions import PREPARING, SIGNED, may_edit_agenda, may_run_meeting
from rumo.russian.dates import short_date


def may_put_on_agenda(user: Any, meeting: Meeting) -> Verdict:
    """Members must have the list before the meeting, so it grows only until the meeting begins."""
    if meeting.state not in PREPARING:
        return No(
            _("Материалы выносят на заседание, пока оно готовится; сейчас — «%(state)s».")
            % {"state": meeting.get_state_display()}
        )
    return may_edit_agenda(user, meeting)


def may_record_decisions(user: Any, meeting: Meeting) -> Verdict:
    """What was decided is what was signed."""
    if meeting.state not in SIGNED:
        return No(_("Решения записывают после того, как подписан протокол заседания."))
    return may_run_meeting(user, meeting)


def may_appeal(user: Any, decision: Decision) -> Verdict:
    """An author, within the days of the track, once for each decision."""
    if not is_author(user, decision.submission):
        return No(_("Апелляцию подают авторы материала."))
    if decision.outcome in rules.IN_FAVOUR:
        return No(_("Решение в пользу автора: обжаловать нечего."))
    if decision.outcome == Outcome.REWORK:
        return No(_("Материал на доработке: исправьте его и подайте новую версию."))
    if hasattr(decision, "appeal"):
        return No(_("Апелляция по этому решению уже подана."))
    until = rules.appeal_until(decision)
    if clock.today() > until:
        return No(_("Срок подачи апелляции закончился %(day)s.") % {"day": short_date(until)})
    if decision.submission.state != SubmissionState.DECIDED:
        return No(_("По материалу уже начат новый круг экспертизы."))
    return YES


def may_answer_appeal(user: Any, appeal: Appeal) -> Verdict:
    return may_lead_submission(user, appeal.decision.submission)


def may_lead_endorsement(user: Any, endorsement: Endorsement) -> Verdict:
    """Those who run the association, never of their own material."""
    return may_lead_submission(user, endorsement.decision.submission)


def may_revoke(user: Any, endorsement: Endorsement) -> Verdict:
    if endorsement.state != EndorsementState.ISSUED:
        return _moved_on(endorsement)
    return may_lead_endorsement(user, endorsement)


def may_renew(user: Any, endorsement: Endorsement) -> Verdict:
    """A valid one or one that has expired; one that never ends needs no renewal."""
    if endorsement.state != EndorsementState.ISSUED:
        return _moved_on(endorsement)
    if endorsement.valid_until is None:
        return No(_("Гриф выдан без срока: продлевать его не нужно."))
    return may_lead_endorsement(user, endorsement)


def may_see_certificate(user: Any, endorsement: Endorsement) -> Verdict:
    """Authors take their own, officers any; one that was revoked is not printed any more."""
    if endorsement.state == EndorsementState.REVOKED:
        return No(_("Гриф отозван: свидетельство больше не выдаётся."))
    submission = endorsement.decision.submission
    return YES if is_author(user, submission) else may_lead_submission(user, submission)


def _moved_on(endorsement: Endorsement) -> Verdict:
    return No(_("Этот гриф уже %(state)s.") % {"state": endorsement.get_state_display()})
