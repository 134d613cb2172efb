"""What people type about their own account; forms never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from rumo.accounts.models import User


class NewPasswordForm(forms.Form):
    """A password typed twice, checked against the rules for passwords."""

    password = forms.CharField(
        label=_("Пароль"),
        strip=False,
        help_text=password_validators_help_text_html(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Пароль ещё раз"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("Пароли не совпадают. Введите один и тот же пароль дважды."))
        return data


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Имя"),
        max_length=200,
        help_text=_("Так вас видят коллеги в журнале действий."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    wants_digest = forms.BooleanField(
        label=_("Присылать по понедельникам сводку по планам"),
        required=False,
        help_text=_(
            "Что просрочено и что предстоит вам на неделе и в месяце. Напоминания о сроках приходят и без неё."
        ),
    )
