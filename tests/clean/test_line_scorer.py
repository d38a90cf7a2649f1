"""The line scorer: chances for every line, whatever stands there; regimes; bad input."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.news_copy import LEAD, SECOND, THIRD, read

from firsthand.clean import clean_document
from firsthand.clean.learned import learn_roles
from firsthand.clean.line_scorer import COLUMNS, score_lines
from firsthand.clean.regimes import Regime
from firsthand.clean.units import split_units
from firsthand.model import Role

MENU = ["Home", "World", "Sport", "Log in", "Subscribe", "Weather", "Search", "Cookie settings"]
REPORT = [LEAD, SECOND, THIRD]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1, max_size=30))
def test_every_line_gets_chances_that_add_up(lines: list[str]) -> None:
    lines = [" ".join(line.split()) or "-" for line in lines]
    scores = score_lines(lines, [True] * len(lines))
    assert scores.shape == (len(lines), len(COLUMNS))
    assert np.allclose(scores.sum(axis=1), 1, atol=1e-4)


def test_the_same_lines_have_the_same_chances() -> None:
    lines = MENU + REPORT + MENU
    first = score_lines(lines, [False] * len(lines))
    assert np.array_equal(first, score_lines(lines, [False] * len(lines)))


def test_no_lines_have_no_chances() -> None:
    assert score_lines([], []).shape == (0, len(COLUMNS))


def test_a_dump_is_told_from_a_copy() -> None:
    dump = "\n".join(MENU * 3 + REPORT * 2 + MENU * 4)
    copy = "\n\n".join(["Ten miners freed", *REPORT])
    for text, regime in ((dump, Regime.DUMP), (copy, Regime.COPY)):
        learned = learn_roles(split_units(read(text)))
        assert learned is not None
        assert learned.regime is regime


def test_the_report_is_found_in_a_dump() -> None:
    document = read("\n".join([*MENU * 3, "Ten miners freed in Karvia", *REPORT, *MENU * 4]))
    article = clean_document(document)
    body = [document.text[b.span.start : b.span.end] for b in article.body]
    assert set(REPORT) <= set(body)
    assert not set(MENU) & set(body)


APPEALS = [
    "Everything here is paid for by readers; if you can spare a few euros, we can go on.",
    "Join the people who keep this newspaper alive with a regular gift, and get our letter.",
]


@pytest.mark.parametrize("at", [1, 3, 4])
def test_a_long_appeal_is_set_aside_wherever_it_stands(at: int) -> None:
    lines = ["Ten miners freed in Karvia", *REPORT]
    lines[at:at] = ["Dear readers,", *APPEALS, "Not now"]
    document = read("\n\n".join(lines))
    article = clean_document(document)
    roles = {document.text[b.span.start : b.span.end]: b.role for b in article.blocks}
    assert [roles[line] for line in REPORT] == [Role.BODY] * 3
    assert all(roles[line] is not Role.BODY for line in APPEALS)


@pytest.mark.parametrize(
    "text",
    [
        "\u200b\u200c\ufeffTen miners\u200b walked free, police said.\r\rMore\r\nlater.\n",
        "أعلنت الشرطة يوم الاثنين إطلاق سراح عشرة عمال مناجم.\n\nوقالت الوزارة إنها لن تعلق.\n",
        "\u202eTen miners walked free, police said on Monday.\n\n\u202dNobody was hurt.\n",
        "\n".join(
            f"Ida Holm at the gate, March {n % 28 + 1}, 2025. Photo: Ola Berg" for n in range(200)
        ),
        "Support us. Donate today.\n\nEvery contribution counts.\n\nMaybe later\n",
        "a\x00b\x0bc\x0cd\x1ce\u2028f\u2029g\n" * 50,
    ],
    ids=["zero-width", "right-to-left", "overrides", "gallery", "appeal", "separators"],
)
def test_odd_texts_are_read_in_bounded_time_and_whole(text: str) -> None:
    document = read(text)
    started = time.process_time()
    article = clean_document(document)
    assert time.process_time() - started < 5
    covered = "".join(document.text[b.span.start : b.span.end] for b in article.blocks)
    assert "".join(covered.split()) == "".join(document.text.split())


def test_a_gallery_and_an_appeal_are_no_report() -> None:
    gallery = "\n\n".join(
        f"Ida Holm waits at gate {n}, March {n % 28 + 1}, 2025. Photo: Ola Berg" for n in range(200)
    )
    assert clean_document(read(gallery)).body == ()
    appeal = clean_document(read("Support us. Donate today.\n\nEvery contribution counts.\n"))
    assert appeal.body == ()
    assert any("report" in note for note in appeal.notes)
