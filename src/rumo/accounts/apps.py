from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rumo.accounts"
    verbose_name = "Учётные записи"

    def ready(self) -> None:
        from rumo.accounts import last_sign_in  # connects a signal

        last_sign_in.install()
