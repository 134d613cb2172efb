"""The addresses of the product, and records to fill them with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rumo.accounts.models import User
from rumo.core.models import AuditEntry
from tests.cast import Cast


@dataclass(frozen=True)
class Address:
    room: str
    name: str
    parameters: tuple[str, ...]


# A record of the region for each parameter of a room; by the address's first word if pk says too little.
Keys = Mapping[tuple[str, str], Any]


def addresses(rooms: Collection[str] | None = None) -> Iterator[Address]:
    """Named addresses of these rooms, or of the whole site."""

    def walk(resolver: Any, room: str, before: tuple[str, ...]) -> Iterator[Address]:
        for pattern in resolver.url_patterns:
            parameters = before + tuple(pattern.pattern.converters)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern, pattern.namespace or room, parameters)
            elif isinstance(pattern, URLPattern) and pattern.name:
                yield Address(room, pattern.name, parameters)

    return (address for address in walk(get_resolver(), "", ()) if rooms is None or address.room in rooms)


def filled(address: Address, keys: Keys) -> str:
    """The address with a record of the region. The longest matching name wins, then the parameter's own.

    A parameter that differs between addresses of a room has a key of its own: `document.file_pk`.
    """
    arguments = {}
    for parameter in address.parameters:
        names = [key for room, key in keys if room == address.room and address.name.startswith(key)]
        wanted = max(names, key=len, default=parameter) if parameter == "pk" else parameter
        own = f"{address.name}.{parameter}"
        arguments[parameter] = keys[address.room, own if (address.room, own) in keys else wanted]
    return reverse(f"{address.room}:{address.name}", kwargs=arguments)


def kinds(cast: Cast) -> dict[str, User]:
    """One of each kind of powers: chair and deputy have the secretary's, an expert those of a member, and the stranger
    is tried apart."""
    same = {"chair", "deputy", "expert", "stranger"}
    return {name: user for name, user in cast.everybody().items() if name not in same}


def refusals(client: Client, paths: Collection[str]) -> dict[str, set[int]]:
    """Pages that are there for the visitor: a record of somebody else must answer 404 to whatever is asked of it.

    405 says only which methods the address knows, for a record that is there and for one that is not.
    """
    found = {path: {getattr(client, method)(path).status_code for method in ("get", "post")} for path in paths}
    return {path: codes for path, codes in found.items() if not codes <= {404, 405} or 404 not in codes}


def broken(client: Client, paths: Collection[str], *, hidden: str = "") -> dict[str, int]:
    """Pages that neither open nor say why not, and those that tell the visitor a word `hidden` from him (0)."""
    found = {}
    for path in paths:
        answer = client.get(path)
        content = b"".join(answer) if answer.streaming else answer.content  # read to the end, or the file stays open
        found[path] = 0 if hidden and hidden in content.decode("utf-8", "ignore") else answer.status_code
    return {path: code for path, code in found.items() if code not in {200, 302, 403, 404, 405, 409, 422}}


def words_of(client: Client, path: str) -> str:
    """What the address shows, wherever it leads."""
    answer = client.get(path, follow=True)
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode("utf-8", "ignore")


def open_to_a_guest(client: Client, paths: Collection[str]) -> dict[str, int]:
    """Pages that answer whoever is not signed in anything but the way to the sign-in."""
    answers = {path: client.get(path) for path in paths}
    return {
        path: answer.status_code
        for path, answer in answers.items()
        if answer.status_code != 302 or not answer["Location"].startswith("/accounts/login/")
    }


def telling(client: Client, paths: Collection[str], word: str) -> list[str]:
    """Pages on which the visitor reads the word, wherever they lead."""
    return [path for path in paths if word in words_of(client, path)]


def changed(client: Client, cast: Cast, paths: Collection[str]) -> list[tuple[str, str]]:
    """Who of those who run nothing left a trace in the audit by posting an empty form, and where."""
    found = []
    for user in (cast.teacher, cast.expert, cast.municipal_methodologist, cast.stranger):
        client.force_login(user)
        for path in paths:
            before = AuditEntry.objects.count()
            client.post(path)
            if AuditEntry.objects.count() != before:
                found.append((str(user), path))
    return found
