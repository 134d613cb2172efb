"""Who may make keys and tell outside systems. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.api.models import ApiToken
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Region
from rumo.directory.permissions import may_administer_region


def may_revoke_token(user: Any, token: ApiToken) -> Verdict:
    if token.user_id != user.pk:
        return No(_("Ключ отзывает его владелец."))
    return No(_("Ключ уже отозван.")) if token.revoked_at else YES


def may_keep_webhooks(user: Any, region: Region) -> Verdict:
    return may_administer_region(user, region)
