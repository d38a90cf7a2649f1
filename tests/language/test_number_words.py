import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.figures import read_figure
from firsthand.language.number_words import find_numbers


def values(text):
    return [round(number.value, 6) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty-six people", [46]),
        ("one hundred and twenty thousand", [120000]),
        ("two dozen men, half a dozen boys", [24, 6]),
        ("1,240 of 3 million", [1240, 3000000]),
        ("$1.2bn and 10k", [1.2e9, 10000]),
        ("three and a half", [3.5]),
        ("two thirds of a million", [666666.666667]),
        ("five point three", [5.3]),
        ("1.111,11 and 1,111.11", [1111.11, 1111.11]),
        ("a hundred and fifty", [150]),
        ("F-16 and COVID-19", []),
        ("that one and the one before", []),
        ("3/4 of it", [0.75]),
        ("tens of thousands", [20000]),
        ("1,000, he said", [1000]),
    ],
)
def test_find_numbers_reads_figures_and_words(text, expected):
    assert values(text) == expected


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_with_separators_are_read_back(number):
    assert read_figure(f"{number:,}") == number


@given(st.text(max_size=200))
def test_find_numbers_never_fails_and_stays_in_the_text(text):
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
