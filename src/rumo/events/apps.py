from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "rumo.events"
    verbose_name = _("Мероприятия")

    def ready(self) -> None:
        from rumo.core import menu, schedule

        # Importing figures registers them.
        from rumo.events import registration_tasks
        from rumo.events.figures import attendance, certificates, events, registrations  # noqa: F401

        menu.register(menu.MenuItem(_("Мероприятия"), "events:home", "calendar-event", order=32, prefix="/events/"))
        schedule.register("fill waiting lists", timedelta(minutes=5), registration_tasks.fill_waiting_lists.enqueue)
        schedule.register("remind participants", timedelta(hours=1), registration_tasks.remind_participants.enqueue)
