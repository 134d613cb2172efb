"""Kinds and states of growth. Terms as in the field's glossary."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerKind(models.TextChoices):
    """What somebody is at the school: reports count teachers and deputy heads apart (S2: 20 и 27)."""

    TEACHER = "teacher", _("педагог")
    DEPUTY = "deputy", _("заместитель директора")
    HEAD = "head", _("директор")
    KINDERGARTEN_HEAD = "kindergarten_head", _("заведующий ДОО")
    MUNICIPAL = "municipal", _("специалист муниципальной службы")


class ResultState(models.TextChoices):
    """Whether somebody has gone through the gaps of a result with the teacher (S1: анализ дефицитов)."""

    MEASURED = "measured", _("пройдена")
    ANALYSED = "analysed", _("дефициты разобраны")


class ImportState(models.TextChoices):
    READING = "reading", _("читается")
    MAPPING = "mapping", _("укажите столбцы")
    READY = "ready", _("проверьте")
    APPLYING = "applying", _("вносится")
    APPLIED = "applied", _("внесено")
    CANCELLED = "cancelled", _("остановлено")
    FAILED = "failed", _("не прочитано")
    UNDONE = "undone", _("отменено")


class RouteGround(models.TextChoices):
    """Why a route is made."""

    GAP = "gap", _("по результатам диагностики")
    LOW_RESULTS = "low_results", _("педагог ШНОР")
    YOUNG = "young", _("молодой педагог")
    OWN = "own", _("по собственному выбору")


class RouteState(models.TextChoices):
    MADE = "made", _("составлен")
    AGREED = "agreed", _("согласован")
    IN_PROGRESS = "in_progress", _("выполняется")
    SUBMITTED = "submitted", _("сдан на зачёт")
    RETURNED = "returned", _("возвращён")
    CREDITED = "credited", _("зачтён")
    STOPPED = "stopped", _("прекращён")


# The teacher works on the route while it is in one of these.
OPEN_ROUTES = (RouteState.MADE, RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED, RouteState.SUBMITTED)


class ItemKind(models.TextChoices):
    EVENT = "event", _("мероприятие")
    COURSE = "course", _("курс")
    CPD = "cpd", _("программа ДПО")
    INTERNSHIP = "internship", _("стажировка")
    MENTORING = "mentoring", _("работа с наставником")
    SELF_STUDY = "self_study", _("самообразование")
    PUBLICATION = "publication", _("публикация")


class ItemState(models.TextChoices):
    PLANNED = "planned", _("предстоит")
    SUBMITTED = "submitted", _("ждёт проверки")
    CREDITED = "credited", _("зачтено")
    RETURNED = "returned", _("возвращено")


class CreditWay(models.TextChoices):
    """What credited an item: the tutor, or a record of the system by itself."""

    TUTOR = "tutor", _("тьютор")
    ATTENDANCE = "attendance", _("участие в мероприятии")
    CERTIFICATE = "certificate", _("сертификат")


class BatchState(models.TextChoices):
    WAITING = "waiting", _("в очереди")
    RUNNING = "running", _("создаются")
    DONE = "done", _("готово")
    CANCELLED = "cancelled", _("остановлено")
    FAILED = "failed", _("не получилось")


class MentoringForm(models.TextChoices):
    TEACHER_TEACHER = "teacher_teacher", _("учитель — учитель")
    HEAD_TEACHER = "head_teacher", _("руководитель — учитель")
    TEACHER_STUDENT = "teacher_student", _("педагог — студент")
    EMPLOYER_STUDENT = "employer_student", _("работодатель — студент")
    GROUP = "group", _("групповое наставничество")


class PairState(models.TextChoices):
    ACTIVE = "active", _("работает")
    FINISHED = "finished", _("завершена")
    STOPPED = "stopped", _("прекращена")


class PoolKind(models.TextChoices):
    REGIONAL_METHODOLOGIST = "regional_methodologist", _("региональные методисты")
    METHODOLOGISTS = "methodologists", _("региональный методический актив (РМА)")
    MANAGERS = "managers", _("региональный управленческий актив (РУА)")


class ProductKind(models.TextChoices):
    ASSESSMENT = "assessment", _("контрольно-измерительные материалы (КИМ)")
    SPECIFICATION = "specification", _("спецификация")
    GUIDE = "guide", _("методические материалы")


class SupportKind(models.TextChoices):
    VISIT = "visit", _("выезд")
    CONSULTATION = "consultation", _("консультация")
    LESSON = "lesson", _("посещение уроков")
    MEETING = "meeting", _("совещание с командой школы")


class PublicationKind(models.TextChoices):
    COLLECTION = "collection", _("сборник")
    RECOMMENDATIONS = "recommendations", _("методические рекомендации")
    ARTICLE = "article", _("статья")
    OTHER = "other", _("другое издание")


class ParticipationKind(models.TextChoices):
    """What members take part in outside the association (S0: комиссии ОГЭ/ЕГЭ, разработка ДПП, обсуждение НПА)."""

    EXAM_COMMISSION = "exam_commission", _("предметная комиссия ОГЭ, ЕГЭ")
    WORKING_GROUP = "working_group", _("рабочая группа")
    CPD_DEVELOPMENT = "cpd_development", _("разработка программы ДПО")
    DRAFT_ACT = "draft_act", _("обсуждение проекта нормативного акта")
    JURY = "jury", _("жюри, экспертный совет")
