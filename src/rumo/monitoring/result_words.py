"""The result in words: facts of the tables, who reported, the verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from rumo.monitoring.enums import Base, IndicatorLevel, ValueKind, Verdict
from rumo.monitoring.facts import Fact, LevelResult, Share, asks_each
from rumo.monitoring.models import IndicatorValue, IndicatorVersion
from rumo.monitoring.targets import holds
from rumo.monitoring.value_words import number_words
from rumo.russian.numbers import agree, format_number, percent

_WHO = {IndicatorLevel.MUNICIPAL: "муниципалитет", IndicatorLevel.ORGANIZATION: "организация"}
# More refusals and acts than these are better read on the page than in a cell.
MOST_NAMED = 20


def reported_sentence(level: LevelResult) -> str:
    """«Сведения представили 15 муниципалитетов из 19. Не представили: …»; of the region nothing is said."""
    noun = _WHO.get(level.level)
    if noun is None:
        return ""
    told = _("Сведения представили %(reported)s из %(asked)s.") % {
        "reported": agree(len(level.reported), noun),
        "asked": level.asked,
    }
    if level.missing:
        told += " " + _("Не представили: %(names)s.") % {"names": ", ".join(each.name for each in level.missing)}
    for each in level.excluded:
        told += " " + _("Не участвует: %(name)s (%(why)s).") % {"name": each.name, "why": each.excluded_reason}
    return told


def fact_lines(fact: Fact, level: IndicatorLevel) -> list[str]:
    """What the cell of the fact says, a line a paragraph; parts stand inside."""
    lines = [_own_line(fact, level)] if fact.version.kind != ValueKind.TEXT else []
    lines += _texts(fact, level)
    for part in fact.parts:
        lines += _part_lines(part, level)
    lines += _named(_("нет"), [each for each in fact.values if _is_no(each, fact.version)], level)
    lines += _named(_("не применимо"), fact.not_applicable, level)
    if fact.silent and (fact.values or fact.not_applicable):
        lines.append(_("по этому показателю не ответили: %(names)s") % {"names": _names(fact.silent)})
    return lines + evidence_lines(fact, level)


def evidence_lines(fact: Fact, level: IndicatorLevel) -> list[str]:
    """Acts by name where there are few, else how many respondents prove it and by what."""
    all_evidence = [each for value in fact.values for each in value.evidence.all()]
    if not all_evidence:
        return []
    named = [str(each) or (each.stored.name if each.stored else "") for each in all_evidence]
    if level == IndicatorLevel.REGIONAL or len(named) <= 3:
        return [_("подтверждение: %(what)s") % {"what": "; ".join(named)}]
    proved = sum(bool(value.evidence.all()) for value in fact.values)
    kinds = Counter("act" if each.act else "link" if each.link else "file" for each in all_evidence)
    words = {"act": "акт", "link": "ссылка", "file": "файл"}
    what = ", ".join(agree(kinds[kind], words[kind]) for kind in words if kinds[kind])
    if proved == len(fact.values):
        return [_("подтверждение: %(what)s") % {"what": what}]
    words_of_all = {"proved": proved, "given": len(fact.values), "what": what}
    return [_("подтверждение дали %(proved)s из %(given)s: %(what)s") % words_of_all]


def verdict_line(fact: Fact) -> str:
    """«Порог достигнут»; where bases disagree, what each of them says."""
    if not fact.has_target:
        return ""
    if fact.verdict == Verdict.MET:
        return _("Порог достигнут")
    if fact.verdict == Verdict.NOT_MET:
        return _("Порог не достигнут")
    if fact.verdict == Verdict.UNKNOWN:
        return _("Нет данных")
    told = [
        _("%(base)s — %(answer)s") % {"base": base_words(share), "answer": _("достигнут") if share.meets else _("нет")}
        for share in fact.shares
    ]
    return _("Зависит от базы: %(told)s") % {"told": ", ".join(told)}


def overall_line(verdict: Verdict) -> str:
    return {
        Verdict.MET: _("Все показатели достигнуты."),
        Verdict.NOT_MET: _("Достигнуты не все показатели."),
        Verdict.DEPENDS: _("Достигнуты ли показатели, зависит от базы: от представивших сведения или от всех."),
        Verdict.UNKNOWN: _("Сведений для вывода не хватает."),
    }[verdict]


def share_words(share: Share) -> str:
    """«78,9 % от всех (19)»."""
    return f"{percent(share.percent, digits=1)} {base_words(share)}" if share.percent is not None else ""


def base_words(share: Share) -> str:
    base = format_number(share.base)
    if share.kind == Base.REPORTED:
        return _("от представивших сведения (%(base)s)") % {"base": base}
    if share.kind == Base.ALL:
        return _("от всех (%(base)s)") % {"base": base}
    return _("от %(base)s") % {"base": base}


def _own_line(fact: Fact, level: IndicatorLevel) -> str:
    version, number = fact.version, fact.number
    if number is None:
        return _("сведений нет")
    shares = ", ".join(filter(None, map(share_words, fact.shares)))
    if level == IndicatorLevel.REGIONAL or version.kind != ValueKind.YES_NO:
        told = number_words(version, number)
    else:
        told = agree(number, _WHO[level])
    if asks_each(fact.version, level):
        told += _("; порог достигнут: %(who)s") % {"who": agree(meeting(fact), _WHO[level])}
    line = f"{told} — {shares}" if shares else told
    if version.base == Base.STATED and version.base_source:
        line += f" ({version.base_source})"
    return line


def meeting(fact: Fact) -> int:
    """How many respondents meet the target by their own number."""
    return sum(holds(fact.version, value.number) is True for value in fact.values if value.number is not None)


def _part_lines(part: Fact, level: IndicatorLevel) -> list[str]:
    """«из них закреплено нормативно: 14 (93,3 % от 15)»; a part of a part goes on in the same way."""
    number = "—" if part.number is None else number_words_of(part)
    shares = ", ".join(filter(None, map(share_words, part.shares)))
    told = f"{part.version.wording}: {number}" + (f" ({shares})" if shares else "")
    if part.version.kind == ValueKind.TEXT:
        told = f"{part.version.wording}: {'; '.join(each.text for each in part.values) or '—'}"
    verdict = verdict_line(part)
    lines = [f"{told}. {verdict}" if verdict else told]
    lines += _named(_("нет"), [each for each in part.values if _is_no(each, part.version)], level)
    return lines + [line for each in part.parts for line in _part_lines(each, level)]


def number_words_of(fact: Fact) -> str:
    """A count of yeses is a number; a number has its unit."""
    if fact.number is None:
        return "—"
    if fact.version.kind == ValueKind.YES_NO:
        return format_number(fact.number)
    return number_words(fact.version, fact.number)


def _texts(fact: Fact, level: IndicatorLevel) -> list[str]:
    if fact.version.kind != ValueKind.TEXT:
        return []
    if level == IndicatorLevel.REGIONAL:
        return [value.text for value in fact.values] or [_("сведений нет")]
    return [f"{value.respondent.name}: {value.text}" for value in fact.values] or [_("сведений нет")]


def _is_no(value: IndicatorValue, version: IndicatorVersion) -> bool:
    return version.kind == ValueKind.YES_NO and value.number == 0


def _named(what: str, values: Sequence[IndicatorValue], level: IndicatorLevel) -> list[str]:
    """Who says so, and why."""
    if not values or level == IndicatorLevel.REGIONAL:
        return []
    if len(values) > MOST_NAMED:
        return [f"{what}: {agree(len(values), _WHO[level])}"]
    told = [
        f"{each.respondent.name} ({each.explanation})" if each.explanation else each.respondent.name for each in values
    ]
    return [f"{what}: {', '.join(told)}"]


def _names(respondents: Iterable[object]) -> str:
    return ", ".join(str(each) for each in respondents)
