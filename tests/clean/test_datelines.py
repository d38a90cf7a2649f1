"""Datelines in the forms of several desks and languages."""

import pytest

from firsthand.clean.datelines import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("KARVIA (Reuters) - Ten miners", "KARVIA", "Reuters"),
        ("KarInform, 2 February 2026. Ten miners", None, "KarInform"),
        ("Karvia, February 2, 2026 - Ten miners", "Karvia", None),
        ("KARVIA CITY, Karvia (AP) — Ten", "KARVIA CITY, Karvia", "AP"),
        ("Karvia (dpa) - Ten", "Karvia", "dpa"),
        ("Karvia/Verlan (dpa/APA) – Zehn", "Karvia/Verlan", "dpa"),
        ("KARVIA, Jan 5 (Interfax) - Ten", "KARVIA", "Interfax"),
        ("KARVIA. Jan 5 (Interfax) - Ten", "KARVIA", "Interfax"),
        ("KARVIA, March 3 (Xinhua) -- Ten", "KARVIA", "Xinhua"),
        ("Karvia, March 3, 2025 (AFP) - Ten", "Karvia", "AFP"),
        ("КАРВИЯ, 3 марта. /ТАСС/. Десять", "КАРВИЯ", "TASS"),
        ("КАРВИЯ. 5 января. ИНТЕРФАКС - Десять", "КАРВИЯ", "Interfax"),
        ("Karvia, 3 mar (EFE).- Diez", "Karvia", "EFE"),
        ("KARVIA, 12 mai (Reuters) - Dix", "KARVIA", "Reuters"),
        ("KARVIA (Northwire) - Ten", "KARVIA", "Northwire"),
        ("**KARVIA (AFP)** - Ten", "KARVIA", "AFP"),
        ("(Reuters) - Ten miners", None, "Reuters"),
        ("KARVIA — Ten miners", "KARVIA", None),
        ("NEW KARVIA: Ten miners", "NEW KARVIA", None),
        ("(Karvia, 2 September) Ten miners", "Karvia", None),
        ("KARVIA, 5th September (AFP): Ten miners", "KARVIA", "AFP"),
    ],
)
def test_datelines_are_read(text: str, place: str | None, agency: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert text[found.end :].split(maxsplit=1)[0] in {"Ten", "Zehn", "Десять", "Diez", "Dix"}


@pytest.mark.parametrize(
    "text",
    [
        "Ten miners (aged 20 to 60) - all union members - walked free",
        "Ida Holm (Labour) - who won - said so",
        "CORRECTION: Ten miners, not nine, were freed",
        "WATCH: Ten miners walk free",
        "AFP - 03/03/2025 - 10:22",
        "Karvia: ten miners freed",
        "In the town, 2 miners were freed",
        "Arrested, 2 February. Ten more",
        "He said: ten",
        "",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert find_dateline(text) is None


def test_an_agency_in_brackets_needs_no_dash_after_a_place_in_capitals() -> None:
    found = find_dateline("KASUMA (CNW-Wire) Four workers were killed on Friday, police said.")
    assert found is not None
    assert (found.place, found.agency) == ("KASUMA", "CNW-Wire")
    assert find_dateline("KASUMA (Labour) Holm said that he would stand again.") is None


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("KARVIA (Daily Karvia) 12 May 2025: Ten miners", "KARVIA", "Daily Karvia", "12 May 2025"),
        (
            "KASUMA (Horn Press Agency), June 13 2025 — Ten",
            "KASUMA",
            "Horn Press Agency",
            "June 13 2025",
        ),
        ("Kar-Press, Kasuma, 3 February 2026. Ten", "Kasuma", "Kar-Press", "3 February 2026"),
        ("(New Karvia, March 6) - Ten miners", "New Karvia", None, "March 6"),
        ("Kar es Kuma, May 9, 2025 (The Mirror)-- Ten", "Kar es Kuma", "The Mirror", "May 9, 2025"),
        ("(The Kasuma Post, Karvia) 8 May 2026 - Ten", "Karvia", "The Kasuma Post", "8 May 2026"),
        ("(Kasuma Evening Post) 8 May 2026. Ten", None, "Kasuma Evening Post", "8 May 2026"),
    ],
)
def test_the_day_may_stand_behind_the_house_or_all_in_brackets(
    text: str, place: str | None, agency: str | None, day: str
) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, day)
    assert text[found.end :].startswith("Ten")
    assert find_dateline("(Adds quotes, March 6) - Ten miners") is None
