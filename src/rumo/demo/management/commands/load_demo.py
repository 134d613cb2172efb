"""`manage load_demo`: load the demo once and say who may enter."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from rumo.demo.load.accounts import PASSWORD, ROLES
from rumo.demo.load.directory import MAIL_DOMAIN
from rumo.demo.load.everything import is_loaded, load_demo


class Command(BaseCommand):
    help = "Загрузить демонстрацию, если её ещё нет, и напечатать учётные записи."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_loaded():
            self.stdout.write("Загружаю выдуманный регион…")
            load_demo()
        self.stdout.write(f"\nАдрес: {settings.BASE_URL}\nПароль у всех один: {PASSWORD}\n\n")
        for role in ROLES:
            self.stdout.write(f"  {f'{role.slug}@{MAIL_DOMAIN}':28} {role.title}: {role.hint}")
        self.stdout.write("\nСтраница входа впускает в любую роль одним нажатием. Остановить: Ctrl+C.\n")
