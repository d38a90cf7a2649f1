"""Headlines of pages that print a banner, something else or nothing where theirs should stand."""

import pytest

from firsthand.clean import clean_document
from firsthand.model import Acquisition, Article, Document, Role
from firsthand.read import read_bytes

LEAD = (
    "Ten miners walked free in Karvia on Tuesday after two days of talks with the owner of the "
    "pit, their lawyer said, and were taken to the harbour hospital for the night."
)
SECOND = LEAD.replace("Ten miners", "Their families").replace("walked free", "waited outside")
STORY = f"<p>{LEAD}</p><p>{SECOND}</p>"


def read(head: str, body: str) -> tuple[Document, Article]:
    page = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    copy = read_bytes(page.encode(), name="a.html", acquisition=Acquisition())[0]
    return copy, clean_document(copy)


def headline(head: str, body: str) -> str | None:
    article = read(head, body)[1]
    return article.headline.text if article.headline else None


def test_a_page_without_heading_has_the_headline_that_its_head_states() -> None:
    head = (
        "<title>Harbour crews end their long strike | Karvia Post</title>"
        "<meta property='og:title' content='Harbour crews end their long strike'>"
    )
    copy, article = read(head, STORY)
    assert article.headline is not None
    assert article.headline.text == "Harbour crews end their long strike"
    span = article.headline.span
    assert copy.text[span.start : span.end] == article.headline.text
    assert [copy.text[e.start : e.end] for e in copy.elements if e.tag == "p"] == [LEAD, SECOND]


def test_nothing_is_added_where_a_heading_says_it_already() -> None:
    copy, _ = read(
        "<title>Ten miners freed | Karvia Post</title>", f"<h1>Ten miners freed</h1>{STORY}"
    )
    assert copy.text.count("Ten miners freed") == 1
    assert copy.text.startswith("Ten miners freed\n")


def test_the_name_of_the_house_in_the_first_heading_is_no_headline() -> None:
    head = (
        "<title>Ida's Harbour Log: Week two of the strike in Karvia</title>"
        "<meta property='og:site_name' content=\"Ida's Harbour Log\">"
        "<meta property='og:title' content='Week two of the strike in Karvia'>"
    )
    body = f"<h1>Ida's Harbour Log</h1><h2>Week two of the strike in Karvia</h2>{STORY}"
    assert headline(head, body) == "Week two of the strike in Karvia"


def test_a_heading_that_shares_nothing_with_the_titles_gives_way() -> None:
    head = (
        "<title>Miners of Karvia walk free after two days - Karvia Post</title>"
        "<meta property='og:title' content='Miners of Karvia walk free after two days'>"
    )
    body = (
        "<h1>A word from our founder</h1>"
        f"<h3 class='post-title'>Miners of Karvia walk free after two days</h3>{STORY}"
    )
    assert headline(head, body) == "Miners of Karvia walk free after two days"


def test_a_box_to_copy_the_text_from_is_not_read() -> None:
    copy, _ = read("", f"<h1>Ten miners freed</h1>{STORY}<textarea>{LEAD} {SECOND}</textarea>")
    assert copy.text.count("walked free") == 1


def test_a_whole_text_that_is_there_again_for_machines_is_no_report() -> None:
    lines = [LEAD.replace("two days", f"{n} days and {n * 7} hours") for n in range(3, 9)]
    shown = "".join(f"<p>{line}</p>" for line in lines)
    again = f"<div><div class='articleBody'>{' '.join(lines)}</div></div>"
    copy, article = read(
        "<title>Ten freed</title>", f"<article><h1>Ten freed</h1>{shown}</article>{again}"
    )
    body = [copy.text[b.span.start : b.span.end] for b in article.blocks if b.role is Role.BODY]
    assert body == lines


def test_a_teaser_that_opens_like_a_dateline_stays_one() -> None:
    teasers = "".join(
        f"<li><a href='/{n}'><h3>Crews end strike {n}</h3><p>RISK REMAINS: A spokesman said that "
        f"with the talks so close, it was unclear how ship {n} would sail from the harbour.</p></a>"
        "</li>"
        for n in range(4)
    )
    related = f"<aside class='related'><ul>{teasers}</ul></aside>"
    body = f"<article><h1>Ten freed in Karvia</h1>{STORY * 2}</article>{related}"
    copy, article = read("<title>Ten freed in Karvia</title>", body)
    texts = [copy.text[b.span.start : b.span.end] for b in article.blocks if b.role is Role.BODY]
    assert not any("RISK REMAINS" in text for text in texts)


