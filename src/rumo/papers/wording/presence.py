"""Who was at the meeting and whether that was enough: the introductory table and the sentence about the quorum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from fractions import Fraction

from rumo.papers.minutes import Absentee, Attendee, Conduct, Minutes, Quorum
from rumo.papers.people import Participant
from rumo.papers.wording import phrases
from rumo.papers.wording.phrases import line, listed, noted, number_of
from rumo.papers.wording.sheet import Fact
from rumo.russian.cases import Case
from rumo.russian.dates import long_date
from rumo.russian.numbers import agree, format_percent
from rumo.russian.posts import inside_phrase
from rumo.russian.typography import NBSP


def facts(minutes: Minutes) -> tuple[Fact, ...]:
    """Rows in the order real minutes have them: chair, secretary, present, absent with and without excuse, invited."""
    rows = [*_circumstances(minutes), *_officers(minutes), *_members(minutes), *_invited(minutes)]
    return tuple(Fact(line(label), line(text)) for label, text in rows)


def attendance(minutes: Minutes) -> tuple[str, ...]:
    """Lines of the separate list of those present; empty when they stand in the table itself."""
    if not _is_listed_apart(minutes):
        return ()
    return tuple(line(_attendee(each, minutes)) for each in minutes.present)


def attendance_heading(minutes: Minutes) -> str:
    words = phrases.VOTERS_LIST if minutes.conduct is Conduct.ABSENTEE else phrases.ATTENDANCE_LIST
    return line(f"{words} {_body(minutes)}")


def quorum_sentence(quorum: Quorum | None, conduct: Conduct) -> str:
    """«Присутствуют 25 из 35 членов (71 %), требуется не менее 1/2. Кворум имеется.»; «» when it is not known."""
    if quorum is None:
        return ""
    one = _is_one(quorum.present)
    if conduct is Conduct.ABSENTEE:
        verb = "В голосовании участвовал" if one else "В голосовании участвовали"
    else:
        verb = "Присутствует" if one else "Присутствуют"
    whole = agree(quorum.composition, "член", Case.GENITIVE)
    share = f" ({format_percent(quorum.present, quorum.composition)})" if quorum.composition else ""
    more = "более" if quorum.strict else "не менее"
    verdict = phrases.QUORUM_IS_MET if quorum.met else phrases.NO_QUORUM_WARNING
    return line(f"{verb} {quorum.present} из {whole}{share}, требуется {more} {_share(quorum.required)}. {verdict}")


def item_presence(present: int | None) -> str:
    """«По вопросу присутствуют 24 члена.» where it differs from the whole meeting's."""
    if present is None:
        return ""
    verb = "присутствует" if _is_one(present) else "присутствуют"
    return line(f"По вопросу {verb} {agree(present, 'член')}.")


def _is_one(number: int) -> bool:
    """1, 21, 101 ask for a verb in the singular."""
    return number % 10 == 1 and number % 100 != 11


def _share(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}" if share.denominator > 1 else "всех"


def _circumstances(minutes: Minutes) -> Iterator[tuple[str, str]]:
    if minutes.conduct in phrases.FORMS:
        yield phrases.FORM, phrases.FORMS[minutes.conduct]
    if minutes.place:
        yield phrases.PLACE, minutes.place
    window = [
        f"{word} {_moment(when)}"
        for word, when in (("с", minutes.voting_opens), ("до", minutes.voting_closes))
        if when is not None
    ]
    if window:
        yield phrases.VOTING_WINDOW, " ".join(window)


def _moment(when: datetime) -> str:
    return f"{when:%H:%M} {long_date(when.date())}"


def _officers(minutes: Minutes) -> Iterator[tuple[str, str]]:
    for label, person in ((phrases.CHAIR, minutes.chair), (phrases.SECRETARY, minutes.secretary)):
        if person.name:
            yield label, phrases.with_post(person) if minutes.layout.show_posts_of_present else person.name


def _members(minutes: Minutes) -> Iterator[tuple[str, str]]:
    absentee = minutes.conduct is Conduct.ABSENTEE
    count = len(minutes.present) + minutes.unnamed_present
    if count:
        label = number_of(phrases.VOTED if absentee else phrases.PRESENT, count)
        named = phrases.LIST_ATTACHED if _is_listed_apart(minutes) else _joined_present(minutes)
        text = _with_others(named, minutes.unnamed_present)
        label = f"{label} {_body(minutes)}"
        yield _counted(label, count) if minutes.present else label, text
    if absentee:
        yield from _absent_row(phrases.NOT_VOTED, minutes.absent, minutes)
    else:
        yield from _absent_row(phrases.EXCUSED, (each for each in minutes.absent if each.excused), minutes)
        yield from _absent_row(phrases.ABSENT, (each for each in minutes.absent if not each.excused), minutes)


def _body(minutes: Minutes) -> str:
    """«регионального учебно-методического объединения»: inside a sentence; an abbreviation stays as it is."""
    return inside_phrase(minutes.body, Case.GENITIVE)


def _absent_row(forms: tuple[str, str], absent: Iterable[Absentee], minutes: Minutes) -> Iterator[tuple[str, str]]:
    names = [noted(each.name, each.reason if minutes.layout.show_reasons_of_absence else "") for each in absent]
    if names:
        yield _counted(number_of(forms, len(names)), len(names)), ", ".join(names)


def _counted(label: str, count: int) -> str:
    """A count is of use where there is something to count."""
    return f"{label} ({agree(count, 'человек')})" if count > 1 else label


def _invited(minutes: Minutes) -> Iterator[tuple[str, str]]:
    if minutes.invited:
        yield number_of(phrases.INVITED, len(minutes.invited)), listed(minutes.invited)


def _joined_present(minutes: Minutes) -> str:
    """Names by commas; by semicolons when posts, which hold commas themselves, follow them."""
    separator = "; " if minutes.layout.show_posts_of_present else ", "
    return separator.join(_attendee(each, minutes) for each in minutes.present)


def _with_others(named: str, unnamed: int) -> str:
    """«… и еще 2 человека»; the number alone where nobody is named."""
    if not unnamed:
        return named
    others = agree(unnamed, "человек")
    return f"{named} и еще {others}" if named else others


def _attendee(each: Attendee, minutes: Minutes) -> str:
    """A member with what was unusual; remote presence is worth a note only where others were in the room."""
    shown = Participant(each.name, each.post if minutes.layout.show_posts_of_present else "")
    by_video = each.remote and minutes.conduct in {Conduct.IN_PERSON, Conduct.MIXED}
    return noted(
        phrases.with_post(shown),
        phrases.REMOTELY if by_video else "",
        f"с вопроса{NBSP}{each.came_for}" if each.came_for is not None else "",
        f"до вопроса{NBSP}{each.left_before}" if each.left_before is not None else "",
    )


def _is_listed_apart(minutes: Minutes) -> bool:
    most = minutes.layout.present_as_annex_over
    return most is not None and len(minutes.present) > most
