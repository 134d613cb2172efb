"""A program shows its key: «Authorization: Bearer rumo_…».

It may then do what the owner may, within the scopes of the key.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from rumo.accounts.models import User
from rumo.api import queries
from rumo.api.actions import tokens
from rumo.api.enums import Scope
from rumo.api.models import ApiToken
from rumo.core.errors import NotAllowed


class ApiRequest(HttpRequest):
    """The request of an operation: the owner of the key and the key."""

    user: User
    auth: ApiToken


class TokenAuth(HttpBearer):
    """Lets in a key that has `scope`; without a live key the answer is 401, without the scope 403."""

    def __init__(self, scope: Scope = Scope.READ) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = queries.live_token(token.strip())
        if found is None:
            return None
        if self.scope not in found.scopes:
            raise NotAllowed(_("Этот ключ не даёт права «%(scope)s».") % {"scope": self.scope.label})
        tokens.note_use(found)
        request.user = found.user
        return found
