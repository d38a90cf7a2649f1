"""Headings in the trail of a page, kickers, and days in the number of an article."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean

from firsthand.clean.urls import url_date
from firsthand.model import Acquisition

BODY = "".join(f"<p>{line}</p>" for line in (LEAD, SECOND, THIRD))
SEARCHED = "Karvia miners: ten freed from prison"
PRINTED = "“They are home at last”"


def headline(og_title: str, top: str, stated: str = "") -> str | None:
    """Return the headline of a page with this `og:title`, and this headline in JSON-LD."""
    ld = '{"@type": "NewsArticle", "headline": "%s"}' % stated  # noqa: UP031 (braces)
    script = f"<script type='application/ld+json'>{ld}</script>" if stated else ""
    head = f"<meta property='og:title' content='{og_title}'>{script}"
    html = f"<html lang='en'><head>{head}</head><body>{top}{BODY}</body></html>"
    found = clean(html, "page.html").headline
    return found.text if found else None


@pytest.mark.parametrize(
    "trail",
    [
        "<nav><a href='/'>Home</a> <a href='/w'>World</a> <h1>{}</h1></nav>",
        "<ol><li><a href='/'>Home</a></li><li><h1>{}</h1></li></ol>",
        "<div class='breadcrumbs'><a href='/'>Home</a> <h1>{}</h1></div>",
    ],
)
@pytest.mark.parametrize("kicker", ["", "<span>After two years</span> ", "<b>Opinion</b> "])
def test_a_heading_in_a_trail_is_none_where_another_is_printed(trail: str, kicker: str) -> None:
    menu = "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(9))
    top = f"{trail.format(SEARCHED)}<ul>{menu}</ul><article><h2>{kicker}{PRINTED}</h2>"
    assert headline(PRINTED, top, SEARCHED) == PRINTED


def test_a_heading_in_a_trail_is_the_headline_where_no_other_is_stated() -> None:
    top = f"<nav><h1>{SEARCHED}</h1></nav><article><h2>What the lawyers say</h2>"
    assert headline(SEARCHED, top, SEARCHED) == SEARCHED


def test_a_printed_heading_that_json_ld_gives_whole_keeps_its_opening() -> None:
    whole = "The Karvia files of 2025: The ten names on the list"
    top = f"<article><h1>{whole}</h1>"
    assert headline("The ten names on the list", top, whole) == whole


def test_a_longer_heading_is_no_kicker_and_its_title() -> None:
    heading = "The ten miners walk free in Karvia"
    assert headline("ten miners walk free in Karvia", f"<h1>{heading}</h1>") == heading


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("world/miners-20250304151200-nt.html", "2025-03-04"),
        ("article/KAR202503041512000123", "2025-03-04"),
        ("article?made=202503041512", None),
        ("article/12025030415120", None),
        ("article/20250304991200", None),
    ],
)
def test_the_number_of_an_article_may_open_with_its_minute(path: str, day: str | None) -> None:
    url = f"https://post.example/{path}"
    assert url_date(url) == day
    html = f"<html><body><article><h1>{SEARCHED}</h1>{BODY}</article></body></html>"
    published = clean(html, "page.html", Acquisition(url=url)).published
    assert (published.day if published else None) == day
