"""Chair, secretary, members, guests and speakers: is each where the paper says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rumo.papers.checks.findings import Scope, Severity, Slip, rule
from rumo.papers.checks.named import (
    Mention,
    acting,
    key_of,
    listed_absent,
    listed_invited,
    listed_present,
    members_present,
    sort_key,
)
from rumo.papers.minutes import Conduct, Minutes
from rumo.papers.people import Participant


@rule("officer_missing", Severity.ERROR, "Не указан председательствующий или секретарь", "секретарь не назван")
def officer_missing(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A protocol names who presided and who kept it, and both sign it (ГОСТ Р 7.0.97-2016, 5.22)."""
    if not minutes.chair.name:
        yield Slip("Не указан председательствующий: выберите, кто вёл заседание.", "chair")
    if not minutes.secretary.name:
        yield Slip("Не указан секретарь: выберите, кто вёл протокол.", "secretary")


@rule(
    "one_person_for_both",
    Severity.WARNING,
    "Один человек председательствует и ведёт протокол",
    "председательствующий и секретарь — Ветрова А.П.",
)
def one_person_for_both(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Two signatures of one person prove no more than one."""
    if minutes.chair.name and key_of(minutes.chair.name) == key_of(minutes.secretary.name):
        yield Slip(f"Председательствующий и секретарь — один человек: {minutes.chair.name}.", "chair")


@rule(
    "officer_absent",
    Severity.ERROR,
    "Председательствующий или секретарь отмечен отсутствующим",
    "председательствующий стоит в списке отсутствующих",
)
def officer_absent(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Nobody presides over a meeting, or keeps its minutes, without being there."""
    absent = {key_of(mention.name) for mention in listed_absent(minutes)}
    for officer, word in ((minutes.chair, "Председательствующий"), (minutes.secretary, "Секретарь")):
        if officer.name and key_of(officer.name) in absent:
            yield Slip(f"{word} {officer.name} отмечен среди отсутствующих.", "attendance")


@rule("present_and_absent", Severity.ERROR, "Человек и присутствует, и отсутствует", "одно имя в обоих списках")
def present_and_absent(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """The lists exclude each other; whoever reports, speaks or votes by name is there."""
    absent = {key_of(mention.name) for mention in listed_absent(minutes)}
    officers = {key_of(minutes.chair.name), key_of(minutes.secretary.name)}
    told: set[tuple[str, str]] = set()
    there = [*listed_present(minutes), *listed_invited(minutes)]
    if minutes.conduct is not Conduct.ABSENTEE:
        there += acting(minutes)
    for mention in there:
        key = key_of(mention.name)
        if key in absent - officers - told:
            told.add(key)
            does = "присутствующих" if mention.place.startswith("present") else _does(mention.place)
            yield Slip(f"{mention.name}: есть среди отсутствующих и среди {does}.", mention.place, does, "отсутствует")


@rule("listed_twice", Severity.ERROR, "Человек назван в списке дважды", "Мороз Д.К. назван третьим и десятым")
def listed_twice(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A name twice in the lists makes the count of those present wrong; chair and secretary are not listed again."""
    for mentions, where in (
        (members_present(minutes), "присутствующих"),
        (listed_absent(minutes), "отсутствующих"),
        (listed_invited(minutes), "приглашённых"),
    ):
        seen: set[tuple[str, str]] = set()
        for mention in mentions:
            key = key_of(mention.name)
            if key in seen and mention.place != "secretary":
                yield Slip(f"{mention.name}: в списке {where} дважды.", mention.place)
            seen.add(key)


@rule("not_alphabetical", Severity.WARNING, "Нарушен алфавитный порядок", "Ёлкина О.Н., Абрамчук Л.В.")
def not_alphabetical(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Lists of members go by the alphabet (seen in real minutes as a rule, and broken in one of them)."""
    for mentions, where in ((listed_present(minutes), "присутствующих"), (listed_absent(minutes), "отсутствующих")):
        before: Mention | None = None
        for mention in mentions:
            if before is not None and sort_key(mention.name) < sort_key(before.name):
                yield Slip(
                    f"В списке {where} {before.name} и {mention.name} стоят не по алфавиту.",
                    mention.place,
                    f"{before.name}, {mention.name}",
                    f"{mention.name}, {before.name}",
                )
            before = mention


@rule(
    "heard_not_on_agenda",
    Severity.WARNING,
    "Выступил докладчик, которого нет в повестке",
    "в повестке докладчик один, слушали двоих",
)
def heard_not_on_agenda(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """The agenda names the speakers; somebody else who was heard came into it later, or the agenda was not mended."""
    planned = {point.number: _keys(point.speakers) for point in minutes.agenda}
    for n, item in enumerate(minutes.items):
        for speaker in item.heard:
            if item.number in planned and key_of(speaker.name) not in planned[item.number]:
                yield Slip(
                    f"Вопрос {item.number}: доклад {speaker.name} заслушан, но в повестке этого докладчика нет.",
                    f"items[{n}]",
                )


@rule(
    "on_agenda_not_heard",
    Severity.WARNING,
    "Докладчик из повестки не выступил",
    "докладчик из повестки среди выступивших не назван",
)
def on_agenda_not_heard(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """In an absentee meeting nobody is heard, and a postponed item has no report."""
    if minutes.conduct is Conduct.ABSENTEE:
        return
    heard = {item.number: _keys(item.heard) for item in minutes.items if not item.postponed}
    for n, point in enumerate(minutes.agenda):
        for speaker in point.speakers:
            if point.number in heard and key_of(speaker.name) not in heard[point.number]:
                yield Slip(f"Вопрос {point.number}: докладчик из повестки {speaker.name} не выступил.", f"agenda[{n}]")


def _keys(speakers: Iterable[Participant]) -> set[tuple[str, str]]:
    return {key_of(speaker.name) for speaker in speakers}


def _does(place: str) -> str:
    if place.startswith("invited"):
        return "приглашённых"
    return "выступивших" if ".resolutions" not in place else "голосовавших"
