"""Whether a piece of a byline is the name of a person, and how it is spelled."""

from __future__ import annotations

import re

from firsthand.clean.byline_words import byline_words

_WORD = re.compile(r"[^\W\d_]")
_CAMEL = re.compile(r"[^\W\d_]{3}[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_LONGEST_NAME = 5


def person_name(piece: str) -> str | None:
    """Return a person's name in ordinary spelling, None where `piece` is no name.

    "IDA MARIA HOLM-REYES" becomes "Ida Maria Holm-Reyes", "Ida HOLM" becomes "Ida Holm".
    """
    words = piece.split()
    if not 2 <= len(words) <= _LONGEST_NAME or any(map(str.isdigit, piece)):  # noqa: PLR2004
        return None
    lists = byline_words()
    if _CAMEL.search(piece) is not None:
        return None
    # "COAST MONITOR DAILY BRIEF" is what a newsletter is called.
    is_title = any(word.casefold() in lists.titles for word in words[1:])
    if is_title or words[0].casefold() in lists.no_names or not _WORD.search(piece):
        return None
    for index, word in enumerate(words):
        if word.casefold() in lists.particles and 0 < index < len(words) - 1:
            continue
        if word.casefold() in lists.particles and index == 0:
            continue
        if not _is_name_word(word):
            return None
    if sum(word[:1].isupper() for word in words) < 2:  # noqa: PLR2004 (a name and a surname)
        return None
    return (
        " ".join(_spell(word) for word in words)
        if piece.isupper() or _mostly_capitals(words)
        else piece
    )


def _is_name_word(word: str) -> bool:
    bare = word.strip(".'’-")
    if not bare[:1].isupper():
        return False
    return word.isalpha() or all(c.isalpha() or c in ".'’-ʼ" for c in word)


def _mostly_capitals(words: list[str]) -> bool:
    """Whether a surname is set in capitals: "Ida HOLM"."""
    least = 4
    return any(word.isupper() and len(word) >= least for word in words)


def _spell(word: str) -> str:
    """Return a word of a name that stands in capitals as it is written otherwise."""
    least = 2
    if not word.isupper() or len(word.strip(".")) < least or word.endswith("."):
        return word
    if word.casefold() in byline_words().particles and word.casefold() not in {"al", "el", "st"}:
        return word.casefold()
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word.casefold()).replace("'S", "'s")
