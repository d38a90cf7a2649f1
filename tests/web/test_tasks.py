"""The ten tasks of `docs/desk-tasks.md`, each with the number of clicks that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, sync_playwright
from tests.web.test_browser import CHROMIUM, FLAGS

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium here: install the package 'chromium' to run these"
)
TASKS = Path(__file__).parents[2] / "docs/desk-tasks.md"


class Monitor:
    """Someone at the desk, whose clicks are counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.clicks = page, address, 0

    def begin(self) -> None:
        self.page.goto(self.address)
        self.clicks = 0

    def click(self, target: Locator) -> None:
        target.first.click()
        self.clicks += 1

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"select[name={name}]").first.select_option(value)
        self.clicks += 1

    def story(self) -> None:
        self.click(self.page.locator(".stories h2 a"))


@pytest.fixture
def monitor(address: str) -> Iterator[Monitor]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(java_script_enabled=False)
        context.set_default_timeout(30_000)
        yield Monitor(context.new_page(), address)
        browser.close()


def told() -> list[int]:
    return [
        int(row[1])
        for row in re.findall(r"^\| (\d+)\..*?\| (\d+) \|", TASKS.read_text(), re.MULTILINE)
    ]


def first(m: Monitor) -> None:
    m.story()
    m.click(m.page.get_by_role("link", name="Who wrote it"))
    assert m.page.locator("#origins td", has_text="carries the text best").count()


def independent(m: Monitor) -> None:
    assert re.search(r"\d+ origin", m.page.locator(".stories .counts").first.inner_text())


def left_out(m: Monitor) -> None:
    m.click(m.page.locator(".stories h2 a", has_text=re.compile("sailor", re.IGNORECASE)))
    m.click(m.page.locator("#origins table a", has_text="of its words"))
    assert m.page.locator("table.pair tr").count() > 1


def where(m: Monitor) -> None:
    m.story()
    m.click(m.page.locator("article.event details:not(.decide) summary"))
    m.click(m.page.locator("article.event blockquote a"))
    assert m.page.locator("mark.target").count()


def tally(m: Monitor) -> None:
    m.click(m.page.get_by_role("link", name="Events", exact=True))
    m.choose("type", "release")
    m.click(m.page.get_by_role("button", name="Show"))
    m.click(m.page.get_by_role("link", name="Tally"))
    assert "type=release" in m.page.url
    assert m.page.locator("details[id^=cell]").count()


def conflict(m: Monitor) -> None:
    m.story()
    assert m.page.locator("article.event").count()


def person(m: Monitor) -> None:
    m.page.locator("#find").fill("halvik")
    m.click(m.page.get_by_role("button", name="Search"))
    m.click(m.page.locator("main a[href^='/entities/']"))
    assert m.page.get_by_role("heading", name="Statements").count() == 1


def background(m: Monitor) -> None:
    m.story()
    m.click(m.page.locator(".jump a[href='#background'], .jump a[href='#new']").last)
    assert m.page.url.endswith(("#background", "#new"))


def join(m: Monitor) -> None:
    m.story()
    m.click(m.page.get_by_role("button", name="Join"))
    assert "on record" in m.page.locator(".notice").inner_text()


def bundle(m: Monitor) -> None:
    m.story()
    with m.page.expect_download() as taken:
        m.click(m.page.get_by_role("link", name="Evidence bundle"))
    assert taken.value.suggested_filename == "story.zip"


DONE = (
    first,
    independent,
    left_out,
    where,
    tally,
    conflict,
    person,
    background,
    bundle,
    join,
)
NUMBERS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 9)  # joining comes last: it changes the ledger


def test_each_task_takes_the_clicks_that_are_told(monitor: Monitor) -> None:
    clicks = told()
    assert len(clicks) == len(DONE)
    assert max(clicks) <= 4
    for number, task in zip(NUMBERS, DONE, strict=True):
        monitor.begin()
        task(monitor)
        assert monitor.clicks == clicks[number - 1], task.__name__
