"""Telling hard-wrapped text from text that has one paragraph a line."""

from __future__ import annotations

import itertools
import re

from firsthand.clean.cues import find_cues

_DIGIT = re.compile(r"\d")
_WIDEST = 132
_NARROWEST = 30
_FEWEST = 4
_FEWEST_PAIRS = 2
_FULL_SHARE = 0.6
_OPEN_SHARE = 0.35
_SLACK = 12
_ENDINGS = (".", "!", "?", "…", ":", '."', ".”", ".»", '!"', '?"', "!”", "?”")


def wrap_width(groups: list[list[str]]) -> int | None:
    """Return the width at which the text is hard-wrapped, None where it is not.

    In wrapped text nearly every line is so long that the first word of the next one would
    not have fitted, many lines end in the middle of a sentence, and none is very long.

    Args:
        groups: the non-blank lines of the text, in runs that blank lines part.
    """
    prose = [line for group in groups for line in group if " " in line.strip()]
    if len(prose) < _FEWEST:
        return None
    lengths = sorted(len(line) for line in prose)
    width = lengths[-1]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(a, b) for group in groups for a, b in itertools.pairwise(group)]
    if len(pairs) < _FEWEST_PAIRS:
        return None
    full = [a for a, b in pairs if _is_full(a, b, width)]
    open_ended = [a for a in full if not a.rstrip("*_ ").endswith(_ENDINGS)]
    if len(pairs) < _FEWEST:
        # With little to go by every line must run on.
        return width if len(open_ended) == len(pairs) else None
    if len(full) < _FULL_SHARE * len(pairs) or len(open_ended) < _OPEN_SHARE * len(pairs):
        return None
    return width


def joins_next(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`, in text wrapped at `width`."""
    if following.startswith(("#", "- ", "* ", "• ", "> ", "http", "www.")):
        return False
    if _is_page_head(line) or _is_page_head(following):
        return False
    if _is_full(line, following, width):
        return True
    starts_low = following[:1].islower()
    return starts_low and not line.endswith(_ENDINGS)


def _is_full(line: str, following: str, width: int) -> bool:
    first = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first) > width - min(_SLACK, width // 8)


def _is_page_head(line: str) -> bool:
    """Whether a line is the head or foot of a printed page: "Page 4  THE KARVIA POST"."""
    if _DIGIT.search(line) is None or line.endswith(_ENDINGS):
        return False
    return any(hit.cue.kind == "page-header" for hit in find_cues(line))
