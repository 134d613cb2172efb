"""Letters of RTF: code pages by charset, letters written as numbers or words, marks of lists."""

from __future__ import annotations

CODE_PAGES = {204: "cp1251", 238: "cp1250", 161: "cp1253", 162: "cp1254", 186: "cp1257", 77: "mac-roman", 255: "cp866"}

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ", "page": "\n",
    "nestcell": "\t", "nestrow": "\n",
}  # fmt: skip


def unicode_letter(code: int) -> str:
    """RTF writes numbers above 32767 as negative ones; halves of a pair are joined later."""
    return chr((code + 65536 if code < 0 else code) % 0x110000)


def code_page(number: int) -> str:
    """Western pages are what programs write when they do not know; Russian papers are meant."""
    return {866: "cp866", 10007: "mac-cyrillic", 20866: "koi8-r", 1250: "cp1250"}.get(number, "cp1251")


def printed_mark(text: str) -> str:
    """A mark of a symbol font is a bullet."""
    mark = " ".join(whole(text).split())
    return "•" if mark and all(letter in "·o§\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in mark) else mark


def whole(text: str) -> str:
    """Halves of a pair become one letter, or a question mark."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
