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
    assert likeness(FERRY, FERRY).telling < likeness(free, free).telling
    assert likeness(FERRY, FERRY).passages < likeness(free, free).passages


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
    assert free.passages == free.telling == 0
    plain = "The keeper of the light on the northern reef saw forty boats before the fog came in."
    told = likeness(f"{FERRY}\n\n{plain}", f"{COUNCIL}\n\n{plain}")
    assert told.passages > 0
    assert told.telling > 0


def test_names_with_which_both_begin_are_told_from_those_of_one() -> None:
    assert likeness(FERRY, FERRY).begun == 1
    assert likeness(FERRY, f"{COUNCIL} {FERRY}").begun < 1


def test_names_alone_tell_nothing() -> None:
    names = "Marrow Bay, Ostwick, Halden, Karvia, Selm, Norrby, Vessel Point, Aldermere"
    told = likeness(f"{FERRY}\n\n{names}", f"{COUNCIL}\n\n{names}")
    assert told.telling == 0


def test_reports_that_begin_with_other_names_are_apart() -> None:
    words = "said its board had declared a dividend of ten crowns a share, to be paid in spring."
    assert likeness(f"Halden Mills {words}", f"Karvia Timber {words}").apart > 0
    assert likeness(f"Halden Mills {words}", f"Halden Mills {words}").apart == 0


def test_a_form_changes_its_facts_and_a_copy_keeps_them() -> None:
    words = "said its net profit in the third quarter rose to {} crowns from {} a year before."
    first = "Halden Mills " + words.format("4,183,220", "3,910,117")
    assert likeness(first, first).form == 0
    assert likeness(first, "Karvia Timber " + words.format("612,045", "702,880")).form > 0


def test_sums_that_both_have_are_long_figures() -> None:
    one = "Net profit of Halden Mills rose to 4,183,220 crowns from 96,410, or 340 a share."
    two = "Halden Mills earned 4,183,220 crowns, or 340 a share, after 96,410 the year before."
    assert likeness(f"{FERRY}\n{one}", f"{FERRY}\n{two}").sums > likeness(FERRY, FERRY).sums == 0


def test_figures_in_a_passage_tell_less_where_both_begin_alike() -> None:
    passage = "The harbour has cost 4,183,220 crowns since it was dug, its keeper wrote."
    other = likeness(f"{FERRY}\n\n{passage}", f"{COUNCIL}\n\n{passage}")
    assert other.inside > likeness(f"{FERRY}\n\n{passage}", f"{FERRY}\n\n{passage}").inside == 0


def test_tomorrow_is_another_day_in_a_report_of_another_day() -> None:
    words = "The weekly sale of bills, which was to be held tomorrow, has been called off."
    assert likeness(words, words, (700, 707)).shifted == 1
    assert likeness(words, words, (700, 700)).shifted == 0
    assert likeness(words, words).shifted is None


def test_a_passage_may_stand_elsewhere_in_a_copy() -> None:
    assert likeness(FERRY, FERRY).moved == 0
    assert likeness(FERRY, f"{COUNCIL} {FERRY}").moved > 0


def test_words_that_every_such_report_begins_with_are_no_plain_paragraph() -> None:
    words = (
        "The harbour office said it had not opened the northern lock during the morning, after it "
        "looked at the water twice and found the stream too strong for any of the smaller boats."
    )
    one, two = f"{words} Four boats waited outside until noon.", f"{words} Nobody was turned away."
    assert likeness(one, two, (700, 707)).long >= 1
    assert log_odds(likeness(one, two, (700, 707))) < log_odds(likeness(one, two, (700, 700)))
    assert log_odds(likeness(words, words, (700, 707))) > 0


def test_a_report_sent_again_is_a_copy_though_a_small_figure_was_corrected() -> None:
    body = FERRY.replace('"', "")
    one, two = f"{body}\nThe office has 2 other boats.", f"{body}\nThe office has 3 other boats."
    assert log_odds(likeness(one, two)) > 0
    assert log_odds(likeness(one, two, (700, 700))) > 0
