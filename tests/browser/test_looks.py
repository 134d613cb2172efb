"""Every screen of the demo at a desk and on a phone: readable by all, nothing sideways, nothing in the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from rumo.accounts.models import User
from rumo.assignments.models import Assignment
from rumo.demo.load.directory import World
from rumo.directory.models import Order
from rumo.intake.tests.papers import analysis as old_analysis
from rumo.intake.tests.papers import make_paper
from rumo.intake.tests.papers import minutes as old_minutes
from rumo.intake.tests.papers import order as old_order
from rumo.intake.tests.papers import plan as old_plan
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.papers.json import Paper
from tests.browser.conftest import DESKTOP, PHONE, Open, serious_violations, visitors
from tests.browser.event_screens import EVENT_SCREENS
from tests.browser.expertise_screens import EXPERTISE_SCREENS
from tests.browser.growth_screens import GROWTH_SCREENS
from tests.browser.keys import ready
from tests.browser.monitoring_screens import MONITORING_SCREENS
from tests.browser.plan_screens import PLAN_SCREENS, secretary
from tests.browser.report_screens import REPORT_SCREENS
from tests.browser.site_screens import SITE_SCREENS
from tests.demo_region import DEMO_DAY, demo_copy


@dataclass(frozen=True)
class DemoServer:
    """`world` is the region of meetings, `planned` the one of a plan, its sections and a round on the stamp."""

    url: str
    world: World
    planned: World


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoServer]:
    """A copy of the demo, for a server's thread sees no transaction of the tests.

    It goes by the name that tells pytest-django to make a database, in the place of its transaction for each test.
    """
    with (
        django_db_blocker.unblock(),
        override_settings(TODAY=DEMO_DAY, DEMO=True, ALLOWED_HOSTS=["localhost"]),
        demo_copy() as worlds,
    ):
        server = LiveServer("localhost")
        try:
            yield DemoServer(server.url, worlds["demo-s1"], worlds["demo-s3"])
        finally:
            server.stop()


@pytest.fixture
def world(db: DemoServer) -> World:
    return db.world


@pytest.fixture
def planned(db: DemoServer) -> World:
    return db.planned


@pytest.fixture
def open_demo(browser: Browser, db: DemoServer) -> Iterator[Open]:
    yield from visitors(browser, db.url)


def in_state(world: World, state: str) -> Meeting:
    meeting = Meeting.objects.filter(association=world.rumo, state=state).order_by("date").last()
    assert meeting is not None
    return meeting


def meeting_page(state: str) -> Callable[[World], str]:
    return lambda world: reverse("meetings:meeting", args=[in_state(world, state).pk])


def item_page(world: World) -> str:
    """The session at the item that has most in it."""
    meeting = in_state(world, MeetingState.IN_SESSION)
    item = max(meeting.items.all(), key=lambda one: (one.resolutions.count(), len(one.text)))
    return reverse("meetings:meeting", args=[meeting.pk]) + f"?item={item.pk}"


def attendance_page(world: World) -> str:
    return meeting_page(MeetingState.IN_SESSION)(world) + "?item=attendance"


def invitations_page(world: World) -> str:
    return reverse("meetings:invitations", args=[in_state(world, MeetingState.INVITED).pk])


def paper_page(world: World) -> str:
    meeting = Meeting.objects.get(association=world.rumo, series="2023", number=4)
    return reverse("meetings:minutes_paper", args=[meeting.pk, "full"])


def public_page(world: World) -> str:
    meeting = in_state(world, MeetingState.PUBLISHED)
    return reverse("portal:public_minutes", args=[world.region.slug, meeting.pk])


def assignment_page(world: World) -> str:
    agreed = Assignment.objects.filter(association=world.rumo, resolution_link__isnull=False)
    assignment = agreed.exclude(state="draft").first()
    assert assignment is not None
    return reverse("assignments:assignment", args=[assignment.pk])


def order_page(world: World) -> str:
    order = Order.objects.filter(association=world.rumo).first()
    assert order is not None
    return reverse("directory:order", args=[order.pk])


def old_paper(make: Callable[[], Paper]) -> Callable[[World], str]:
    """The page of a paper that was read from a file and waits for a decision."""
    return lambda world: reverse("intake:paper", args=[make_paper(world.rumo, secretary(world), make()).pk])


def batch_page(world: World) -> str:
    """A file with a paper of each kind."""
    first = make_paper(world.rumo, secretary(world), errors=2, warnings=1)
    papers: tuple[Paper, ...] = (old_plan(), old_order(), old_analysis())
    for position, made in enumerate(papers, start=2):
        make_paper(world.rumo, secretary(world), made, file=first.file, position=position)
    return reverse("intake:batch", args=[first.file.batch_id])


def of_rumo(name: str) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.rumo.pk])


def plain(name: str) -> Callable[[World], str]:
    return lambda world: reverse(name)


SCREENS: dict[str, Callable[[World], str]] = {
    "desk": plain("portal:desk"),
    "register": plain("meetings:register"),
    "old papers": plain("intake:batches"),
    "old file": batch_page,
    "old minutes": old_paper(old_minutes),
    "old plan": old_paper(old_plan),
    "old order": old_paper(old_order),
    "old analysis": old_paper(old_analysis),
    "new meeting": plain("meetings:meeting_create"),
    "agenda": meeting_page(MeetingState.DRAFT),
    "invited": meeting_page(MeetingState.INVITED),
    "invitations": invitations_page,
    "attendance": attendance_page,
    "session": item_page,
    "check and signing": meeting_page(MeetingState.MINUTES),
    "signed": meeting_page(MeetingState.SIGNED),
    "published": meeting_page(MeetingState.PUBLISHED),
    "paper": paper_page,
    "control board": plain("assignments:board"),
    "assignment": assignment_page,
    "people": plain("directory:people"),
    "associations": plain("directory:associations"),
    "association": of_rumo("directory:association"),
    "composition": of_rumo("directory:composition"),
    "entering an order": of_rumo("directory:order_enter"),
    "order": order_page,
    "organizations": plain("directory:organizations"),
    "documents": plain("documents:register"),
    "templates": lambda world: reverse("documents:region_templates", args=[world.region.slug]),
    "access": plain("directory:access"),
    "calendar": of_rumo("planning:calendar"),
    "calendar of the year": lambda world: of_rumo("planning:calendar")(world) + "?view=list",
    "calendar in a phone": plain("planning:feeds"),
    "instructions": plain("planning:instructions"),
    "new instruction": plain("planning:instruction_register"),
    "directions": of_rumo("directory:directions"),
    "pasting directions": of_rumo("directory:directions_paste"),
}
FOR_ANYBODY: dict[str, Callable[[World], str]] = {
    "sign-in": plain("account_login"),
    "public register": lambda world: reverse("portal:public_register", args=[world.region.slug]),
    "public minutes": public_page,
}


@pytest.mark.parametrize("screen", SCREENS)
def test_screen(screen: str, open_demo: Open, world: World) -> None:
    """As the secretary, who works here every day; the administrator's screens as the administrator."""
    user = world.admin if screen in {"access", "templates"} else secretary(world)
    looks_well(open_demo, user, SCREENS[screen](world))


