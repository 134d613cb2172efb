"""The only writes to accounts. Whether the actor may is asked by the room above, which knows regions and offices."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.models import Invitation, User
from rumo.accounts.queries import token_hash
from rumo.core import audit, clock, mail
from rumo.core.errors import Refusal


class InvitationOver(Refusal):
    """The link was used, or its days are over, or it never was."""

    status = 410


@transaction.atomic
def invite_user(*, email: str, name: str, actor: User) -> User:
    """An account without a password, and a letter with the link; inviting again before it is accepted renews it."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is not None and user.has_usable_password():
        raise Refusal(_("У адреса %(email)s уже есть учётная запись: %(name)s.") % {"email": email, "name": user})
    if user is None:
        user = User.objects.create_user(email, name=name)
        audit.record(
            actor, "invite_user", user, _("Приглашён пользователь %(name)s") % {"name": name}, {"email": email}
        )
    _send_invitation(user, actor)
    return user


@transaction.atomic
def renew_invitation(user: User, *, actor: User) -> None:
    """Send a new link; the former ones stop working."""
    if user.has_usable_password():
        raise Refusal(
            _("%(name)s уже принял(а) приглашение. Если забыт пароль, его меняют на странице входа.") % {"name": user}
        )
    _send_invitation(user, actor)
    audit.record(actor, "renew_invitation", user, _("Приглашение отправлено ещё раз"))


def _send_invitation(user: User, actor: User) -> None:
    now = clock.now()
    user.invitations.filter(accepted_at=None, expires_at__gt=now).update(expires_at=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        user=user,
        token_hash=token_hash(token),
        invited_by=actor,
        created_at=now,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    link = settings.BASE_URL + reverse("accounts:invitation", args=[token])
    body = render_to_string(
        "accounts/mail/invitation.txt", {"invitation": invitation, "user": user, "actor": actor, "link": link}
    )
    mail.send(to=user.email, subject=_("Приглашение в систему РУМО"), body=body)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, password: str) -> User:
    """Set the password, once. Raises InvitationOver, or ValidationError when the password is too weak."""
    user = invitation.user
    validate_password(password, user)
    now = clock.now()
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, expires_at__gt=now)
    if not user.is_active or waiting.update(accepted_at=now) != 1:
        raise InvitationOver(_("Ссылка из приглашения уже не действует."))
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(user, "accept_invitation", user, _("Приглашение принято"))
    return user


@transaction.atomic
def edit_profile(user: User, *, name: str, wants_digest: bool, actor: User) -> None:
    """Without the weekly digest letters that ask for something come all the same."""
    changes = audit.changed(user, name=name, wants_digest=wants_digest)
    if changes:
        user.save(update_fields=list(changes))
        audit.record(actor, "edit_profile", user, _("Изменена своя учётная запись"), changes)


@transaction.atomic
def renew_feed_key(user: User, *, actor: User) -> None:
    """A new secret for the link of one's own calendar; the former link dies."""
    user.feed_key = secrets.token_urlsafe(32)
    user.save(update_fields=["feed_key"])
    # The secret itself stays out of the trail.
    audit.record(actor, "renew_feed_key", user, _("Создана новая ссылка на календарь"))


@transaction.atomic
def disable_user(user: User, *, actor: User) -> None:
    """Nobody signs in with it any more, and open sessions end with their next page."""
    if user == actor:
        raise Refusal(_("Свою учётную запись отключить нельзя: попросите другого администратора."))
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        user.is_active = False
        audit.record(actor, "disable_user", user, _("Учётная запись отключена"))


@transaction.atomic
def enable_user(user: User, *, actor: User) -> None:
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        user.is_active = True
        audit.record(actor, "enable_user", user, _("Учётная запись снова действует"))
