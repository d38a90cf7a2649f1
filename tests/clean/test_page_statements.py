"""What a page states of itself against what it shows: authors, day, headline, credits."""

from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, roles

HEAD = "Ten miners freed in Karvia"
BODY = "".join(f"<p>{line}</p>" for line in (LEAD, SECOND, THIRD))


def page(head: str, top: str) -> str:
    return (
        f"<html lang='en'><head>{head}</head><body><article><h1>{HEAD}</h1>{top}{BODY}"
        "</article></body></html>"
    )


def test_a_label_of_the_page_is_no_author() -> None:
    top = "<div class='byline'>Posted By</div><div class='byline'>Ida Holm</div>"
    assert clean(page("", top), "p.html").byline.persons == ("Ida Holm",)


def test_words_that_the_page_uses_as_ordinary_ones_are_no_author() -> None:
    top = "<div class='byline'>Market Square</div><p>The market on the square was shut.</p>"
    assert clean(page("", top), "p.html").byline.persons == ()


def test_who_signs_with_by_goes_before_a_bare_name() -> None:
    top = "<div class='byline'>Harbour Talks</div><div class='byline'>By Jon Reyes</div>"
    assert clean(page("", top), "p.html").byline.persons == ("Jon Reyes",)


def test_of_very_many_stated_authors_the_shown_one_is_meant() -> None:
    names = ("Ida Holm", "Jon Reyes", "Una Field", "Per Stone", "Lea Marsh")
    meta = "".join(f"<meta name='author' content='{name}'>" for name in names)
    assert clean(page(meta, "<p>By Jon Reyes</p>"), "p.html").byline.persons == ("Jon Reyes",)


def test_a_house_that_signs_is_the_outlet_and_no_person() -> None:
    head = (
        "<meta property='og:site_name' content='news.Karvia.example'>"
        "<meta name='author' content='Karvia.example'>"
    )
    byline = clean(page(head, ""), "p.html").byline
    assert (byline.persons, byline.outlet) == ((), "Karvia.example")


def test_the_picture_of_an_author_field_is_no_person() -> None:
    top = (
        "<span itemprop='author'>Ida Holm</span>"
        "<figure><img><span itemprop='author'>(Image: Harbour Pictures)</span></figure>"
    )
    assert clean(page("", top), "p.html").byline.persons == ("Ida Holm",)


def test_an_earlier_stated_day_goes_before_the_day_of_the_last_change() -> None:
    head = "<meta property='article:published_time' content='2025-03-03T10:22:00Z'>"
    article = clean(page(head, "<div class='date'>9 May 2025</div>"), "p.html")
    assert article.published is not None
    assert article.published.day == "2025-03-03"


def test_a_kicker_and_a_section_are_not_of_the_headline() -> None:
    head = f"<meta property='og:title' content='{HEAD}'>"
    for line in (f"Interview: {HEAD}", f"{HEAD} | Opinion"):
        html = page(head, "").replace(f"<h1>{HEAD}</h1>", f"<h1>{line}</h1>")
        headline = clean(html, "p.html").headline
        assert headline is not None
        assert headline.text == HEAD


def test_credits_of_a_figure_belong_to_its_caption() -> None:
    top = (
        "<figure><img><div class='source'>Ida Holm</div>"
        "<figcaption>The gate of the prison at dawn</figcaption></figure>"
        f"<p>{LEAD}</p><figure><img><div>© Jon Reyes</div></figure>"
    )
    found = roles(page("", top), "p.html")
    assert found["Ida Holm"] == found["© Jon Reyes"] == "credit"
    caption = clean(page("", top), "p.html").captions[0]
    assert (caption.text, caption.credit) == ("The gate of the prison at dawn", "Ida Holm")


def test_a_sign_before_the_credit_goes_with_it() -> None:
    top = "<figcaption>The gate. © <span class='credit'>Ida Holm</span></figcaption>"
    caption = clean(page("", top), "p.html").captions[0]
    assert (caption.text, caption.credit) == ("The gate.", "© Ida Holm")
