"""Accounts. A person of the directory may have one; what it may do follows from memberships and offices."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An account by e-mail; without a password nobody can sign in until an invitation is accepted."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        # allauth keeps addresses apart; accounts come by invitation, so the first address needs no proof of its own.
        user.emailaddress_set.create(email=user.email, primary=True, verified=True)  # type: ignore[attr-defined]
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("электронная почта"), unique=True)
    name = models.CharField(_("имя"), max_length=200)
    is_active = models.BooleanField(_("действует"), default=True)
    is_staff = models.BooleanField(_("служебный доступ"), default=False)
    date_joined = models.DateTimeField(_("заведена"), default=timezone.now)
    # The private part of the address of one's own calendar feed and the like; renewed on request.
    feed_key = models.CharField(max_length=64, blank=True)
    wants_digest = models.BooleanField(_("присылать сводку по понедельникам"), default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("учётная запись")
        verbose_name_plural = _("учётные записи")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique_any_case")]

    def __str__(self) -> str:
        return self.name or self.email


class Invitation(models.Model):
    """A link that lets the owner of an address set a password. Used once, dies by its date."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("приглашение")
        verbose_name_plural = _("приглашения")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.user} до {self.expires_at:%d.%m.%Y}"

    def is_open(self, moment: datetime) -> bool:
        """Can the link still be followed."""
        return self.accepted_at is None and moment < self.expires_at and self.user.is_active
