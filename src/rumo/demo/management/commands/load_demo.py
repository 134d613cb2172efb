"""`manage load_demo`: load the regions of the demo that are not there yet and say who may enter."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from rumo.demo.data import neighbour
from rumo.demo.load.accounts import PASSWORD
from rumo.demo.load.everything import REGIONS, load_demo, missing_regions


class Command(BaseCommand):
    help = "Загрузить регионы демонстрации, которых ещё нет, и напечатать учётные записи."

    def handle(self, *args: Any, **options: Any) -> None:
        missing = missing_regions()
        for slug in missing:
            self.stdout.write(f"Загружаю: {REGIONS[slug][0].name}…")
            load_demo([slug])
        self.stdout.write(f"\nАдрес: {settings.BASE_URL}\nПароль у всех один: {PASSWORD}\n")
        for data in (*(data for data, _live in REGIONS.values()), neighbour.REGION):
            self.stdout.write(f"\n{data.name}. {data.about}\n")
            for role in data.roles:
                self.stdout.write(f"  {f'{role.slug}@{data.mail}':30} {role.title}: {role.hint}")
        self.stdout.write("\nСтраница входа впускает в любую роль одним нажатием. Остановить: Ctrl+C.\n")
