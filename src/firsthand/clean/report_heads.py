"""Lines above a report: what heads it, who signs it, and what only speaks of the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.clean.byline_words import byline_words
from firsthand.clean.dates import find_dates
from firsthand.clean.house_names import house_openings
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence

#: So many lines are the first ones of a text.
TOP = 8
#: No headline has more words.
LONGEST = 32
#: A headline and what sums the story up below it have more words than the name of a house.
SUM_UP = 5
# The first sentence of a report has more words than most lines above it.
_LEAD_WORDS = 12
_BULLETS = "•·-–*>"


def heading_of_report(
    items: Sequence[Evidence], after: int = -1, *, is_mail: bool = False
) -> int | None:
    """Return the line that heads a report below other lines of a plain text, None without one.

    It stands right above what opens the report: a dateline, who signs it, or its first whole
    sentence. Lines that say of themselves what they are do not head it.

    Args:
        items: all units of the text, each with its own evidence.
        after: the line, such as the subject of a mail, below which it stands.
        is_mail: the subject of a mail is the headline unless the report is signed or dated.
    """
    for index in range(after + 1, min(len(items) - 1, after + 1 + TOP)):
        item, below = items[index], items[index + 1]
        is_told = item.ends_sentence and item.words > SUM_UP and not is_mail
        if item.dateline is not None or is_told:
            return None
        if not _may_head_report(item):
            continue
        opens = below.dateline is not None or (below.byline is not None and below.byline.is_cued)
        if opens or (not is_mail and below.words > _LEAD_WORDS and below.ends_sentence):
            return index
    return None


def _may_head_report(item: Evidence) -> bool:
    """Whether a line is a phrase without a full stop of which nothing says what it is."""
    if not SUM_UP <= item.words <= LONGEST or item.cues or item.is_url or is_imprint(item):
        return False
    if item.dateline is not None or item.credit is not None or is_signed(item):
        return False
    if item.unit.flat[:1] in _BULLETS:
        return False
    return not item.text.rstrip("*_ ").endswith((".", ":", "…", ",", ";", ".”", '."', "!"))


def is_signed(item: Evidence) -> bool:
    """Whether the line surely signs the copy; a bare name may be a headline in capitals."""
    byline = item.byline
    return byline is not None and byline.is_sure


def is_house(item: Evidence) -> bool:
    """Whether the line is the name of the house and nothing else."""
    return item.byline is not None and item.text.strip("*_# ") in item.byline.outlets


def is_imprint(item: Evidence) -> bool:
    """Whether the line speaks of the copy: its kind, its house, "Press office - 4 March 2025"."""
    dated = item.date is not None or bool(find_dates(item.text))
    return dated or is_house(item) or is_kind(item)


def is_kind(item: Evidence) -> bool:
    """Whether the line says what kind of text follows: "Press release"."""
    return item.text.strip("*_#: ").casefold() in load_list("datelines")["kinds"]


def is_station(item: Evidence) -> bool:
    """Whether a line of a plain text is a house's name in capitals: "CHANNEL 9 KARVIA"."""
    most = 4
    if item.unit.element is not None or not item.text.isupper() or item.words > most:
        return False
    words = item.text.casefold().split()
    numbered = any(map(str.isdigit, item.text)) and words[0].title() in house_openings()
    return numbered or words[-1] in byline_words().outlet_words
