from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_origins import LINES, Copy, origins_of
from texts import FERRY

from firsthand.copies.houses import is_same_house
from firsthand.model import ProducerKind

WIRE = Copy("a", FERRY, agency="Norda", day="2025-03-04")
LATE = Copy("b", FERRY, outlet="Veldra Post", day="2025-03-06")
CUT = Copy("c", "\n".join(LINES[:4]), outlet="Kessel Tribune", day="2025-03-05")


@given(st.lists(st.sampled_from([WIRE, LATE, CUT]), min_size=1, unique=True))
def test_the_shares_of_a_posterior_add_up_to_one(copies: list[Copy]) -> None:
    for origin in origins_of(copies):
        assert sum(item.share for item in origin.firsts) == pytest.approx(1.0, abs=1e-3)
        assert sum(item.share for item in origin.producers) == pytest.approx(1.0, abs=1e-3)
        assert origin.firsts[0].answer == origin.first


def test_the_earliest_copy_is_held_to_be_the_first_with_its_reasons() -> None:
    [origin] = origins_of([LATE, CUT, WIRE])
    assert origin.firsts[0].answer == "a"
    weighed = [reason for reason in origin.reasons if reason.kind == "first"]
    assert weighed
    assert all(reason.weight for reason in weighed)
    assert "for a as the first: no other dated copy is earlier" in [r.text for r in weighed]


def test_without_times_the_longer_text_is_held_to_be_the_first() -> None:
    whole, part = Copy("x", FERRY, outlet="Veldra Post"), Copy("w", CUT.text, outlet="Solvik Sun")
    [origin] = origins_of([whole, part])
    assert origin.first == "x"


def test_the_publisher_of_the_earliest_copy_wrote_it_where_nobody_says_otherwise() -> None:
    [origin] = origins_of([LATE, CUT])
    assert (origin.producer.name, origin.producer.kind) == ("Kessel Tribune", ProducerKind.OUTLET)


def test_two_publishers_of_one_day_leave_the_producer_unknown() -> None:
    copies = [Copy("x", FERRY, outlet="Veldra Post"), Copy("y", FERRY, outlet="Solvik Sun")]
    [origin] = origins_of(copies)
    assert origin.producer.kind is ProducerKind.UNKNOWN
    assert {item.answer for item in origin.producers} == {"Veldra Post", "Solvik Sun", None}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Veldra Post", "veldrapost.example", True),
        ("The Tarn Ledger", "Tarn Ledger", True),
        ("AFP", "Agence France-Presse", True),
        ("Veldra Post", "Kessel Tribune", False),
    ],
)
def test_a_house_is_known_by_its_name_and_its_host(one: str, two: str, *, same: bool) -> None:
    assert is_same_house(one, two) is same
