"""Dumps of whole pages: where the report stands, who signs it, when it was published."""

import pytest
from tests.clean.news_copy import clean, read

from firsthand.clean import clean_document
from firsthand.clean.stretches import find_stretch
from firsthand.model import Role

HEAD = "Ten miners freed in Karvia after two years in prison"
MENU = (
    "Home", "News", "Politics", "Business", "Sport", "Culture", "Weather", "Travel", "Video",
    "Photo Essay", "Morning Briefing", "Podcasts", "Archive", "Search", "Sign in", "Subscribe",
)  # fmt: skip
REPORT = (
    (
        "Ten miners walked free in Karvia on Monday after two years in prison, the police of the "
        "northern city said in a statement, ending a case that had drawn protests from unions."
    ),
    (
        "Their lawyer, Oren Petrak, said they had gone home to the north and that none of them "
        "would speak to reporters before the end of the week."
    ),
    (
        "The justice ministry did not comment on the cases of eleven other members of the union, "
        "who were detained in the same month and have not been brought before a court."
    ),
    (
        "The union called the release a first step and said it would go on with its protest at the "
        "gates of the pit until the last of its members was free."
    ),
)
FOOT = (
    "Most read", "Ferry stuck off Halden for a second day", "Wheat prices fall again",
    "School fire: what is known", "More from News", "Border talks to go on in May",
    "About us", "Contact", "Privacy policy", "Terms of use", "Cookie settings", "Help",
    "Follow us", "Newsletter", "Advertise", "Careers", "© 2025 Karvia Post", "Back to top",
)  # fmt: skip


def dump(*about: str) -> str:
    """Return a page as text: a menu, the headline, some lines about the report, a foot."""
    return "\n".join((*MENU, HEAD, *about, *REPORT, *FOOT))


@pytest.mark.parametrize(
    ("lines", "person"),
    [
        (("Maria Lindberg", "3 March 2025"), "Maria Lindberg"),
        (("* Maria Lindberg", "Published 3 March 2025, 14:20"), "Maria Lindberg"),
        (("By", "Maria Lindberg", "3 March 2025"), "Maria Lindberg"),
        (("By Maria Lindberg", "Published: March 3, 2025"), "Maria Lindberg"),
        (("Maria LindbergPublished March 3, 2025",), "Maria Lindberg"),
        (("Maria Lindberg, Executive Editor", "March 3, 2025"), "Maria Lindberg"),
        (("by Maria Lindberg March 3, 2025March 4, 2025",), "Maria Lindberg"),
    ],
)
def test_a_dump_is_signed_by_the_name_at_its_report(lines: tuple[str, ...], person: str) -> None:
    article = clean(dump(*lines))
    assert article.headline is not None
    assert article.headline.text == HEAD
    assert article.byline.persons == (person,)
    assert article.published is not None
    assert article.published.day == "2025-03-03"
    assert len(article.body) == len(REPORT)


def test_menu_items_in_capitals_do_not_sign() -> None:
    document = read(dump("3 March 2025"))
    article = clean_document(document)
    assert article.byline.persons == ()


def test_the_date_of_the_line_that_signs_goes_before_todays() -> None:
    text = "Wednesday, 4 June 2025\n" + dump("By Maria Lindberg | 3 March 2025")
    published = clean(text).published
    assert published is not None
    assert published.day == "2025-03-03"


def test_the_stretch_is_the_run_with_the_most_words() -> None:
    low = {Role.BODY: 0.1, Role.HEADLINE: 0.0}
    high = {Role.BODY: 0.9, Role.HEADLINE: 0.0}
    title = {Role.BODY: 0.1, Role.HEADLINE: 0.8}
    chances = [high, *[low] * 30, title, low, high, high, high, *[low] * 5]
    stretch = find_stretch(chances, [20] * len(chances))
    assert stretch is not None
    assert (stretch.headline, stretch.first, stretch.last) == (31, 33, 35)
    assert stretch.is_top(32)
    assert not stretch.is_about(5)


def test_no_likely_line_makes_no_stretch() -> None:
    assert find_stretch([{Role.BODY: 0.1, Role.HEADLINE: 0.9}] * 5, [3] * 5) is None
