"""Who of the registered a name in a log is: by e-mail, by the very name, by initials, by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from rumo.events.conference.visits import name_words
from rumo.events.enums import MatchKind
from rumo.events.models import Registration

# Of 100: below that names are different people's («Иванова» and «Ивановская»).
LEAST = 86
# The next candidate must be so much less alike, otherwise a person decides.
MARGIN = 4
_INITIALS = 92

_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """`pk` is a registration's; None when nobody is sure enough. `score` is of 100."""

    kind: str
    pk: int | None
    score: int


_NOBODY = Found(MatchKind.NONE, None, 0)


class Matcher:
    """The registered of an event, looked up many times."""

    def __init__(self, registrations: Iterable[Registration]) -> None:
        self._by_email: dict[str, list[int]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_initials: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        self._by_letter: dict[str, dict[int, str]] = defaultdict(dict)
        self._short_by_letter: dict[str, dict[int, str]] = defaultdict(dict)
        for each in registrations:
            self._learn(each)

    def find(self, name: str, email: str) -> Found:
        """The one person this is; nobody where two are equally likely."""
        words = name_words(name)
        same_email = self._by_email.get(email.casefold(), []) if email else []
        if len(same_email) == 1:
            return Found(MatchKind.EXACT, same_email[0], 100)
        same_name = self._by_words.get(words, [])
        if len(same_name) == 1:
            return Found(MatchKind.EXACT, same_name[0], 100)
        if same_name:
            both = set(same_name) & set(same_email)
            return Found(MatchKind.EXACT, both.pop(), 100) if len(both) == 1 else _NOBODY
        return self._by_initial(words) or self._alike(words)

    def _learn(self, each: Registration) -> None:
        if each.email:
            self._by_email[each.email.casefold()].append(each.pk)
        full, short = name_words(each.full_name), name_words(f"{each.surname} {each.first_name}")
        for words in {full, short, _latin(full), _latin(short)}:
            self._by_words[words].append(each.pk)
        surname = " ".join(name_words(each.surname))
        given = f"{each.first_name[:1]}{each.patronymic[:1]}".casefold()
        self._by_initials[surname, given[:1]].append((each.pk, given))
        self._short_by_letter[surname[:1]][each.pk] = " ".join(short)
        for start, text in ((surname[:1], " ".join(full)), (_latin((surname,))[0][:1], " ".join(_latin(short)))):
            self._by_letter[start][each.pk] = text

    def _by_initial(self, words: Sequence[str]) -> Found | None:
        """«Иванова М.», «М. И. Иванова»."""
        surnames = [word for word in words if len(word) > 1]
        initials = "".join(word for word in words if len(word) == 1)
        if len(surnames) != 1 or not initials or len(initials) > 2:
            return None
        # The words are sorted, so the order of the initials is lost.
        known = {pk: given for letter in initials for pk, given in self._by_initials.get((surnames[0], letter), ())}
        fitting = [pk for pk, given in known.items() if len(initials) < len(given) or sorted(given) == sorted(initials)]
        return Found(MatchKind.LIKELY, fitting[0], _INITIALS) if len(fitting) == 1 else None

    def _alike(self, words: Sequence[str]) -> Found:
        """The likest of those whose surname begins as one of the words does."""
        text = " ".join(words)
        if len(words) < 2:
            return _NOBODY
        known = (self._by_letter, self._short_by_letter) if len(words) == 2 else (self._by_letter,)
        scores: dict[int, float] = {}
        for letter in {word[0] for word in words}:
            for choices in (table.get(letter, {}) for table in known):
                for _text, score, pk in process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=LEAST, limit=3):
                    scores[pk] = max(scores.get(pk, 0), score)
        best = sorted(scores.items(), key=lambda pair: -pair[1])
        if not best or (len(best) > 1 and best[0][1] - best[1][1] < MARGIN):
            return _NOBODY
        # Never told as sure: «Иванова» and «Ивакова» may be two people.
        return Found(MatchKind.LIKELY, best[0][0], min(99, round(best[0][1])))


def _latin(words: Sequence[str]) -> tuple[str, ...]:
    """As services sign people whose account is in Latin letters; sorted anew, for the order of letters differs."""
    return tuple(sorted(word.translate(_LATIN) for word in words))
