"""`rumo manage rebuild_search`: make the index of the public site anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rumo.portal.search.index import rebuild_search


class Command(BaseCommand):
    help = "Заново составить поиск открытого сайта."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Страниц в поиске: {rebuild_search()}.")
