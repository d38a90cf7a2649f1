"""Cleaning of HTML pages: votes of title, markup and extractor, all weighed together."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, roles

HEAD = "Ten miners freed in Karvia"
BODY = "".join(f"<p>{line}</p>" for line in (LEAD, SECOND, THIRD))
PAGE = f"""<html lang="en"><head><title>{HEAD} | Harbour Gazette</title>
<meta property="article:published_time" content="2025-03-03T10:22:00Z">
<link rel="canonical" href="https://gazette.example/ten-miners"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookie">We and 40 partners store cookies on your device. Accept all</div>
<article><h1>{HEAD}</h1><div class="meta"><span>Reuters</span>
<time datetime="2025-03-03">3 Mar 2025</time></div>
<figcaption>The gate of the prison. <span class="credit">Ida Holm</span></figcaption>
{BODY}<div class="paywall"><p>Continue reading for 1 EUR. Already a subscriber? Sign in</p></div>
</article><section class="more"><h3>Most read</h3><ol><li>Court jails poet in Verlan</li>
<li>Peso slips again</li></ol></section></body></html>"""


def test_each_line_of_a_page_gets_its_role() -> None:
    found = roles(PAGE, "page.html")
    assert found[HEAD] == "headline"
    assert found["Reuters 3 Mar 2025"] == "byline"
    assert found["The gate of the prison."] == "caption"
    assert found["Ida Holm"] == "credit"
    assert {found[LEAD], found[SECOND], found[THIRD]} == {"body"}
    assert found["Court jails poet in Verlan"] == found["Peso slips again"] == "teaser"
    assert found["We and 40 partners store cookies on your device. Accept all"] == "other"
    assert found["Continue reading for 1 EUR. Already a subscriber? Sign in"] == "appeal"


def test_the_page_speaks_of_itself() -> None:
    article = clean(PAGE, "page.html")
    assert article.byline.agency == "Reuters"
    assert article.byline.outlet == "Harbour Gazette"
    assert article.canonical_url == "https://gazette.example/ten-miners"
    assert article.published is not None
    assert article.published.value == "2025-03-03T10:22:00Z"
    assert article.captions[0].credit == "Ida Holm"
    assert any("paywall" in note for note in article.notes)


def test_a_title_before_a_colon_names_the_house() -> None:
    page = f"<html><head><title>Gazette: {HEAD}</title></head><body><h1>{HEAD}</h1>{BODY}</body>"
    article = clean(page, "page.html")
    assert article.byline.outlet == "Gazette"
    assert article.headline is not None
    assert article.headline.text == HEAD


def test_entries_of_a_live_page_are_report() -> None:
    entries = "".join(
        f"<div class='entry'><time>{hour}:05</time><p>{text}</p></div>"
        for hour, text in ((22, LEAD), (21, SECOND), (20, THIRD))
    )
    page = (
        f"<html><body><h1>LIVE: {HEAD}</h1><button>Refresh</button>{entries}"
        "<div class='chatbox'>Join the discussion (214 comments)</div>"
        "<div class='promo'>WATCH: Police clear a square</div></body></html>"
    )
    found = roles(page, "page.html")
    assert {found[LEAD], found[SECOND], found[THIRD]} == {"body"}
    assert found["22:05"] == "date"
    assert found["Refresh"] == found["Join the discussion (214 comments)"] == "other"
    assert found["WATCH: Police clear a square"] == "teaser"


def test_an_old_page_without_headings_is_read() -> None:
    page = (
        "<html><body><table><tr><td><b>Gazette</b><br>March 3, 2025<br><br>"
        f"<font size=4>{HEAD}</font><br>By Ida Holm<br><br>{LEAD}<br><br>They went home.<br><br>"
        f"{SECOND}<br><br><a href='/x'>Court jails poet</a></td></tr></table></body></html>"
    )
    found = roles(page, "page.html")
    assert found[HEAD] == "headline"
    assert found["By Ida Holm"] == "byline"
    assert {found[LEAD], found[SECOND], found["They went home."]} == {"body"}
    assert found["Court jails poet"] == "teaser"


def _captions(figure: str) -> list[tuple[str, str | None]]:
    page = f"<html lang='en'><body><article><h1>{HEAD}</h1>{figure}{BODY}</article></body></html>"
    return [(caption.text, caption.credit) for caption in clean(page, "page.html").captions]


@pytest.mark.parametrize(
    ("inner", "credit"),
    [
        ("<span>The gate on Monday.</span><span>Peter Moss</span>", "Peter Moss"),
        ("<span>The gate on Monday.</span><span>Peter Moss (AFP)</span>", "Peter Moss (AFP)"),
        ("The gate on Monday. Peter Moss", "Peter Moss"),
        ("The gate on Monday. (Peter Moss)", "Peter Moss"),
    ],
)
def test_a_name_that_ends_a_caption_took_the_picture(inner: str, credit: str) -> None:
    found = _captions(f"<figure><figcaption>{inner}</figcaption></figure>")
    assert found == [("The gate on Monday.", credit)]


def test_a_name_within_the_sentence_of_a_caption_is_seen_in_it() -> None:
    found = _captions("<figure><figcaption>The new mayor, Peter Moss</figcaption></figure>")
    assert found == [("The new mayor, Peter Moss", None)]


def test_the_sign_before_a_credit_on_its_own_line_is_not_the_captions() -> None:
    figure = (
        "<figure><figcaption><p>The gate on Monday. ©</p><p class='credit'>Ida Holm/dpa</p>"
        "</figcaption></figure>"
    )
    assert _captions(figure) == [("The gate on Monday.", "Ida Holm/dpa")]


@pytest.mark.parametrize(
    "line", ["Source: Karvia mining office", "(The Harbour Gazette)", "Handout"]
)
def test_what_names_the_source_of_a_chart_or_picture_is_its_credit(line: str) -> None:
    figure = f"<figure><img><figcaption>{line}</figcaption></figure>"
    page = f"<html lang='en'><body><h1>{HEAD}</h1>{figure}{BODY}</body></html>"
    assert roles(page, "page.html")[line] == "credit"


def test_a_section_that_ends_the_title_is_no_house() -> None:
    title = f"{HEAD} | Harbour Gazette | News"
    page = f"<html><head><title>{title}</title></head><body><h1>{HEAD}</h1>{BODY}</body></html>"
    assert clean(page, "page.html").byline.outlet == "Harbour Gazette"
    bare = page.replace(" | Harbour Gazette", "")
    assert clean(bare, "page.html").byline.outlet is None
