"""Writes of the questions of the registration form and of the survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.events import permissions, rules
from rumo.events.enums import QuestionKind, QuestionPurpose
from rumo.events.models import Event, Question

SCALE = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionData:
    """A question as typed. `positive` are those of `choices` (of a scale: of «1» … «5») that mean satisfied."""

    text: str
    kind: str = QuestionKind.TEXT.value
    choices: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    is_required: bool = False


@transaction.atomic
def add_question(event: Event, *, purpose: str, data: QuestionData, actor: User) -> Question:
    """Put a question last in its form. Raises NotAllowed, Refusal with what is wrong."""
    permissions.may_edit_event(actor, event).require()
    last = event.questions.filter(purpose=purpose).count()
    question = Question.objects.create(event=event, purpose=purpose, position=last + 1, **_values(data, purpose))
    audit.record(actor, "add_question", event, _("Добавлен вопрос: %(text)s") % {"text": question})
    return question


@transaction.atomic
def edit_question(question: Question, *, data: QuestionData, actor: User) -> Question:
    """Change a question. Once answered, its kind and choices stay: answers must go on meaning what they meant."""
    permissions.may_edit_event(actor, question.event).require()
    new = _values(data, question.purpose)
    frozen = any(getattr(question, name) != new[name] for name in ("kind", "choices", "positive"))
    if frozen and rules.is_answered(question):
        raise Refusal(_("На вопрос уже ответили: можно изменить только его текст и обязательность."))
    changes = audit.changed(question, **new)
    if changes:
        question.save()
        told = _("Изменён вопрос: %(text)s") % {"text": question}
        audit.record(actor, "edit_question", question.event, told, changes)
    return question


@transaction.atomic
def remove_question(question: Question, *, actor: User) -> None:
    permissions.may_edit_event(actor, question.event).require()
    if rules.is_answered(question):
        raise Refusal(_("На вопрос «%(text)s» уже ответили: убрать его нельзя.") % {"text": question})
    event, text = question.event, question.text
    question.delete()
    audit.record(actor, "remove_question", event, _("Убран вопрос: %(text)s") % {"text": text})


@transaction.atomic
def order_questions(event: Event, *, purpose: str, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the questions in `order` (their keys); returns the new mark. Raises Conflict when the list has changed."""
    permissions.may_edit_event(actor, event).require()
    told = _("Вопросы тем временем изменили. Страница покажет новый порядок.")
    new = versions.save_order(event.questions.filter(purpose=purpose), order, mark, told=told)
    audit.record(actor, "order_questions", event, _("Изменён порядок вопросов"))
    return new


def _values(data: QuestionData, purpose: str) -> dict[str, Any]:
    """The columns of the question. Raises Refusal with what is wrong."""
    text = " ".join(data.text.split())
    if not text:
        raise Refusal(_("Напишите вопрос."))
    chosen = data.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES)
    choices = list(dict.fromkeys(line for each in data.choices if (line := " ".join(each.split())))) if chosen else []
    if chosen and len(choices) < 2:
        raise Refusal(_("Впишите хотя бы два варианта ответа, каждый с новой строки."))
    known = choices if chosen else list(SCALE) if data.kind == QuestionKind.SCALE else []
    strange = [each for each in data.positive if each not in known]
    if strange and known:
        raise Refusal(_("Такого варианта нет: «%(choice)s».") % {"choice": strange[0]})
    positive = [each for each in known if each in data.positive] if purpose == QuestionPurpose.SURVEY else []
    return {
        "text": text[:500],
        "kind": data.kind,
        "choices": choices,
        "positive": positive,
        "is_required": data.is_required,
    }
