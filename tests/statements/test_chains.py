"""Through whom the words reached the reader."""

from collections.abc import Callable

import pytest

from firsthand.model import Producer, ProducerKind, Reading, Statement
from firsthand.statements import read_statements

Make = Callable[..., Reading]
OUTLET = Producer("Karva Post", ProducerKind.OUTLET)


def names(reading: Reading, statement: Statement) -> list[str]:
    by_id = {entity.id: entity.name for entity in reading.entities}
    return [by_id[key] for key in statement.chain]


def only(reading: Reading) -> Statement:
    (statement,) = read_statements(reading)
    return statement


# text, medium as written, chain of names
CHAINS = [
    (
        "Ravi Doss told Reuters by telephone that they left.",
        "Reuters",
        ["Norpress", "Reuters", "Ravi Doss"],
    ),
    ("Speaking to Norpress, Ravi Doss said that they left.", "Norpress", ["Norpress", "Ravi Doss"]),
    (
        "They left, Ravi Doss said in comments carried by Reuters.",
        "Reuters",
        ["Norpress", "Reuters", "Ravi Doss"],
    ),
    (
        "The newspaper Delta, which cited Ravi Doss, said that they left.",
        None,
        ["Norpress", "Delta", "Ravi Doss"],
    ),
    (
        "Ravi Doss, quoted by Reuters, said that they left.",
        None,
        ["Norpress", "Reuters", "Ravi Doss"],
    ),
    ("The men are free, the interior ministry said.", None, ["Norpress", "Interior Ministry"]),
    ('"They are free," Ravi Doss told state television.', "state television", None),
    (
        "Ravi Doss told the Lem news agency that the men were free.",
        "the Lem news agency",
        ["Norpress", "Lem", "Ravi Doss"],
    ),
    ("Ravi Doss told Norpress that the men were free.", "Norpress", ["Norpress", "Ravi Doss"]),
    ("Ravi Doss told reporters that the men were free.", None, ["Norpress", "Ravi Doss"]),
    ("Ravi Doss told a news conference that the men were free.", None, ["Norpress", "Ravi Doss"]),
    ("Ravi Doss said on state radio that the men were free.", "state radio", None),
    (
        "Ravi Doss said on his Telegram channel that the men were free.",
        "Telegram",
        ["Norpress", "Telegram", "Ravi Doss"],
    ),
    (
        "In a post on Facebook, Ravi Doss said that the men were free.",
        "Facebook",
        ["Norpress", "Facebook", "Ravi Doss"],
    ),
    (
        "Ravi Doss said that the video on Telegram was old.",
        None,
        ["Norpress", "Ravi Doss"],
    ),
    (
        "Speaking on state radio, Ravi Doss said that the men were free.",
        "state radio",
        None,
    ),
    (
        "The men are free, reports the agency Delfix with reference to Ravi Doss.",
        None,
        ["Norpress", "Delfix", "Ravi Doss"],
    ),
    (
        "The tax service told state radio that the men were free, according to Reuters.",
        "state radio",
        None,
    ),
    (
        "In an interview with the newspaper Delta, Ravi Doss said that they were free.",
        "the newspaper Delta",
        ["Norpress", "Delta", "Ravi Doss"],
    ),
    (
        "The men are free, the newspaper Delta reported, citing Ravi Doss.",
        None,
        ["Norpress", "Delta", "Ravi Doss"],
    ),
    (
        "The Delta newspaper quoted Ravi Doss as saying that the men were free.",
        "The Delta newspaper",
        ["Norpress", "Delta", "Ravi Doss"],
    ),
    (
        "Ravi Doss was quoted by the newspaper Delta as saying that the men were free.",
        "the newspaper Delta",
        ["Norpress", "Delta", "Ravi Doss"],
    ),
    (
        "Ravi Doss now says the men are free, Reuters reports.",
        None,
        ["Norpress", "Reuters", "Ravi Doss"],
    ),
    (
        "According to the newspaper Delta, as cited by Reuters, Ravi Doss said they were free.",
        "the newspaper Delta",
        ["Norpress", "Reuters", "Delta", "Ravi Doss"],
    ),
]


@pytest.mark.parametrize(("text", "medium", "chain"), CHAINS)
def test_read_statements_gives_medium_and_chain(
    make: Make, text: str, medium: str | None, chain: list[str] | None
) -> None:
    reading = make(text)
    statement = only(reading)
    written = statement.medium.quote if statement.medium is not None else None
    assert (written.text if written is not None else None) == medium
    assert chain is None or len(statement.chain) == len(chain)
    for name, word in zip(names(reading, statement), chain or (), strict=False):
        assert word.casefold() in name.casefold()


def test_read_statements_gives_told_us_to_the_newsroom(make: Make) -> None:
    reading = make("His brother Tomas Doss told us that the men were free.", OUTLET)
    statement = only(reading)
    assert statement.medium is not None
    assert names(reading, statement) == ["Karva Post", "Tomas Doss"]
    assert statement.medium.entity == statement.chain[0]


def test_read_statements_remembers_how_a_medium_was_reached(make: Make) -> None:
    reading = make(
        "According to the newspaper Delta, as cited by Reuters, Ravi Doss said that the men left.\n"
        '"They are free," the newspaper quoted Doss as saying.'
    )
    first, second = read_statements(reading)
    assert first.chain == second.chain
    assert names(reading, second) == ["Norpress", "Reuters", "Delta", "Ravi Doss"]


def test_read_statements_keeps_listeners_apart_from_media(make: Make) -> None:
    statement = only(make("Ravi Doss told lawmakers that the men were free."))
    assert statement.medium is None
    assert statement.addressee is not None
    assert statement.addressee.quote is not None
    assert statement.addressee.quote.text == "lawmakers"


def test_read_statements_resolves_a_pronoun_and_its_role(make: Make) -> None:
    reading = make(
        "Government spokesman Oskar Bly told reporters that the men had left.\n"
        '"They are on their way," he said.'
    )
    first, second = read_statements(reading)
    assert first.speaker is not None
    assert second.speaker is not None
    assert second.speaker.entity == first.speaker.entity
    assert second.role is not None
    assert "spokesman" in second.role


def test_read_statements_without_newsroom_starts_at_the_speaker(make: Make) -> None:
    reading = make("Ravi Doss said that the men were free.", None)
    assert names(reading, only(reading)) == ["Ravi Doss"]


def test_read_statements_names_a_body_once_in_a_role(make: Make) -> None:
    statement = only(make("A senior EU diplomat said that the men were free."))
    assert statement.role == "senior EU diplomat"


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Nine nurses were freed on Monday, their employer said.", "nine nurses"),
        ("Spain and Norway agreed to a truce on Monday, officials on both sides said.", "Spain"),
    ],
)
def test_read_statements_does_not_take_a_part_for_the_speaker(
    make: Make, text: str, never: str
) -> None:
    reading = make(text)
    speaker = only(reading).speaker
    assert speaker is not None
    assert never not in {e.name for e in reading.entities if e.id == speaker.entity}


def test_a_reason_that_is_cited_speaks_for_nobody(make: Make) -> None:
    text = "Ravi Doss said he would not free Ann Lind, citing doubts that she would come back."
    reading = make(text, OUTLET)
    assert names(reading, only(reading))[-1] == "Ravi Doss"
