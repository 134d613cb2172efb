"""May somebody do something: YES, or No with the reason, which survives to the button's tooltip."""

from __future__ import annotations

from dataclasses import dataclass

from rumo.core.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Verdict:
    """True or false in a condition; `reason` is a Russian sentence when false."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def __and__(self, other: Verdict) -> Verdict:
        """Both must allow; the first refusal's reason is kept."""
        return other if self else self

    def __or__(self, other: Verdict) -> Verdict:
        """One is enough; when neither allows, the last reason is kept."""
        return self if self else other

    def require(self) -> None:
        """Raise NotAllowed with the reason unless allowed."""
        if not self.allowed:
            raise NotAllowed(self.reason)


YES = Verdict(True)


def No(reason: object) -> Verdict:  # noqa: N802 — reads as a value: YES, No("…")
    """A refusal with its reason."""
    return Verdict(False, str(reason))
