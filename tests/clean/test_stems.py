"""Which patterns a line's words rule out: never one that would have matched."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.clean.line_stems import cue_patterns, cues_to_try
from firsthand.clean.openings import OpeningTable, openings
from firsthand.clean.stems import (
    StemTable,
    bits_of,
    needed_clauses,
    needed_phrases,
    needed_pieces,
)

_LINE = (
    "Please donate today support our newsroom from just $5 a month © 2024 all rights reserved "
    "sign up for the newsletter read more : | · with reporting by editor's note : correction "
    "Liebe Leserinnen und Leser поддержите нашу работу déjà abonné 12 # (end) not now → view"
)
_WORDS = _LINE.split()


def test_a_pattern_asks_for_its_longest_fixed_word() -> None:
    assert needed_pieces(r"\bread more\b") == {"read"}
    assert needed_pieces(r"^(?:donate|go) now") == {"now"}
    assert needed_pieces(r"^(?:donate|give)s? .{3}") == {"donate", "give"}


def test_what_may_be_left_out_is_not_asked_for() -> None:
    assert needed_pieces(r"(?:please )?\w+") == frozenset()
    assert needed_pieces(r"(?:gift|\d+) here") == {"here"}
    assert needed_pieces(r"(?:gift|\d+)") == frozenset()


def test_a_set_of_few_signs_is_asked_for() -> None:
    assert needed_pieces(r"\w+ [•·] \w+") == {"•", "·"}
    assert needed_pieces(r"\w+[ -]\w+") == frozenset()


def test_bits_name_the_patterns_that_may_match() -> None:
    table = StemTable([{"donat"}, {"read"}, (), {"gift", "less"}])
    assert bits_of(table.bits("please donate")) == [0, 2]
    assert bits_of(table.bits("a spreading giftshop")) == [1, 2, 3]
    assert bits_of(table.bits("")) == [2]


def test_every_fixed_part_is_asked_for() -> None:
    clauses = needed_clauses(r"\b(?:make|with) an? (?:small )?(?:donation|gift) today")
    assert set(clauses) == {
        frozenset({"today"}),
        frozenset({"make", "with"}),
        frozenset({"donation", "gift"}),
        frozenset({"a"}),
    }
    assert clauses[0] == {"today"}


def test_phrases_are_asked_for_with_their_spaces() -> None:
    assert needed_phrases(r"\bhelp us (?:stay|go on)\b") == (("go on", "stay"), ("help us ",))
    assert needed_phrases(r"\b(?:please )?donate\b") == ()
    assert needed_phrases(r"\bmay\s+not be\b") == (("not be",),)


def test_words_looked_up_at_once_have_the_bits_that_each_has_alone() -> None:
    needs = [{"donat"}, {"a"}, {"re"}, {"gift", "less"}, {"мы"}, {"ß"}, {"👀"}]
    text = " ".join(f"{word}{number}" for number in range(4) for word in (*_WORDS, "Мыс", "👀"))
    alone, at_once = StemTable(needs, len), StemTable(needs, len)
    at_once.learn([text, text])
    for word in text.split():
        assert at_once.bits(word) == alone.bits(word), word


def test_a_pattern_at_the_start_begins_with_its_first_letters() -> None:
    assert openings(r"^[*_ ]*(?:read|see) (?:also|more)\b") == {"read", "see"}
    assert openings(r"^(?:the )?about us$") == {"the ", "about us"}
    assert openings(r"^[([]?[eé]d\.") == {"e", "é"}
    assert openings(r"^(?:https?)?\w+ now") == frozenset()
    assert openings(r"^(?:[A-Z]+ )?now") == frozenset()


def test_marks_before_the_first_letter_are_passed_over() -> None:
    table = OpeningTable([frozenset({"read"}), frozenset({"about us", "rea"}), frozenset()])
    assert table.matching("**Read more") == [0, 1]
    assert table.matching("> About us") == [1]
    assert table.matching("— bread") == []
    assert table.matching("***") == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join))
def test_no_pattern_that_matches_is_ruled_out(text: str) -> None:
    allowed = set(cues_to_try(text))
    for index, pattern in enumerate(cue_patterns()):
        if index not in allowed:
            assert re.search(pattern, text, re.IGNORECASE) is None, pattern
