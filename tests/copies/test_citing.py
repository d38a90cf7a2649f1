"""What is looked up among all reports is what asking each of them would give."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.copies.citations import Names, cited_names
from firsthand.copies.closeness import Closeness

_WORDS = ("Ostwick", "Courier", "The", "AFP", "Lamp's", "Post", "reported", "and", "Post-Lamp")
_names = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
_days = st.one_of(
    st.none(),
    st.integers(0, 60).map(lambda days: (date(2025, 2, 20) + timedelta(days)).isoformat()),
)


@given(st.sets(_names), st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_names_that_stand_in_whole_words_are_all_found(names: set[str], text: str) -> None:
    found = Names(names).cited(text)
    assert set(found) <= cited_names(text, names)
    whole = {name for name in names if f" {name} " in f" {text} "}
    assert whole <= set(found)


def test_a_name_without_letters_is_asked_for_in_every_text() -> None:
    assert Names(["!?", "The Lamp"]).cited("What now!? The\nLamp’s") == ["!?", "The Lamp"]


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), _days), _days)
def test_reports_of_a_week_about_a_day_are_those_that_may_be_near(
    days: dict[str, str | None], own: str | None
) -> None:
    days = {**days, "own": own}
    close = Closeness(dict.fromkeys(days, "Ostwick 14"), days)
    calendar = close.calendar(name for name in days if name != "own")
    found = list(close.in_time("own", calendar))
    assert len(found) == len(set(found))
    assert {name for name in found if close.is_close("own", name)} == {
        name for name in days if name != "own" and close.is_close("own", name)
    }
    assert sorted(close.near("own")) == sorted(
        name for name in days if name != "own" and close.is_close("own", name)
    )
