"""Datelines that state no year: of the last twelve months, or soon after what they report."""

from __future__ import annotations

import pytest

from firsthand.clean import clean_document
from firsthand.model import Acquisition, Document, MediaType, Published

STORY = (
    "ACCRA, Nov 14 (Volta News) - Ghana freed six fishermen on Friday, the navy said.\n\n{more}\n"
)
PLAIN = "The men had been held for a month over nets, and their families met them at the gate."


def _published(more: str, retrieved: str | None = None) -> Published | None:
    text = STORY.format(more=more)
    acquisition = Acquisition(retrieved_at=retrieved)
    document = Document("d", "d", text, MediaType.PLAIN, acquisitions=(acquisition,))
    return clean_document(document).published


@pytest.mark.parametrize(
    ("retrieved", "day"),
    [("2025-11-16T08:00:00Z", "2025-11-14"), ("2026-01-03", "2025-11-14")],
)
def test_a_day_is_the_last_before_the_copy_was_brought_in(retrieved: str, day: str) -> None:
    published = _published(PLAIN, retrieved)
    assert published is not None
    assert (published.day, published.basis) == (day, "dateline")


def test_a_day_long_gone_stays_without_a_year() -> None:
    assert _published(PLAIN, "2025-11-10") is None


def test_a_full_date_in_the_report_tells_the_year() -> None:
    published = _published("The navy had stopped the boat on October 20, 2025, off Tema.")
    assert published is not None
    assert published.day == "2025-11-14"


def test_nothing_tells_the_year() -> None:
    assert _published(PLAIN) is None
    assert _published("The navy was founded on July 29, 1959, in Accra.") is None
