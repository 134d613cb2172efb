"""Keys for tests."""

from __future__ import annotations

from rumo.accounts.models import User
from rumo.api.actions.tokens import create_token
from rumo.api.enums import Scope


def make_key(user: User, *scopes: Scope) -> dict[str, str]:
    """The headers of a request with a new key of `user`."""
    _token, secret = create_token(title="Проверка", scopes=scopes or (Scope.READ,), actor=user)
    return {"Authorization": f"Bearer {secret}"}
