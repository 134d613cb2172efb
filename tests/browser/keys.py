"""Working a page by the keyboard alone, as a secretary does; nothing is pressed before the page is ready."""

from __future__ import annotations

from playwright.sync_api import Page

# The rich editor and the list with search learn of a moved cursor or a new word a moment after the key, and nothing in
# the page tells when they have (docs/frontend.md).
BREATH = 80  # ms


def breathe(page: Page) -> None:
    page.wait_for_timeout(BREATH)


def ready(page: Page) -> None:
    """Wait until the scripts of the page have begun: a key before that goes nowhere."""
    page.wait_for_function("() => !!window.htmx && document.readyState === 'complete'")


def focus_reaches(page: Page, selector: str) -> None:
    """Wait until the cursor stands in an element that matches, by itself."""
    page.wait_for_function("selector => document.activeElement?.matches(selector)", arg=selector)
    breathe(page)


def tab_to(page: Page, selector: str, *, back: bool = False, limit: int = 60) -> None:
    """Press Tab until the focus is on an element that matches. Fails where the keyboard cannot get."""
    for _ in range(limit):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("selector => !!document.activeElement?.matches(selector)", selector):
            breathe(page)
            return
    raise AssertionError(f"{limit} presses of Tab do not lead to {selector}")


def write(page: Page, text: str) -> None:
    """Type into whatever has the cursor, replacing nothing."""
    page.keyboard.type(text)
    breathe(page)


def choose(page: Page, query: str) -> None:
    """In a list with search that has the cursor: type and press Enter at once, as a quick typist does."""
    breathe(page)
    page.keyboard.type(query)
    page.keyboard.press("Enter")
