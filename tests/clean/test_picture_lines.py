"""Credits on lines of their own: below a label for all pictures, and amid the report of a page."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, roles

SEEN = "Relatives wait at the gate of the prison in Osmane"


def page(amid: str = "", foot: str = "") -> str:
    body = f"<p>{LEAD}</p><p>{SECOND}</p>{amid}<p>{THIRD}</p>{foot}"
    return f"<html lang='en'><body><article><h1>Ten miners freed</h1>{body}</article></body></html>"


@pytest.mark.parametrize("label", ["Photo credits:", "Bildnachweise", "Crédits photo :"])
def test_what_stands_below_the_label_of_all_credits_is_one(label: str) -> None:
    foot = f"<div>{label}</div><div>Ida Holm; Jon Reyes (2); Valley Archive</div>"
    assert roles(page(foot=foot), "p.html")["Ida Holm; Jon Reyes (2); Valley Archive"] == "credit"


def test_a_menu_of_pictures_is_no_label_of_credits() -> None:
    foot = "<ul><li>Photos</li><li>Valley life</li></ul>"
    assert roles(page(foot=foot), "p.html")["Valley life"] != "credit"


@pytest.mark.parametrize("house", ["REUTERS", "Getty Images", "AFP"])
def test_an_agency_alone_amid_a_page_credits_the_picture_above_it(house: str) -> None:
    found = roles(page(amid=f"<div><div>{SEEN}</div><div>{house}</div></div>"), "p.html")
    assert (found[SEEN], found[house]) == ("caption", "credit")
    assert found[LEAD] == found[SECOND] == "body"


def test_an_agency_alone_below_what_sums_the_report_up_credits_no_picture() -> None:
    html = page().replace(f"<p>{SECOND}</p>", f"<p>Reuters</p><p>{SECOND}</p>")
    assert roles(html, "p.html")["Reuters"] != "credit"


def test_an_agency_alone_below_the_report_credits_no_picture() -> None:
    assert roles(page(foot="<p>Reuters</p>"), "p.html")["Reuters"] != "credit"
