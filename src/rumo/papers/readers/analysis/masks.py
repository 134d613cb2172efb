"""Numbers that count nothing: dates, years, numbers of acts, laws, schools, classes, telephones, numbering.

Each recogniser has a name; what it takes is no figure. To add one, write its pattern into the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rumo.papers.readers.analysis.counted import follows
from rumo.papers.readers.periods import find_periods

_LABEL = (
    r"заседани[еяю]|приложени\w+|таблиц\w+|рисун\w+|диаграмм\w+|рис\.|табл\.|пункт\w*|пп?\.|подпункт\w*"
    r"|раздел\w*|глав[аыуе]"
    r"|част[ьи]|стать[яиюе]|ст\.|школ[аыеу]|СОШ|ООШ|НОШ|СШ|гимнази[яиюе]|лице[йяюе]\w*|сад\w*|ДОУ|кабинет\w*"
    r"|каб\.|ауд\.|этап\w*"
    r"|вариант\w*|тур[аеу]?|модул[ьяюе]|групп[аыуе]|секци[яиюе]|верси[яию]|том[аеу]?|выпуск\w*|вып\.|номер\w*"
    r"|форм[аые]|дом|д\.|кв\."
    r"|Windows|Office|направлени[еяю]|задани[еяю]|вопрос[аеу]?|критери[йя]|показател[ья]|шаг[аеу]?|блок[аеу]?"
    r"|цел[ьи]|задач[аиуе]"
)
_CASELESS = re.IGNORECASE
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "address",
        re.compile(
            r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[\w-]+\.(?:ru|com"
            r"|org|рф|net|info)/?\S*"
        ),
    ),
    (
        "telephone",
        re.compile(
            r"(?:\+7|(?<!\d)8)[\s(-]*\d{3,5}[\s)-]*\d{1,3}(?:[\s-]*\d{2}){2}(?!\d)"
            r"|(?<!\w)тел(?:\.|ефон\w*|/факс)\.?:?\s*[\d\s()+-]{5,}\d"
        ),
    ),
    ("telephone", re.compile(r"(?<![\d-])\d{1,3}-\d{2}-\d{2}(?![\d-])")),
    ("long", re.compile(r"(?<!\d)\d{9,}(?!\d)")),
    ("law", re.compile(r"(?<![\w])\d+-(?:ФЗ|ФКЗ|ОЗ|ЗС|КЗ|РЗ|ОД|од|рп|р|п|з)(?!\w)")),
    ("act", re.compile(r"(?:№№?|(?<!\w)No?\.?)\s*[\w./\\-]*\d[\w./\\-]*(?<![.,])")),
    ("reference", re.compile(r"\[\d+(?:\s*[,;–-]\s*(?:с\.\s*)?\d+)*\]")),
    ("page", re.compile(r"(?<!\w)(?:[Сс]|стр)\.\s*\d+(?:\s*[–-]\s*\d+)?")),
    ("date", re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)|(?<!\d)\d{4}-\d\d-\d\d(?!\d)")),
    (
        "short date",
        re.compile(
            r"(?<!\w)(?:от|с|до|по|на|к)\s+[0-3]\d\.[01]\d(?![\d,]|\.\d|\s*%)"
            r"|(?<!\d)[0-3]\d\.[01]\d\s?[-–—]\s?[0-3]\d\.[01]\d(?!\d)"
        ),
    ),
    ("fraction", re.compile(r"(?<![\d/,.])[1-4]/[2-9](?![\d/])")),
    ("paragraph", re.compile(r"(?<![\d,])\d+(?:\.\d+){2,}(?![\d])")),
    (
        "time",
        re.compile(
            r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)|(?<!\w)(?:в|с|до|к"
            r"|по)\s+[0-2]?\d[.-][0-5]0\s*(?:ч\.|час\w*)",
            _CASELESS,
        ),
    ),
    (
        "school class",
        re.compile(
            r"(?<![\d,])(?:1[01]|[1-9])\s?[-–—]\s?(?:1[01]|[1-9])(?:-?[хемй])?\s+(?:\w+\s+)?класс\w*"
            r"|(?<![\d,])(?:1[01]|[1-9])(?:(?:-?(?:х|м|й|е|ые|ых|го|ом|ый|ом))|\s?[«\"]\w[»\"]"
            r"|\s?[А-Яа-я](?=\s))?(?:\s*(?:,|и|или)\s*(?:1[01]|[1-9])(?:-?[хемй])?)*"
            r"\s+(?:\w+\s+)?класс(?:а|е|у|ом|ы|ам|ами|ах)?(?!\w)"
            r"|(?<=\bв\s)(?:1[01]|[1-9])\s+классах|(?<![\d,])(?:1[01]|[1-9])-?(?:классник|класс)\w*",
            _CASELESS,
        ),
    ),
    (
        "school class",
        re.compile(
            r"(?:обучающи\w+|учащи\w+|учени\w+|выпускник\w+|для|дет\w+"
            r"|родител\w+)\s+(?:1[01]|[1-9])(?:-?х)?\s+класс\w*",
            _CASELESS,
        ),
    ),
    (
        "ordinal",
        re.compile(
            r"(?<![\d,])\d+-?(?:ый|ий|ой|ая|ое|ые|ого|ому|й|я|е|го|му)(?!\w)|(?<!\d)\d+-(?:х"
            r"|м|ые|ых)\s+год\w*"
        ),
    ),
    ("compound", re.compile(r"(?<![\d,])\d+-[а-яё]{4,}")),
    ("decade", re.compile(r"(?<!\w)(?:19|20)\d\d-(?:х|е|го)(?!\w)")),
    (
        "name",
        re.compile(
            r"(?<!\w)(?:[A-Za-zА-Яа-яЁё]+[-_])+\d+(?:\.\d+)?(?!\s*%)|(?<!\w)[A-Za-zА-ЯЁ]+\d+\w*"
            r"|(?<!\w)\d+[A-Z]+\w*"
        ),
    ),
    (
        "numbering",
        re.compile(
            r"(?m)^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\D)|(?<=[;:.])\s\d{1,2}\)(?=\s)"
            r"|(?<=;)\s\d{1,2}\.(?=\s)"
        ),
    ),
    ("numbering", re.compile(r"(?:^|(?<=[\s;:,]))\d{1,2}\)(?=\s+[А-ЯЁа-яё«])")),
    ("scale", re.compile(r"(?<!\d)1\s?:\s?\d+(?!\d)")),
)
_LABELLED = re.compile(
    rf"(?<![\w-])(?:{_LABEL})\s+(?P<number>\d+(?:\.\d+)*)(?![\d,]|\s*%)(?P<more>(?:\s*(?:,|и)\s*\d+)*)", _CASELESS
)
# These are numbered and never counted by the number behind them.
_PART = re.compile(
    r"(?<![\w-])(?:пункт\w*|пп?\.|подпункт\w*|стать[яиюе]|ст\.|приложени\w+|таблиц\w+|рисун\w+|раздел[аеу]?"
    r"|глав[аыуе])"
    r"\s+(?P<number>\d+(?:\.\d+)*)(?!\s*%)",
    _CASELESS,
)
_LIST = re.compile(r"(?:\s*(?:,|и|–|-)\s*\d+(?![\d%]))+")
_YEAR = re.compile(r"(?<![\d\u00a0,./])(?:19|20)\d\d(?![\d]|,\d)")
_BEFORE_SIZE = re.compile(
    r"(?:[–—:=]\s*|количеств\w*\s+|всего\s+|итого\s+|составил[аио]?\s+|более\s+|свыше\s+|около\s+)$", _CASELESS
)
_BEFORE_YEAR = re.compile(r"(?<!\w)(?:в|за|на|с|по|к)\s+$", _CASELESS)


@dataclass(frozen=True, slots=True)
class Mask:
    """Letters `start` to `end` that are no figure, and the name of the recogniser."""

    kind: str
    start: int
    end: int


def masks_of(text: str) -> tuple[Mask, ...]:
    """All that is no figure in a text, in the order of the recognisers; one may lie over another."""
    found = [Mask("period", each.start, each.end) for each in find_periods(text) if any(map(str.isdigit, each.text))]
    for kind, pattern in _PATTERNS:
        found += [Mask(kind, each.start(), each.end()) for each in pattern.finditer(text)]
    found = [each for each in found if each.kind != "act"] + [
        _whole_list(each, text) for each in found if each.kind == "act"
    ]
    return (*found, *_labelled(text), *_bare_years(text))


def _labelled(text: str) -> list[Mask]:
    """«Заседание 2.», «школа 7», «Приложение 1»; in «секции 5 педагогов» a noun that is counted follows."""
    parts = [Mask("label", each.start(), each.end("number")) for each in _PART.finditer(text)]
    return parts + [
        Mask(
            "label", each.start(), each.end() if each["more"] and not follows(text, each.end()) else each.end("number")
        )
        for each in _LABELLED.finditer(text)
        if not follows(text, each.end("number")) or text[: each.start()].endswith("№ ")
    ]


def _whole_list(mask: Mask, text: str) -> Mask:
    """«№ 7, 8 и 9»: the numbers that follow are of the same kind, unless they count something."""
    more = _LIST.match(text, mask.end)
    if more is None or follows(text, more.end()):
        return mask
    return Mask(mask.kind, mask.start, more.end())


def _bare_years(text: str) -> list[Mask]:
    """«Издательство института, 2024.»: four digits of a year that count nothing. «2036 педагогов» is a figure, «в 2023
    учителя» a year."""
    found = []
    for each in _YEAR.finditer(text):
        before = text[: each.start()]
        counts = follows(text, each.end(), strictly=bool(_BEFORE_YEAR.search(before)))
        if (
            not counts
            and (not _BEFORE_SIZE.search(before) or text[each.end() :].startswith("»"))
            and not re.match(r"\s*%", text[each.end() :])
        ):
            found.append(Mask("year", each.start(), each.end()))
    return found
