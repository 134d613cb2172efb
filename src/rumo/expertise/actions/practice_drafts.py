"""A recommended material becomes the card of a practice, to be looked through before anybody may see it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.expertise import search
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType, TrackKind
from rumo.expertise.models import Decision, Practice, PracticeAuthor, PracticeFile, Submission
from rumo.expertise.queries import handed_in_version

CATALOGUES = {TrackKind.BANK: Catalogue.BANK, TrackKind.ATLAS: Catalogue.ATLAS}


@transaction.atomic
def draft_practice(decision: Decision, *, actor: User) -> Practice | None:
    """An unpublished card with the authors and files of the material; None for tracks that fill no catalogue.

    The caller answers for the permission. The Atlas asks for a type and a level: they are taken from the answers of
    the application that name them, else the first ones stand there until the card is looked through.
    """
    submission = decision.submission
    catalogue = CATALOGUES.get(TrackKind(submission.campaign.track.kind))
    if catalogue is None:
        return None
    is_atlas = catalogue == Catalogue.ATLAS
    organization = submission.organization
    practice = Practice.objects.create(
        association=submission.campaign.track.association,
        catalogue=catalogue,
        title=submission.title,
        annotation=submission.annotation,
        material_kind=submission.material_kind,
        year=decision.decided_on.year,
        type=_named(submission, PracticeType) or PracticeType.PEDAGOGICAL if is_atlas else "",
        level=_named(submission, PracticeLevel) or PracticeLevel.INITIAL if is_atlas else "",
        subject=submission.subject,
        education_level=submission.level,
        organization=organization,
        municipality=organization.municipality if organization else None,
        decision=decision,
    )
    Practice.objects.filter(pk=practice.pk).update(search_text=search.search_text_of(practice))
    _copy_authors(submission, practice)
    _copy_files(submission, practice)
    summary = _("Карточка составлена по решению: %(title)s") % {"title": practice}
    audit.record(actor, "draft_practice", practice, summary)
    return practice


def _named(submission: Submission, choices: type[PracticeType] | type[PracticeLevel]) -> str:
    """The choice whose name one of the answers is; «» when none is."""
    given = {str(answer).strip().casefold() for answer in submission.answers.values()}
    return next((str(each.value) for each in choices if str(each.label).casefold() in given), "")


def _copy_authors(submission: Submission, practice: Practice) -> None:
    PracticeAuthor.objects.bulk_create(
        [
            PracticeAuthor(
                practice=practice,
                person=author.person,
                name=author.name,
                may_be_published=author.may_be_published,
                position=author.position,
            )
            for author in submission.authors.select_related("person")
        ]
    )


def _copy_files(submission: Submission, practice: Practice) -> None:
    version = handed_in_version(submission)
    if version is None:
        return
    titles = {file.key: file.label for file in submission.campaign.config.files}
    for file in version.files.select_related("stored"):
        PracticeFile.objects.create(practice=practice, title=titles.get(file.key, ""), stored=file.stored)
