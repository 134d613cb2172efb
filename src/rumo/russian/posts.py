"""Posts, organizations and bodies in cases.

>>> inflect_post("заместитель директора центра", Case.ACCUSATIVE)
'заместителя директора центра'
"""

from __future__ import annotations

from functools import lru_cache

from rumo.russian import phrases
from rumo.russian.cases import Case


@lru_cache(maxsize=4096)
def inflect_post(post: str, case: Case) -> str:
    """A person's post in `case`: «учитель-логопед МБОУ СОШ № 5» → «учителя-логопеда МБОУ СОШ № 5».

    The gender of the post stays as written. «и.о. директора» and «врио начальника» do not change.
    """
    return _inflect(post, case, is_person=True)


@lru_cache(maxsize=4096)
def inflect_phrase(phrase: str, case: Case) -> str:
    """The name of a body or any noun phrase in `case`: «секция учителей химии» → «секции учителей химии».

    A phrase whose head is not found (an abbreviation, a quoted name) comes back as written.
    """
    return _inflect(phrase, case, is_person=False)


def inside_phrase(name: str, case: Case) -> str:
    """The name of a body in the middle of a sentence: «секции учителей химии», «РУМО Дальнего края»."""
    said = inflect_phrase(name, case)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _inflect(phrase: str, case: Case, is_person: bool) -> str:
    if case is Case.NOMINATIVE:
        return phrase
    tokens = phrases.tokenize(phrase)
    for head in phrases.find_heads(tokens, prefers_people=is_person):
        for index, form in phrases.inflect_head(head, case, is_person).items():
            tokens[index] = form
    return "".join(tokens)