@pytest.mark.parametrize("screen", PLAN_SCREENS)
def test_screen_of_a_plan(screen: str, open_demo: Open, planned: World) -> None:
    looks_well(open_demo, secretary(planned), PLAN_SCREENS[screen](planned))


@pytest.mark.parametrize("screen", EXPERTISE_SCREENS)
def test_screen_of_expertise(screen: str, open_demo: Open, planned: World) -> None:
    looks_well(open_demo, *EXPERTISE_SCREENS[screen](planned))


@pytest.mark.parametrize("screen", EVENT_SCREENS)
def test_screen_of_events(screen: str, open_demo: Open, world: World) -> None:
    looks_well(open_demo, *EVENT_SCREENS[screen](world))


@pytest.mark.parametrize("screen", GROWTH_SCREENS)
def test_screen_of_growth(screen: str, open_demo: Open, world: World) -> None:
    looks_well(open_demo, *GROWTH_SCREENS[screen](world))


@pytest.mark.parametrize("screen", MONITORING_SCREENS)
def test_screen_of_monitoring(screen: str, open_demo: Open, world: World) -> None:
    looks_well(open_demo, *MONITORING_SCREENS[screen](world))


@pytest.mark.parametrize("screen", REPORT_SCREENS)
def test_screen_of_reports(screen: str, open_demo: Open, world: World) -> None:
    looks_well(open_demo, *REPORT_SCREENS[screen](world))


@pytest.mark.parametrize("screen", SITE_SCREENS)
def test_screen_of_the_site(screen: str, open_demo: Open, world: World) -> None:
    looks_well(open_demo, *SITE_SCREENS[screen](world))


@pytest.mark.parametrize("screen", FOR_ANYBODY)
def test_screen_for_anybody(screen: str, open_demo: Open, world: World) -> None:
    looks_well(open_demo, None, FOR_ANYBODY[screen](world))


def looks_well(open_demo: Open, user: User | None, address: str) -> None:
    """At the address that was asked for: a page «не найдено» and the sign-in are readable too."""
    page = open_demo(user, address)
    ready(page)
    status = page.evaluate("() => performance.getEntriesByType('navigation')[0].responseStatus")
    assert (status, urlsplit(page.url).path) == (200, urlsplit(address).path)
    if page.locator("textarea[data-editor]").count():
        page.locator(".editor-text").first.wait_for(state="attached")
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        width = page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= viewport["width"], f"{width} px of {viewport['width']}: {sticking_out(page)}"
        # The colours of a page are the same on a phone.
        assert serious_violations(page, weighs_contrast=viewport == DESKTOP) == []


def sticking_out(page: Page) -> list[str]:
    """What reaches beyond the right edge, for the message of a failed test."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main *, header *")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 5).map((element) => element.outerHTML.slice(0, 160))"""
    )
    return found
