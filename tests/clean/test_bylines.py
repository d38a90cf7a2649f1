"""Bylines: persons, agencies, outlets and staff, never mixed."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, clean

from firsthand.clean import clean_document
from firsthand.clean.bylines import parse_byline
from firsthand.clean.person_names import person_name
from firsthand.model import Acquisition, Document, MediaType


@pytest.mark.parametrize(
    ("text", "persons", "agencies"),
    [
        ("By AFP", (), ("AFP",)),
        ("By Ida Holm", ("Ida Holm",), ()),
        ("BY IDA HOLM", ("Ida Holm",), ()),
        ("By IDA HOLM, Associated Press", ("Ida Holm",), ("AP",)),
        ("By Ida Holm and Per Lund in Karvia", ("Ida Holm", "Per Lund"), ()),
        ("By IDA MARIA HOLM-REYES", ("Ida Maria Holm-Reyes",), ()),
        ("Von Klara Brandt und Agenturen", ("Klara Brandt",), ()),
        ("Par Luc Meunier avec AFP", ("Luc Meunier",), ("AFP",)),
        ("Por Ana de la Vega", ("Ana de la Vega",), ()),
        ("Автор: Иван Петров", ("Иван Петров",), ()),
        ("Agence France-Presse, Karvia", (), ("AFP",)),
        ("EFE", (), ("EFE",)),
        ("dpa", (), ("dpa",)),
        ("Ida Holm, Reuters", ("Ida Holm",), ("Reuters",)),
        ("Staff and agencies (Reuters, AP)", (), ("Reuters", "AP")),
        ("*Interview: Ida Holm*", ("Ida Holm",), ()),
        ("By Ida Holm | ida.holm@herald.example", ("Ida Holm",), ()),
        ("By Our Staff Reporter", (), ()),
    ],
)
def test_bylines_are_typed(text: str, persons: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    found = parse_byline(text)
    assert found is not None
    assert (found.persons, found.agencies) == (persons, agencies)


def test_the_house_is_an_outlet() -> None:
    found = parse_byline("By Ida Holm, Karvia Herald")
    assert found is not None
    assert found.outlets == ("Karvia Herald",)
    known = parse_byline("Ida Holm, Donau", outlet="Donau")
    assert known is not None
    assert (known.persons, known.outlets) == (("Ida Holm",), ("Donau",))


@pytest.mark.parametrize(
    "text",
    [
        "By Friday, more than 30 people had been freed.",
        "By the time they left, it was dark",
        "Ten miners freed",
        "By 2019 the court had ruled",
        "From Karvia to the north",
        "What we know",
        "",
        "|",
    ],
)
def test_other_lines_are_no_bylines(text: str) -> None:
    assert parse_byline(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LUIS DE LA CRUZ", "Luis de la Cruz"),
        ("Ida HOLM", "Ida Holm"),
        ("J. P. Lund", "J. P. Lund"),
        ("O'Brien Murphy", "O'Brien Murphy"),
        ("Ida", None),
        ("Top Stories", None),
        ("Ida Holm 3", None),
    ],
)
def test_person_names(text: str, name: str | None) -> None:
    assert person_name(text) == name


@pytest.mark.parametrize(
    ("line", "outlet", "agency"),
    [
        ("Karvia Courier staff, with AFP", "Karvia Courier", "AFP"),
        ("By Karvia Courier newsroom with dpa", "Karvia Courier", "dpa"),
        ("Valley Lantern reporters and Reuters", "Valley Lantern", "Reuters"),
    ],
)
def test_a_house_and_its_staff_sign_with_an_agency(line: str, outlet: str, agency: str) -> None:
    article = clean(f"Home at last\n{line}\n3 March 2025\n{LEAD}\n{SECOND}\n")
    assert article.headline is not None
    assert article.headline.text == "Home at last"
    assert (article.byline.outlet, article.byline.agency) == (outlet, agency)
    assert article.byline.persons == ()


def test_staff_of_a_house_without_an_agency_are_no_byline() -> None:
    assert parse_byline("Hospital staff") is None
    assert parse_byline("Karvia prison staff, wounded") is None


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("Karvia Sentinel\n4 May 2025\n\nThe list, seen by Karvia Sentinel, is long.", True),
        ("*Ida Kestrel*\n4 May 2025\n\nThe list, seen by Karvia Sentinel, is long.", False),
        ("Radio Karvia, 4 May 2025\n\nThe list is long, said the mayor.", True),
        ("*The Karvia Fold - Sunday, May 4, 2025*\n\nThe list is long.", True),
        ("Salzburg Almanach, May 4, 2025\n\nThe list is long.", True),
        ("Salzburg, May 4, 2025\n\nThe list is long.", False),
        ("Ida Kestrel, May 4, 2025\n\nThe list is long.", False),
        ("Radio Karvia plays on\n\nThe list is long.", False),
    ],
)
def test_a_line_above_the_report_names_the_house(lines: str, outlet: bool) -> None:  # noqa: FBT001
    text = f"Thirty names are read out\n\n{lines}\n"
    document = Document("do-1", "", text, MediaType.PLAIN, (Acquisition(path="x.txt"),))
    found = clean_document(document).byline.outlet
    assert (found is not None) == outlet
    assert found is None or found in text


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("Leyla Daud reports from Ashkar", ("Leyla Daud",)),
        ("By Ingo Vass, special to the Highland Record", ("Ingo Vass",)),
        ("By our correspondent Ida Holm in Karvia", ("Ida Holm",)),
        ("Von unserer Korrespondentin Silke Ahrens, Nordersiel", ("Silke Ahrens",)),
        ("Par Solène Garrec (envoyée spéciale à Brivas)", ("Solène Garrec",)),
        ("Story by Davit Sarkis | Photos by Nino Lomi", ("Davit Sarkis",)),
        ("Texto y fotos: Nuria Salvat", ("Nuria Salvat",)),
        ("IDA HOLM AND JON REYES Associated Press", ("Ida Holm", "Jon Reyes")),
    ],
)
def test_a_byline_in_any_manner_names_its_persons(line: str, persons: tuple[str, ...]) -> None:
    found = parse_byline(line)
    assert found is not None
    assert found.persons == persons


@pytest.mark.parametrize(
    "line",
    [
        "COAST MONITOR DAILY BRIEF",
        "Visit the meeting page",
        "Lumera AG",
        "Hi desk,",
        "Dear Ida Holm",
    ],
)
def test_a_title_a_company_or_a_greeting_signs_nothing(line: str) -> None:
    found = parse_byline(line)
    assert found is None or not (found.persons or found.outlets)
