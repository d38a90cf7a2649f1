import pytest

from firsthand.model import CountOperator as Op


def read(language, text):
    (passage,) = language.read([text])
    return [
        (q.op, q.n, q.max, text[q.of_start : q.of_end] if q.of_start is not None else None, q.kind)
        for q in passage.quantities
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police freed 31 Moldovan citizens.", (Op.EQUAL, 31, None, "Moldovan citizens", "count")),
        ("At least 16 students were held.", (Op.AT_LEAST, 16, None, "students", "count")),
        ("More than 1,000 prisoners remain.", (Op.MORE, 1000, None, "prisoners", "count")),
        ("Some 400 inmates left.", (Op.ABOUT, 400, None, "inmates", "count")),
        ("Up to 40 guards fled.", (Op.AT_MOST, 40, None, "guards", "count")),
        ("Dozens of monks marched.", (Op.ABOUT, 24, None, "monks", "count")),
        ("Between 10 and 20 miners died.", (Op.EQUAL, 10, 20, "miners", "count")),
        (
            "They freed nine nuns and lay workers.",
            (Op.EQUAL, 9, None, "nuns and lay workers", "count"),
        ),
        ("It cost 3,000 euros.", (Op.EQUAL, 3000, None, "euros", "money")),
        ("About 12 percent agreed.", (Op.ABOUT, 12, None, "percent", "percent")),
    ],
)
def test_quantities_have_operator_number_and_what_is_counted(language, text, expected):
    assert read(language, text) == [expected]


def test_an_age_is_no_count(language):
    text = "Anna Petrenko, 19, a student, was freed with her 45-year-old father."
    assert {q[-1] for q in read(language, text)} == {"age"}


@pytest.mark.parametrize(
    "text",
    [
        "Flight 714 left from Gate 12.",
        "The match ended 3-0.",
        "Call 555-2222.",
        "He left at 5.20 a.m. on May 4, 2024.",
        "They face terms of between three and nine years.",
    ],
)
def test_labels_scores_times_and_telephone_numbers_are_no_quantities(language, text):
    assert [q for q in read(language, text) if q[-1] == "count"] == []


def test_the_span_covers_the_operator(language):
    text = "No fewer than 12 women left."
    (passage,) = language.read([text])
    (quantity,) = passage.quantities
    assert text[quantity.start : quantity.end] == "No fewer than 12"
