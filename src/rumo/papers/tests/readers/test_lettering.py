from __future__ import annotations

import pytest

from rumo.papers.readers.lettering import close_up


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("П Р О Т О К О Л", "ПРОТОКОЛ"),
        ("П Р О Т О К О Л  № 3", "ПРОТОКОЛ № 3"),
        ("П Р О Т О К О Л   З А С Е Д А Н И Я", "ПРОТОКОЛ ЗАСЕДАНИЯ"),
        ("Р Е Ш И Л И:  утвердить", "РЕШИЛИ: утвердить"),
        ("и о председателя", "и о председателя"),
        ("Ветрова А. П. и Заря Н. С.", "Ветрова А. П. и Заря Н. С."),
        ("ПРОТОКОЛ  № 3", "ПРОТОКОЛ  № 3"),
    ],
)
def test_letters_typed_apart_are_a_word(typed, word):
    assert close_up(typed) == word
