"""Bylines: persons, agencies, outlets and staff, never mixed."""

import pytest

from firsthand.clean.bylines import parse_byline, person_name


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
