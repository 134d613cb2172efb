from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    MINUTES = "minutes", _("протокол")
    EXTRACT = "extract", _("выписка из протокола")
    ANALYSIS = "analysis", _("анализ, отчёт")
    PLAN = "plan", _("план работы")
    CHANGE_SHEET = "change_sheet", _("лист изменений плана")
    EXECUTION = "execution", _("отчёт об исполнении плана")
    CONCLUSION = "conclusion", _("экспертное заключение")
    CERTIFICATE = "certificate", _("свидетельство")
    ROUTE = "route", _("индивидуальный маршрут")


class PaperFormat(models.TextChoices):
    DOCX = "docx", _("Word (DOCX)")
    PDF = "pdf", _("PDF/A")
    HTML = "html", _("страница (HTML)")
    JSON = "json", _("данные (JSON)")


class StampKind(models.TextChoices):
    """Гриф утверждения, ГОСТ Р 7.0.97-2016."""

    APPROVED = "approved", _("УТВЕРЖДЕНО")
    AGREED = "agreed", _("СОГЛАСОВАНО")
    ADOPTED = "adopted", _("ПРИНЯТО")
    CONSIDERED = "considered", _("РАССМОТРЕНО")
