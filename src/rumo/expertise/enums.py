from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrackKind(models.TextChoices):
    """What is submitted, and what comes of it."""

    ENDORSEMENT = "endorsement", _("гриф: учебные и методические пособия")
    BANK = "bank", _("педагогические разработки в Региональный банк")
    CPD = "cpd", _("программы ДПО (повышение квалификации, переподготовка)")
    ASSESSMENT = "assessment", _("контрольно-измерительные материалы (КИМ)")
    ATLAS = "atlas", _("Атлас практик")
    OTHER = "other", _("другая экспертиза")


class FieldKind(models.TextChoices):
    """Questions of an application form."""

    TEXT = "text", _("строка")
    LONG_TEXT = "long_text", _("текст")
    CHOICE = "choice", _("выбор из списка")
    NUMBER = "number", _("число")
    CHECK = "check", _("отметка")
    LINK = "link", _("ссылка")


class Blindness(models.TextChoices):
    OPEN = "open", _("открытая: автор и эксперт известны друг другу")
    SINGLE = "single", _("односторонняя: автор не знает экспертов")
    DOUBLE = "double", _("двусторонняя: эксперт не знает автора, автор — экспертов")


class SubmissionState(models.TextChoices):
    """The way of a material. What the author reads of each state is worded in `rules`."""

    DRAFT = "draft", _("черновик")
    SUBMITTED = "submitted", _("подана")
    RETURNED = "returned", _("возвращена автору")
    CHECKED = "checked", _("техническая экспертиза пройдена")
    IN_REVIEW = "in_review", _("на экспертизе")
    CONCLUDED = "concluded", _("есть заключение")
    ON_AGENDA = "on_agenda", _("вынесена на заседание")
    DECIDED = "decided", _("решение принято")
    REWORK = "rework", _("на доработке")
    WITHDRAWN = "withdrawn", _("отозвана автором")


class Outcome(models.TextChoices):
    """What the council decides. Each track words its own."""

    ENDORSED = "endorsed", _("присвоить гриф")
    RECOMMENDED = "recommended", _("рекомендовать")
    REWORK = "rework", _("направить на доработку")
    REJECTED = "rejected", _("отклонить")
    TO_FEDERAL = "to_federal", _("направить в ФУМО")


class ReviewState(models.TextChoices):
    PROPOSED = "proposed", _("предложен")
    INVITED = "invited", _("ждём согласия")
    ACCEPTED = "accepted", _("в работе")
    DECLINED = "declined", _("отказался")
    SUBMITTED = "submitted", _("отзыв получен")
    REMOVED = "removed", _("снят")


# A review in these states takes a place of the round.
LIVE_REVIEWS = (ReviewState.PROPOSED, ReviewState.INVITED, ReviewState.ACCEPTED, ReviewState.SUBMITTED)
# These are still to be done: they count against the expert's limit.
OPEN_REVIEWS = (ReviewState.PROPOSED, ReviewState.INVITED, ReviewState.ACCEPTED)


class ReminderKind(models.TextChoices):
    """Of an answer to the invitation, and of the review: ahead, on the day, after it."""

    REPLY = "reply", _("ответ на приглашение")
    BEFORE = "before", _("скоро срок")
    DUE = "due", _("сегодня срок")
    OVERDUE = "overdue", _("срок прошёл")


class PreviewState(models.TextChoices):
    MAKING = "making", _("готовится")
    READY = "ready", _("готов")
    FAILED = "failed", _("не получился")


class Recommendation(models.TextChoices):
    ACCEPT = "accept", _("рекомендую")
    REWORK = "rework", _("доработать")
    REJECT = "reject", _("не рекомендую")


class AppealState(models.TextChoices):
    FILED = "filed", _("подана")
    UPHELD = "upheld", _("удовлетворена")
    DISMISSED = "dismissed", _("отклонена")


class EndorsementState(models.TextChoices):
    """Whether it has expired is asked of its dates."""

    ISSUED = "issued", _("выдан")
    REVOKED = "revoked", _("отозван")
    RENEWED = "renewed", _("продлён новым")


class ContestState(models.TextChoices):
    DRAFT = "draft", _("готовится")
    CALL = "call", _("приём заявок")
    SCORING = "scoring", _("оценка заявок")
    RANKED = "ranked", _("рейтинг утверждён")
    CLOSED = "closed", _("эксперты включены в реестр")


class ApplicationState(models.TextChoices):
    FILED = "filed", _("подана")
    WITHDRAWN = "withdrawn", _("отозвана")
    SELECTED = "selected", _("отобран")
    NOT_SELECTED = "not_selected", _("не отобран")


class Catalogue(models.TextChoices):
    BANK = "bank", _("Региональный банк педагогического опыта")
    ATLAS = "atlas", _("Атлас практик")


class PracticeType(models.TextChoices):
    """Columns of the Atlas, in its order."""

    PEDAGOGICAL = "pedagogical", _("педагогическая")
    METHODICAL = "methodical", _("методическая")
    MANAGERIAL = "managerial", _("управленческая")


class PracticeLevel(models.TextChoices):
    INITIAL = "initial", _("начальный")
    ADVANCED = "advanced", _("продвинутый")
    HIGHEST = "highest", _("претендует на высший")


class InnovationStatus(models.TextChoices):
    """The ladder of statuses of an innovation site, lowest first."""

    MUNICIPAL = "municipal", _("муниципальная инновационная площадка")
    REGIONAL = "regional", _("региональная инновационная площадка (РИП)")
    TRANSFER = "transfer", _("центр трансфера технологий (ЦТТ)")
    FEDERAL = "federal", _("федеральная инновационная площадка (ФИП)")
