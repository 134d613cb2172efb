"""Names that their owners decline against the rules: a table that a region extends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rumo.russian.cases import Case, Gender, NamePart

ExceptionKey = tuple[NamePart, str, Gender | None]
"""Part of the name, its nominative in any letters, gender (None: both)."""

SixForms = tuple[str, str, str, str, str, str]
"""Forms in the order of `Case`: nominative, genitive, dative, accusative, instrumental, prepositional."""


class NameExceptions(Mapping[ExceptionKey, SixForms]):
    """An immutable table of ready forms, asked before any rule.

    Capital letters and ё/е do not matter in keys. Tables with equal contents are equal and hash alike, so
    a region may build its table anew at each request without losing the cache of forms.
    """

    def __init__(self, entries: Mapping[ExceptionKey, SixForms] | None = None) -> None:
        """Raise ValueError (in Russian, fit to be shown) when a row has not six filled forms."""
        table: dict[ExceptionKey, SixForms] = {}
        for (part, word, gender), forms in (entries or {}).items():
            if len(forms) != len(Case) or not all(form.strip() for form in forms):
                raise ValueError(f"«{word}»: укажите все шесть падежей, от именительного до предложного")
            table[part, _fold(word), gender] = forms
        self._table = MappingProxyType(table)
        self._hash = hash(frozenset(table.items()))

    def __getitem__(self, key: ExceptionKey) -> SixForms:
        part, word, gender = key
        return self._table[part, _fold(word), gender]

    def __iter__(self) -> Iterator[ExceptionKey]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __hash__(self) -> int:
        return self._hash

    def extended(self, more: Mapping[ExceptionKey, SixForms]) -> NameExceptions:
        """A new table with the rows of `more` added; they win over rows with the same key."""
        return NameExceptions({**self._table, **NameExceptions(more)._table})

    def form(self, part: NamePart, word: str, gender: Gender | None, case: Case) -> str | None:
        """The ready form, or None when the rules should speak."""
        forms = self.get((part, word, gender)) or self.get((part, word, None))
        return forms[tuple(Case).index(case)] if forms else None


def _fold(word: str) -> str:
    return word.strip().lower().replace("ё", "е")


DEFAULT_EXCEPTIONS = NameExceptions(
    {
        (NamePart.SURNAME, "Божий", Gender.MALE): ("Божий", "Божьего", "Божьему", "Божьего", "Божьим", "Божьем"),
        (NamePart.SURNAME, "Рыбий", Gender.MALE): ("Рыбий", "Рыбьего", "Рыбьему", "Рыбьего", "Рыбьим", "Рыбьем"),
    }
)
