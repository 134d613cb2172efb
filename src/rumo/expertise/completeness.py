"""What a material lacks before it may be handed in, and what it says as a list that can be compared with another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rumo.expertise import answers
from rumo.expertise.enums import FieldKind
from rumo.expertise.models import Submission, SubmissionVersion


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence about what is missing, and the anchor of its place on the page of the draft."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two versions: «было», «стало»."""

    label: str
    old: str
    new: str


def missing(submission: Submission, version: SubmissionVersion | None, *, note: str | None = None) -> list[Missing]:
    """In the order of the page. `note` None: what was mended is not asked about yet."""
    config = submission.campaign.config
    found: list[Missing] = []
    if not submission.authors.exists():
        found.append(Missing(_("Укажите авторов."), "authors"))
    if config.asks_subject and submission.subject_id is None:
        found.append(Missing(_("Выберите предмет."), "id_subject"))
    if config.asks_level and not submission.level:
        found.append(Missing(_("Выберите уровень образования."), "id_level"))
    if config.kinds and not submission.material_kind:
        found.append(Missing(_("Выберите вид материала."), "id_material_kind"))
    for field in config.fields:
        if field.is_required and not submission.answers.get(field.key):
            words = _("Поставьте отметку: «%s».") if field.kind == FieldKind.CHECK else _("Ответьте на вопрос «%s».")
            found.append(Missing(words % field.label, f"id_answer_{field.key}"))
    attached = set(version.files.values_list("key", flat=True)) if version else set()
    for file in config.files:
        if file.is_required and file.key not in attached:
            found.append(Missing(_("Приложите файл «%s».") % file.label, f"file-{file.key}"))
    if note is not None and submission.number is not None and not note.strip():
        found.append(Missing(_("Напишите, что исправлено."), "id_note"))
    return found


def contents(submission: Submission) -> list[dict[str, str]]:
    """The application as it reads: `[{"key", "label", "text"}]`, empty answers left out."""
    config = submission.campaign.config
    authors = "; ".join(
        ", ".join(str(part) for part in (author.name, author.post, author.organization) if part)
        for author in submission.authors.select_related("organization")
    )
    rows = [
        ("title", _("Название"), submission.title),
        ("authors", _("Авторы"), authors),
        ("organization", _("Организация"), str(submission.organization or "")),
        ("material_kind", _("Вид материала"), submission.material_kind),
        ("subject", _("Предмет"), str(submission.subject or "")),
        ("level", _("Уровень образования"), str(submission.get_level_display() if submission.level else "")),
        ("annotation", _("Аннотация"), submission.annotation),
        *(
            (f"answer:{field.key}", field.label, answers.in_words(field, submission.answers.get(field.key)))
            for field in config.fields
        ),
    ]
    return [{"key": key, "label": str(label), "text": text} for key, label, text in rows if text]


def changes(old: SubmissionVersion, new: SubmissionVersion) -> list[Change]:
    """What differs between two versions handed in: answers and files, by the hash of their bytes."""
    return [*_told_otherwise(old.contents, new.contents), *_other_files(old, new)]


def _told_otherwise(old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> list[Change]:
    before = {row["key"]: row["text"] for row in old}
    after = {row["key"]: row["text"] for row in new}
    labels = {row["key"]: row["label"] for row in (*old, *new)}
    return [
        Change(label, before.get(key, ""), after.get(key, ""))
        for key, label in labels.items()
        if before.get(key, "") != after.get(key, "")
    ]


def _other_files(old: SubmissionVersion, new: SubmissionVersion) -> list[Change]:
    labels = {each.key: each.label for each in new.submission.campaign.config.files}
    before: dict[str, Any] = {file.key: file.stored for file in old.files.all()}
    after: dict[str, Any] = {file.key: file.stored for file in new.files.all()}
    found = []
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if (was and was.sha256) != (now and now.sha256):
            found.append(Change(labels.get(key, key), was.name if was else "", now.name if now else ""))
    return found
