"""Writes of tracks: what an association expertises and by which rules. What already runs keeps its own copy."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Association
from rumo.expertise import permissions
from rumo.expertise.enums import TrackKind
from rumo.expertise.models import Track
from rumo.expertise.track_config import TrackConfig
from rumo.expertise.track_rules import config_problems


@transaction.atomic
def create_track(*, association: Association, kind: TrackKind, title: str, config: TrackConfig, actor: User) -> Track:
    """A track with its settings (see `presets`). Raises Refusal for a title that is taken or for wrong settings."""
    permissions.may_run_expertise(actor, association).require()
    _require_fit(association, title, config)
    track = Track.objects.create(association=association, kind=kind, title=title.strip(), config_data=config.to_json())
    audit.record(actor, "create_track", track, _("Заведён вид экспертизы: %(title)s") % {"title": track})
    return track


@transaction.atomic
def edit_track(track: Track, *, title: str, config: TrackConfig, version: int, actor: User) -> Track:
    """Write the settings anew as they stood in `version`; campaigns and rounds that run keep theirs.

    Raises Stale, and Refusal as `create_track` does.
    """
    permissions.may_edit_track(actor, track).require()
    _require_fit(track.association, title, config, besides=track)
    new = {"title": title.strip(), "config_data": config.to_json()}
    changes = {"title": [track.title, new["title"]]} if track.title != new["title"] else {}
    old = track.config_data
    changes |= {key: [old.get(key), value] for key, value in config.to_json().items() if old.get(key) != value}
    save_edit(track, version, **new)
    if changes:
        audit.record(actor, "edit_track", track, _("Изменены настройки экспертизы"), changes)
    return track


@transaction.atomic
def use_track(track: Track, *, is_active: bool, actor: User) -> None:
    """Take a track out of use or back into it; new campaigns are opened only in one that is used."""
    permissions.may_edit_track(actor, track).require()
    if track.is_active == is_active:
        return
    track.is_active = is_active
    track.save(update_fields=["is_active", "updated_at"])
    summary = _("Вид экспертизы снова используется") if is_active else _("Вид экспертизы больше не используется")
    audit.record(actor, "use_track", track, summary, {"is_active": [not is_active, is_active]})


def _require_fit(association: Association, title: str, config: TrackConfig, besides: Track | None = None) -> None:
    if not title.strip():
        raise Refusal(_("Назовите вид экспертизы."))
    same = association.tracks.filter(title=title.strip())
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refusal(_("Вид экспертизы «%(title)s» у объединения уже есть.") % {"title": title.strip()})
    problems = config_problems(config)
    if problems:
        raise Refusal(" ".join(problems))
