"""The pictures of the README: the real pages over the sample corpus, as `docs/pictures/*.png`.

    python -m quality.pictures [--also FOLDER]

Needs chromium. `--also` keeps phone, dark and print pictures of more pages, to look at.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from firsthand import Ledger
from firsthand.config import Config
from firsthand.web import Settings, create_app

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs/pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTH, HEIGHT = 1100, 760


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--also", type=Path)
    also = parser.parse_args().also
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "examples.db"
        with Ledger.open(path, config=Config()) as ledger:
            ledger.ingest(ROOT / "examples")
            pages = _pages(ledger)
        with _served(path) as address, sync_playwright() as playwright:
            program = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            _take(browser, address, pages)
            if also is not None:
                _take_more(browser, address, pages, also)
            browser.close()


def _pages(ledger: Ledger) -> dict[str, str]:
    """Return the addresses of what is shown: the fullest story, the pair that differs most."""
    story = max(ledger.stories(), key=lambda item: (item.counts.copies, item.id))
    store = ledger.store
    relation = max(
        store.copies(),
        key=lambda item: (sum(change.material for change in item.changed), item.a, item.b),
    )
    articles = {item.document: item for item in store.articles(story.documents)}
    document = max(
        story.documents,
        key=lambda name: (bool(articles[name].headline), len(store.statements_in([name])), name),
    )
    return {
        "today": "/",
        "story": f"/stories/{story.id}",
        "document": f"/documents/{document}",
        "side-by-side": f"/compare/{relation.a}/{relation.b}",
    }


@contextmanager
def _served(path: Path) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(Settings(path)), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _take(browser: Browser, address: str, pages: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    for name, path in pages.items():
        page.goto(address + path)
        target = PICTURES / f"{name}.png"
        page.screenshot(path=target)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1000} kB")
    page.close()


def _take_more(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    more = pages | {"events": "/events", "tally": "/tally?by=type", "decisions": "/decisions"}
    for name, path in more.items():
        for kind in ("dark", "phone", "print"):
            page = browser.new_page(
                viewport={"width": 380 if kind == "phone" else WIDTH, "height": HEIGHT},
                color_scheme="dark" if kind == "dark" else "light",
            )
            if kind == "print":
                page.emulate_media(media="print")
            page.goto(address + path)
            page.screenshot(path=folder / f"{name}-{kind}.png")
            page.close()


if __name__ == "__main__":
    main()
