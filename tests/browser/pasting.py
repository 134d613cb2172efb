"""Pasting from another program into whatever has the cursor."""

from __future__ import annotations

from playwright.sync_api import Page


def paste(page: Page, markup: str) -> None:
    """As Word puts it: HTML and no plain text."""
    page.evaluate(
        """(markup) => {
            const data = new DataTransfer();
            data.setData("text/html", markup);
            data.setData("text/plain", "");
            const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(paste);
        }""",
        markup,
    )
