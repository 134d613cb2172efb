"""Printed marks of list items: «1.», «1.1.», «а)», «–», «•», typed or made by the program."""

from __future__ import annotations

import re

BULLETS = "-–—‒−•·∙●○◦■□▪▫►➢✓❖§*"

_MARK = re.compile(
    rf"""
    (?:
        (?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)])(?=\s|[^\W\d_])(?!\s*\d{{1,2}}\.)  # 1.  1.2.  not 13. 12. 2023
      | (?P<pair>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=\s+[^\W\d_a-zа-яё])                    # 1.2 Утвердить
      | (?P<letter>[а-яёa-z]\))(?=\s|[^\W\d_])
      | (?P<roman>[IVXІХ]{{1,5}}[.)])(?=\s)
      | (?P<bullet>[{re.escape(BULLETS)}])(?=\s)
      | (?P<dash>[-–—•·])(?=[«"]?[^\W\d_])                                                 # -участие
    )\s*
    """,
    re.VERBOSE,
)


def marked(text: str) -> tuple[str, int]:
    """The mark a line begins with and where its text begins: «1.2. Утвердить» → («1.2.», 5).

    («», 0) when there is none, or nothing but the mark (the «1.» of a numbered row). Of «– 1)» the number counts.
    """
    found = _MARK.match(text)
    if not found or not text[found.end() :].strip():
        return "", 0
    if found["bullet"] and (inner := marked(text[found.end() :]))[0]:
        return inner[0], found.end() + inner[1]
    return found[0].strip(), found.end()
