"""Who speaks in a line: somebody in the news, or the house to its readers."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.clean.line_stems import HOUSE, SPEECH, stems_in
from firsthand.resources import load_list

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”»]")
_LONGEST = 1500
_MOST_WORDS = 1 << 16
_MARKS = ".,;:!?…\"'“”„«»‘’()[]*_–—-"


@lru_cache(maxsize=2)
def _words(kind: str) -> re.Pattern[str]:
    """Return a pattern for the list `kind` of `voices.yml`; an entry with "-" is a stem."""
    entries = sorted(map(str, load_list("voices")[kind]), key=lambda w: (-len(w), w))
    forms = (re.escape(w[:-1]) + r"\w*" if w.endswith("-") else re.escape(w) for w in entries)
    return re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE)


def has_speech(text: str) -> bool:
    """Whether somebody is said to say something in the first 1,500 characters."""
    if not stems_in(text) & SPEECH:
        return False
    if any(map(_speaks, text[:_LONGEST].casefold().split())):
        return True
    return _words("speech").search(text, 0, _LONGEST) is not None


@lru_cache(maxsize=_MOST_WORDS)
def _speaks(token: str) -> bool:
    """Whether what stands between two spaces is one of the words of saying."""
    return token.strip(_MARKS) in _single_words()


@lru_cache(maxsize=1)
def _single_words() -> frozenset[str]:
    words = map(str, load_list("voices")["speech"])
    return frozenset(word for word in words if " " not in word)


def speaks_as_house(text: str) -> bool:
    """Whether "we", "our" or "you" stand outside of quotation marks."""
    if not stems_in(text) & HOUSE:
        return False
    return _words("house").search(without_quotes(text)) is not None


def without_quotes(text: str) -> str:
    """Return `text` without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Return where the words of others stand, quotation marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]
