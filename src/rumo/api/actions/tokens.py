"""Keys of outside programs: made, shown once, revoked."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.api import permissions, queries
from rumo.api.enums import Scope
from rumo.api.models import ApiToken
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal

MOST_TOKENS = 20
PREFIX = "rumo_"
SHOWN = len(PREFIX) + 4
# A key is noted as used at most so often: reading must not become writing.
NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def create_token(
    *, title: str, scopes: Sequence[str], expires_on: date | None = None, actor: User
) -> tuple[ApiToken, str]:
    """A key to what the actor sees, and its secret, which nobody can read again. Raises Refusal."""
    if not title.strip():
        raise Refusal(_("Напишите, для чего ключ: так вы узнаете его в списке."))
    if not scopes or not set(scopes) <= set(Scope.values):
        raise Refusal(_("Отметьте, что можно делать с этим ключом."))
    if expires_on is not None and expires_on < clock.today():
        raise Refusal(_("Этот день уже прошёл: укажите, до какого дня будет действовать ключ."))
    if queries.own_tokens(actor).filter(revoked_at=None).count() >= MOST_TOKENS:
        raise Refusal(_("У вас уже %(most)s ключей. Отзовите те, что не нужны.") % {"most": MOST_TOKENS})
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=actor,
        title=title.strip(),
        prefix=secret[:SHOWN],
        digest=queries.digest_of(secret),
        scopes=list(scopes),
        expires_on=expires_on,
    )
    audit.record(actor, "create_token", token, _("Выпущен ключ: %(title)s") % {"title": token}, {"scopes": scopes})
    return token, secret


@transaction.atomic
def revoke_token(token: ApiToken, *, actor: User) -> None:
    """From this moment the key opens nothing. Raises NotAllowed, Conflict."""
    permissions.may_revoke_token(actor, token).require()
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()) != 1:
        raise Conflict(_("Ключ уже отозван."))
    audit.record(actor, "revoke_token", token, _("Отозван ключ: %(title)s") % {"title": token})


def note_use(token: ApiToken) -> None:
    """When the key was last used, to the hour."""
    moment = clock.now()
    if token.last_used_at is None or moment - token.last_used_at >= NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=moment)
