"""Pages that state their whole report for machines and show its opening alone."""

import json

import pytest

from firsthand.model import Acquisition, Document
from firsthand.read import read_bytes

OPENING = "Ten miners walked free in Karvia on Monday after two years in prison, police said."
REST = [
    f"On day {day} the miners' lawyer told the court in Karvia that shaft {day} had been closed "
    f"without a word to the {day * 3} families who live above it, and asked for {day} more days."
    for day in range(2, 9)
]
TITLE = "Ten miners walk free in Karvia"


def page(shown: str, stated: str) -> Document:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": stated})
    html = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1>{shown}</article>"
        "<footer><p>Write to the house.</p></footer></body></html>"
    )
    return read_bytes(html.encode(), name="page.html", acquisition=Acquisition())[0]


def lines(document: Document) -> list[str]:
    return [line for line in document.text.splitlines() if line]


def test_paragraphs_that_are_stated_alone_follow_the_opening() -> None:
    document = page(f"<p>{OPENING}</p><p>Subscribe to read on.</p>", "\n".join([OPENING, *REST]))
    assert lines(document) == [
        "Home",
        TITLE,
        OPENING,
        *REST,
        "Subscribe to read on.",
        "Write to the house.",
    ]
    assert any("states for machines" in note for note in document.notes)


def test_a_hidden_report_is_shown_as_it_stands() -> None:
    hidden = "".join(f"<p>{line}</p>" for line in REST)
    document = page(f"<p>{OPENING}</p><div hidden>{hidden}</div>", " ".join([OPENING, *REST]))
    assert lines(document)[2:-1] == [OPENING, *REST]


@pytest.mark.parametrize("stated", ["\n".join([OPENING, *REST]), OPENING, ""])
def test_a_page_that_shows_what_it_states_is_left_alone(stated: str) -> None:
    shown = "".join(f"<p>{line}</p>" for line in [OPENING, *REST])
    document = page(shown + "<p hidden>unseen</p>", stated)
    assert lines(document)[1:-1] == [TITLE, OPENING, *REST]
    assert document.notes == ()


def test_without_an_opening_the_report_stands_in_the_article_of_the_title() -> None:
    document = page("<p>Sign in.</p>", "\n".join(REST))
    assert lines(document)[1:-1] == [TITLE, "Sign in.", *REST]


def test_hidden_elements_without_end_take_no_time() -> None:
    deep = "<div hidden><p>a b c</p>" * 1500
    many = "<p>Read on tomorrow about the long day.</p>" * 2000
    document = page(f"<p>{OPENING}</p>{many}{deep}", "\n".join([OPENING, *REST]))
    assert [line for line in lines(document) if line in REST] == REST
