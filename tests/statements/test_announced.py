"""Words that are given to somebody without a verb, and who only listened."""

from collections.abc import Callable

import pytest

from firsthand.model import Statement

State = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("text", "speaker", "medium"),
    [
        ('Activist Dara Holm, in her Telegram channel: "They took him at dawn."', "Dara Holm", 1),
        ('Editor Odo Lind on his Facebook page: "I will not ask for mercy."', "Odo Lind", 1),
        ('It is over. Editor Odo Lind in a letter: "I will not ask for mercy."', "Odo Lind", 0),
    ],
)
def test_a_page_and_a_colon_give_words_without_a_verb(
    state: State, text: str, speaker: str, medium: int
) -> None:
    (said,) = state(text)
    assert [speaker in party.quote.text for party in said.speakers] == [True]
    assert said.content[0].text.startswith('"')
    assert (said.medium is not None) == bool(medium)


@pytest.mark.parametrize(
    "text",
    [
        'Photo on his Facebook page: "We are free at last, friends."',
        'Oslo in a nutshell: "a town between the hills and the sea."',
    ],
)
def test_a_colon_after_no_speaker_announces_nothing(state: State, text: str) -> None:
    assert state(text) == []


def test_in_somebodys_own_words(state: State) -> None:
    (said,) = state("In Ola Brand's own words, the deal was a trap.")
    assert said.speakers[0].quote.text == "Ola Brand"
    assert said.content[0].text == "the deal was a trap"


@pytest.mark.parametrize(
    "text",
    [
        "In Lind's lawyer's words, the deal was a trap.",
        "By Lind's lawyer's count, the deal was a trap.",
    ],
)
def test_of_several_owners_the_last_speaks(state: State, text: str) -> None:
    (said,) = state(text)
    assert said.speakers[0].quote.text == "Lind's lawyer"


def test_a_known_body_that_was_told_is_a_listener(state: State) -> None:
    (said,) = state("The family told Amnesty International that he had been beaten.")
    assert said.medium is None
    assert said.addressee is not None
    (said,) = state("The family told Nasha Niva that he had been beaten.")
    assert said.medium is not None
