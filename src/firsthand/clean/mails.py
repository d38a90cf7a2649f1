"""Reports that came by mail: the subject in the header, and the headline below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.clean.headline_stretch import headline_stretch
from firsthand.clean.headlines import SUBJECT, alike
from firsthand.clean.report_heads import LONGEST, TOP, heading_of_report
from firsthand.read.word_bags import word_bag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence

# The lines of a mail's header stand so near to each other.
_BESIDE = 4


def is_mail_subject(items: Sequence[Evidence], index: int) -> bool:
    """Whether a line is the subject among the header lines of a mail ("From: ...")."""
    if not SUBJECT.match(items[index].unit.flat):
        return False
    header = items[max(0, index - _BESIDE) : index + _BESIDE + 1]
    return any(item.cue("mail-header") is not None for item in header)


def headline_below(items: Sequence[Evidence], subject: int) -> int | None:
    """Return the line below a mail's header that is its headline.

    It says what the subject says, or it heads a report that is signed or has a dateline.
    """
    again = repeats_title(items, subject)
    return again if again is not None else heading_of_report(items, subject, is_mail=True)


def repeats_title(items: Sequence[Evidence], index: int) -> int | None:
    """Return which of the lines below the subject of a mail is the same headline again."""
    start, end = headline_stretch(items[index].unit.flat)
    title = [(word_bag(items[index].unit.flat[start:end]), 1.0)]
    for later in range(index + 1, min(len(items), index + 1 + TOP + _BESIDE)):
        if items[later].words <= LONGEST and alike(items[later].text, title):
            return later
    return None
