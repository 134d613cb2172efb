"""The page about the checks is the one that the code makes."""

from __future__ import annotations

from rumo.papers.checks import document
from rumo.papers.checks.papers import REGISTERS


def test_the_page_is_made_from_the_code() -> None:
    page = document.RESULTS.with_name("checks.md").read_text("utf-8")
    assert page == document.write_document(), "сделайте заново: python -m rumo.papers.checks.document > docs/checks.md"


def test_every_rule_is_on_the_page() -> None:
    page = document.write_document()
    rules = [rule for register in REGISTERS for rule in register.values()]
    assert all(f"| `{rule.code}` |" in page and rule.title and rule.example for rule in rules)
