"""Kinds and roles of the directory. Terms as in the field's glossary."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MunicipalityKind(models.TextChoices):
    DISTRICT = "district", _("муниципальный район")
    MUNICIPAL_OKRUG = "municipal_okrug", _("муниципальный округ")
    URBAN_OKRUG = "urban_okrug", _("городской округ")
    CITY = "city", _("город")


class OrganizationKind(models.TextChoices):
    MINISTRY = "ministry", _("министерство (департамент)")
    INSTITUTE = "institute", _("институт развития образования")
    LOCAL_AUTHORITY = "local_authority", _("орган местного самоуправления (ОМСУ)")
    MUNICIPAL_SERVICE = "municipal_service", _("муниципальная методическая служба")
    SCHOOL = "school", _("общеобразовательная организация (ОО)")
    KINDERGARTEN = "kindergarten", _("дошкольная образовательная организация (ДОО)")
    COLLEGE = "college", _("профессиональная образовательная организация")
    UNIVERSITY = "university", _("вуз")
    OTHER = "other", _("другая организация")


class AssociationKind(models.TextChoices):
    FEDERAL = "federal", _("федеральное УМО (ФУМО)")
    REGIONAL = "regional", _("региональное УМО (РУМО, УМО)")
    SUBJECT = "subject", _("объединение по предмету (ОМО)")
    SECTION = "section", _("секция")
    WORKING_GROUP = "working_group", _("рабочая группа")
    DISTRICT = "district", _("районное методическое объединение (РМО)")
    REGIONAL_SUBJECT = "regional_subject", _("региональное предметное объединение (РМО)")
    NETWORK = "network", _("сетевое сообщество")


class Role(models.TextChoices):
    """Roles of members, in the order in which papers list them."""

    CHAIR = "chair", _("председатель")
    DEPUTY = "deputy", _("заместитель председателя")
    SECRETARY = "secretary", _("секретарь")
    LEADER = "leader", _("руководитель")
    MEMBER = "member", _("член")
    EXPERT = "expert", _("эксперт")


class OfficeKind(models.TextChoices):
    REGION_ADMIN = "region_admin", _("администратор региона")
    INSTITUTE_METHODOLOGIST = "institute_methodologist", _("методист института")
    MUNICIPAL_METHODOLOGIST = "municipal_methodologist", _("муниципальный методист")


class Gender(models.TextChoices):
    FEMALE = "f", _("женский")
    MALE = "m", _("мужской")


class OrderKind(models.TextChoices):
    COMPOSITION = "composition", _("о составе (новый состав целиком)")
    CHANGE = "change", _("об изменениях в составе")


class ConsentKind(models.TextChoices):
    PROCESSING = "processing", _("на обработку персональных данных")
    DISSEMINATION = "dissemination", _("на распространение персональных данных")


class YearKind(models.TextChoices):
    CALENDAR = "calendar", _("календарный")
    ACADEMIC = "academic", _("учебный")


class Majority(models.TextChoices):
    PRESENT = "present", _("большинство присутствующих")
    COMPOSITION = "composition", _("большинство состава")
    TWO_THIRDS_PRESENT = "two_thirds_present", _("две трети присутствующих")


class Numbering(models.TextChoices):
    CALENDAR_YEAR = "calendar_year", _("в пределах календарного года")
    TERM = "term", _("в пределах срока полномочий")


class DirectionKind(models.TextChoices):
    DIRECTION = "direction", _("направление деятельности")
    PRIORITY = "priority", _("приоритет")


class EducationLevel(models.TextChoices):
    PRESCHOOL = "preschool", _("дошкольное")
    PRIMARY = "primary", _("начальное общее")
    BASIC = "basic", _("основное общее")
    SECONDARY = "secondary", _("среднее общее")
    VOCATIONAL = "vocational", _("среднее профессиональное")
    EXTRA = "extra", _("дополнительное")
