"""Where a material stands and what happens next, by when, in words for its authors. No expert is ever named here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from rumo.expertise import council_rules
from rumo.expertise.enums import Outcome, SubmissionState
from rumo.expertise.models import Decision, Submission
from rumo.russian.dates import long_date

KINDS: dict[str, str] = {
    SubmissionState.DRAFT: "neutral",
    SubmissionState.SUBMITTED: "info",
    SubmissionState.RETURNED: "warning",
    SubmissionState.CHECKED: "info",
    SubmissionState.IN_REVIEW: "accent",
    SubmissionState.CONCLUDED: "accent",
    SubmissionState.ON_AGENDA: "accent",
    SubmissionState.DECIDED: "success",
    SubmissionState.REWORK: "warning",
    SubmissionState.WITHDRAWN: "neutral",
}


PREFETCH = ("rounds__agenda_places__item__meeting", "decisions__round")


@dataclass(frozen=True, slots=True)
class Standing:
    """`now` says where it is, `then` what comes; `by` is the day of it; `mine` when the authors must act."""

    now: str
    then: str
    by: date | None = None
    mine: bool = False

    def is_late(self, day: date) -> bool:
        return self.by is not None and self.by < day


def standing(submission: Submission) -> Standing:
    """The sentences of its state, with dates counted by the rules of its campaign.

    Walks the rounds and decisions: a list of materials prefetches PREFETCH.
    """
    return _WORDS[SubmissionState(submission.state)](submission)


def _draft(submission: Submission) -> Standing:
    closes = localtime(submission.campaign.closes_at)
    return Standing(
        _("Это черновик: его видите только вы и соавторы."),
        _("Заполните заявку и подайте её. Материалы принимают до %(until)s.") % {"until": submission.campaign.until},
        closes.date(),
        mine=True,
    )


def _submitted(submission: Submission) -> Standing:
    assert submission.submitted_at is not None
    by = localdate(submission.submitted_at) + timedelta(days=submission.campaign.config.technical_days)
    return Standing(
        _("Материал подан под № %(number)s. Идёт техническая экспертиза: проверяют комплект и оформление.")
        % {"number": submission.number},
        _("Ответ придёт письмом до %(day)s: материал передадут экспертам или вернут с замечаниями.")
        % {"day": long_date(by)},
        by,
    )


def _returned(submission: Submission) -> Standing:
    by = submission.rework_until
    until = _(" до %(day)s включительно") % {"day": long_date(by)} if by else ""
    return Standing(
        _("Техническая экспертиза вернула материал с замечаниями: все они ниже."),
        _("Исправьте материал и подайте его ещё раз%(until)s.") % {"until": until},
        by,
        mine=True,
    )


def _checked(submission: Submission) -> Standing:
    return Standing(
        _("Техническая экспертиза пройдена. Сейчас подбирают экспертов."),
        _("Как только эксперты согласятся, они начнут читать материал. От вас сейчас ничего не нужно."),
    )


def _in_review(submission: Submission) -> Standing:
    last = max(submission.rounds.all(), key=lambda each: each.number, default=None)
    config = last.config if last else submission.campaign.config
    by = localdate(last.opened_at) + timedelta(days=config.reply_days + config.review_days) if last else None
    until = _(" Отзывы ждут до %(day)s.") % {"day": long_date(by)} if by else ""
    return Standing(
        _("Материал читают эксперты."),
        _("По отзывам составят экспертное заключение.%(until)s Если оценки сильно разойдутся, позовут ещё одного.")
        % {"until": until},
        by,
    )


def _concluded(submission: Submission) -> Standing:
    return Standing(
        _("Экспертное заключение готово."),
        _("Заключение вынесут на заседание объединения, там примут решение. День заседания появится здесь."),
    )


def _on_agenda(submission: Submission) -> Standing:
    places = [place for each in submission.rounds.all() for place in each.agenda_places.all()]
    day = max((place.item.meeting.date for place in places), default=None)
    when = _(" %(day)s") % {"day": long_date(day)} if day else ""
    return Standing(
        _("Материал вынесен на заседание объединения%(when)s.") % {"when": when},
        _("Решение появится здесь, когда подпишут протокол."),
        day,
    )


def _decided(submission: Submission) -> Standing:
    decision = max(submission.decisions.all(), key=lambda each: (each.decided_on, each.pk), default=None)
    if decision is None:
        return Standing(_("По материалу принято решение."), "")
    if decision.outcome in council_rules.IN_FAVOUR:
        return Standing(_outcome(submission, decision), "")
    decision.submission = submission  # its campaign is at hand, no need to ask for it again
    by = council_rules.appeal_until(decision)
    then = _("Если вы не согласны, апелляцию можно подать до %(day)s включительно.") % {"day": long_date(by)}
    return Standing(_outcome(submission, decision), then, by)


def _rework(submission: Submission) -> Standing:
    by = submission.rework_until
    until = _(" до %(day)s включительно") % {"day": long_date(by)} if by else ""
    return Standing(
        _("Объединение направило материал на доработку."),
        _("Учтите замечания и подайте новую версию%(until)s: её рассмотрят в новом круге экспертизы.")
        % {"until": until},
        by,
        mine=True,
    )


def _withdrawn(submission: Submission) -> Standing:
    return Standing(
        _("Материал отозван: экспертиза прекращена."), _("Его можно перенести в приём, который открыт сейчас.")
    )


def _outcome(submission: Submission, decision: Decision) -> str:
    """«Решение от 13 декабря 2023 г.: рекомендовать …» in the wording of the track."""
    texts = {row.outcome: row.text for row in submission.campaign.config.outcomes}
    text = texts.get(Outcome(decision.outcome)) or decision.get_outcome_display()
    return _("Решение от %(day)s: %(text)s.") % {"day": long_date(decision.decided_on), "text": text}


_WORDS: dict[SubmissionState, Callable[[Submission], Standing]] = {
    SubmissionState.DRAFT: _draft,
    SubmissionState.SUBMITTED: _submitted,
    SubmissionState.RETURNED: _returned,
    SubmissionState.CHECKED: _checked,
    SubmissionState.IN_REVIEW: _in_review,
    SubmissionState.CONCLUDED: _concluded,
    SubmissionState.ON_AGENDA: _on_agenda,
    SubmissionState.DECIDED: _decided,
    SubmissionState.REWORK: _rework,
    SubmissionState.WITHDRAWN: _withdrawn,
}
