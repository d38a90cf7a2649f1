"""Looking up news agencies by the names, abbreviations and scripts they are signed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator

# "INTERFAX.RU" signs the agency's own site.
_DOMAINS = frozenset({"ru", "com", "ua", "by", "kz", "net", "org", "de"})
_DOMAIN = re.compile(rf"\.(?:{'|'.join(sorted(_DOMAINS))})$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"\S+")
_MOST_WORDS = 1 << 16
# No name of an agency is near as long, "The" and spaces included.
_LONGEST_NAME = 400
_FIRST = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Agencies:
    """Canonical names by exact spelling, and by folded spelling."""

    exact: dict[str, str]
    folded: dict[str, str]


@lru_cache(maxsize=1)
def _agencies() -> _Agencies:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for entry in load_list("agencies")["agencies"]:
        name = str(entry["name"])
        own = () if entry.get("common_word") else (name,)
        for alias in (*own, *entry.get("exact", ())):
            exact.setdefault(str(alias), name)
        for alias in entry.get("aliases", ()):
            folded.setdefault(_fold(str(alias)), name)
    return _Agencies(exact, folded)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[str, ...]]:
    return {
        str(entry["name"]): (*map(str, entry.get("exact", ())), *map(str, entry.get("aliases", ())))
        for entry in load_list("agencies")["agencies"]
    }


def agency_spellings(name: str) -> tuple[str, ...]:
    """Return the other names of an agency, by its name in the ledger; () for one of no list."""
    return _spellings().get(name, ())


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(' .,;:*_"«»“”()[]/').casefold()


def find_agency(text: str) -> str | None:
    """Return the ledger's name of the agency that `text` names as a whole, else None.

    "The Associated Press", "AP" and "АП" give "AP"; "ap" alone gives None, for short codes
    that are also words are only taken in their own spelling.
    """
    bare = text.strip(' .,;:*_"«»“”()[]/')
    if len(bare) > _LONGEST_NAME:
        return None
    return _look_up(bare)


@lru_cache(maxsize=4096)
def _look_up(bare: str) -> str | None:
    if "." in bare:
        bare = _DOMAIN.sub("", bare)
    agencies = _agencies()
    found = agencies.exact.get(bare) or agencies.folded.get(_fold(bare))
    if found is None and bare.casefold().startswith("the "):
        return _look_up(bare[4:].strip(' .,;:*_"«»“”()[]/'))
    return found


@lru_cache(maxsize=1)
def _first_pieces() -> frozenset[str]:
    """Return the first piece of every name and alias, case folded."""
    agencies = _agencies()
    return frozenset(
        piece[0].casefold()
        for name in (*agencies.exact, *agencies.folded)
        if (piece := _LETTERS.search(name)) is not None
    )


@lru_cache(maxsize=1)
def last_pieces() -> frozenset[str]:
    """Return the last piece of every name and alias, and of the addresses that some sign with."""
    agencies = _agencies()
    names = (_LETTERS.findall(name.casefold()) for name in (*agencies.exact, *agencies.folded))
    return frozenset(pieces[-1] for pieces in names if pieces) | _DOMAINS


def ends_agency(word: str) -> bool:
    """Whether a word, in any case, ends the name of some agency: False is sure."""
    return word.casefold() in last_pieces()


def may_name_agency(text: str) -> bool:
    """Whether a word of `text`, in any case, begins the name of some agency: False is sure."""
    return not _first_pieces().isdisjoint(_LETTERS.findall(text.casefold()))


def names_agency(word: str) -> bool:
    """Whether a word, case folded and without marks, begins the name of some agency."""
    return word in _first_pieces()


def begins_agency(word: str) -> bool:
    """Whether a word as written, without marks, begins the name of some agency."""
    return word in _by_first_word()


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Return all names and aliases by their first word, the longest first."""
    names: dict[str, set[str]] = {}
    for entry in load_list("agencies")["agencies"]:
        own = () if entry.get("common_word") else (str(entry["name"]),)
        for name in (*own, *map(str, entry.get("exact", ())), *map(str, entry.get("aliases", ()))):
            first = _FIRST.match(name)
            if first is not None:
                names.setdefault(first.group(), set()).add(name)
    return {
        first: tuple(sorted(found, key=lambda name: (-len(name), name)))
        for first, found in names.items()
    }


@lru_cache(maxsize=_MOST_WORDS)
def may_begin_agency(word: str) -> bool:
    """Whether some part of a word, marks and all, begins the name of an agency."""
    return not _by_first_word().keys().isdisjoint(_FIRST.findall(word))


def agency_mentions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where agencies are named in running text, in order, as (start, end)."""
    known = _by_first_word()
    position = 0
    for begin, stop in _agency_tokens(text):
        for word in _FIRST.finditer(text, begin, stop):
            if word.start() < position or word.group() not in known:
                continue
            for name in known[word.group()]:
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                    yield word.start(), end
                    position = end
                    break


def _agency_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words stand in which the name of an agency may begin."""
    wanted = set(filter(may_begin_agency, text.split()))
    if wanted:
        yield from (word.span() for word in _TOKEN.finditer(text) if word[0] in wanted)