SMALL = "Karvia mine rescue news today"
LARGE = "“We heard the water”: ten miners tell of two nights below"


def _two_headings(stated: str) -> str | None:
    head = f"<title>{SMALL} | Karvia Post</title>{stated}"
    body = f"<article><header><h1>{SMALL}</h1><h2>{LARGE}</h2></header>{STORY}</article>"
    return headline(head, body)


def test_the_large_heading_below_a_small_first_one_is_the_headline() -> None:
    """Where the page gives it word by word as its headline; else the first heading is it."""
    assert _two_headings(f"<meta property='og:title' content='{LARGE}'>") == LARGE
    assert _two_headings(f"<meta property='og:title' content='{SMALL}'>") == SMALL


def test_a_large_heading_of_two_lines_is_known_by_its_title() -> None:
    head = (
        f"<title>{SMALL}</title>"
        "<meta property='og:title' content='After the flood: Ten miners tell their story'>"
    )
    body = (
        f"<h1>{SMALL}</h1><h2><span>After the flood</span>"
        f"<div>Ten miners tell their story</div></h2>{STORY}"
    )
    assert headline(head, body) == "Ten miners tell their story"


def test_the_only_first_heading_stands_before_that_of_a_section() -> None:
    title = "Ferry fares in Karvia"
    head = f"<title>{title}</title><meta property='og:title' content='{title}'>"
    body = (
        "<h1>Ferry fares in Karvia: all lines from March</h1>"
        f"{STORY}<h2>Average ferry fares in Karvia</h2>{STORY.replace('two days', 'six days')}"
    )
    assert headline(head, body) == "Ferry fares in Karvia: all lines from March"


def test_the_name_of_the_site_is_no_headline_for_being_marked_as_one() -> None:
    head = (
        "<title>How ten miners got out : Harbourlog</title>"
        "<meta property='og:site_name' content='Harbourlog'>"
        "<meta property='og:title' content='How ten miners got out : Harbourlog'>"
    )
    body = (
        "<header><p class='headline' itemprop='headline'>Harbourlog</p></header>"
        f"<h1>The Long Way Out for Ten Miners</h1>{STORY}"
    )
    assert headline(head, body) == "The Long Way Out for Ten Miners"


@pytest.mark.parametrize(
    ("inner", "stated"),
    [
        (
            "<span>Flood inquiry</span> <b>Two resign in Karvia</b>",
            "Flood inquiry: Two resign in Karvia",
        ),
        ("<span>Strike</span>Harbour crews stay away", "Strike / Harbour crews stay away"),
        (
            "<em>Strike</em> <span>Harbour crews stay away</span>",
            "Strike – Harbour crews stay away",
        ),
    ],
)
def test_a_kicker_in_the_heading_is_parted_as_the_title_states(inner: str, stated: str) -> None:
    head = f"<title>Karvia Post</title><meta property='og:title' content='{stated}'>"
    copy, article = read(head, f"<h1>{inner}</h1>{STORY}")
    assert article.headline is not None
    assert article.headline.text == stated
    assert copy.text[article.headline.span.start : article.headline.span.end] == stated


def test_a_heading_without_a_stated_sign_stays_as_it_is() -> None:
    head = "<meta property='og:title' content='Flood inquiry goes on'>"
    assert (
        headline(head, f"<h1><b>Flood</b> inquiry goes on</h1>{STORY}") == "Flood inquiry goes on"
    )


def test_a_link_that_shares_a_word_with_the_title_does_not_show_it() -> None:
    """A bar of buttons above a report is no headline; what the head states is."""
    head = "<title>Finding the right ferry to Karvia – Northline</title>"
    body = (
        "<div><a href='#m'>Skip to main content</a></div><div>Ferry to Halden</div>"
        f"<h2>Timetables</h2>{STORY}"
    )
    assert headline(head, body) == "Finding the right ferry to Karvia"


def test_a_day_inside_the_heading_is_left_out() -> None:
    head = "<title>Ten miners freed after two days | Log</title>"
    head += "<meta property='og:title' content='Ten miners freed after two days'>"
    body = (
        f"<h1><a href='/'><time>4 March 2025</time> Ten miners freed after two days</a></h1>{STORY}"
    )
    assert headline(head, body) == "Ten miners freed after two days"


def test_a_kind_of_text_after_a_bar_is_left_out() -> None:
    title = "Ten miners freed after two days | Opinion"
    head = f"<title>{title}</title><meta property='og:title' content='{title}'>"
    assert headline(head, f"<h1>{title}</h1>{STORY}") == "Ten miners freed after two days"
