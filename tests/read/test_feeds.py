"""Feeds and sitemaps as records."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import ReadError
from firsthand.read.feeds import entry_fields, find_feeds, parse_feed
from firsthand.read.feeds.dates import feed_date

URL = "https://gull.example/news/feed.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Gull</title>
<item><title>Caf&eacute; reopens &amp;amp; sings</title><link> ../a?id=1&amp;b=2#top </link>
<guid isPermaLink="false">gull-1</guid><pubDate>Tue, 03 Mar 2026 09:30:00 +0100</pubDate>
<dc:creator>Ina Brook</dc:creator><author>desk@gull.example (Bo Ferr)</author>
<source url="https://wire.example/rss">Wire Post</source>
<description><![CDATA[<p>The caf&eacute; reopened.</p>]]></description>
<content:encoded><![CDATA[<p>The whole report.</p>]]></content:encoded>
<media:content url="/p.jpg"><media:credit>Una Reed/Wire Post</media:credit></media:content></item>
</channel></rss>"""


def test_rss_says_who_made_it() -> None:
    feed = parse_feed(RSS.encode(), url=URL)
    (entry,) = feed.entries
    assert (feed.kind, feed.title) == ("rss", "Gull")
    assert entry.title == "Café reopens & sings"
    assert entry.link == "https://gull.example/a?id=1&b=2"
    assert entry.published == "2026-03-03T08:30:00Z"
    assert entry.authors == ("Ina Brook", "Bo Ferr")
    assert (entry.source_name, entry.source_url) == ("Wire Post", "https://wire.example/rss")
    assert entry.credits == ("Una Reed/Wire Post",)
    assert entry.content == "<p>The whole report.</p>"
    said = {(item.name, item.value) for item in entry_fields(entry)}
    assert {("author", "Ina Brook"), ("source_organisation", "Wire Post")} <= said


def test_atom_with_bases_and_a_source() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gull.example/x/">
    <title>Gull</title><entry xml:base="y/"><id>tag:1</id><title type="html">A &amp;lt; B</title>
    <link rel="self" href="/self"/><link href="z"/><updated>2026-03-03T08:30:00Z</updated>
    <author><name>Ina Brook</name><email>i@gull.example</email></author>
    <source><title>Wire Post</title><link href="https://wire.example/"/></source>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rain.</p></div></content>
    </entry></feed>"""
    (entry,) = parse_feed(atom.encode(), url=URL).entries
    assert entry.link == "https://gull.example/x/y/z"
    assert (entry.title, entry.authors, entry.source_name) == ("A < B", ("Ina Brook",), "Wire Post")
    assert "<p>Rain.</p>" in (entry.content or "")


def test_rss_one_and_json_and_news_sitemap() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
     <channel><title>Gull</title></channel><item rdf:about="https://gull.example/1">
     <title>One</title><link>https://gull.example/1</link><dc:date>2026-03-03</dc:date>
     </item></rdf:RDF>"""
    (one,) = parse_feed(rdf.encode(), url=URL).entries
    assert (one.guid, one.published) == ("https://gull.example/1", "2026-03-03")
    item = {"id": 7, "url": "/b", "authors": [{"name": "Ina Brook"}], "content_text": "Rain."}
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item, 3]})
    (two,) = parse_feed(feed.encode(), url=URL).entries
    assert (two.guid, two.link, two.authors) == ("7", "https://gull.example/b", ("Ina Brook",))
    sitemap = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
     xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/c</loc><n:news>
     <n:publication_date>2026-03-03T08:30Z</n:publication_date><n:title>C</n:title></n:news>
     </url></urlset>"""
    found = parse_feed(sitemap.encode(), url=URL)
    assert found.kind == "sitemap"
    assert found.entries[0].published == "2026-03-03T08:30:00Z"


def test_a_wrong_charset_is_mended_and_said() -> None:
    data = RSS.replace("Caf&eacute;", "Café").encode("cp1252")
    feed = parse_feed(data, url=URL)
    assert feed.entries[0].title == "Café reopens & sings"
    assert feed.notes
    declared = RSS.replace("UTF-8", "windows-1251").replace("Gull", "Чайка").encode("cp1251")
    assert parse_feed(declared, url=URL).title == "Чайка"


def test_a_bare_guid_that_is_an_address_is_the_link() -> None:
    item = "<item><guid>https://gull.example/g</guid><title>x</title></item>"
    (entry,) = parse_feed(f"<rss><channel>{item}</channel></rss>".encode(), url=URL).entries
    assert entry.link == "https://gull.example/g"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tue, 03 Mar 2026 09:30:00 GMT", "2026-03-03T09:30:00Z"),
        ("2026-03-03T09:30:00-05:00", "2026-03-03T14:30:00Z"),
        ("2026-03", "2026-03"),
        ("2026-13-40", None),
        ("yesterday", None),
        ("", None),
        ("Tue, 99 Mar 2026 09:30:00 GMT", None),
    ],
)
def test_dates(text: str, wanted: str | None) -> None:
    assert feed_date(text) == wanted


def test_a_page_names_its_feeds() -> None:
    page = b"""<html><head><link rel="alternate" type="application/atom+xml" href="/atom">
    <link rel="stylesheet" href="/s.css"><link rel="alternate" hreflang="fr" href="/fr"></head>"""
    assert find_feeds(page, url=URL) == ("https://gull.example/atom",)
    assert find_feeds(b"", url=URL) == ()


def test_an_entity_is_neither_expanded_nor_fetched() -> None:
    outside = (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]><rss><channel>&x;</channel></rss>'
    )
    with pytest.raises(ReadError, match="entities"):
        parse_feed(outside, url=URL)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1500), st.binary(max_size=12))
def test_any_damage_gives_a_feed_or_words(at: int, noise: bytes) -> None:
    data = RSS.encode()
    try:
        feed = parse_feed(data[:at] + noise + data[at + len(noise) :], url=URL)
    except ReadError:
        return
    assert len({entry.key for entry in feed.entries}) == len(feed.entries)
