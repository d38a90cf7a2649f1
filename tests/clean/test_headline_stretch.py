"""What of a line is the headline: not the section, the site or whatever else follows a bar."""

import pytest
from tests.clean.news_copy import clean

from firsthand.clean.headline_stretch import headline_stretch
from firsthand.model import PageField

TITLE = "Ten miners walk free in Karvia"


def cut(text: str, *stated: str, lines: frozenset[str] = frozenset()) -> str:
    fields = [PageField("headline", value, "json-ld") for value in stated]
    start, end = headline_stretch(text, fields, lines)
    return text[start:end]


@pytest.mark.parametrize("tail", [" | Opinion", "-Politics|The Karvia Post", " – World ㅣ Post"])
def test_a_tail_that_the_stated_headline_leaves_out_is_left_out(tail: str) -> None:
    assert cut(TITLE + tail, TITLE) == TITLE


@pytest.mark.parametrize("rest", ["-and-Lower", "s", " - again"])
def test_words_that_go_on_are_no_tail(rest: str) -> None:
    assert cut(TITLE + rest, TITLE) == TITLE + rest


def test_what_stands_before_a_bar_and_alone_too_is_the_headline() -> None:
    text = f"{TITLE} | Patient news | The Harbour Hospital"
    assert cut(text, lines=frozenset([TITLE])) == TITLE
    assert cut(text, lines=frozenset(["Patient news"])) == text


def test_a_headline_may_end_in_initials() -> None:
    report = "VARN, Sept 11 (Reuters) - The king of Varn freed 52 prisoners, the embassy said."
    article = clean(
        f"Varn frees 52 prisoners in deal with U.S.\n\n{report}\n\nAll went home, it said."
    )
    assert article.headline is not None
    assert article.headline.text == "Varn frees 52 prisoners in deal with U.S."
