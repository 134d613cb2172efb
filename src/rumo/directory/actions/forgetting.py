"""What goes from the trail with a withdrawn consent to the processing: the name and the contacts, not what was done."""

from __future__ import annotations

from rumo.core import audit
from rumo.core.audit_names import entries_mentioning, take_out, words_of
from rumo.directory.models import Person

_PERSONAL = ("surname", "first_name", "patronymic", "gender", "email", "phone")


def forget_in_trail(person: Person) -> int:
    """Take the person out of the words of the audit trail; returns how many entries changed.

    Must be called in a transaction. Where the directory has a namesake, entries about other records stay as they are:
    nobody can tell which of the two they mean.
    """
    words = words_of(person.surname, person.first_name, person.patronymic)
    contacts = {each for each in (person.email, person.phone) if each}
    own = take_out(audit.history(person), words.forms | words.surnames | contacts, fields=_PERSONAL)
    people = Person.objects.exclude(pk=person.pk).filter(surname=person.surname)
    alike = [each for each in people if each.full_name.initials == person.full_name.initials]
    if any(each.first_name == person.first_name and each.patronymic == person.patronymic for each in alike):
        return own
    forms = {form for form in words.forms if "." not in form} if alike else words.forms
    return own + take_out(entries_mentioning(words).iterator(), forms | contacts)
