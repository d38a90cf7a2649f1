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


def chances(body: float, headline: float) -> dict[Role, float]:
    return {**dict.fromkeys(Role, 0.0), Role.BODY: body, Role.HEADLINE: headline}


def test_the_stretch_is_the_run_with_the_most_words() -> None:
    low, high, title = chances(0.1, 0.0), chances(0.9, 0.0), chances(0.1, 0.8)
    rated = [high, *[low] * 30, title, low, high, high, high, *[low] * 5]
    stretch = find_stretch(rated, [REPORT[0]] * len(rated))
    assert stretch is not None
    assert (stretch.headline, stretch.first, stretch.last) == (31, 33, 35)
    assert stretch.is_top(32)
    assert not stretch.is_about(5)


def test_no_likely_line_makes_no_stretch() -> None:
    assert find_stretch([chances(0.1, 0.9)] * 5, ["Ten miners freed"] * 5) is None


TRAIL = "Home > World > Karvia > Ten miners of Karvia go home"
OWN = "Ten miners of Karvia go home"


def page_of(head: str) -> str:
    """Return a dump with teasers above the head of the report."""
    teasers = "Ferry stuck off Halden for a second day\nWheat prices fall again\nSchool fire"
    return "\n".join([*MENU, teasers, head, *REPORT, *FOOT])


@pytest.mark.parametrize(
    "head",
    [
        f"{TRAIL}\n{OWN}\nBy Ida Holm\n3 March 2025",
        f"Ida Holm\n03.03.2025 | 18:20\n{OWN}\nShare",
        f"World\n{OWN}\n3 March 2025\nIda Holm",
    ],
)
def test_the_headline_of_a_dump_has_the_words_of_its_report(head: str) -> None:
    article = clean(page_of(head))
    assert article.headline is not None
    assert article.headline.text == OWN
    assert article.byline.persons == ("Ida Holm",)


def test_who_signs_above_with_by_goes_before_those_of_a_list_below() -> None:
    text = page_of(f"{OWN}\n3 March 2025\n*\n*\n*\n*\n*\n*\n*\n*\n*\nBy Tuva Lindqvist")
    below = (
        "Ferry stuck off Halden for a second day\nBy David Stone\nWheat prices fall\nBy Anna Marsh"
    )
    text = text.replace("\nMost read\n", f"\nMost read\n{below}\n")
    assert clean(text).byline.persons == ("Tuva Lindqvist",)


def test_somebody_whom_the_report_names_in_full_does_not_sign_it() -> None:
    text = page_of(f"{OWN}\nOren Petrak\nBy Tuva Lindqvist\n3 March 2025")
    assert clean(text).byline.persons == ("Tuva Lindqvist",)


def test_a_picture_text_that_comes_twice_in_a_dump_is_a_caption() -> None:
    seen = "Relatives wait at the gate of the prison in Osmane on the day of the release"
    document = read(page_of(f"{OWN}\nBy Ida Holm\n3 March 2025\n{seen}\n{seen}"))
    article = clean_document(document)
    text = [document.text[b.span.start : b.span.end] for b in article.body]
    assert seen not in text
    assert set(REPORT) <= set(text)


@pytest.mark.parametrize(
    "line",
    [
        "If you are a print subscriber, online access is included in your subscription.",
        "* Unlimited digital access to the Karvia Post.",
        "* Exclusive articles from Ida Holm, Jon Reyes and others. Plus award-winning newsletters.",
        "Activate your online access now",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
        "Политика конфиденциальности",
        "Qui sommes-nous ?",
        "Aviso legal",
    ],
)
def test_offers_and_labels_of_a_house_are_no_report(line: str) -> None:
    document = read(
        page_of(f"{OWN}\nBy Ida Holm\n3 March 2025").replace("\nAbout", f"\n{line}\nAbout")
    )
    article = clean_document(document)
    assert line not in [document.text[b.span.start : b.span.end] for b in article.body]
