"""The pages in a real browser: with and without JavaScript, on a phone, in the dark, on paper."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from firsthand.store import open_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None and os.environ.get("FIRSTHAND_REQUIRE_BROWSER"):
    raise RuntimeError("the browser tests must run here, and there is no chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium here: install the package 'chromium' to run these"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = (
    "/",
    "/events",
    "/timeline",
    "/tally?by=type",
    "/entities",
    "/sources",
    "/decisions",
    "/ingest",
    "/search?q=sailors",
    "/api",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=[True, False], ids=["js", "no-js"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    opened = browser.new_context(java_script_enabled=request.param)
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Return a page that may ask the desk only, and must not fail anywhere."""
    opened = context.new_page()

    def check(request: Request) -> None:
        assert request.url.startswith((address, "data:")), request.url

    opened.on("request", check)
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    return opened


def paths(ledger_file: Path) -> list[str]:
    with open_store(ledger_file) as store:
        copy = next(store.copies())
        return [
            *PAGES,
            f"/stories/{store.stories()[0].id}",
            f"/documents/{store.document_ids()[0]}",
            f"/events/{store.events()[0].id}",
            f"/entities/{store.entities()[0].id}",
            f"/compare/{copy.a}/{copy.b}",
        ]


def test_every_page_opens_and_asks_no_other_host(
    page: Page, address: str, ledger_file: Path
) -> None:
    for path in paths(ledger_file):
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("h1").count() == 1
        weight = len(answer.body()) + sum(
            item.stat().st_size for item in _static() if item.suffix in {".css", ".js"}
        )
        assert weight <= 150_000, (path, weight)


def script(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _static() -> Iterator[Path]:
    from firsthand import web

    return (Path(web.__file__).parent / "static").iterdir()


def test_the_text_is_shown_exactly(page: Page, address: str, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        documents = list(store.documents())
    for document in documents:
        page.goto(f"{address}/documents/{document.id}")
        shown = "".join(page.locator("#text .line").all_text_contents())
        assert shown == document.text.replace("\r\n", "\n")


def test_hostile_text_does_nothing(page: Page, address: str, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        name = store.find("clerks")[0].id
    for path in (f"/documents/{name}", "/", "/search?q=clerks", "/entities?q=norland"):
        page.goto(address + path)
        assert page.title().endswith("Firsthand")
        assert page.locator("main script, main img, main iframe").count() == 0
        assert page.locator('main a[href^="javascript"]').count() == 0


def test_a_value_opens_its_evidence(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".stories h2 a").first.click()
    page.locator("article.event details summary").first.click()
    quote = page.locator("article.event blockquote a").first
    words = quote.inner_text()
    quote.click()
    assert page.url.endswith("#mark")
    marked = "".join(page.locator("mark.target").all_text_contents())
    assert _folded(words)[:40] == _folded(marked)[:40]


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def test_a_decision_is_made_and_taken_back(page: Page, address: str) -> None:
    page.goto(address)
    before = page.locator(".stories > li").count()
    page.locator(".stories h2 a").first.click()
    page.get_by_role("button", name="Join").click()
    assert "on record" in page.locator(".notice").inner_text()
    page.goto(address)
    assert page.locator(".stories > li").count() == before - 1
    page.goto(f"{address}/decisions")
    page.get_by_role("button", name="Undo").first.click()
    page.goto(address)
    assert page.locator(".stories > li").count() == before


def test_a_role_is_set_in_the_margin(page: Page, address: str, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        name = store.find("harbour")[0].id
    page.goto(f"{address}/documents/{name}")
    body = page.locator(".role-body .role details").last
    body.locator("summary").click()
    body.locator("select").select_option("appeal")
    body.get_by_role("button").click()
    assert "on record" in page.locator(".notice").inner_text()
    assert page.locator(".row.role-appeal").count() == 1


def test_a_text_is_pasted_and_found(page: Page, address: str) -> None:
    page.goto(f"{address}/ingest")
    page.get_by_label("Paste a text").fill("Court frees a baker\n\nTAMSIN - A baker went home.")
    page.get_by_role("button", name="Bring in").click()
    for _ in range(100):
        page.goto(f"{address}/search?q=baker")
        if page.locator(".hits > li").count():
            break
    assert page.locator(".hits > li").count() == 1


def test_keys_move_through_the_queue(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/decisions")
    questions = page.locator(".question")
    if questions.count():
        page.keyboard.press("j")
        focused = page.evaluate("document.activeElement.id")
        assert focused == questions.first.get_attribute("id")
    page.close()


def test_everything_is_reached_by_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read(
    browser: Browser, address: str, ledger_file: Path, scheme: str
) -> None:
    """Words stand out from their ground, all has a name, a phone needs no scrolling sideways."""
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    for path in paths(ledger_file):
        page.goto(address + path)
        for words, contrast in page.evaluate(script("contrasts.js")):
            assert contrast >= 4.5, (path, words, contrast)
        assert page.evaluate(script("nameless.js")) == [], path
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        page.set_viewport_size({"width": 1100, "height": 700})
    page.close()


def test_paper_shows_what_is_folded_away(browser: Browser, address: str, ledger_file: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    with open_store(ledger_file) as store:
        page.goto(f"{address}/stories/{store.stories()[0].id}")
    quote = page.locator("article.event details blockquote").first
    assert not quote.is_visible()
    page.emulate_media(media="print")
    assert quote.bounding_box()["height"] > 0  # type: ignore[index]
    assert not page.locator("nav").first.is_visible()
    for words, contrast in page.evaluate(script("contrasts.js")):
        assert contrast >= 4.5, (words, contrast)
    page.close()


def test_times_stand_in_the_zone_of_the_reader(browser: Browser, address: str) -> None:
    page = browser.new_page(timezone_id="Asia/Tashkent", locale="en-GB")
    page.goto(address)
    page.locator(".stories h2 a").first.click()
    page.get_by_role("button", name="Join").click()
    page.goto(f"{address}/decisions")
    time = page.locator(".log time").first
    stamp = time.get_attribute("datetime")
    assert stamp is not None
    here = datetime.fromisoformat(stamp).astimezone(timezone(timedelta(hours=5)))
    assert f"{here:%d/%m/%Y, %H:%M}" in time.inner_text()
    assert f"({stamp[:16].replace('T', ' ')} UTC)" in time.inner_text()
    page.close()
