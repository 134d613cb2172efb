"""Papers as fragments of a web page: headings, tables and lists that a screen reader understands, no inline style."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from rumo.papers.blocks import Block
from rumo.papers.html_blocks import html_from_blocks
from rumo.papers.json import Paper
from rumo.papers.wording.sheets import build_sheet

TEMPLATES = Path(__file__).parent.parent / "templates"


def write_html(paper: Paper) -> str:
    """`<article class="paper">…</article>`, escaped; the page around it owns the style sheet."""
    sheet = build_sheet(paper)
    return _template(sheet.form).render(sheet=sheet)


def write_page(paper: Paper, title: str) -> str:
    """The paper as a whole web page that can be saved and opened anywhere."""
    return (
        f'<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n'
        f"<body>\n{write_html(paper)}\n</body>\n</html>\n"
    )


@cache
def _template(form: str) -> Template:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["blocks"] = _blocks
    return environment.get_template(f"{form}.html")


def _blocks(blocks: tuple[Block, ...]) -> Markup:
    return Markup(html_from_blocks(blocks))  # noqa: S704 — escaped there
