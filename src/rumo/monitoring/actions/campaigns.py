"""Campaigns: made (also from last year's), opened, extended, closed, opened again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Municipality
from rumo.monitoring import campaign_letters as letters
from rumo.monitoring import permissions
from rumo.monitoring.actions.reminders import count_as_reminded
from rumo.monitoring.enums import CampaignState, IndicatorLevel
from rumo.monitoring.models import IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.models.campaigns import usual_reminder_days
from rumo.monitoring.responses import level_of
from rumo.monitoring.transitions import CAMPAIGN
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class CampaignData:
    """Both days inclusive; `versions` are the indicators asked. `reminder_days` before the last day, negative after it;
    None for the usual ones. `previous` is the campaign whose values stand beside and whose organizations answer again;
    None for the last one with these indicators.
    """

    title: str
    year: int
    starts_on: date
    ends_on: date
    versions: Sequence[IndicatorVersion]
    ground: str = ""
    reminder_days: Sequence[int] | None = None
    previous: MonitoringCampaign | None = None

    def fields(self) -> dict[str, Any]:
        days = usual_reminder_days() if self.reminder_days is None else self.reminder_days
        return {
            "title": " ".join(self.title.split()),
            "year": self.year,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "ground": " ".join(self.ground.split()),
            "reminder_days": sorted(set(days), reverse=True),
        }


@transaction.atomic
def create_campaign(*, association: Association, data: CampaignData, actor: User) -> MonitoringCampaign:
    """A draft with everybody whom its indicators ask: municipalities, the body itself, last year's organizations.

    Raises NotAllowed, and Refusal for a taken title, days in the wrong order, an indicator of another body or year.
    """
    permissions.may_run_monitoring(actor, association).require()
    _require_fit(association, data)
    previous = data.previous or _last_with(association, data)
    made = MonitoringCampaign.objects.create(association=association, previous=previous, **data.fields())
    made.versions.set(data.versions)
    _invite_everybody(made, {version.indicator.level for version in data.versions})
    audit.record(actor, "create_campaign", made, _("Заведён мониторинг: %(title)s") % {"title": made})
    return made


@transaction.atomic
def edit_campaign(campaign: MonitoringCampaign, *, data: CampaignData, version: int, actor: User) -> MonitoringCampaign:
    """Everything of a draft; once the collection has begun the indicators and the year stay, the term is extended.

    Raises NotAllowed, Stale, Refusal as `create_campaign` does.
    """
    permissions.may_edit_campaign(actor, campaign).require()
    _require_fit(campaign.association, data, besides=campaign)
    had = set(campaign.versions.values_list("pk", flat=True))
    if campaign.state != CampaignState.DRAFT:
        _require_only_words(campaign, data, had)
    new = data.fields()
    changes = {
        name: [getattr(campaign, name), value] for name, value in new.items() if getattr(campaign, name) != value
    }
    campaign = save_edit(campaign, version, **new)
    if {version.pk for version in data.versions} != had:
        campaign.versions.set(data.versions)
        _invite_everybody(campaign, {each.indicator.level for each in data.versions})
        changes["versions"] = [len(had), len(data.versions)]
    audit.record(actor, "edit_campaign", campaign, _("Изменён мониторинг"), changes)
    return campaign


@transaction.atomic
def open_campaign(campaign: MonitoringCampaign, *, actor: User) -> MonitoringCampaign:
    """The collection begins: everybody gets a letter. Raises NotAllowed, Conflict."""
    fire(CAMPAIGN["open"], campaign, user=actor)
    audit.record(actor, "open_campaign", campaign, _("Начат сбор сведений до %(day)s") % _day(campaign.ends_on))
    letters.tell_opened(campaign)
    count_as_reminded(campaign)
    return campaign


@transaction.atomic
def close_campaign(campaign: MonitoringCampaign, *, actor: User) -> MonitoringCampaign:
    """The result stands from now on. Raises NotAllowed, Conflict."""
    fire(CAMPAIGN["close"], campaign, user=actor)
    audit.record(actor, "close_campaign", campaign, _("Мониторинг закрыт"))
    return campaign


@transaction.atomic
def reopen_campaign(campaign: MonitoringCampaign, *, actor: User) -> MonitoringCampaign:
    """Closed too early: the forms are as they were. Raises NotAllowed, Conflict."""
    fire(CAMPAIGN["reopen"], campaign, user=actor)
    audit.record(actor, "reopen_campaign", campaign, _("Мониторинг открыт снова"))
    return campaign


@transaction.atomic
def extend_campaign(campaign: MonitoringCampaign, *, until: date, reason: str, actor: User) -> MonitoringCampaign:
    """A later last day for everybody; whoever has not handed in gets a letter. Raises NotAllowed, Refusal."""
    permissions.may_extend_campaign(actor, campaign).require()
    why = " ".join(reason.split())
    if until <= campaign.ends_on:
        raise Refusal(_("Новый срок должен быть позже прежнего, %(day)s.") % _day(campaign.ends_on))
    if not why:
        raise Refusal(_("Напишите, почему срок продлён: это увидят все участники."))
    old = campaign.ends_on
    first = campaign.first_ends_on or old
    campaign = save_edit(campaign, campaign.version, ends_on=until, first_ends_on=first, extension_reason=why[:300])
    said = _("Срок продлён до %(day)s: %(why)s") % {**_day(until), "why": why}
    audit.record(actor, "extend_campaign", campaign, said, {"ends_on": [old, until]})
    letters.tell_extended(campaign)
    count_as_reminded(campaign)
    return campaign


@transaction.atomic
def delete_campaign(campaign: MonitoringCampaign, *, actor: User) -> None:
    """A draft made by mistake. Raises NotAllowed, Refusal."""
    permissions.may_edit_campaign(actor, campaign).require()
    if campaign.state != CampaignState.DRAFT:
        raise Refusal(_("Сбор сведений уже начинался: удалить мониторинг нельзя, его можно закрыть."))
    audit.record(actor, "delete_campaign", campaign, _("Удалён мониторинг: %(title)s") % {"title": campaign})
    campaign.delete()


def _invite_everybody(campaign: MonitoringCampaign, levels: set[str]) -> None:
    """Respondents of the levels asked; those of a level no longer asked go, while the campaign is a draft."""
    wanted: list[Respondent] = []
    if IndicatorLevel.MUNICIPAL in levels:
        wanted += [
            Respondent(campaign=campaign, municipality=each, name=str(each)[:300])
            for each in _municipalities(campaign.association)
        ]
    if IndicatorLevel.REGIONAL in levels:
        wanted.append(Respondent(campaign=campaign, name=str(campaign.association)[:300]))
    if IndicatorLevel.ORGANIZATION in levels and campaign.previous is not None:
        last = campaign.previous.respondents.filter(organization__isnull=False, excluded_reason="")
        wanted += [
            Respondent(campaign=campaign, organization=each.organization, name=str(each.organization)[:300])
            for each in last.select_related("organization")
        ]
    there = {(each.municipality_id, each.organization_id): each for each in campaign.respondents.all()}
    gone = [each.pk for each in there.values() if level_of(each) not in levels]
    campaign.respondents.filter(pk__in=gone).delete()
    Respondent.objects.bulk_create(each for each in wanted if (each.municipality_id, each.organization_id) not in there)


def _last_with(association: Association, data: CampaignData) -> MonitoringCampaign | None:
    """The last collection of an earlier year that asked one of these indicators: its values stand beside the new."""
    asked = {version.indicator_id for version in data.versions}
    earlier = association.monitoring_campaigns.filter(year__lt=data.year, versions__indicator__in=asked)
    return earlier.exclude(state=CampaignState.DRAFT).order_by("-year", "-starts_on").first()


def _municipalities(association: Association) -> Iterable[Municipality]:
    """All of the region; of a body of one municipality that one."""
    if association.municipality is not None:
        return [association.municipality]
    return association.region.municipalities.all()


def _require_fit(association: Association, data: CampaignData, besides: MonitoringCampaign | None = None) -> None:
    title = data.fields()["title"]
    if not title:
        raise Refusal(_("Назовите мониторинг."))
    same = association.monitoring_campaigns.filter(title=title)
    if (same.exclude(pk=besides.pk) if besides else same).exists():
        raise Refusal(_("Мониторинг «%(title)s» уже есть: дайте другое название.") % {"title": title})
    if data.ends_on < data.starts_on:
        raise Refusal(_("Последний день сбора раньше первого: проверьте даты."))
    for version in data.versions:
        if version.indicator.association_id != association.pk:
            raise Refusal(_("Показатель %(code)s — другого объединения.") % {"code": version.indicator})
        if not version.holds_in(data.year):
            raise Refusal(
                _("Показатель %(code)s: эта редакция не действует в %(year)s году, выберите другую.")
                % {"code": version.indicator, "year": data.year}
            )


def _require_only_words(campaign: MonitoringCampaign, data: CampaignData, had: set[int]) -> None:
    if {version.pk for version in data.versions} != had or data.year != campaign.year:
        raise Refusal(_("Сбор уже начат: год и набор показателей не меняются, иначе ответы станут несравнимы."))
    if data.ends_on != campaign.ends_on:
        raise Refusal(_("Сбор уже начат: срок не меняют, а продлевают — кнопкой «Продлить срок»."))


def _day(day: date) -> dict[str, str]:
    return {"day": short_date(day)}
