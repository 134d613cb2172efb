"""Whatever a file has become on its way, it is read or refused in words: no other error leaves `open_document`."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rumo.papers.readers.document import SourceDocument, UnreadableFile
from rumo.papers.readers.opening import open_document
from rumo.papers.tests.readers import made

FILES = [
    made.small_docx(),
    made.small_odt(),
    made.small_rtf(),
    made.small_pdf(),
    made.small_txt().encode(),
    made.small_md().encode("utf-16"),
]


RTF_WORDS = [
    *(
        "{",
        "}",
        r"\b",
        r"\b0",
        r"\par",
        r"\pard",
        r"\line",
        r"\tab",
        r"\u1055?",
        r"\'cf\'f0",
        r"\uc0",
        "Zarya",
        r"\bin5",
    ),
    *(r"\trowd", r"\cellx100", r"\intbl", r"\cell", r"\row", r"\clvmgf", r"\clvmrg"),
    *(r"\*", r"\listtext", r"\footnote", r"\stylesheet", r"\fonttbl", r"\f1"),
]


@st.composite
def mutated(draw) -> bytes:
    """A whole file with some bytes changed, cut out, doubled or put in from another place."""
    data = bytearray(draw(st.sampled_from(FILES)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(1, 40))
        change = draw(st.sampled_from(["set", "cut", "double", "insert", "truncate"]))
        if change == "set":
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
        elif change == "cut":
            del data[at : at + size]
        elif change == "double":
            data[at:at] = data[at : at + size]
        elif change == "insert":
            data[at:at] = draw(st.binary(max_size=8))
        elif draw(st.booleans()):
            del data[at:]
    return bytes(data)


def opened(data: bytes, name: str = "x.docx") -> SourceDocument | None:
    """None for a file that was refused in words."""
    try:
        return open_document(data, name)
    except UnreadableFile:
        return None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
def test_a_damaged_file_is_read_or_refused(data):
    document = opened(data)
    assert document is None or document.blocks


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
@example("\t\n\t\n\n\t\v")
@example("**" * 40 + "\n|" * 9)
def test_any_text_is_read_or_refused(text):
    document = opened(text.encode("utf-8", "replace"), "x.txt")
    assert document is None or document.blocks


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(RTF_WORDS), max_size=60))
def test_any_rtf_is_read_or_refused(words):
    document = opened(("{\\rtf1 " + " ".join(words) + "}").encode("ascii"))
    assert document is None or document.format == "rtf"
