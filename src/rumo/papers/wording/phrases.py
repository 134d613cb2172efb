"""The words of printed minutes, one place for all of them, and the small grammar that joins them."""

from __future__ import annotations

from collections.abc import Iterable

from rumo.papers.blocks import clean_text
from rumo.papers.minutes import Choice, Conduct, Outcome, VoteKind
from rumo.papers.people import Participant
from rumo.russian.names import parse_name
from rumo.russian.typography import tidy

DRAFT = "ПРОЕКТ"
MINUTES = "ПРОТОКОЛ"
EXTRACT = "ВЫПИСКА ИЗ ПРОТОКОЛА"
MEETING = "ЗАСЕДАНИЯ"
ABSENTEE_MEETING = "ЗАОЧНОГО ЗАСЕДАНИЯ"

FORM = "Форма проведения"
FORMS = {
    Conduct.REMOTE: "дистанционно, с использованием видеоконференцсвязи",
    Conduct.MIXED: "очно и дистанционно, с использованием видеоконференцсвязи",
    Conduct.ABSENTEE: "заочное голосование",
}
PLACE = "Место проведения"
VOTING_WINDOW = "Срок голосования"
CHAIR = "Председательствующий"
SECRETARY = "Секретарь"
PRESENT = ("Присутствует член", "Присутствуют члены")
VOTED = ("Участвовал в голосовании член", "Участвовали в голосовании члены")
EXCUSED = ("Отсутствует по уважительной причине", "Отсутствуют по уважительной причине")
ABSENT = ("Отсутствует", "Отсутствуют")
NOT_VOTED = ("Не участвовал в голосовании", "Не участвовали в голосовании")
INVITED = ("Приглашенный", "Приглашенные")
LIST_ATTACHED = "список прилагается"
REMOTELY = "дистанционно"
ATTENDANCE_LIST = "Список присутствующих членов"
VOTERS_LIST = "Список членов, участвовавших в голосовании,"

AGENDA = "ПОВЕСТКА"
ADDED_LATE = "включен в повестку дополнительно"
HEARD = "СЛУШАЛИ:"
CONSIDERED = "РАССМОТРЕЛИ:"
SPOKE = "ВЫСТУПИЛИ:"
RESOLVED = "РЕШИЛИ:"
POSTPONED = "Вопрос снят с рассмотрения."
NO_QUORUM_WARNING = "Кворума нет, заседание неправомочно."
QUORUM_IS_MET = "Кворум имеется."

VOTES_NOT_STATED = "Результаты голосования не указаны."
VOTING = {
    VoteKind.OPEN: "Голосовали",
    VoteKind.OPEN_BY_NAME: "Поименное голосование",
    VoteKind.SECRET: "Тайное голосование",
}
CHOICES = {Choice.FOR: "«за»", Choice.AGAINST: "«против»", Choice.ABSTAINED: "«воздержались»"}
NOBODY = "нет"
UNANIMOUSLY = "Решение принято единогласно."
OUTCOMES = {
    Outcome.CARRIED: "Решение принято.",
    Outcome.CARRIED_BY_CASTING_VOTE: "Голоса разделились поровну; решение принято голосом председательствующего.",
    Outcome.LOST: "Решение не принято.",
}
RESPONSIBLE = ("Ответственный", "Ответственные")
DUE = "Срок"
ANNEXES = ("Приложение:", "Приложения:")
CERTIFIED = "Верно"


def line(text: str) -> str:
    """One printed line: no stray characters, Russian spacing (initials and «№» do not part from their words)."""
    return tidy(clean_text(text).strip())


def sentence(text: str) -> str:
    """A line that ends as a sentence does, unless a comma leads it on; a stop already there is not doubled."""
    text = line(text)
    return text if not text or text.endswith((".", "!", "?", "…", ":", ";", ",")) else f"{text}."


def number_of(forms: tuple[str, str], count: int) -> str:
    """The singular for one, the plural for any other count."""
    return forms[0] if count == 1 else forms[1]


def with_post(person: Participant) -> str:
    """«Григорян С.А., заместитель директора»; the post may be missing."""
    return f"{person.name}, {person.post}" if person.post else person.name


def listed(persons: Iterable[Participant]) -> str:
    """Persons with posts, divided by semicolons: a post may hold commas."""
    return "; ".join(map(with_post, persons))


def noted(text: str, *notes: str) -> str:
    """«Мороз Д.К. (с вопроса 2)»; blank notes are left out."""
    given = ", ".join(filter(None, notes))
    return f"{text} ({given})" if given else text


def signed_name(name: str) -> str:
    """«А.П. Ветрова»: in a signature the initials come first. What is not a name is printed as it is."""
    parsed = parse_name(name)
    return parsed.initials_surname if parsed else name
