"""What a reader model found, beside the rules."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.model import Attribution, Reading, Statement
from firsthand.statements import read_statements

Make = Callable[..., Reading]


def with_reader(reading: Reading, cue: str, content: str, source: str, score: float) -> Reading:
    """The reading as if a model had found this attribution in its only paragraph."""

    def place(words: str) -> tuple[int, int]:
        at = reading.text.index(words)
        return at, at + len(words)

    found = Attribution(place(cue), (place(content),), place(source), score)
    (paragraph,) = reading.paragraphs
    passage = replace(paragraph.passage, attributions=(found,))
    return replace(reading, paragraphs=(replace(paragraph, passage=passage),))


def contents(statements: list[Statement]) -> list[str]:
    return [part.text for item in statements for part in item.content]


@pytest.mark.parametrize(("score", "expected"), [(0.9, ["the strike is over"]), (0.3, [])])
def test_read_statements_adds_what_the_model_is_sure_of(
    make: Make, score: float, expected: list[str]
) -> None:
    # No rule takes a clause from a participle with its source behind it.
    reading = make("Shouting over the crowd the strike is over went the miners.")
    assert read_statements(reading) == []
    learned = with_reader(reading, "Shouting", "the strike is over", "the miners", score)
    assert contents(read_statements(learned)) == expected


def test_read_statements_prefers_the_rule_where_both_read(make: Make) -> None:
    text = "The minister told Norpress that ten men had been freed."
    reading = make(text)
    both = with_reader(reading, "told", "ten men", "The minister", 0.99)
    assert read_statements(both) == read_statements(reading)


def test_read_statements_leaves_out_wishes_that_the_model_finds(make: Make) -> None:
    reading = make("The union hopes the strike will end soon.")
    wish = with_reader(reading, "hopes", "the strike will end soon", "The union", 0.99)
    assert read_statements(wish) == []


def test_read_statements_leaves_out_terms_that_the_model_finds(make: Make) -> None:
    reading = make('The state charged ten men with "sabotage" in May.')
    term = with_reader(reading, "charged", 'ten men with "sabotage"', "The state", 0.99)
    assert read_statements(term) == []


def test_read_statements_leaves_out_clauses_that_describe_a_noun(make: Make) -> None:
    reading = make("Parliament passed a tax that farmers reject.")
    aside = with_reader(reading, "reject", "a tax", "farmers", 0.99)
    assert read_statements(aside) == []
