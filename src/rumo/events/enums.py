"""Kinds and states of events. Terms as in the field's glossary and in the annual analyses."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    WEBINAR = "webinar", _("вебинар")
    CONSULTATION = "consultation", _("консультация")
    ROUND_TABLE = "round_table", _("круглый стол")
    SEMINAR = "seminar", _("семинар")
    FIELD_SEMINAR = "field_seminar", _("выездной семинар")
    MASTER_CLASS = "master_class", _("мастер-класс")
    PANORAMA = "panorama", _("панорама опыта")
    READINGS = "readings", _("педагогические чтения")
    CONTEST = "contest", _("конкурс")
    FESTIVAL = "festival", _("фестиваль")
    METHOD_DAY = "method_day", _("единый методический день")
    FORUM = "forum", _("форум")
    OTHER = "other", _("другое мероприятие")


class EventForm(models.TextChoices):
    ONSITE = "onsite", _("очно")
    ONLINE = "online", _("по видеосвязи (ВКС)")
    MIXED = "mixed", _("смешанно: очно и по видеосвязи")


class EventState(models.TextChoices):
    DRAFT = "draft", _("готовится")
    PROPOSED = "proposed", _("предложено, на рассмотрении")
    DECLINED = "declined", _("предложение отклонено")
    PUBLISHED = "published", _("в Навигаторе")
    HELD = "held", _("проведено")
    CANCELLED = "cancelled", _("отменено")


# What everybody may read of in the navigator: what will be, what was, and what will not be.
PUBLIC_STATES = (EventState.PUBLISHED, EventState.HELD, EventState.CANCELLED)


class Audience(models.TextChoices):
    ALL = "all", _("все педагоги")
    LOW_RESULTS = "low_results", _("школы с низкими результатами (ШНОР)")
    YOUNG = "young", _("молодые педагоги")
    SUBJECT = "subject", _("педагоги предмета")
    MUNICIPALITY = "municipality", _("педагоги муниципалитета")


class ParticipantRole(models.TextChoices):
    """As whom somebody took part: what the certificate says."""

    PARTICIPANT = "participant", _("участник")
    SPEAKER = "speaker", _("выступающий")
    ORGANIZER = "organizer", _("организатор")


class QuestionPurpose(models.TextChoices):
    REGISTRATION = "registration", _("при регистрации")
    SURVEY = "survey", _("опрос после мероприятия")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("строка")
    LONG_TEXT = "long_text", _("текст")
    CHOICE = "choice", _("один вариант")
    CHOICES = "choices", _("несколько вариантов")
    SCALE = "scale", _("оценка от 1 до 5")
    CHECK = "check", _("отметка")


class SeatState(models.TextChoices):
    """A place at an event or in a section. REGISTERED and OFFERED take one of the seats."""

    REGISTERED = "registered", _("место есть")
    WAITING = "waiting", _("в листе ожидания")
    OFFERED = "offered", _("место предложено")
    CANCELLED = "cancelled", _("отказ от участия")
    LAPSED = "lapsed", _("не подтверждено в срок")


TAKES_SEAT = (SeatState.REGISTERED, SeatState.OFFERED)
LIVE_SEATS = (SeatState.REGISTERED, SeatState.OFFERED, SeatState.WAITING)


class RegistrationSource(models.TextChoices):
    PUBLIC = "public", _("с открытой страницы")
    ACCOUNT = "account", _("из личного кабинета")
    GROUP = "group", _("заявка организации")
    STAFF = "staff", _("внесено организатором")
    LOG = "log", _("из журнала видеосвязи")


class AttendanceWay(models.TextChoices):
    QR = "qr", _("по QR-коду")
    LIST = "list", _("по списку")
    CODE = "code", _("по кодовому слову")
    LOG = "log", _("по журналу видеосвязи")


class LogState(models.TextChoices):
    """A log of a conference service on its way into the attendance."""

    READING = "reading", _("читается")
    READY = "ready", _("проверьте совпадения")
    APPLYING = "applying", _("учитывается")
    APPLIED = "applied", _("учтён")
    FAILED = "failed", _("не прочитан")
    DROPPED = "dropped", _("не используется")


class MatchKind(models.TextChoices):
    EXACT = "exact", _("совпало")
    LIKELY = "likely", _("похоже")
    NONE = "none", _("не найден среди зарегистрированных")
    CHOSEN = "chosen", _("выбран вручную")
    SKIPPED = "skipped", _("не учитывать")


class FollowUpKind(models.TextChoices):
    """Letters after an event, by who really came."""

    SURVEY = "survey", _("приглашение на опрос")
    RECORDING = "recording", _("запись тем, кто не смог прийти")


class BatchState(models.TextChoices):
    WAITING = "waiting", _("в очереди")
    RUNNING = "running", _("выпускается")
    DONE = "done", _("готово")
    CANCELLED = "cancelled", _("остановлено")
    FAILED = "failed", _("не получилось")
