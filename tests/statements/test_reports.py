"""Whole small reports of kinds that a monitor gets: who said what, as a reader would tell it."""

from collections.abc import Callable

import pytest

from firsthand.model import Reading, Statement
from firsthand.statements import read_statements

Make = Callable[..., Reading]

NESTED = (
    "Two aid workers who had been held since March have been released, the state news agency "
    "OrlInform reported on Tuesday, citing state television channel Orl-1, which quoted Foreign "
    "Ministry spokeswoman Ilona Drest.\n"
    '"They were set free on humanitarian grounds and left the country this morning," Drest told '
    "Orl-1, according to OrlInform.\n"
    "The aid group Open Wells said late on Monday that it had lost contact with the pair. "
    '"We will not rest until both are home," it added.'
)
INTERVIEW = (
    "The Beacon spoke with Marek Olsa, the envoy who led the talks.\n"
    "The Beacon: How many prisoners did you ask for?\n"
    "Marek Olsa: We asked for four names and got two. The others are still there.\n"
    "The Beacon: Was money paid?\n"
    "Olsa: No, nobody paid anything to anyone."
)
SIDES = (
    "Defence Ministry spokesman Ravi Doss denied that any soldier had been captured.\n"
    "The Red Lantern, which will oversee the swap, declined to confirm the date. "
    'Spokesperson Dana Abbas said only that its teams were "ready to move."\n'
    '"I do not believe any of them," one of the wives, Sabina Orlo, said.'
)


def told(reading: Reading) -> list[tuple[str, str | None, list[str]]]:
    """What was said, by whom, through whom."""
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (
            reading.text[item.content[0].span.start : item.content[0].span.end],
            names.get(item.speaker.entity or "") if item.speaker else None,
            [names[key] for key in item.chain[1:]],
        )
        for item in read_statements(reading)
    ]


def test_a_retelling_of_a_retelling_keeps_everyone_on_the_way(make: Make) -> None:
    lead, quote, lost, added = told(make(NESTED))
    assert lead[1:] == ("OrlInform", ["OrlInform", "Orl-1", "Ilona Drest"])
    assert quote[0].startswith('"They were')
    assert quote[0].endswith('morning,"')
    assert quote[1:] == ("Ilona Drest", ["OrlInform", "Orl-1", "Ilona Drest"])
    assert (lost[1], added[1]) == ("Open Wells", "Open Wells")


def test_names_with_a_colon_take_turns_in_an_interview(make: Make) -> None:
    answers = [said for said, who, _ in told(make(INTERVIEW)) if who == "Marek Olsa"]
    assert answers == [
        "We asked for four names and got two. The others are still there.",
        "No, nobody paid anything to anyone.",
    ]


def test_two_sides_keep_their_own_words(make: Make) -> None:
    found = {who: said for said, who, _ in told(make(SIDES))}
    assert found["Ravi Doss"] == "any soldier had been captured"
    assert found["Dana Abbas"] == 'its teams were "ready to move."'
    assert found["Sabina Orlo"] == '"I do not believe any of them,"'


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministry there has confirmed that, and so do I.",
        "Name: Olsa\nAge: 41\nName: Drest\nAge: 38\nName: Orlo",
    ],
)
def test_what_tells_nothing_is_no_statement(make: Make, text: str) -> None:
    statements: list[Statement] = read_statements(make(text))
    assert statements == []
