"""Members of a composition: rows of a table, lines of a list, names after «Ввести в состав», «Вывести из состава»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rumo.papers.order import Change, OrderMember
from rumo.papers.readers.document import Grid
from rumo.papers.readers.minutes.bodies import nominative_post
from rumo.papers.readers.minutes.rows import Notes, Row
from rumo.papers.readers.nominative import KnownNames
from rumo.papers.readers.people import find_names, people_of, spelled, trimmed
from rumo.russian.cases import Case

_ROLE = re.compile(
    r"(?<!\w)(?P<role>сопредседатель|председатель|(?:первый\s+)?(?:заместитель|зам\.)\s+председателя|(?:ответственный\s+)?секретарь"
    r"|член(?:ы)?|руководитель\s+секции(?:\s+[^,;()]+)?|координатор|эксперт)(?:\s+(?:совета|комиссии|рабочей\s+группы"
    r"|(?:регионального\s+)?(?:учебно-)?методического\s+объединения|[Рр]?УМО|РМО|ОМО|ГМО))?(?!\w)",
    re.IGNORECASE,
)
# Roles that nobody's post is called by; «эксперт» or «координатор» alone is a post.
_LEADING = re.compile(
    r"сопредседатель|председатель|(?:первый\s+)?зам|(?:ответственный\s+)?секретарь|член", re.IGNORECASE
)
_GROUP = re.compile(
    r"^(?P<role>председатель|сопредседател[ьи]|заместител[ьи]\s+председателя|(?:ответственный\s+)?секретарь|члены|состав)"
    r"(?:\s+[^:–—-]{0,80})?\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
_PLURAL = {"члены": "член", "сопредседатели": "сопредседатель", "заместители председателя": "заместитель председателя"}
_REMOVE = re.compile(r"вывести\s+из\s+(?:состава|членов)|исключить\s+из\s+состава", re.IGNORECASE)
_ADD = re.compile(r"(?:ввести|включить)\s+(?:в\s+состав|в\s+члены)|дополнить\s+состав", re.IGNORECASE)


def read_members(rows: Sequence[Row], notes: Notes) -> tuple[OrderMember, ...]:
    """All members in their order. A heading («Члены:») gives its role to the lines under it."""
    known = KnownNames()
    members: list[OrderMember] = []
    role, change = "", Change.APPROVED
    for row in rows:
        found: list[OrderMember] = []
        if row.grid is not None:
            found = [replace(each, change=change) for each in _of_table(row.grid)]
            if not found:
                notes.leave([row], "таблица без фамилий")
        elif heading := _GROUP.match(row.text):
            said = heading["role"].lower()
            role = "" if said == "состав" else _PLURAL.get(said, said)
        else:
            change = _change(row.text, change)
            found = list(_of_line(row, role, change, known))
        for member in found:
            notes.note(f"members[{len(members)}]", row)
            members.append(member)
    return tuple(members)


def _change(text: str, before: Change) -> Change:
    if _REMOVE.search(text):
        return Change.REMOVED
    if _ADD.search(text):
        return Change.ADDED
    return Change.APPROVED if re.search(r"утвердить", text, re.IGNORECASE) else before


def _of_line(row: Row, role: str, change: Change, known: KnownNames) -> Iterator[OrderMember]:
    """«Фамилия И.О., должность, председатель», or «Ввести в состав … Фамилию И.О.»: names in the accusative."""
    text = row.text.replace("\n", " ").replace("\t", ", ")
    verb = _REMOVE.search(text) or _ADD.search(text)
    start = verb.end() if verb else 0
    case = Case.ACCUSATIVE if verb else Case.NOMINATIVE
    first = next((each for each in find_names(text) if each.start >= start), None)
    if first is None or (verb is None and text[: first.start].strip(" –—-,") and not _ROLE.match(text)):
        return
    for mention in people_of(text[first.start if verb else 0 :]):
        name = known.restore(mention.name, case).text
        post, own = _post_and_role(nominative_post(mention.post, case)[0], role)
        yield OrderMember(name, post, own or role, change)


def _post_and_role(said: str, group: str) -> tuple[str, str]:
    """«директор центра, председатель РУМО» → post and role; «(председатель)» and «секретарь, эксперт» too. `group` is
    the role of the heading above."""
    parts = [part.strip(" ()") for part in re.split(r",\s+|\s[–—-]\s|\s*(?=\()", said) if part.strip(" ()")]
    told = [(part, role) for part in (*parts[-1:], *parts[:1]) if (role := _ROLE.fullmatch(part))]
    leading = [each for each in told if _LEADING.match(each[0])]
    if not leading and (group or len(parts) < 2):
        return said, ""
    for part, role in leading or told:
        rest = re.sub(r"\(\s*\)", "", said.replace(part, "", 1))
        return trimmed(rest.strip(" ,;–—-")), role["role"].lower()
    return said, ""


def _of_table(grid: Grid) -> list[OrderMember]:
    """№, ФИО, должность, роль: columns are told by their captions, and failing that by what they hold."""
    matrix = [[re.sub(r"\s+", " ", cell.text).strip() for cell in cells] for cells in grid.matrix]
    if not matrix:
        return []
    head = [text.lower() for text in matrix[0]]
    named = next((n for n, text in enumerate(head) if re.search(r"ф\.?\s?и\.?\s?о|фамилия", text)), None)
    posted = next((n for n, text in enumerate(head) if "должност" in text or "место работы" in text), None)
    roled = next((n for n, text in enumerate(head) if re.search(r"роль|статус|в\s+составе|обязанност", text)), None)
    if named is None:
        named = next((n for n in range(len(head)) if any(_name(row[n]) for row in matrix)), None)
        posted = None if named is None or named + 1 >= len(head) else named + 1
    if named is None:
        return []
    members = []
    role = ""
    for cells in matrix:
        if len(set(filter(None, cells))) == 1 and (group := _GROUP.match(next(filter(None, cells)))):
            role = _PLURAL.get(group["role"].lower(), group["role"].lower())
            continue
        name = _name(cells[named])
        if name is None:
            continue
        post = cells[posted] if posted is not None and posted != named else ""
        own = cells[roled].lower() if roled is not None else ""
        if not own and post:
            post, own = _post_and_role(trimmed(post), role)
        members.append(OrderMember(name, trimmed(post), trimmed(own) or role))
    return members


def _name(text: str) -> str | None:
    found = next(iter(find_names(text)), None)
    return spelled(found.name) if found else None
