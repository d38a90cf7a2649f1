"""Who and when a page says it is from, where neither metadata nor byline words are plain."""

from firsthand.clean import clean_document
from firsthand.model import Acquisition, Article
from firsthand.read import read_bytes

LEAD = (
    "Ten miners walked free in Karvia on Tuesday after two days of talks with the owner of the "
    "pit, their lawyer said, and were taken to the harbour hospital, where doctors looked after "
    "them for most of the night before they could go home to their families in the valley."
)


def clean(top: str, head: str = "", below: str = "") -> Article:
    page = (
        f"<html lang='en'><head>{head}</head><body><article><h1>Ten miners freed in Karvia</h1>"
        f"{top}<p>{LEAD}</p><p>{LEAD.replace('Ten', 'The')}</p></article>{below}</body></html>"
    )
    return clean_document(read_bytes(page.encode(), name="a.html", acquisition=Acquisition())[0])


def test_names_that_only_elements_set_apart_are_several() -> None:
    spans = "<span>Ida Holm</span> <span>Jon Reyes</span> <span>Una Maria Field</span>"
    article = clean(f"<div class='article-byline'><div>{spans}</div></div>")
    assert article.byline.persons == ("Ida Holm", "Jon Reyes", "Una Maria Field")


def test_an_hcard_names_its_author_without_the_job_that_follows() -> None:
    top = "<div class='vcard author'><a class='fn'>Ida Holm</a> Harbour &amp; Lead Reporter</div>"
    assert clean(top).byline.persons == ("Ida Holm",)


def test_who_changed_or_checked_a_text_did_not_write_it() -> None:
    top = (
        "<div class='authors'><span>By <b>Ida Holm</b></span> "
        "<span>Reviewed by <b>Jon Reyes</b></span></div>"
    )
    assert clean(top).byline.persons == ("Ida Holm",)


def test_by_in_the_middle_of_a_line_signs_and_the_line_dates() -> None:
    article = clean("<div class='meta'>Published March 4, 2025 by Ida Holm</div>")
    assert article.byline.persons == ("Ida Holm",)
    assert article.published is not None
    assert article.published.day == "2025-03-04"


def test_a_name_and_a_day_apart_by_a_bar_sign_at_the_title() -> None:
    article = clean(
        "<div class='row'><span>Ida Holm |</span> <span>14.03.2025 - 08:20</span></div>"
    )
    assert article.byline.persons == ("Ida Holm",)
    assert article.published is not None
    assert article.published.day == "2025-03-14"


def test_rows_of_facts_below_the_report_name_author_and_day() -> None:
    rows = "<li><strong>Autorin/Autor</strong> Ida Holm</li><li><b>Datum</b> 28.04.2025</li>"
    filler = "".join(f"<p>{LEAD}</p><p>Line {n}.</p>" for n in range(9))
    article = clean(filler, below=f"<ul>{rows}</ul>")
    assert article.byline.persons == ("Ida Holm",)
    assert article.published is not None
    assert article.published.day == "2025-04-28"


def test_a_house_with_its_address_is_no_person() -> None:
    head = "<meta name='author' content='Karvia Welle (www.kw.example)'>"
    assert clean("", head).byline.persons == ()


def test_an_author_field_that_says_updated_by_is_not_believed() -> None:
    top = "<p itemprop='author'>Updated by Jon Reyes</p><p class='byline'>By Ida Holm</p>"
    assert clean(top).byline.persons == ("Ida Holm",)


def test_links_of_the_byline_add_to_the_one_author_of_json_ld() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ten miners '
        'freed in Karvia", "author": {"@type": "Person", "name": "Jon Reyes"}}</script>'
    )
    links = "".join(
        f"<p class='byline'><a rel='author'>{name}</a></p>" for name in ("Ida Holm", "Jon Reyes")
    )
    assert set(clean(links, head).byline.persons) == {"Ida Holm", "Jon Reyes"}


def test_a_heading_in_a_byline_box_is_no_name_where_it_is_ordinary_words() -> None:
    top = "<div class='byline'>Miners Families</div>"
    body = "<p>The miners and their families were glad.</p>"
    assert clean(top + body).byline.persons == ()
