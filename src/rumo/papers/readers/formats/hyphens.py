"""Words parted at the end of a line: «методиче-ской» is one word, «учебно-методической» keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumo.papers.readers.formats.runs import Run

# First halves that live with a hyphen. A closed list: «образо-вательной» looks just like them.
_FIRST_HALVES = (
    "научно|учебно|организационно|информационно|нормативно|психолого|профессионально|общественно|социально|воспитательно|"
    "материально|финансово|контрольно|программно|духовно|культурно|художественно|физкультурно|спортивно|естественно|"
    "инновационно|консультационно|экспертно|историко|литературно|лексико|национально|государственно|административно|"
    "опытно|практико|проектно|диагностико|системно|деятельностно|личностно|санитарно|медико|медиа|клинико|военно|"
    "северо|юго|западно|восточно|среднесрочно|лечебно|планово|отчётно|отчетно|расчётно|технико|санаторно|рабоче|"
    "интернет|онлайн|офлайн|пресс|веб|видео|мастер|бизнес|экс|вице|блок|стоп|тест|марафон|кейс|кое|по|из"
)
_KEEPS = re.compile(rf"(?:^|[^а-яё])(?:{_FIRST_HALVES})-$", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:то|либо|нибудь|таки)\b")
_PARTED = re.compile(r"[а-яёa-z]-$")


def sewn(above: Sequence[Run], below: Sequence[Run]) -> list[Run]:
    """Two lines of a paragraph as one, with a blank or a mended word between."""
    if not above or not below:
        return [*above, *below]
    end = "".join(run.text for run in above[-3:])
    start = below[0].text
    if not _PARTED.search(end) or not start[:1].islower():
        between = "" if end.endswith("-") and end[-2:-1].isalpha() and start[:1].isalpha() else " "
        return [*above, above[-1]._replace(text=between), *below] if between else [*above, *below]
    if _KEEPS.search(end) or _PARTICLE.match(start):
        return [*above, *below]
    return [*above[:-1], above[-1]._replace(text=above[-1].text[:-1]), *below]
