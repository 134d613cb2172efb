"""Numbers as people type them: «2 036», «10,5», «1980»."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

_BLANKS = str.maketrans("", "", " \u00a0\u202f")
# As the column holds.
_DIGITS = 2


def parse_number(text: str) -> Decimal:
    """ValueError in Russian for what is no number, or has more than two digits after the comma."""
    plain = text.translate(_BLANKS).replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise ValueError(_("«%(text)s» — не число. Напишите, например, 2036 или 10,5.") % {"text": text}) from error
    if not number.is_finite():
        raise ValueError(_("«%(text)s» — не число. Напишите, например, 2036 или 10,5.") % {"text": text})
    if number != round(number, _DIGITS):
        raise ValueError(_("«%(text)s»: после запятой не больше двух знаков.") % {"text": text})
    return round(number, _DIGITS)
