"""Minutes as associations write them, for reading back, and what of a paper cannot be seen on the sheet.

`strategies.minutes()` makes any minutes at all, with a body of «{}» and a city of «;)»: those print, but no reader
could tell such a city from a line of the title. Here fields say what fields say; the rest is as free as there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from rumo.papers import minutes as paper
from rumo.papers.blocks import Block, Cell, ItemList, Paragraph, Run, Table, normalized
from rumo.papers.minutes import Minutes
from rumo.papers.people import Participant, Signature
from rumo.papers.readers.people import trimmed
from rumo.papers.tests import strategies as free
from rumo.papers.tests.strategies import some
from rumo.russian.cases import Gender
from rumo.russian.typography import plain, tidy

CAST = tuple(
    Participant(name, post, gender)
    for name, post, gender in (
        ("Ветрова А.П.", "директор центра общего образования", Gender.FEMALE),
        ("Луговых К.Д.", "проректор по науке, доцент", Gender.MALE),
        ("Заря Н.С.", "старший методист", Gender.FEMALE),
        ("Островская-Лысенко М.И.", "директор лицея № 7 «Исток»", Gender.FEMALE),
        ("Григорян С.А.", "заместитель директора ЦНППМ ИРО", Gender.FEMALE),
        ("Мороз Д.К.", "учитель физики (совместитель)", Gender.MALE),
        ("Ким Е.О.", "эксперт", None),
    )
)
NAMES = [person.name for person in CAST]

numbers = st.integers(1, 40)
words = st.sampled_from(
    [
        "школы",
        "320 педагогов",
        "итоги",
        "«Мастерская»",
        "на 2024 год",
        "(98 %)",
        "№ 5",
        "и района",
        "диагностики,",
        "–",
        "опыт",
    ]
)
sentences = st.lists(words, min_size=2, max_size=8).map(lambda found: tidy("Слово " + " ".join(found) + " конец"))
topics = sentences.map(lambda text: f"о {text.lower()}")
titles = sentences.map(lambda text: f"О {text.lower()}")
people = st.sampled_from(CAST)
bodies = st.sampled_from(
    [
        "региональное учебно-методическое объединение",
        "секция учителей физики",
        "районное методическое объединение учителей химии",
        "методический совет города",
    ]
)
lines = sentences.map(lambda text: Paragraph((Run(f"{text}."),)))
hands = st.tuples(sentences, st.booleans(), st.booleans())
mixed = st.lists(hands, min_size=1, max_size=3).map(
    lambda found: Paragraph(tuple(Run(f"{text} ", bold, italic) for text, bold, italic in found))
)
lists = st.builds(ItemList, st.lists(lines, min_size=1, max_size=3).map(tuple), st.booleans())
cells = st.builds(
    Cell, st.lists(st.one_of(lines, lists), min_size=1, max_size=2).map(tuple).map(lambda found: _parted(found))
)
rows = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), min_size=2, max_size=4)
)
tables = st.builds(Table, rows.map(tuple), st.just(1))
texts = (
    st.lists(st.one_of(mixed, lists, tables), max_size=4).map(tuple).map(normalized).map(lambda found: _parted(found))
)

counts = st.integers(0, 40)
votes = st.builds(
    paper.Votes, counts, counts, counts, st.sampled_from(paper.Outcome), st.sampled_from(list(paper.VoteKind)[::2])
)
dues = st.sampled_from(["", "до 1 марта 2024 г.", "ежемесячно", "декабрь 2024 г."])
instructions = st.builds(
    paper.Instruction,
    sentences | st.just(""),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    dues,
).filter(lambda found: bool(found.responsible and found.due))
decisions = sentences.map(lambda text: f"Утвердить {text.lower()}")
resolutions = st.builds(
    paper.ResolutionPoint, st.just(""), decisions, st.none() | votes, some(instructions, 2), st.just(False)
)
items = st.builds(
    paper.MinutesItem,
    st.just(0),
    st.lists(people, min_size=1, max_size=2, unique=True).map(tuple),
    topics,
    texts,
    some(st.builds(paper.Speech, people, sentences.map(str.lower)), 2),
    some(resolutions),
    st.none() | numbers,
)
attendees = people.flatmap(
    lambda person: st.builds(
        paper.Attendee,
        st.just(person.name),
        st.just(person.post),
        st.booleans(),
        st.none() | numbers,
        st.none() | numbers,
    )
)


def readable() -> st.SearchStrategy[Minutes]:
    """Minutes with a number, day, city and people; agenda and items numbered from one."""
    return st.builds(
        Minutes,
        number=st.sampled_from(["4", "12", "187_ОД", "3-к"]),
        date=free.dates,
        city=st.sampled_from(["г. Снежногорск", "с. Ключи", "г. Верхний Яр"]),
        organization=st.sampled_from(["", "Институт развития образования", "Краевое учреждение «Центр „Исток“»"]),
        body=bodies,
        chair=people,
        secretary=people,
        form=st.sampled_from([paper.MinutesForm.FULL, paper.MinutesForm.EXTRACT]),
        conduct=st.sampled_from([paper.Conduct.IN_PERSON, paper.Conduct.REMOTE, paper.Conduct.MIXED]),
        date_to=st.none(),
        place=st.sampled_from(["", "конференц-зал института"]),
        present=some(attendees, 5).map(_unique),
        unnamed_present=st.integers(0, 2),
        absent=some(st.builds(paper.Absentee, st.sampled_from(NAMES), st.just("отпуск"), st.booleans())).map(_unique),
        invited=some(people).map(_unique),
        quorum=free.minutes().map(lambda found: found.quorum),
        agenda=some(st.builds(paper.AgendaPoint, st.just(0), titles, some(people, 2).map(_unique), st.booleans())).map(
            _numbered
        ),
        items=st.lists(items, min_size=1, max_size=3).map(tuple).map(_numbered).map(_with_points),
        annexes=some(st.builds(paper.Annex, st.just(0), sentences), 2).map(_numbered),
        signatures=st.lists(people, min_size=1, max_size=2, unique=True).map(_signed),
        layout=st.builds(paper.MinutesLayout, st.booleans(), st.none() | st.just(2), st.booleans(), st.booleans()),
        draft=st.booleans(),
    )


def seen(minutes: Minutes, shown: paper.MinutesLayout) -> Minutes:
    """A paper without what its sheet does not show in the layout `shown`, and with all that any reader gives alike:

    the layout; genders; names of annex files; reasons of absence that the layout hides, posts in lists that hide them;
    posts of those who speak, lead and write (they stand elsewhere); an instruction's words that repeat the decision;
    the boldness of a table's caption row; the stop at the end of a field; kinds of blanks.
    """
    absent = (each if shown.show_reasons_of_absence else replace(each, reason="") for each in minutes.absent)
    remotely = minutes.conduct in {paper.Conduct.IN_PERSON, paper.Conduct.MIXED}
    present = (
        replace(each, post=each.post if shown.show_posts_of_present else "", remote=remotely and each.remote)
        for each in minutes.present
    )
    listed = sorted(absent, key=lambda each: not each.excused)
    return _plain(
        replace(
            minutes,
            layout=paper.MinutesLayout(),
            chair=_bare(minutes.chair),
            secretary=_bare(minutes.secretary),
            present=tuple(present),
            absent=tuple(listed),
            items=tuple(map(_seen_item, minutes.items)),
            annexes=tuple(replace(each, file_name="") for each in minutes.annexes),
        )
    )


def _seen_item(item: paper.MinutesItem) -> paper.MinutesItem:
    return replace(
        item,
        heard=tuple(map(_bare, item.heard)),
        discussed=tuple(replace(each, speaker=_bare(each.speaker)) for each in item.discussed),
        text=_seen_blocks(item.text),
    )


def _seen_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_light(each) if isinstance(each, Table) else each for each in normalized(blocks))


def _light(table: Table) -> Table:
    head = tuple(
        tuple(Cell(tuple(_unbold(part) for part in cell.blocks), cell.colspan) for cell in row)
        for row in table.rows[: table.header_rows]
    )
    return Table((*head, *table.rows[table.header_rows :]), table.header_rows)


def _unbold(part: Any) -> Any:
    if isinstance(part, ItemList):
        return ItemList(tuple(_unbold(item) for item in part.items), part.numbered)
    return Paragraph(tuple(Run(run.text, italic=run.italic) for run in part.runs))


def _bare(person: Participant) -> Participant:
    return Participant(person.name)


def _plain(value: Any) -> Any:
    """Strings with plain blanks and without the stop at the end; people without genders."""
    if isinstance(value, str) and not isinstance(value, Gender):
        return trimmed(plain(tidy(value)))
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, Participant):
        return Participant(_plain(value.name), _plain(value.post))
    if isinstance(value, Paragraph):
        return Paragraph(tuple(Run(re.sub(r"\s", " ", tidy(run.text)), run.bold, run.italic) for run in value.runs))
    if hasattr(value, "__dataclass_fields__"):
        return replace(
            value, **{name: _plain(getattr(value, name)) for name in value.__dataclass_fields__ if name != "kind"}
        )
    return value


def _numbered(found: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(each, number=number) for number, each in enumerate(found, start=1))


def _with_points(found: tuple[paper.MinutesItem, ...]) -> tuple[paper.MinutesItem, ...]:
    """An only decision has the number of its item, several have «1.1», «1.2»."""
    return tuple(
        replace(
            item,
            resolutions=tuple(
                replace(point, number=f"{item.number}.{n}" if len(item.resolutions) > 1 else str(item.number))
                for n, point in enumerate(item.resolutions, start=1)
            ),
        )
        for item in found
    )


def _unique(found: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({each.name: each for each in found}.values())


def _signed(found: list[Participant]) -> tuple[Signature, ...]:
    posts = ("Заместитель председателя", "Секретарь")
    return tuple(Signature(post, person.name) for post, person in zip(posts, found, strict=False))


def _parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Two lists of one kind, or two tables, in a row look like one."""
    kept: list[Block] = []
    for block in blocks:
        if not kept or isinstance(block, Paragraph) or type(block) is not type(kept[-1]):
            kept.append(block)
    return tuple(kept)
