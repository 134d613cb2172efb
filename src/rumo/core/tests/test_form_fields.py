from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from rumo.core.form_fields import DateField


@pytest.mark.parametrize("text", ["13.12.2023", "2023-12-13", "13 декабря 2023 г.", " 13.12.2023 "])
def test_a_date_as_people_write_it(text: str) -> None:
    assert DateField().clean(text) == date(2023, 12, 13)


def test_a_day_that_does_not_exist_is_refused_in_words() -> None:
    with pytest.raises(ValidationError) as caught:
        DateField().clean("31.04.2024")
    assert caught.value.messages == ["31 апреля 2024: такого дня нет, в апреле 30 дней"]


def test_an_empty_box_of_an_optional_field_is_no_date() -> None:
    assert DateField(required=False).clean("") is None
