from __future__ import annotations

from dataclasses import replace

from texts import COUNCIL, FERRY, stored

from firsthand.copies import read_words
from firsthand.copies.alignment import align_words
from firsthand.copies.changes import Side
from firsthand.copies.commonness import Unknown
from firsthand.copies.evidence import weigh
from firsthand.copies.facts import read_facts
from firsthand.copies.kinds import exact_figures
from firsthand.copies.likeness import Likeness, count_runs, log_odds, read_likeness


def side(name: str, text: str, day: int | None = None) -> Side:
    return Side(name, text, read_words(text, stored(text).body), day)


def likeness(a: str, b: str, days: tuple[int | None, int | None] = (None, None)) -> Likeness:
    one, two = side("a", a, days[0]), side("b", b, days[1])
    runs = align_words(one.words, two.words)
    counted = count_runs(one, two, runs, Unknown())
    return read_likeness(one, two, read_facts(one, two, runs), counted)


def test_exact_figures_are_long_or_have_a_point_and_are_no_plain_years() -> None:
    words = ["340", "1,998", "1998", "14", "6.5", "2011", "G-7", "w1234", "1250"]
    assert exact_figures(words) == {"340", "6.5", "1250", "1998"}


def test_words_in_quotation_marks_do_not_tell() -> None:
    free = FERRY.replace('"', "")
    assert likeness(free, free).quoted == 0
    assert likeness(FERRY, FERRY).quoted > 0
    assert likeness(FERRY, FERRY).wording <= likeness(free, free).wording


def test_days_are_known_only_where_both_texts_are_dated() -> None:
    assert likeness(FERRY, FERRY).days is None
    assert likeness(FERRY, FERRY, (700, None)).days is None
    assert likeness(FERRY, FERRY, (700, 700)).days == 0


def test_texts_far_apart_in_time_are_less_likely_copies() -> None:
    near = likeness(FERRY, COUNCIL + "\n" + FERRY.split("\n")[1], (700, 700))
    far = replace(near, days=5.0)
    assert log_odds(far) < log_odds(near)


def test_a_paragraph_is_plainly_copied_whatever_the_reports_are_about() -> None:
    paragraph = FERRY.split("\n")[3] + " " + FERRY.split("\n")[4]
    one, two = side("a", FERRY), side("b", f"{COUNCIL}\n{paragraph}")
    runs = align_words(one.words, two.words)
    assert weigh(one, two, runs, Unknown()).is_copy


def test_lines_of_the_house_do_not_tell() -> None:
    line = "Copyright 2019 Harbour Radio. All rights reserved. See our terms of use."
    free = likeness(f"{FERRY}\n\n{line}", f"{COUNCIL}\n\n{line}")
    assert free.wording == free.passages == free.telling == 0
    assert free.quoted == 1
    plain = "The keeper of the light on the northern reef saw forty boats before the fog came in."
    told = likeness(f"{FERRY}\n\n{plain}", f"{COUNCIL}\n\n{plain}")
    assert told.wording > 0
    assert told.telling >= told.wording


def test_names_with_which_both_begin_are_told_from_those_of_one() -> None:
    assert likeness(FERRY, FERRY).begun == 1
    assert likeness(FERRY, f"{COUNCIL} {FERRY}").begun < 1
