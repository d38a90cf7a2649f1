"""Runs of lines: an appeal to its end, a list of teasers, the comments under a page."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from firsthand.clean.urls import is_url_piece
from firsthand.clean.voices import speaks_as_house
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence

_LOOKAHEAD = 14
_PROSE = 12
_TEASER_WORDS = 24
_STOPPED = 6
_CLAUSE = 3
# A line that leads to one story has its headline after a colon.
_TITLED = re.compile(r":\s*\S+\s+\S")


def extend_sections(
    items: Sequence[Evidence], document: str, *, sure: frozenset[int] = frozenset()
) -> None:
    """Carry the role of an opening line on to the lines that belong to it.

    An appeal runs to its closing line ("Maybe later"), or as long as the house speaks to its
    readers, and never over the lines in `sure`; teasers as long as the lines are headlines;
    comments to the end.
    """
    index = 0
    while index < len(items):
        opener = _opening(items[index])
        if opener is None:
            index += 1
            continue
        role, kind = opener
        if role is Role.APPEAL:
            end = _appeal_end(items, index)
            end = min((at for at in sure if index < at < end), default=end)
        elif role is Role.TEASER:
            end = _teaser_end(items, index)
        else:
            end = _comments_end(items, index)
        span = items[index].unit.span(document)
        for item in items[index + 1 : end]:
            item.ballot.add(role, 6.0, f"{kind}-run", "it follows " + items[index].text[:40], span)
        index = max(end, index + 1)


def extend_addresses(items: Sequence[Evidence], document: str) -> None:
    """Carry the role of an address on to its pieces on the following lines."""
    if not any(item.ballot.weight(Role.URL) > 0 for item in items):
        return
    for item, following in itertools.pairwise(items):
        if item.ballot.leading() is not Role.URL or following.is_url:
            continue
        if following.unit.after_blank and not item.is_url_cue:
            continue
        if is_url_piece(following.unit.flat):
            span = item.unit.span(document)
            following.ballot.add(Role.URL, 7.0, "address-run", "it goes on with an address", span)


def _opening(item: Evidence) -> tuple[Role, str] | None:
    """Return the role and kind of a line that opens a run, if it does and nothing outweighs it."""
    for hit in item.cues:
        if hit.cue.section and item.ballot.leading() is hit.cue.role:
            return hit.cue.role, hit.cue.kind
    return None


def _appeal_end(items: Sequence[Evidence], start: int) -> int:
    """Return the index after the last line of the appeal that opens at `start`."""
    ahead = items[start + 1 : start + 1 + _LOOKAHEAD]
    closing = [start + 1 + i for i, item in enumerate(ahead) if item.cue("appeal-close")]
    if closing:
        return _over_buttons(items, closing[0] + 1)
    end = start + 1
    while end < len(items) and _speaks_to_reader(items[end]):
        end += 1
    return end


def _over_buttons(items: Sequence[Evidence], end: int) -> int:
    while end < len(items) and items[end].cue("appeal-close"):
        end += 1
    return end


def _speaks_to_reader(item: Evidence) -> bool:
    """Whether a line may belong to an appeal: the house speaks of itself or to the reader."""
    if item.dateline is not None or item.is_url or item.is_url_cue or item.date is not None:
        return False
    if item.credit is not None and item.credit.is_labelled and not item.ends_sentence:
        return False
    if any(hit.cue.role in {Role.APPEAL, Role.OTHER} for hit in item.cues):
        return item.cue("copyright") is None
    if any(hit.cue.role in {Role.TEASER, Role.NOTE} for hit in item.cues):
        return False
    return speaks_as_house(item.text)


def _teaser_end(items: Sequence[Evidence], start: int) -> int:
    """Return the index after the last headline of the list that opens at `start`."""
    end = start + 1
    titled = _TITLED.search(items[start].text) is not None and items[start].unit.element is None
    while end < len(items):
        item = items[end]
        if titled and item.ends_sentence and item.words >= _CLAUSE:
            break  # "Read also: Ten freed" has its headline; what follows in sentences is report
        if item.words > _TEASER_WORDS or item.is_url_cue or item.dateline is not None:
            break
        if item.ends_sentence and item.words >= _PROSE and item.unit.element is None:
            break
        # Headlines have no full stop: a sentence with one, below some without, is none.
        is_other = end > start + 1 and not items[end - 1].ends_sentence
        is_other = is_other and not speaks_as_house(item.text)
        is_told = (item.has_speech or is_other) and item.text.endswith(".")
        is_told = is_told and item.words >= _STOPPED
        if is_told and item.unit.element is None:
            break
        role = item.ballot.leading()
        if role is Role.CAPTION and item.credit is not None:
            break  # pictures with their texts and credits: "In pictures: the march" is no list
        if any(hit.cue.role in {Role.APPEAL, Role.NOTE, Role.OTHER} for hit in item.cues):
            break
        element = item.unit.element
        if element is not None and element.is_likely_report and role is Role.BODY:
            break
        end += 1
    return end


def _comments_end(items: Sequence[Evidence], start: int) -> int:
    """Comments and contacts run to the end of the page, but never over one with a dateline."""
    later = items[start + 1 :]
    if any(item.dateline is not None for item in later):
        return start + 1
    told = any(
        item.ends_sentence and item.words > _STOPPED and item.ballot.leading() is Role.BODY
        for item in items[:start]
    )
    if items[start].cue("mail-signature") is not None:
        goes_on = any(i.ends_sentence and i.words > _STOPPED for i in later)
        return start + 1 if goes_on or not told else len(items)
    if not told and items[start].unit.element is None:
        return start + 1  # no report stands above: a button, or the contact of a press release
    if any(_opening(item) == _opening(items[start]) for item in later):
        # Of two such lines the first is a button, above the report or below it.
        return start + 1
    kept = [i for i in later if i.unit.element is not None and i.unit.element.is_likely_report]
    prose = [
        i for i in later if i.unit.element is None and i.words > 2 * _PROSE and i.ends_sentence
    ]
    # A button "Comments (3)" above the report opens no run.
    before = sum(1 for item in items[:start] if item.ballot.leading() is Role.BODY)
    return start + 1 if kept or len(prose) > before else len(items)
