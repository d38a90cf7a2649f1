"""Watching: what a feed brings comes in once, whatever feed and server do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.run.badserver import BadServer, answer, bad_server

from firsthand.config import Config
from firsthand.model import Document
from firsthand.run import Step
from firsthand.run.fetching import Limits
from firsthand.run.watch import Settings, Watcher
from firsthand.run.watch.feeds import watch_id
from firsthand.store import SqliteStore, open_store
from firsthand.store.watching import Watch, WatchRow

QUICK = Settings(
    limits=Limits(seconds=2.0, idle=0.5, most_bytes=100_000), pace=0.0, until=Step.READ
)


@dataclass
class Desk:
    """A ledger with a watcher whose clock is ours."""

    store: SqliteStore
    server: BadServer
    now: float = 1_780_000_000.0
    watcher: Watcher = field(init=False)

    def __post_init__(self) -> None:
        self.watcher = Watcher(self.store, Config(), QUICK, clock=lambda: self.now)

    def add(self, path: str = "/feed", **settings: object) -> str:
        url = self.server.url(path)
        watch = Watch(watch_id(url), url, allow_private=True, **settings)  # type: ignore[arg-type]
        with self.store.transaction():
            self.store.add_watch(watch)
        return watch.id

    def look(self, *, hours: float = 0.0) -> list[Document]:
        self.now += hours * 3600
        self.watcher.once()
        return sorted(self.store.documents(), key=lambda item: item.acquisition.url or "")

    def row(self, path: str = "/feed") -> WatchRow:
        return self.store.watch(self.server.url(path))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with bad_server() as server, open_store(tmp_path / "ledger.db") as store:
        yield Desk(store, server)


def item(number: int, *, link: str | None = None, guid: str | None = None, more: str = "") -> str:
    return (
        f"<item><title>Report {number}</title><link>{link or f'/a{number}'}</link>"
        f"<guid>{guid or f'urn:gull:{number}'}</guid>{more}</item>"
    )


def feed(*items: str) -> bytes:
    head = '<?xml version="1.0"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    return f"{head}<title>Gull</title>{''.join(items)}</channel></rss>".encode()


def article(words: str = "The port of Marlow opened its gates on Monday.") -> bytes:
    return f"<html><body><article><h1>Port</h1><p>{words}</p></article></body></html>".encode()


def html(words: str = "The port of Marlow opened its gates on Monday.", **headers: str) -> object:
    return answer(article(words), Content_Type="text/html; charset=utf-8", **headers)


def serve(desk: Desk, *items: str, articles: int = 3) -> None:
    desk.server.paths["/feed"] = answer(feed(*items), ETag='"1"', Content_Type="text/xml")
    for number in range(1, articles + 1):
        desk.server.paths[f"/a{number}"] = html(f"Report number {number} of the port.")  # type: ignore[assignment]


def test_each_article_comes_in_once_with_what_the_feed_says_of_it(desk: Desk) -> None:
    more = "<dc:creator>Ina Brook</dc:creator><source url='http://w.example/r'>Wire Post</source>"
    serve(desk, item(1, more=more), item(2))
    desk.add(source="Gull")
    first, second = desk.look()
    said = {(f.name, f.value) for f in first.fields}
    assert {("author", "Ina Brook"), ("source_organisation", "Wire Post")} <= said
    assert first.acquisition.source_name == "Gull"
    assert first.acquisition.url == desk.server.url("/a1")
    assert first.acquisition.retrieved_at is not None
    answers = desk.store.answers_to(second.sha256)
    assert answers[0].hops == (desk.server.url("/a2"),)
    assert ("Content-Type", "text/html; charset=utf-8") in answers[0].headers
    desk.look(hours=1)
    assert desk.server.asked == {"/robots.txt": 1, "/feed": 2, "/a1": 1, "/a2": 1}
    assert desk.store.damage() == []


def test_a_feed_that_has_not_changed_is_asked_for_nothing_else(desk: Desk) -> None:
    serve(desk, item(1))
    desk.server.paths["/feed"] = answer(feed(item(1)), ETag='"1"', Last_Modified="Mon, 02 Mar 2026")
    desk.add()
    desk.look()
    desk.server.paths["/feed"] = answer(status="304 Not Modified")
    assert len(desk.look(hours=1)) == 1
    asked = desk.server.requests[-1].headers
    assert asked["if-none-match"] == '"1"'
    assert asked["if-modified-since"] == "Mon, 02 Mar 2026"
    assert desk.row().state.failures == 0


def test_nothing_is_asked_before_it_is_due(desk: Desk) -> None:
    serve(desk, item(1))
    desk.add(interval=60.0)
    desk.look()
    desk.look(hours=0.5)
    assert desk.server.asked["/feed"] == 1


def test_guids_that_are_all_the_same_lose_nothing(desk: Desk) -> None:
    serve(desk, item(1, guid="0"), item(2, guid="0"), item(2, guid="0"))
    desk.add()
    assert len(desk.look()) == 2


def test_two_feeds_that_point_to_one_article_fetch_it_once(desk: Desk) -> None:
    serve(desk, item(1))
    desk.server.paths["/other"] = answer(feed(item(1, link="/a1#top", guid="x")))
    desk.add()
    desk.add("/other")
    assert len(desk.look()) == 1
    assert desk.server.asked["/a1"] == 1


def test_an_entry_that_says_something_new_has_its_article_fetched_again(desk: Desk) -> None:
    serve(desk, item(1))
    desk.add()
    desk.look()
    serve(desk, item(1, more="<description>Now with figures.</description>"))
    desk.server.paths["/a1"] = html("Report number 1 of the port, corrected.")  # type: ignore[assignment]
    versions = desk.look(hours=1)
    assert len(versions) == 2
    assert len({item.acquisition.url for item in versions}) == 1


def test_a_silent_edit_is_found_when_articles_are_looked_at_again(desk: Desk) -> None:
    serve(desk, item(1))
    desk.add(recheck=2.0)
    desk.look()
    page = article("Report number 1 of the port.")
    desk.server.paths["/a1"] = answer(page.replace(b"<body>", b"<body><!-- token 81 -->"))
    assert len(desk.look(hours=3)) == 1, "other markup, the same words: no new version"
    desk.server.paths["/a1"] = html("Report number 1 of the port, which closed.")  # type: ignore[assignment]
    assert len(desk.look(hours=24)) == 2
    asked = desk.server.asked["/a1"]
    desk.look(hours=24 * 30)
    desk.look(hours=24 * 30)
    assert desk.server.asked["/a1"] <= asked + 1, "after a week nobody looks any more"


def test_the_text_in_the_feed_is_taken_where_that_is_asked_for(desk: Desk) -> None:
    body = "<description>&lt;p&gt;The port opened on Monday.&lt;/p&gt;</description>"
    serve(desk, item(1, more=body))
    desk.add(feed_text=True)
    (found,) = desk.look()
    assert "The port opened on Monday." in found.text
    assert desk.server.asked["/a1"] == 0


def test_robots_are_obeyed(desk: Desk) -> None:
    serve(desk, item(1), item(2))
    desk.server.robots = answer(b"User-agent: *\nDisallow: /a1\n")
    desk.add()
    assert len(desk.look()) == 1
    assert desk.server.asked["/a1"] == 0
    assert "robots.txt" in desk.store.failures()[0].error


def test_a_robots_file_that_cannot_be_had_stops_all_for_a_while(desk: Desk) -> None:
    serve(desk, item(1))
    desk.server.robots = answer(status="500 Oops")
    desk.add()
    assert desk.look() == []
    assert desk.server.asked["/feed"] == 0
    assert "robots.txt cannot be had" in (desk.row().state.error or "")


def test_a_server_that_asks_to_wait_is_given_the_time(desk: Desk) -> None:
    serve(desk, item(1))
    ready = desk.server.paths["/feed"]
    desk.server.paths["/feed"] = answer(status="429 Too Many Requests", Retry_After="7200")
    desk.add()
    desk.look()
    desk.server.paths["/feed"] = ready
    assert desk.look(hours=1.9) == []
    assert len(desk.look(hours=0.2)) == 1


def test_failures_are_tried_again_at_growing_distances_and_then_told(desk: Desk) -> None:
    serve(desk, item(1))
    desk.server.paths["/a1"] = answer(status="500 Oops")
    desk.add()
    desk.look()
    assert desk.server.asked["/a1"] == 1
    for _ in range(8):
        desk.look(hours=30)
    assert desk.server.asked["/a1"] == 6
    assert [f.stage for f in desk.store.failures()] == ["fetch"]


def test_a_feed_that_is_gone_is_paused(desk: Desk) -> None:
    desk.server.paths["/feed"] = answer(status="410 Gone")
    desk.add()
    desk.look()
    assert desk.row().is_paused


def test_a_page_leads_to_the_feed_that_it_names(desk: Desk) -> None:
    serve(desk, item(1))
    link = "<link rel='alternate' type='application/rss+xml' href='feed'>"
    desk.server.paths["/"] = answer(f"<!doctype html><head>{link}</head>".encode())
    desk.add("/")
    assert len(desk.look()) == 1
    assert desk.row("/").state.feed == desk.server.url("/feed")


BOMB = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><rss><channel>&c;</channel></rss>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"<!doctype html><title>Oops</title>", "a page, not a feed"),
        (b"not a feed at all", "no XML"),
        (BOMB, "entities"),
        (b'{"items": 4}', "no `items`"),
        (b"<svg></svg>", "no feed"),
        (b"\x00" * 5000, "no XML|empty"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(desk: Desk, body: bytes, words: str) -> None:
    import re

    desk.server.paths["/feed"] = answer(body)
    desk.add()
    assert desk.look() == []
    assert re.search(words, desk.row().state.error or "")
    assert desk.row().state.failures == 1


def test_a_damaged_feed_gives_what_can_be_read(desk: Desk) -> None:
    serve(desk, item(1), item(2))
    desk.server.paths["/feed"] = answer(feed(item(1), "<item><title>A & B</b>", item(2))[:-20])
    desk.add()
    assert len(desk.look()) == 2


def test_a_sitemap_of_sitemaps_brings_what_is_new(desk: Desk) -> None:
    serve(desk)
    day = "2026-05-28"
    index = f"<sitemapindex><sitemap><loc>/news.xml</loc><lastmod>{day}</lastmod></sitemap>"
    desk.server.paths["/sitemap.xml"] = answer(f"{index}</sitemapindex>".encode())
    urls = f"<url><loc>/a1</loc><lastmod>{day}</lastmod></url><url><loc>/a2</loc></url>"
    old = "<url><loc>/a3</loc><lastmod>2020-01-01</lastmod></url>"
    desk.server.paths["/news.xml"] = answer(f"<urlset>{urls}{old}</urlset>".encode())
    desk.add("/sitemap.xml")
    assert [found.acquisition.url for found in desk.look()] == [desk.server.url("/a1")]
    desk.server.paths["/news.xml"] = answer(
        f"<urlset>{urls}{old}<url><loc>/a4</loc></url></urlset>".encode()
    )
    desk.server.paths["/a4"] = html("Only here.")  # type: ignore[assignment]
    assert len(desk.look(hours=1)) == 2


def test_dates_in_the_future_are_not_believed(desk: Desk) -> None:
    serve(desk, item(1, more="<pubDate>Mon, 02 Mar 2099 08:00:00 GMT</pubDate>"), item(2))
    desk.add()
    assert all(f.name != "published" for found in desk.look() for f in found.fields)


def test_links_that_lead_elsewhere_are_not_followed(desk: Desk) -> None:
    links = ("javascript:alert(1)", "file:///etc/hosts", "http://user:pw@gull.example/")
    serve(desk, *(item(n, link=link, guid=f"g{n}") for n, link in enumerate(links, 5)))
    desk.add()
    assert desk.look() == []


def test_a_private_address_is_refused_unless_allowed(desk: Desk) -> None:
    serve(desk, item(1))
    url = desk.server.url("/feed")
    with desk.store.transaction():
        desk.store.add_watch(Watch(watch_id(url), url))
    assert desk.look() == []
    assert desk.server.asked == {}
    assert "public internet" in (desk.row().state.error or "")


def test_what_a_killed_run_left_is_taken_in_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(desk, item(1), item(2))
    desk.add()
    monkeypatch.setattr(Watcher, "take_in", lambda _: None)
    desk.watcher.once()
    assert desk.store.count_waiting() == 2
    monkeypatch.undo()
    take = desk.store.take_fetches
    monkeypatch.setattr(desk.store, "take_fetches", lambda _: None)
    desk.look()
    assert desk.store.count_waiting() == 2, "killed after the run, before it was noted"
    monkeypatch.setattr(desk.store, "take_fetches", take)
    assert len(desk.look()) == 2
    assert desk.store.count_waiting() == 0


def test_a_removed_watch_leaves_its_copies(desk: Desk) -> None:
    serve(desk, item(1))
    name = desk.add(recheck=1.0)
    desk.look()
    with desk.store.transaction():
        desk.store.drop_watch(name)
    assert len(desk.look(hours=5)) == 1
    assert desk.store.watches() == []
    assert desk.server.asked["/a1"] == 1
