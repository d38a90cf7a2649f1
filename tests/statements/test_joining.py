"""The reader's words with what the rules know of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand.model import Attribution, Reading
from firsthand.statements import read_statements
from firsthand.statements.assemble import report_scenes
from firsthand.statements.paragraph import find_all

Make = Callable[..., Reading]


def with_found(reading: Reading, *found: tuple[str, tuple[str, ...], str | None]) -> Reading:
    """The reading as if a model had found exactly these: cue, contents, source."""

    def place(words: str) -> tuple[int, int]:
        at = reading.text.index(words)
        return at, at + len(words)

    items = tuple(
        Attribution(place(cue), tuple(map(place, contents)), place(source) if source else None, 0.9)
        for cue, contents, source in found
    )
    (paragraph,) = reading.paragraphs
    passage = replace(paragraph.passage, attributions=items)
    return replace(reading, paragraphs=(replace(paragraph, passage=passage),))


def said(reading: Reading) -> list[tuple[str, ...]]:
    return [tuple(part.text for part in item.content) for item in read_statements(reading)]


@pytest.mark.parametrize(
    ("text", "cue", "contents", "source", "expected"),
    [
        (  # the reader's end goes before the rule's
            "The mayor said the bridge was safe and drivers went back to work.",
            "said",
            ("the bridge was safe",),
            "The mayor",
            ("the bridge was safe",),
        ),
        (  # no speaker among the words said
            "The bridge is safe, the mayor of Tarvo said.",
            "said",
            ("The bridge is safe, the mayor of Tarvo",),
            "Tarvo",
            ("The bridge is safe",),
        ),
        (  # a phrase behind the announcing part may be the reporter's
            "Rebels freed nine miners, the radio said, as part of a deal with the owners.",
            "said",
            ("Rebels freed nine miners", "as part of a deal with the owners"),
            "the radio",
            ("Rebels freed nine miners",),
        ),
        (  # a slight word between two parts belongs to them
            "He said the bridge was safe, but the road was closed.",
            "said",
            ("the bridge was safe", "the road was closed"),
            "He",
            ("the bridge was safe, but the road was closed",),
        ),
    ],
)
def test_the_words_of_both_make_one_statement(
    make: Make, text: str, *, cue: str, contents: tuple[str, ...], source: str, expected: object
) -> None:
    assert said(with_found(make(text), (cue, contents, source))) == [expected]


def test_the_medium_is_the_rules_and_the_words_are_the_readers(make: Make) -> None:
    reading = make("The mayor told Radio Tarvo the bridge was safe and left for home.")
    found = with_found(reading, ("told", ("the bridge was safe",), "The mayor"))
    (statement,) = read_statements(found)
    assert [part.text for part in statement.content] == ["the bridge was safe"]
    assert statement.medium is not None


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("The mayor urged drivers to wait.", "urged", "drivers to wait", "The mayor"),
        ("The mayor did not say who fell.", "did not say", "who fell", "The mayor"),
        ("No one said the bridge was safe.", "said", "the bridge was safe", "No one"),
    ],
)
def test_acts_of_speech_are_read_and_kept_out(
    make: Make, text: str, cue: str, content: str, source: str
) -> None:
    reading = with_found(make(text), (cue, (content,), source))
    assert read_statements(reading) == []
    assert find_all(report_scenes(reading))


def test_additions_are_apart_only_where_asked(make: Make) -> None:
    text = 'The mayor said the bridge was safe, adding that "nobody need wait."'
    scenes = report_scenes(make(text))
    assert len(find_all(scenes)) <= len(find_all(scenes, joins_additions=False))
    assert len(find_all(scenes)) == 1


def test_what_others_say_behind_but_is_theirs(make: Make) -> None:
    text = "The mayor freed nine men, the radio said, but the guild said few of them were printers."
    reading = with_found(
        make(text),
        ("said", ("The mayor freed nine men",), "the radio"),
        ("said few", ("few of them were printers",), "the guild"),
    )
    told = [[part.text for part in item.content] for item in read_statements(reading)]
    assert told[0] == ["The mayor freed nine men"]


def test_what_was_said_before_a_semicolon_is_no_part_of_the_second(make: Make) -> None:
    text = "The guild said it had counted six; three have not been seen since, it said."
    reading = with_found(
        make(text),
        ("said", ("it had counted six",), "The guild"),
        ("it said", ("said it had counted six", "three have not been seen since"), "it"),
    )
    told = [[part.text for part in item.content] for item in read_statements(reading)]
    assert told == [["it had counted six"], ["three have not been seen since"]]
