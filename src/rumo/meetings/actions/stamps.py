"""Documents approved by a decision of signed minutes."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Conflict, Refusal
from rumo.documents import actions as documents
from rumo.documents.enums import StampKind
from rumo.documents.models import ApprovalStamp
from rumo.meetings import permissions
from rumo.meetings.models import Annex, Meeting, Resolution
from rumo.meetings.stamping import may_stamp_by
from rumo.russian.cases import Case
from rumo.russian.dates import short_date
from rumo.russian.posts import inside_phrase


@transaction.atomic
def stamp_document(resolution: Resolution, *, annex: Annex, kind: StampKind, actor: User) -> ApprovalStamp:
    """Stamp an annex by the decision that approved it. A decision stamps one document, once.

    Raises NotAllowed before the minutes are signed, Refusal for a decision that approves nothing or a foreign annex,
    Conflict when the decision has stamped a document already.
    """
    meeting = resolution.item.meeting
    permissions.may_give_stamp(actor, meeting).require()
    may_stamp_by(resolution).require()
    if annex.meeting_id != meeting.pk:
        raise Refusal(_("Гриф ставят на приложение этого заседания."))
    stamp = documents.give_stamp(
        association=meeting.association,
        kind=kind,
        document_title=annex.title,
        ground=ground_of(meeting),
        date=meeting.date,
        original=annex.file,
        actor=actor,
    )
    if not Resolution.objects.filter(pk=resolution.pk, stamp__isnull=True).update(stamp=stamp):
        raise Conflict(_("По этому решению гриф уже поставлен."))
    summary = _("%(stamp)s: «%(title)s»") % {"stamp": stamp.get_kind_display(), "title": annex.title}
    audit.record(actor, "stamp_document", meeting, summary)
    return stamp


def ground_of(meeting: Meeting) -> str:
    """«на заседании РУМО Дальнего края (протокол от 13.12.2023 № 4)»."""
    name = meeting.association.name_on(meeting.date)
    return _("на заседании %(body)s (протокол от %(day)s № %(number)s)") % {
        "body": inside_phrase(name.short or name.full, Case.GENITIVE),
        "day": short_date(meeting.date),
        "number": meeting.number,
    }
