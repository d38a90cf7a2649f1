"""Where a marked name of a place or a body begins and ends."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from firsthand.language.gazetteer import lookup, state_words
from firsthand.model import MentionType, Name
from firsthand.resources import load_list

_OWNER = re.compile(r" ?['\u2019] ?s (?=[^\W\d_a-z])")
_INITIALS = re.compile(r"(?:^|[\s.])[A-Z]\. ?[A-Z]$")
_LOWER = re.compile(r"([a-z]{3,}) ")
_OF_OFFICE = 2  # words before: "Head of"
_SIDES = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
_PLACES = frozenset({"territory", "capital", "city"})


def behind_lower(name: str) -> int:
    """Return where a name begins behind common words: "north Kashmir" -> at "Kashmir".

    Small words that names open with ("van", "della") stay.
    """
    start, particles = 0, load_list("name_cues")["particles"]
    while (match := _LOWER.match(name, start)) and match[1] not in particles:
        start = match.end()
    return start if name[start : start + 1].isupper() else 0


def behind_office(name: str) -> int:
    """Return where the land begins behind its ruler's title: "Sultan of Oman" -> at "Oman"."""
    match = re.match(r"([A-Z][a-z]+) of (?:the )?", name)
    if match is None or match[1].lower() not in load_list("titles")["roles"]:
        return 0
    known = lookup(name[match.end() :])
    return match.end() if known is not None and known.kind in _PLACES else 0


def behind_field(text: str, start: int, end: int) -> int:
    """Return where a person's name begins behind an office's field: "Head of State Ana Moor"."""
    titles = load_list("titles")
    before = text[:start].rsplit(None, 2)[-2:]
    if len(before) < _OF_OFFICE or before[1] != "of" or before[0].lower() not in titles["roles"]:
        return start
    word, _, rest = text[start:end].partition(" ")
    return end - len(rest) if rest and word.lower() in titles["fields"] else start


def with_stop(text: str, start: int, end: int) -> int:
    """Return the end of a name with the stop of its last short form: "Ray Bell Jr.", "Z.K."."""
    if text[end : end + 1] != ".":
        return end
    name = text[start:end]
    is_short = name.rpartition(" ")[2] in load_list("name_cues")["stopped"] and " " in name
    return end + 1 if is_short or _INITIALS.search(name) else end


def owners_apart(text: str, name: Name) -> list[Name]:
    """Return a land and what lies in it as two names: "Yilan County's Nanfangao Bridge".

    "Hawke's Bay" is one name.
    """
    words = text[name.start : name.end]
    match = _OWNER.search(words) if name.type is MentionType.PLACE else None
    if match is None or not _is_land(words[: match.start()]):
        return [name]
    owner = replace(name, end=name.start + match.start())
    return [owner, *owners_apart(text, replace(name, start=name.start + match.end()))]


def _is_land(words: str) -> bool:
    """Whether words name a known place, a part of one, or say what they are: "Yilan County"."""
    parts = words.split()
    is_told = len(parts) > 1 and parts[-1].lower() in load_list("nouns")["places"]
    bare = words.partition(" ")[2] if parts[0].lower() in _SIDES else words
    known = lookup(bare)
    return is_told or (known is not None and known.kind in _PLACES)


def state_names(text: str) -> list[Name]:
    """Return the full names of states: "the Sultanate of Oman"."""
    names = []
    for match in _state().finditer(text):
        words = match["land"].split()
        for size in range(len(words), 0, -1):
            land = " ".join(words[:size])
            known = lookup(land)
            if known is not None and known.kind == "territory":
                end = match.start("land") + len(land)
                names.append(Name(match.start(), end, MentionType.PLACE))
                break
    return names


@lru_cache(maxsize=1)
def _state() -> re.Pattern[str]:
    return re.compile(rf"\b{state_words()} of (?:the )?(?P<land>[A-Z][\w-]+(?: [A-Z][\w-]+)*)")
