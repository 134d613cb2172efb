"""The record of a paper to correct, whatever its kind: all its forms, and the paper they make."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, TypeVar

from rumo.intake.forms.fields import SourcedForm
from rumo.intake.places import FoundList

P = TypeVar("P")
T = TypeVar("T")


class Screen(ABC, Generic[P]):
    """Forms over the paper as it is kept; `data` is what was posted, None to show them. `template` draws them.

    `vanished` are the paths of parts that `corrected` left out because nothing was typed in them.
    """

    template: ClassVar[str]

    def __init__(self, paper: P, found: FoundList, data: Any = None) -> None:
        self.paper, self._found, self._data = paper, found, data
        self.vanished: list[str] = []

    @property
    @abstractmethod
    def head(self) -> SourcedForm:
        """What stands above the parts."""

    @abstractmethod
    def forms(self) -> list[SourcedForm]:
        """Every form, in the order of the page."""

    @abstractmethod
    def corrected(self) -> P:
        """The paper as corrected; what has no field here stays as it was read, what was left empty vanishes."""

    def is_valid(self) -> bool:
        verdicts = [form.is_valid() for form in self.forms()]  # every form, so that every error is told at once
        return all(verdicts)

    def _make(self, form: Any, prefix: str, path: str, initial: dict[str, Any]) -> Any:
        return form(self._data, prefix=prefix, path=path, initial=initial, found=self._found)

    def _kept(self, path: str, parts: Iterable[T], is_empty: Callable[[T], bool]) -> tuple[T, ...]:
        """The parts of the list at `path` in which something is said."""
        kept = []
        for number, part in enumerate(parts):
            if is_empty(part):
                self.vanished.append(f"{path}[{number}]")
            else:
                kept.append(part)
        return tuple(kept)
