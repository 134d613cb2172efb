"""A real Chromium against a live server. `RUMO_CHROMIUM` names the browser; tests/run.py finds or installs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from rumo.accounts.models import User

# Playwright's own event loop runs in this thread; Django would take that for an async view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("RUMO_CHROMIUM") or shutil.which("chromium")
    assert path, "Chromium is needed: run the suite by `make test`, or set RUMO_CHROMIUM."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


Open = Callable[..., Page]


@pytest.fixture
def open_as(browser: Browser, live_server: LiveServer) -> Iterator[Open]:
    """`open_as(user, "/path")` → a page of a signed-in browser; every error in its console fails the test."""
    yield from visitors(browser, live_server.url)


def visitors(browser: Browser, url: str) -> Iterator[Open]:
    """The function behind `open_as`, for a server at `url`. Its browsers are closed when the test is over."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(user: User | None, path: str = "/", *, viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport=viewport, locale="ru-RU", base_url=url, **options)
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, url)])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _is_complaint(said: Any) -> bool:
    """Script errors and broken policies. That a request was refused, the browser and htmx note too: it is expected."""
    expected = ("Failed to load resource", "Response Status Error Code 4")
    return said.type == "error" and not said.text.startswith(expected)


def session_cookie(user: User, url: str) -> dict[str, Any]:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


def fits(page: Page) -> None:
    """Nothing reaches beyond the edge of the phone, once the page is there."""
    page.wait_for_load_state()
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= PHONE["width"], page.url


def serious_violations(page: Page, *, weighs_contrast: bool = True) -> list[str]:
    """What axe finds serious or critical on the page, as readable lines. Contrast is half of its work."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    rules = {"rules": {"color-contrast": {"enabled": weighs_contrast}}}
    found = page.evaluate("async (rules) => (await axe.run(document, rules)).violations", rules)
    return [
        f"{item['id']}: {item['help']} — {node['target']}"
        for item in found
        if item["impact"] in {"serious", "critical"}
        for node in item["nodes"]
    ]
