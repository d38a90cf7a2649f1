"""Whether a name is that of a house: a paper, a station, a site."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from firsthand.clean.byline_words import byline_words
from firsthand.clean.known_media import is_known_medium
from firsthand.resources import load_list

_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,30}\.[a-z]{2,4}")
_WORD = r"[^\W\d_a-z][\w'’&.-]*"
# "Radio Karvia", "The Daily Star of Karvia": capitals, digits, and small words that link them.
_LINK = "of|the|and|de|du|des|del|della|di|da|do|la|le|les|los|las|y|et|und|der|die|von"
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|\d{{1,3}}|(?:{_LINK})))*")
# No word written small between the first and the last word of a house has so many letters.
_LONG_WORD = 5
_MOST_WORDS = 6
_PERIODICAL = 3
# "El Fasher" is a town, "El Faro del Puerto" is none.
_WITH_ARTICLE = 3


def ends_as_house(piece: str) -> bool:
    """Whether a piece ends as names of houses do, or is an address: "karvia.example"."""
    words = piece.split()
    if _DOMAIN.fullmatch(piece):
        return True
    if len(words) < 2 or not (piece[:1].isupper() or piece[:1].isdigit()):  # noqa: PLR2004
        return False
    # "Karvia news" heads a list, "Visit the meeting page" asks for a click.
    return words[-1].casefold() in byline_words().outlet_words and not any(
        word.islower() and len(word) >= _LONG_WORD for word in words[1:-1]
    )


def is_house_name(name: str) -> bool:
    """Whether a name is a known medium's, or is made as names of papers and stations are."""
    if is_known_medium(name) or _is_compound(name):
        return True
    words = name.split()
    # "By Radio Karvia's Tavian Service" has the name of a house, and is none.
    if not 1 < len(words) <= _MOST_WORDS or words[0].casefold() in byline_words().by:
        return False
    if not _NAME.fullmatch(name):
        return False
    opens = bool({words[0], words[0].title()} & station_openings()) and words[1][:1].isupper()
    return opens or _is_periodical(words) or _names_kind(words)


def _names_kind(words: list[str]) -> bool:
    """Whether a name ends as those of papers do, or what links it stands behind such a word."""
    kinds = byline_words().outlet_words
    last = words[-1]
    if last[:1].isupper() and (last.casefold() in kinds or _is_compound(last)):
        return True
    # "The Daily Star of Karvia", "Courrier du Nord"
    links = [at for at, word in enumerate(words) if word.islower()]
    return bool(links) and links[0] > 0 and words[links[0] - 1].casefold() in kinds


def _is_compound(name: str) -> bool:
    """Whether a name is one word that ends as names of houses do: "Karvakurier"."""
    return name[:1].isupper() and name.isalpha() and name.casefold().endswith(_compound_endings())


def _is_periodical(words: list[str]) -> bool:
    """Whether a name says how often it comes out: "Daily Citizen", "The Evening Lamp of Karvia"."""
    bare = words[1:] if words[0] == "The" else words
    if not bare or bare[0] not in load_list("bylines")["periods"]:
        return False
    own = list(itertools.takewhile(lambda word: word[:1].isupper(), bare))
    return 1 < len(own) <= _PERIODICAL


def may_be_house(name: str) -> bool:
    """Whether a name beside a date may be a house's: it opens with an article or a city."""
    words = name.split()
    if len(words) < 2 or not _NAME.fullmatch(name) or name in _places():  # noqa: PLR2004
        return False
    if words[0] in byline_words().articles:
        return words[0] == "The" or len(words) >= _WITH_ARTICLE
    return words[0] in house_openings() or words[0] in cities()


@lru_cache(maxsize=1)
def _compound_endings() -> tuple[str, ...]:
    return tuple(map(str, load_list("bylines")["compound_endings"]))


@lru_cache(maxsize=1)
def station_openings() -> frozenset[str]:
    """Return the first words of names of stations and papers, which no other names have."""
    return frozenset(map(str, load_list("bylines")["station_openings"]))


@lru_cache(maxsize=1)
def house_openings() -> frozenset[str]:
    """Return the first words of names of houses."""
    return frozenset(map(str, load_list("bylines")["house_openings"])) | station_openings()


@lru_cache(maxsize=1)
def cities() -> frozenset[str]:
    """Return the names of large cities."""
    by_country = load_list("cities")["cities"].values()
    return frozenset(str(name) for names in by_country for name in names)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return cities() | frozenset(map(str, load_list("bylines")["places_with_article"]))
