"""The words of a text as PostgreSQL's index holds them, cut and folded as SQLite does it.

A word is a run of letters and digits; capitals and the marks on letters play no part. It is
done here, not by the database, so that both kinds of ledger find the same whatever language
the server was set up for.

    >>> vector("The Café's café")
    "'the':1 'cafe':2,4 's':3"
    >>> query(parsed('state-run pardon* -"old news"'))
    "('state' <-> 'run') & 'pardon':* & !('old' <-> 'news')"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, islice

from firsthand.store.searching import Term, Wanted, parsed

__all__ = ["found_words", "parsed", "query", "snippet", "vector", "words_of"]

_MARK = "\x01"  # stands for a combining mark, so that places in the folded text stay the same
_WORD = re.compile(rf"[^\W_](?:[^\W_]|{_MARK})*")
_LONGEST = 200  # characters of a word that count; PostgreSQL takes up to 2,046 bytes
_LAST = 16_383  # the highest place that PostgreSQL notes
_PLACES = 255  # places that it notes of one word
_SEEN = 100  # places of one term in a text from which the best for a snippet is chosen
_LETTERS = 6  # characters of a word and the space after it, about
_ROOM = 900_000  # bytes of one text's words and places; it takes up to 1,048,575


class _Folding(dict[int, str]):
    """Each character with its letter, small and without marks; made as they come."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character) == "Mn":
            folded = _MARK
        else:
            parts = unicodedata.normalize("NFD", character)
            is_marked = all(unicodedata.category(part) == "Mn" for part in parts[1:])
            folded = (parts[0] if is_marked else character).lower()[0]
        self[code] = folded
        return folded


_FOLDING = _Folding()


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, folded."""
    found: list[str] = _WORD.findall(_folded(text))
    return [word.replace(_MARK, "")[:_LONGEST] for word in found]


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def vector(text: str) -> str:
    """Return the words of a text with their places, as PostgreSQL reads a `tsvector`.

    Of a text that is too long for one row of the index the beginning is taken.
    """
    places: dict[str, list[str]] = {}
    room = _ROOM
    for at, word in enumerate(words_of(text), start=1):
        known = places.get(word)
        if known is None:
            known = places[word] = []
            room -= len(word.encode()) + 8
            if room < 0:
                del places[word]
                break
        if len(known) < _PLACES:
            known.append(str(min(at, _LAST)))
            room -= 2
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


def query(wanted: Wanted) -> str:
    """Return what is looked for as PostgreSQL reads a `tsquery`; "" where that is nothing."""
    groups = [[_phrase(term) for term in group] for group in wanted.groups]
    joined = [" | ".join(filter(None, group)) for group in groups]
    parts = [f"({part})" if " | " in part else part for part in joined if part]
    if not parts:
        return ""
    unwanted = filter(None, map(_phrase, wanted.unwanted))
    return " & ".join([*parts, *(f"!{part}" for part in unwanted)])


def _phrase(term: Term) -> str:
    words = [f"'{word}'" for word in words_of(term.text)]
    if words and term.is_prefix:
        words[-1] += ":*"
    joined = " <-> ".join(words)
    return f"({joined})" if len(words) > 1 else joined


def found_words(wanted: Wanted) -> tuple[re.Pattern[str], ...]:
    """Return what finds each of the terms that are looked for in a folded text.

    A pattern begins with letters, which `re` looks for fast; whether a word begins there is
    seen afterwards.
    """
    patterns = set()
    for term in (term for group in wanted.groups for term in group):
        words = [re.escape(word) for word in words_of(term.text)]
        if words and term.is_prefix:
            words[-1] += r"[^\W_]*"
        if words:
            patterns.add(r"[\W_]+".join(words) + r"(?![^\W_])")
    return tuple(re.compile(pattern) for pattern in sorted(patterns))


def snippet(text: str, found: Iterable[re.Pattern[str]], *, size: int) -> str:
    """Return the words around the matches, each of these between STX and ETX.

    Args:
        text: as it is kept.
        found: from `found_words`.
        size: how many words at most.
    """
    folded = _folded(text)
    matches = _matches(folded, found)
    begin, end = _window(folded, matches, size)
    parts = ["…"] if begin > 0 else []
    at = begin
    for start, stop in matches:
        if at <= start and stop <= end:
            parts += [text[at:start], "\x02", text[start:stop], "\x03"]
            at = stop
    return "".join([*parts, text[at:end], "…" if end < len(text) else ""])


def _matches(folded: str, found: Iterable[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Return where terms stand as whole words, of each the first few."""
    places = (islice(pattern.finditer(folded), _SEEN) for pattern in found)
    spans = sorted(match.span() for match in chain.from_iterable(places))
    return [(a, b) for a, b in spans if a == 0 or not _WORD.match(folded[a - 1])]


def _window(folded: str, matches: list[tuple[int, int]], size: int) -> tuple[int, int]:
    """Return where to cut: a little before the matches of most terms that stand close together."""
    reach = size * _LETTERS
    best, most = matches[0] if matches else (0, 0), (0, 0)
    for at, first in enumerate(matches):
        seen: dict[str, int] = {}
        for begin, end in matches[at : at + size]:
            if begin <= first[0] + reach:
                seen.setdefault(folded[begin:end], end)
        rank = len(seen), first[0] - max(seen.values())
        if rank > most or at == 0:
            best, most = first, rank
    words = _WORD.finditer(folded, max(0, best[0] - reach), best[0])
    before = [word.start() for word in words][-(size // 3) :]
    begin = before[0] if before else best[0]
    ends = [word.end() for word in islice(_WORD.finditer(folded, begin), size)]
    end = max(ends[-1] if ends else 0, best[1])
    # What stands before the first word and after the last belongs to them.
    is_first = _WORD.search(folded, 0, begin) is None
    return 0 if is_first else begin, end if _WORD.search(folded, end) else len(folded)
