"""Headlines of pages that print a banner, something else or nothing where theirs should stand."""

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
