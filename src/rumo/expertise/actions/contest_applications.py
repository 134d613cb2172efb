"""Applications to a selection contest, and what the commission gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, files
from rumo.core.errors import Refusal
from rumo.core.versions import Stale, save_edit
from rumo.directory.models import Person
from rumo.expertise import contest_letters as letters
from rumo.expertise.competences import CompetenceData, as_json
from rumo.expertise.contests import permissions
from rumo.expertise.enums import ApplicationState
from rumo.expertise.models import Contest, ContestApplication, ContestFile, ContestScore

MOST_FILES = 10


@transaction.atomic
def apply_to_contest(
    contest: Contest, *, about: str, competences: Sequence[CompetenceData], actor: User
) -> ContestApplication:
    """Hand in an application; one that was withdrawn is handed in anew. The applicant gets a receipt.

    Raises NotAllowed out of the days of the call, and Refusal.
    """
    permissions.may_apply(actor, contest).require()
    _require_fit(contest, about, competences)
    person = Person.objects.get(user=actor)
    new = {"about": about.strip(), "competences": as_json(competences), "filed_at": clock.now()}
    application = contest.applications.filter(person=person).first()
    if application is None:
        try:
            with transaction.atomic():
                application = ContestApplication.objects.create(contest=contest, person=person, **new)
        except IntegrityError as error:
            raise Refusal(_("Ваша заявка уже подана: откройте её на странице отбора.")) from error
    else:
        application = save_edit(application, application.version, state=ApplicationState.FILED, **new)
    audit.record(actor, "apply_to_contest", application, _("Заявка подана"))
    letters.send_receipt(application)
    return application


@transaction.atomic
def edit_application(
    application: ContestApplication,
    *,
    about: str,
    competences: Sequence[CompetenceData],
    version: int,
    actor: User,
) -> ContestApplication:
    """Within the days of the call. Raises Stale, NotAllowed, Refusal."""
    permissions.may_edit_application(actor, application).require()
    _require_fit(application.contest, about, competences)
    save_edit(application, version, about=about.strip(), competences=as_json(competences))
    audit.record(actor, "edit_application", application, _("Заявка изменена"))
    return application


@transaction.atomic
def attach_document(application: ContestApplication, *, title: str, upload: UploadedFile, actor: User) -> ContestFile:
    """A document of the applicant (diploma, reference). Raises NotAllowed, FileRefused, Refusal."""
    permissions.may_edit_application(actor, application).require()
    if application.files.count() >= MOST_FILES:
        raise Refusal(_("Документов уже %(most)s. Уберите лишний или объедините файлы.") % {"most": MOST_FILES})
    stored = files.store_upload(upload, actor=actor)
    made = ContestFile.objects.create(application=application, title=title.strip(), stored=stored)
    audit.record(actor, "attach_document", application, _("Приложен документ: %(name)s") % {"name": made})
    return made


@transaction.atomic
def remove_document(document: ContestFile, *, actor: User) -> None:
    application = document.application
    permissions.may_edit_application(actor, application).require()
    audit.record(actor, "remove_document", application, _("Убран документ: %(name)s") % {"name": document})
    document.delete()


@transaction.atomic
def withdraw_application(application: ContestApplication, *, actor: User) -> None:
    """The applicant takes it back, until the ranking is approved."""
    permissions.may_withdraw_application(actor, application).require()
    save_edit(application, application.version, state=ApplicationState.WITHDRAWN)
    audit.record(actor, "withdraw_application", application, _("Заявка отозвана"))


@transaction.atomic
def save_score(
    application: ContestApplication, *, marks: Mapping[str, int], remark: str, version: int, actor: User
) -> ContestScore:
    """The juror's own sheet; `version` 0 makes it. Marks may be incomplete: then the sheet does not count yet.

    Raises NotAllowed for a conflict of interests, Stale, and Refusal for a mark outside its scale.
    """
    permissions.may_score(actor, application).require()
    scale = {each.key: each for each in application.contest.criterion_list}
    for key, mark in marks.items():
        if key not in scale:
            raise Refusal(_("Такого критерия в этом отборе нет. Обновите страницу."))
        if not 0 <= mark <= scale[key].top:
            words = {"title": scale[key].title, "top": scale[key].top}
            raise Refusal(_("«%(title)s»: оценка — от 0 до %(top)s.") % words)
    juror = Person.objects.get(user=actor)
    new = {"marks": dict(marks), "remark": remark.strip()}
    score = ContestScore.objects.filter(application=application, juror=juror).first()
    if score is None:
        try:
            with transaction.atomic():
                score = ContestScore.objects.create(application=application, juror=juror, **new)
        except IntegrityError:
            # Two windows of one juror saved the first mark at the same moment.
            raise Stale(ContestScore.objects.get(application=application, juror=juror)) from None
    else:
        score = save_edit(score, version, **new)
    audit.record(actor, "save_score", score, _("Оценена заявка: %(name)s") % {"name": application}, {"marks": marks})
    return score


def _require_fit(contest: Contest, about: str, competences: Sequence[CompetenceData]) -> None:
    if not about.strip():
        raise Refusal(_("Расскажите об опыте и достижениях: по ним комиссия оценит заявку."))
    if not competences:
        raise Refusal(_("Укажите хотя бы одну компетенцию: предмет, уровень или вид экспертизы."))
    if any(each.subject and each.subject.region_id != contest.association.region_id for each in competences):
        raise Refusal(_("Выбран предмет другого региона. Выберите его из списка заново."))
