"""Who signs the dump of a page: names beside tags, buttons, other stories and far from the lead."""

import pytest
from tests.clean.news_copy import clean
from tests.clean.test_dumps import FOOT, HEAD, MENU, REPORT, dump

from firsthand.clean.bylines import parse_byline

BUTTONS = (
    "Facebook",
    "WhatsApp",
    "Telegram",
    "LinkedIn",
    "Copy link",
    "Send by email",
    "5 comments",
)


@pytest.mark.parametrize(
    "lines",
    [
        ("Maria Lindberg2 minutes ago",),
        ("Maria Lindberg 5 hours ago",),
        ("By Maria Lindberg Follow", "3 March 2025"),
        ("Maria Lindberg Maria Lindberg", "3 March 2025"),
        ("Column by Maria Lindberg", "3 March 2025"),
        ("By", "* Maria Lindberg1", "3 March 2025"),
        (*BUTTONS, "Maria Lindberg", "Karvia - 3 March 2025, 14:20"),
    ],
)
def test_the_name_is_read_whatever_the_layout_put_beside_it(lines: tuple[str, ...]) -> None:
    assert clean(dump(*lines)).byline.persons == ("Maria Lindberg",)


def test_a_tag_names_whom_the_report_is_about_and_signs_nothing() -> None:
    article = clean(dump("* Oren Petrak", "Maria Lindberg", "3 March 2025"))
    assert article.byline.persons == ("Maria Lindberg",)
    again = "Petrak said that he would write to the court of the northern city before Friday."
    alone = "\n".join((*MENU, "* Oren Petrak", HEAD, "3 March 2025", *REPORT, again))
    assert clean(alone).byline.persons == ()


def test_the_signers_of_other_stories_between_the_paragraphs_are_not_ours() -> None:
    other = (
        "Ferry stuck off Halden",
        "By Jonas Reyes",
        "School fire: what is known",
        "By Anna Berg",
    )
    lines = (*MENU, HEAD, "By Maria Lindberg", "3 March 2025", *REPORT[:2], *other, *REPORT[2:])
    assert clean("\n".join((*lines, *other, *FOOT))).byline.persons == ("Maria Lindberg",)


def test_an_agency_right_below_a_name_signs_with_it() -> None:
    byline = clean(dump("by", "Maria Lindberg ,", "Deutsche Presse-Agentur", "3 March 2025")).byline
    assert (byline.persons, byline.agency) == (("Maria Lindberg",), "dpa")


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "Maria Lindberg Anna Paula Berg Jan Reyes",
            ("Maria Lindberg", "Anna Paula Berg", "Jan Reyes"),
        ),
        ("Maria Del Carmen Ortiz Vega", ("Maria Del Carmen Ortiz Vega",)),
        ("Maria Anna Lindberg Berg", ("Maria Anna Lindberg Berg",)),
        ("Ein Gastbeitrag von Maria Lindberg", ("Maria Lindberg",)),
        ("Una crónica de Maria Lindberg", ("Maria Lindberg",)),
        ("Записала Мария Линдберг", ("Мария Линдберг",)),
        ("Розмовляла Марія Ліндберг", ("Марія Ліндберг",)),
    ],
)
def test_names_without_anything_between_them(text: str, persons: tuple[str, ...]) -> None:
    found = parse_byline(text)
    assert found is not None
    assert found.persons == persons


@pytest.mark.parametrize("text", ["dpa/lno", "Reuters/mli Karvia", "AFP/rb"])
def test_codes_of_a_desk_stand_beside_an_agency(text: str) -> None:
    found = parse_byline(text)
    assert found is not None
    assert found.agencies
    assert found.persons == ()


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("By RFE/RL", ()),
        ("By RFE/RL's Radio Azadi", ()),
        ("By RFE/RL's Ukrainian Service", ()),
        ("By Jan Holm and RFE/RL's Russian Service", ("Jan Holm",)),
    ],
)
def test_a_slash_in_a_name_parts_no_names(text: str, persons: tuple[str, ...]) -> None:
    found = parse_byline(text)
    assert found is not None
    assert (found.persons, found.outlets) == (persons, ("RFE/RL",))
