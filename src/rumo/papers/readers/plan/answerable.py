"""Who is responsible: one a line, by comma, or run together when the lines of a cell were lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from rumo.papers.plan import Responsible
from rumo.papers.readers.people import find_names, names_anybody, trimmed

_ROLES = (
    r"(?:со)?председател[ьи]|заместител[ьи]|зам\.|секретар[ьи]|руководител[ьи]|эксперт[ы]?|член[ы]?(?=\s)"
    r"|методист[ы]?|директор(?:а|ы)?(?=\s)|специалист[ы]?"
    r"|куратор[ы]?|тьютор[ы]?|координатор[ы]?|начальник[и]?|заведующ(?:ий|ая|ие)|педагог[и]?(?=\s)"
    r"|учител(?:ь|я)(?=\s)"
    r"|наставник[и]?|модератор[ы]?|ректор"
    r"|проректор[ы]?|администраци[яи]|оргкомитет|рабоч(?:ая|ие)\s+групп[аы]|главн(?:ый|ые)|ведущ(?:ий|ие)"
    r"|старш(?:ий|ие)|муниципальн(?:ый|ые)|региональн(?:ый|ые)"
)
_BODIES = (
    r"(?:ГБУ|ГАУ|ГКУ|МБУ|МАУ|МКУ|ГБОУ|ГАОУ|МБОУ|МАОУ|МКОУ|ФГБОУ|КГАОУ|КГБОУ|ГОАУ|ОГБУ|АНО|ГБПОУ|БУ|АУ)(?!\w)"
    r"|(?:Министерство|Департамент|Управление|Комитет|ОМСУ|ЦНППМ|МОУО)(?!\w)"
)
_ROLE_START = re.compile(rf"(?<=\s)(?:{_ROLES})(?![а-яё])", re.IGNORECASE)
_BODY_START = re.compile(rf"(?<=\s)(?:{_BODIES})")
_IS_ROLE = re.compile(rf"^(?:{_ROLES})", re.IGNORECASE)
_PLURAL = re.compile(r"^(?:[а-яё-]+(?:ые|ие)\s+)*[а-яё-]+[иы](?=\s|$)", re.IGNORECASE)
_ENDED = re.compile(r"(?:[РФ]?УМО|[ОРГМ]МО|ШМО|секци[йяи]|групп[ыа]?|объединени[йяе]|»|\)|[А-ЯЁ]\.)$")
_JOINED_ROLE = re.compile(r"(?:главн|ведущ|старш|муниципальн|региональн)\w+$|(?:,|\bи|–|-)$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:ответственн\w*(?:\s+за\s+\w+)?|исполнител[ьи]|отв\.)\s*[:–—-]\s*", re.IGNORECASE)
_APPROVAL = re.compile(r"^(?P<duty>(?:согласовани|утверждени)[ея](?:\s+[^–—:-]+?)?)\s*[–—:-]\s*", re.IGNORECASE)
_APPROVAL_INSIDE = re.compile(r"(?<=\S)\s+(?=согласовани[ея]\s[^–—:-]{0,40}[–—:-])", re.IGNORECASE)
_EXECUTION = re.compile(r"^исполнени[ея](?:\s+[^–—:-]+?)?\s*[–—:-]\s*", re.IGNORECASE)
_INSIDE = re.compile(r"\([^)]*\)|«[^»]*»")


def read_responsible(lines: Sequence[str]) -> tuple[Responsible, ...]:
    """Everybody named in a cell, in order; whoever stands after «Согласование планов –» approves."""
    found: list[Responsible] = []
    duty = ""
    approves = False
    for text in _pieces(lines):
        approval = _APPROVAL.match(text)
        execution = _EXECUTION.match(text)
        if approval:
            approves, duty = True, approval["duty"].strip()
            text = text[approval.end() :]
        elif execution:
            approves, duty = False, ""
            text = text[execution.end() :]
        named = trimmed(_CAPTION.sub("", text)).strip(" ,;–—-")
        if named:
            found.append(Responsible(named, approves, duty))
    return tuple(found)


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    joined: list[str] = []
    for line in lines:
        text = re.sub(r"\s+", " ", line).strip()
        if joined and text and _continues(joined[-1], text):
            joined[-1] = f"{joined[-1]} {text}"
        elif text:
            joined.append(text)
    for line in joined:
        for part in _APPROVAL_INSIDE.split(line):
            for piece in _by_marks(part):
                yield from _run_together(piece)


def _continues(before: str, text: str) -> bool:
    """A line broken by its cell: begins small or with a bracket and is no role of its own."""
    if before.count("«") > before.count("»") or before.count("(") > before.count(")"):
        return True
    if before.endswith((",", ";")):
        return False
    return text[0] in "(«" or (text[0].islower() and not _IS_ROLE.match(text))


def _by_marks(text: str) -> list[str]:
    """Parted by «;», by «,» and by a name after «и»; a post stays with its name («Ветрова А.П., директор центра»)."""
    hidden = _INSIDE.sub(lambda found: re.sub(r"[,;]", "\x00", found[0]), text)
    marks = [
        (0, ""),
        *((found.end(), found[0].strip()) for found in re.finditer(r"\s*[,;]\s*|\s+и\s+(?=[А-ЯЁ])", hidden)),
    ]
    parts: list[str] = []
    for n, (start, mark) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(text)
        part = re.sub(r"(?:\s*[,;]\s*|\s+и\s+)$", "", text[start:end])
        if parts and mark == "," and _is_post_of(parts[-1], part):
            parts[-1] = f"{parts[-1]}, {part}"
        elif parts and mark == "и" and not (_IS_ROLE.match(part) or names_anybody(part) or re.match(_BODIES, part)):
            parts[-1] = f"{parts[-1]} и {part}"
        elif parts and mark == "," and not _stands_alone(part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _is_post_of(before: str, part: str) -> bool:
    """One post after a name that has none yet: small letters, one person."""
    names = find_names(before)
    bare = bool(names) and not before[names[-1].end :].strip(" .") and not before[: names[0].start].strip()
    return bare and not names_anybody(part) and part[:1].islower() and not _PLURAL.match(part)


def _stands_alone(part: str) -> bool:
    """A person, a role, a body: anything but words that go on («по вопросам …», «информатики»)."""
    return part[:1].isupper() or bool(_IS_ROLE.match(part)) or names_anybody(part)


def _run_together(text: str) -> Iterator[str]:
    """«Председатель УМО Заместители председателя УМО ГБУ ДПО «…»»: a role in the nominative, a body after what has
    ended, and a name after a name begin a new one."""
    hidden = _INSIDE.sub(lambda found: "\x00" * len(found[0]), text)
    cuts = {
        found.start() for found in _ROLE_START.finditer(hidden) if _may_cut(text[: found.start()].rstrip(), found[0])
    }
    cuts |= {found.start() for found in _BODY_START.finditer(hidden) if _ENDED.search(text[: found.start()].rstrip())}
    names = find_names(text)
    cuts |= {
        after.start for before, after in itertools.pairwise(names) if not text[before.end : after.start].strip(" .")
    }
    edges = [0, *sorted(cuts), len(text)]
    for start, end in itertools.pairwise(edges):
        if text[start:end].strip():
            yield text[start:end].strip()


def _may_cut(before: str, role: str) -> bool:
    """«старший методист», «заместитель директора» and «Ветрова А.П. – директор» are not cut."""
    if not before or _JOINED_ROLE.search(before):
        return False
    words = before.split()
    if role[0].islower() and _IS_ROLE.match(words[-1]):
        return False
    return len(words) > 1 or words[0].isupper() or before.endswith("»")
