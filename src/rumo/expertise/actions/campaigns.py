"""Writes of campaigns: when materials of a track are taken, and by which copy of its settings."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.versions import save_edit
from rumo.expertise import permissions
from rumo.expertise.models import Campaign, Track
from rumo.expertise.track_rules import opening_problems


@transaction.atomic
def create_campaign(
    *,
    track: Track,
    title: str,
    opens_at: datetime,
    closes_at: datetime,
    previous: Campaign | None = None,
    actor: User,
) -> Campaign:
    """A campaign being prepared; authors see it once published. Raises Refusal for wrong days or a taken title."""
    permissions.may_edit_track(actor, track).require()
    if not track.is_active:
        raise Refusal(_("Этот вид экспертизы больше не используется: сначала верните его в работу."))
    _require_fit(track, title, opens_at, closes_at)
    campaign = Campaign.objects.create(
        track=track,
        title=title.strip(),
        opens_at=opens_at,
        closes_at=closes_at,
        config_data=track.config_data,
        previous=previous,
    )
    audit.record(actor, "create_campaign", campaign, _("Подготовлен приём материалов: %(it)s") % {"it": campaign})
    return campaign


@transaction.atomic
def edit_campaign(
    campaign: Campaign, *, title: str, opens_at: datetime, closes_at: datetime, version: int, actor: User
) -> Campaign:
    """Change one that is not published yet; later only `extend_campaign` moves its end. Raises Stale, Refusal."""
    permissions.may_edit_campaign(actor, campaign).require()
    _require_fit(campaign.track, title, opens_at, closes_at, besides=campaign)
    new = {"title": title.strip(), "opens_at": opens_at, "closes_at": closes_at}
    changes = {
        name: [getattr(campaign, name), value] for name, value in new.items() if getattr(campaign, name) != value
    }
    save_edit(campaign, version, **new)
    if changes:
        audit.record(actor, "edit_campaign", campaign, _("Изменены сроки приёма материалов"), changes)
    return campaign


@transaction.atomic
def publish_campaign(campaign: Campaign, *, actor: User) -> None:
    """Announce it: the settings of the track as they are now are what it runs by to its end.

    Raises Refusal while the settings lack something, Conflict when it was published already.
    """
    permissions.may_edit_campaign(actor, campaign).require()
    problems = opening_problems(campaign.track.config)
    if problems:
        raise Refusal(_("Объявить приём пока нельзя. %(problems)s") % {"problems": " ".join(problems)})
    if campaign.closes_at <= clock.now():
        raise Refusal(_("Приём уже закончился бы в момент объявления: исправьте дату окончания."))
    drafts = Campaign.objects.filter(pk=campaign.pk, is_published=False)
    if drafts.update(is_published=True, config_data=campaign.track.config_data) != 1:
        raise Conflict(_("Приём уже объявлен другим пользователем. Обновите страницу."))
    campaign.refresh_from_db()
    audit.record(actor, "publish_campaign", campaign, _("Приём материалов объявлен"))


@transaction.atomic
def extend_campaign(campaign: Campaign, *, closes_at: datetime, reason: str, actor: User) -> None:
    """Take materials longer, also after the end has passed. Raises Refusal for an end that is not later or is past."""
    permissions.may_run_expertise(actor, campaign.track.association).require()
    if not campaign.is_published:
        raise Refusal(_("Приём ещё не объявлен: его сроки меняют в его настройках."))
    if closes_at <= campaign.closes_at:
        raise Refusal(_("Новое окончание должно быть позже прежнего."))
    if closes_at <= clock.now():
        raise Refusal(_("Новое окончание уже прошло. Укажите будущее время."))
    old = campaign.closes_at
    if Campaign.objects.filter(pk=campaign.pk, closes_at=old).update(closes_at=closes_at) != 1:
        raise Conflict(_("Пока вы меняли срок, его изменил другой пользователь. Обновите страницу."))
    campaign.refresh_from_db()
    summary = _("Приём продлён до %(moment)s") % {"moment": f"{timezone.localtime(closes_at):%d.%m.%Y %H:%M:%S}"}
    if reason.strip():
        summary += f": {reason.strip()}"
    audit.record(actor, "extend_campaign", campaign, summary, {"closes_at": [old, closes_at]})


@transaction.atomic
def delete_campaign(campaign: Campaign, *, actor: User) -> None:
    """Remove one that was never published."""
    permissions.may_edit_campaign(actor, campaign).require()
    audit.record(actor, "delete_campaign", campaign.track, _("Удалён необъявленный приём: %(it)s") % {"it": campaign})
    campaign.delete()


def _require_fit(
    track: Track, title: str, opens_at: datetime, closes_at: datetime, besides: Campaign | None = None
) -> None:
    if not title.strip():
        raise Refusal(_("Назовите приём материалов, например: «Весна 2024 года»."))
    if closes_at <= opens_at:
        raise Refusal(_("Приём кончается раньше, чем начинается: исправьте даты."))
    same = track.campaigns.filter(title=title.strip())
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refusal(_("Приём «%(title)s» у этого вида экспертизы уже есть.") % {"title": title.strip()})
