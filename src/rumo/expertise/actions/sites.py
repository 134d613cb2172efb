"""Writes of innovation sites: the site, the statuses it climbs, the reports it owes."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, files
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Organization
from rumo.expertise import permissions
from rumo.expertise.enums import InnovationStatus
from rumo.expertise.models import InnovationSite, SiteReport, SiteStatus
from rumo.russian.dates import short_date


@transaction.atomic
def create_site(*, association: Association, organization: Organization, theme: str, actor: User) -> InnovationSite:
    """Raises NotAllowed, Refusal when the organization has this theme already."""
    permissions.may_run_expertise(actor, association).require()
    theme = _themed(organization, theme)
    site = InnovationSite.objects.create(association=association, organization=organization, theme=theme)
    audit.record(actor, "create_site", site, _("Площадка внесена в реестр: %(site)s") % {"site": site})
    return site


@transaction.atomic
def edit_site(
    site: InnovationSite, *, organization: Organization, theme: str, version: int, actor: User
) -> InnovationSite:
    """Raises Stale, NotAllowed, Refusal."""
    permissions.may_run_expertise(actor, site.association).require()
    new = {"organization": organization, "theme": _themed(organization, theme, site)}
    changes = {name: [getattr(site, name), value] for name, value in new.items() if getattr(site, name) != value}
    save_edit(site, version, **new)
    audit.record(actor, "edit_site", site, _("Изменена площадка"), changes)
    return site


@transaction.atomic
def add_status(
    site: InnovationSite, *, status: str, starts: date, ends: date | None, ground: str, actor: User
) -> SiteStatus:
    """A status by its act. Raises Refusal for days out of order or overlapping the same status."""
    permissions.may_run_expertise(actor, site.association).require()
    if ends is not None and ends < starts:
        raise Refusal(_("Последний день статуса раньше первого: проверьте даты."))
    for held in site.statuses.filter(status=status):
        if starts <= (held.ends or date.max) and held.starts <= (ends or date.max):
            raise Refusal(
                _("Этот статус уже есть с %(day)s. Сначала укажите его последний день.")
                % {"day": short_date(held.starts)}
            )
    added = SiteStatus.objects.create(site=site, status=status, starts=starts, ends=ends, ground=ground.strip()[:300])
    words = {"status": InnovationStatus(status).label, "day": short_date(starts)}
    audit.record(actor, "add_status", site, _("Статус: %(status)s с %(day)s") % words)
    return added


@transaction.atomic
def end_status(status: SiteStatus, *, ends: date, actor: User) -> SiteStatus:
    """Say the last day of a status, inclusive. Raises Refusal before its first day."""
    permissions.may_run_expertise(actor, status.site.association).require()
    if ends < status.starts:
        raise Refusal(_("Последний день статуса раньше первого (%(day)s).") % {"day": short_date(status.starts)})
    changes = audit.changed(status, ends=ends)
    status.save(update_fields=["ends", "updated_at"])
    words = {"status": status, "day": short_date(ends)}
    audit.record(actor, "end_status", status.site, _("Статус «%(status)s» действует по %(day)s") % words, changes)
    return status


@transaction.atomic
def ask_report(site: InnovationSite, *, title: str, due_on: date, actor: User) -> SiteReport:
    """A report the site owes by `due_on`, inclusive. Raises Refusal when it is asked already."""
    permissions.may_run_expertise(actor, site.association).require()
    title = " ".join(title.split())[:300]
    if site.reports.filter(title=title, due_on=due_on).exists():
        raise Refusal(_("Такой отчёт с этим сроком уже есть."))
    report = SiteReport.objects.create(site=site, title=title, due_on=due_on)
    words = {"title": title, "day": short_date(due_on)}
    audit.record(actor, "ask_report", site, _("Ждём отчёт «%(title)s» до %(day)s") % words)
    return report


@transaction.atomic
def receive_report(report: SiteReport, *, received_on: date, upload: UploadedFile | None, actor: User) -> SiteReport:
    """The report came. Raises FileRefused, Refusal for a day still to come."""
    permissions.may_run_expertise(actor, report.site.association).require()
    if received_on > clock.today():
        raise Refusal(_("Этот день ещё не наступил: укажите, когда отчёт получен."))
    report.received_on = received_on
    if upload is not None:
        report.file = files.store_upload(upload, actor=actor)
    report.save(update_fields=["received_on", "file", "updated_at"])
    words = {"title": report.title, "day": short_date(received_on)}
    audit.record(actor, "receive_report", report.site, _("Получен отчёт «%(title)s» %(day)s") % words)
    return report


@transaction.atomic
def drop_report(report: SiteReport, *, actor: User) -> None:
    """A report asked by mistake. Raises Refusal for one that came."""
    permissions.may_run_expertise(actor, report.site.association).require()
    if report.received_on is not None:
        raise Refusal(_("Отчёт уже получен: убрать его нельзя."))
    audit.record(actor, "drop_report", report.site, _("Отчёт «%(title)s» больше не ждём") % {"title": report.title})
    report.delete()


def _themed(organization: Organization, theme: str, site: InnovationSite | None = None) -> str:
    theme = " ".join(theme.split())[:500]
    if not theme:
        raise Refusal(_("Назовите тему площадки."))
    same = InnovationSite.objects.filter(organization=organization, theme=theme)
    if (same.exclude(pk=site.pk) if site else same).exists():
        raise Refusal(_("У этой организации такая площадка уже есть."))
    return theme
