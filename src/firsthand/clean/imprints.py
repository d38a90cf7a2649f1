"""Lines that say whose copy it is, from where and of which day: "Karvia (AFP) 4 May 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from firsthand.clean.agencies import find_agency
from firsthand.clean.byline_jobs import is_known_staff, is_staff
from firsthand.clean.byline_words import byline_words
from firsthand.clean.bylines import FoundByline
from firsthand.clean.dates import find_dates, without_dates
from firsthand.clean.given_names import is_given_name
from firsthand.clean.house_names import is_house_name, may_be_house
from firsthand.clean.known_media import free_slashes, hold_slashes
from firsthand.resources import load_list

_SPLIT = re.compile(r"\s*[,;|•·/()\[\]]\s*|\s[–—-]\s")
_EDGE = " \t*_#>.,:;|•·–—-"
# What may stand before the house, and pieces that say nothing of it.
_OPENING = re.compile(
    r"^(?:(?:source|quelle|fuente|источник|джерело)\s*:|from|via)\s+(?:the )?",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"(?:p|pp|pg|page|seite|стр)\.?\s?[A-Z]?\d+|[A-Z]\d{1,3}|editors?\s?:.*", re.IGNORECASE
)
_HANDLE = re.compile(r"@\w+")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_WORDS, _MOST_PIECES, _MOST_PLACES, _MOST_IN_PLACE = 16, 6, 2, 4
# "le", "den" and "on" are left where a date was taken out.
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line says of the copy; a line without agency and house is none."""

    agency: str | None
    house: str | None
    place: str | None
    is_dated: bool

    @property
    def byline(self) -> FoundByline:
        """Return the imprint as who signs the copy."""
        return FoundByline(
            agencies=(self.agency,) if self.agency else (),
            outlets=(self.house,) if self.house else (),
            place=self.place,
            is_imprint=True,
        )


def read_imprint(text: str, *, language: str | None = None) -> Imprint | None:
    """Return what a line says of whose copy it is, None where it is no such line.

    Every piece of the line must be the day, an agency, a house, a place, a section or the
    staff: one house or agency, and no more than a town and its country.
    """
    # Dates are read the same way in English and where the language is not known.
    return _read(text, None if language == "en" else language)


# A line at the top is asked for the house of the copy first, and for its role later.
@lru_cache(maxsize=1024)
def _read(text: str, language: str | None) -> Imprint | None:
    if text.count(" ") > _MOST_WORDS or text.endswith(("?", "!")):
        return None
    days = find_dates(text, language=language)
    bare = without_dates(text, language=language).strip(_EDGE) if days else text
    bare = _HANDLE.sub("", _OPENING.sub("", bare) if days else bare)
    pieces = [free_slashes(piece).strip(_EDGE) for piece in _SPLIT.split(hold_slashes(bare))]
    pieces = [piece for piece in pieces if _LETTER.search(piece) and not _is_idle(piece)]
    if not 0 < len(pieces) <= _MOST_PIECES:
        return None
    # "The New Lamp (Karvia)": a place in brackets is said of a house.
    is_placed = len(pieces) > 1 and text.rstrip().endswith(")")
    found = _sorted(pieces, is_dated=bool(days), is_placed=is_placed)
    return found if found is None or found.house is None else _with_article(found, text)


def _with_article(found: Imprint, text: str) -> Imprint:
    """Return "Le Courrier" as the house of "Le Courrier, le 4 mai 2025": "le" goes with the day."""
    before = text.partition(found.house or "")[0].split()
    article = before[-1].lstrip(_EDGE) if before else ""
    if article in byline_words().articles:
        return replace(found, house=f"{article} {found.house}")
    return found


def _is_idle(piece: str) -> bool:
    """Whether a piece is a page's number, who edited, or what is left of a date."""
    if _IDLE.fullmatch(piece):
        return True
    return piece.islower() and len(piece) <= _SMALL and find_agency(piece) is None


def _sorted(pieces: list[str], *, is_dated: bool, is_placed: bool) -> Imprint | None:
    """Return the pieces of a line by kind, None where one of them is of no kind."""
    agencies: list[str] = []
    houses: list[str] = []
    places: list[str] = []
    for piece in map(_without_desk, _parted(pieces)):
        agency = find_agency(piece)
        if agency is not None:
            agencies.append(agency)
        elif is_staff(piece) or piece.casefold() in load_list("page_bylines")["sections"]:
            continue
        elif is_house_name(piece) or (
            (is_dated or is_placed) and not houses and may_be_house(piece)
        ):
            houses.append(piece)
        elif _may_be_place(piece):
            places.append(piece)
        else:
            return None
    if (
        len(agencies) > 1
        or len(houses) > 1
        or len(places) > _MOST_PLACES
        or not (agencies or houses)
    ):
        return None
    agency = agencies[0] if agencies else None
    return Imprint(agency, houses[0] if houses else None, places[0] if places else None, is_dated)


def _parted(pieces: list[str]) -> Iterator[str]:
    """Yield the pieces, "Karvia TV with AFP" as two."""
    for piece in pieces:
        parts = byline_words().joiner.split(piece)
        apart = len(parts) > 1 and any(map(find_agency, parts))
        yield from parts if apart else [piece]


def _without_desk(piece: str) -> str:
    """Return "El Faro del Puerto" of "Redacción El Faro del Puerto"."""
    first, _, rest = piece.partition(" ")
    return rest if rest[:1].isupper() and is_known_staff(first) else piece


def _may_be_place(piece: str) -> bool:
    """Whether a piece is written as places are, and does not begin as people are called."""
    words = piece.split()
    if len(words) > _MOST_IN_PLACE or ":" in piece or any(map(str.isdigit, piece)):
        return False
    return words[0][:1].isupper() and words[-1][:1].isupper() and not is_given_name(words[0])
