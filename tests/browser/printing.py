"""Files that a page hands out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page


def download(page: Page, link: Locator) -> bytes:
    with page.expect_download() as coming:
        link.click()
    return Path(coming.value.path()).read_bytes()
