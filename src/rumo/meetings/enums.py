from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    DRAFT = "draft", _("готовится")
    INVITED = "invited", _("приглашения разосланы")
    IN_SESSION = "in_session", _("идёт заседание")
    MINUTES = "minutes", _("оформляется протокол")
    SIGNED = "signed", _("протокол подписан")
    PUBLISHED = "published", _("протокол опубликован")
    POSTPONED = "postponed", _("перенесено")
    CANCELLED = "cancelled", _("отменено")


class Origin(models.TextChoices):
    """Where the record of a meeting comes from: prepared here, or read from a paper of earlier years."""

    ENTERED = "entered", _("подготовлено в системе")
    IMPORTED = "imported", _("из старого документа")


class MeetingForm(models.TextChoices):
    IN_PERSON = "in_person", _("очное")
    REMOTE = "remote", _("дистанционное (видеоконференция)")
    MIXED = "mixed", _("смешанное")
    ABSENTEE = "absentee", _("заочное (опрос)")


class Presence(models.TextChoices):
    PRESENT = "present", _("присутствует")
    REMOTE = "remote", _("дистанционно")
    EXCUSED = "excused", _("отсутствует по уважительной причине")
    ABSENT = "absent", _("отсутствует")


HERE = (Presence.PRESENT, Presence.REMOTE)


class Reply(models.TextChoices):
    NONE = "", _("нет ответа")
    COMING = "coming", _("буду")
    COMING_REMOTELY = "remotely", _("буду дистанционно")
    NOT_COMING = "not_coming", _("не буду")


class VoteKind(models.TextChoices):
    OPEN = "open", _("открытое, подсчётом")
    OPEN_BY_NAME = "open_by_name", _("открытое, поимённо")
    SECRET = "secret", _("тайное, подсчётом")


class Choice(models.TextChoices):
    FOR = "for", _("за")
    AGAINST = "against", _("против")
    ABSTAINED = "abstained", _("воздержался")


class ResolutionKind(models.TextChoices):
    """Verbs of decisions as minutes word them."""

    APPROVE = "approve", _("утвердить")
    RECOMMEND = "recommend", _("рекомендовать")
    NOTE = "note", _("принять к сведению")
    INSTRUCT = "instruct", _("поручить")
    REWORK = "rework", _("направить на доработку")
    OTHER = "other", _("другое")


class Capacity(models.TextChoices):
    """In what capacity somebody signs."""

    SECRETARY = "secretary", _("секретарь")
    PRESIDING = "presiding", _("председательствующий")
