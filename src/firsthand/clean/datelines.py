"""The dateline that opens a report: place, agency and date before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from firsthand.clean.agencies import ends_agency, find_agency
from firsthand.clean.dates import find_dates, month_number
from firsthand.clean.line_stems import ANY_AGENCY, stems_in
from firsthand.resources import load_list

_WORD = r"[^\W\d_][\w'’.-]*"
_PLACE = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}(?:/{_WORD}(?: {_WORD}){{0,2}})?"
_REGION = rf"(?:,[ ]?(?:{_WORD}[ ]?){{1,4}})?"
_DAY = (
    r"(?:[,.]?[ ](?:[-–—][ ])?\(?(?P<day>"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)?[ ](?:de[ ])?[^\W\d_]{3,12}\.?(?:[ ](?:de[ ])?\d{4})?(?:[ ]г\.)?"
    r"|[^\W\d_]{3,12}\.?[ ]\d{1,2}(?:,?[ ]\d{4})?|\d{1,2}\.\d{1,2}\.\d{2,4}))\)?)?"
)
_DAY_ALONE = (
    r"(?P<day>\d{1,2}\.?[ ](?:de[ ])?[^\W\d_]{3,12}\.?(?:[ ](?:de[ ])?\d{4})?"
    r"|[^\W\d_]{3,12}\.?[ ]\d{1,2}(?:,?[ ]\d{4})?|\d{1,2}\.\d{1,2}\.\d{2,4})"
)
# "KARVIA (Norpress), June 13 2025 - ": the day stands behind the house.
_LATE_DAY = rf"(?:,?[ ]{_DAY_ALONE.replace('?P<day>', '?P<late>')}(?=\s*[:.–—―-]))?"
_DASH = r"(?:\s*[.:]?\s*(?:--?-?|–|—|―|:|\.-|\.(?=\s))\s*)"
_TAGGED = re.compile(
    rf"^[*_]*(?P<place>{_PLACE}{_REGION}){_DAY}[,.]?[ ]?"
    rf"[(/](?P<agency>[^()\d]{{2,40}}?)[)/][*_]*{_LATE_DAY}(?P<dash>{_DASH}|\s+)"
)
# "(Karvia, March 6) - The ...", "(Karvia, March 6) The ...": all of it between brackets.
_BRACKETED = re.compile(
    rf"^[*_]*\((?P<place>{_PLACE}{_REGION}),[ ]{_DAY_ALONE}\)[*_]*(?:{_DASH}|\s+(?=[^\W\d_a-z]))"
)
_AGENCY_FIRST = re.compile(
    rf"^[*_]*[(/](?P<agency>[^()/\d]{{2,40}})[)/][*_]*(?:[ ](?P<place>{_PLACE}{_REGION}))?{_DASH}"
)
_SIGNED = re.compile(
    rf"^[*_]*(?P<place>{_PLACE}{_REGION}){_DAY}[.,]?[ ](?:[-–—][ ])?"
    r"(?P<agency>[^\W\d_][\w .-]{1,24}?)[*_]*(?:\.|\s*[-–—:])\s+"
)
_PLACE_ONLY = re.compile(
    rf"^[*_]*(?P<place>{_PLACE}{_REGION}){_DAY}[*_]*(?:\s*(?:--|–|—|:|\.-)\s*|\s+-\s+)(?=\S)"
)
# "Minsk, 21 November 2025. The ..." and "TavInform, 2 February 2026. The ...": with the year only.
_FULL_DAY = r"(?P<day>\d{1,2}\.?[ ][^\W\d_]{3,12}\.?[ ]\d{4}|[^\W\d_]{3,12}\.?[ ]\d{1,2},?[ ]\d{4})"
_WORDS = rf"{_WORD}(?:[ ]{_WORD}){{0,2}}"
_DATED = re.compile(
    rf"^[*_]*(?P<who>{_WORDS})(?:,[ ](?P<town>{_WORDS}))?,[ ]{_FULL_DAY}[*_]*"
    r"(?:\.|\s*[-–—:])\s+(?=\S)"
)
# "(The Tavian Post, Karvia) 8 January 2026 - ", "(Tavian Sun) 8 January 2026. ": the house first.
_HOUSE_FIRST = re.compile(
    rf"^[*_]*\((?P<who>{_WORD}(?:[ ]{_WORD}){{0,3}})(?:,[ ](?P<town>{_WORDS}))?\),?[ ]{_FULL_DAY}"
    rf"[*_]*{_DASH}"
)
# "KARVIA. January 8. TAVPRESS - ...": the form of a house says that its last part is an agency.
_HOUSE_FORM = re.compile(
    rf"^[*_]*(?P<place>{_PLACE}{_REGION})[.,/][ ]?{_DAY_ALONE}(?:[.,]?[ ](?:/[ ])?|/)"
    r"(?P<agency>[^\W\d_][\w-]{2,20}(?:[ .-][^\W\d_][\w-]{2,20})?)[*_]*\s*[-–—―][*_]*\s+"
)
_HOUSE = re.compile(r"(?:press|news|inform|agency|wire)$", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"[^\W\d_A-Z][A-Z]")
# No dateline is without one of these; most paragraphs are.
_SEPARATOR = re.compile(r"[(/–—―:-]|\.\s")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
# What opens bold print has a letter after it.
_CLOSING = re.compile(r"[*_]{1,3}\s+")
_MOST_LENGTH = 110
# The last word before what may end a dateline that is signed without brackets.
_SIGNATURE = re.compile(r"([^\W_]+)[\s.*_-]*?[.–—:-]\s")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline at the start of a paragraph; `end` is where the report's first word begins."""

    place: str | None
    agency: str | None
    date: str | None
    end: int
    is_known: bool = False


def find_dateline(text: str) -> FoundDateline | None:
    """Return the dateline that opens `text`, None where there is none.

    With an agency in brackets or slashes any place is taken, and an agency nobody knows too;
    without one the place must be in capitals ("KARVIA CITY, Karvia - ").
    """
    head = text[:_MOST_LENGTH].replace("\r", " ").replace("\n", " ")
    if _SEPARATOR.search(head) is None:
        return None
    may_be_signed = bool(stems_in(text) & ANY_AGENCY) and any(
        map(ends_agency, _SIGNATURE.findall(head))
    )
    found = _read(head, may_be_signed=may_be_signed)
    # "**KARVIA (Name) —** Ten ...": what closes the bold print belongs to the dateline.
    closed = _CLOSING.match(head, found.end) if found is not None else None
    return found if found is None or closed is None else replace(found, end=closed.end())


def _read(head: str, *, may_be_signed: bool) -> FoundDateline | None:
    """Return the dateline that opens the beginning of a paragraph, its marks set aside."""
    is_tagged = "(" in head or "/" in head
    for pattern, may_be in (
        (_TAGGED, is_tagged),
        (_AGENCY_FIRST, is_tagged),
        (_SIGNED, may_be_signed),
    ):
        match = pattern.match(head) if may_be else None
        found = _from_match(match, must_know=pattern is not _TAGGED) if match else None
        if found is not None:
            return found
    dated = _read_dated(head, is_tagged=is_tagged) if _DIGIT.search(head) else None
    if dated is not None:
        return dated
    # Of a place in capitals no letter is small.
    first = head.lstrip("*_")[:2]
    match = _PLACE_ONLY.match(head) if first == first.upper() else None
    if match is not None and _is_capitals(match["place"]) and not _is_slug(match["place"]):
        return FoundDateline(_place(match), None, _day(match["day"]), match.end())
    return None


def _read_dated(head: str, *, is_tagged: bool) -> FoundDateline | None:
    """Return the dateline of one of the forms that only a day shows to be one."""
    whole = _BRACKETED.match(head) if is_tagged else None
    if whole is not None and find_dates(whole["day"]) and whole["place"].istitle():
        return FoundDateline(_place(whole), None, _day(whole["day"]), whole.end())
    return (
        _from_shape(_HOUSE_FORM.match(head))
        or _from_dated(_DATED.match(head))
        or (_from_house(_HOUSE_FIRST.match(head)) if is_tagged else None)
    )


def _from_house(match: re.Match[str] | None) -> FoundDateline | None:
    """Return the dateline of a house and its town in brackets before a whole date."""
    if match is None or not find_dates(match["day"]):
        return None
    known = find_agency(match["who"])
    agency, day = known or match["who"], _day(match["day"])
    return FoundDateline(match["town"], agency, day, match.end(), known is not None)


def _from_match(match: re.Match[str], *, must_know: bool) -> FoundDateline | None:
    """Return the dateline of a match, None where its agency or place is not one."""
    parts = match.groupdict()
    agency = parts["agency"].strip()
    known = find_agency(agency) or next(filter(None, map(find_agency, agency.split("/"))), None)
    place = parts.get("place")
    if known is None and (
        must_know or not _may_be_agency(agency, parts, place or "", match.string[match.end() :])
    ):
        return None
    if place is not None and not _may_be_place(place):
        return None
    day = _day(parts.get("day") or parts.get("late"))
    return FoundDateline(_place(match), known or agency, day, match.end(), known is not None)


def _from_dated(match: re.Match[str] | None) -> FoundDateline | None:
    """Return the dateline of a name and a whole date: the name is a house's or a place's."""
    if match is None or not find_dates(match["day"]) or not _may_be_place(match["who"]):
        return None
    if any(found.start == 0 for found in find_dates(match.string[match.end() :])):
        return None  # "Ida Holm, 8 January 1962 - 3 March 2024": a life
    who, town = match["who"].strip(), match["town"]
    known = find_agency(who)
    if known is not None or _INNER_CAPITAL.search(who) or _HOUSE.search(who):
        agency = known or who
        return FoundDateline(town, agency, _day(match["day"]), match.end(), known is not None)
    return FoundDateline(who, None, _day(match["day"]), match.end())


def _from_shape(match: re.Match[str] | None) -> FoundDateline | None:
    """Return the dateline of a place, a day and a name that is written as agencies are."""
    if match is None or not _may_be_place(match["place"]) or not find_dates(match["day"]):
        return None
    agency = match["agency"]
    if not _is_agency_shape(agency) or month_number(agency) is not None:
        return None
    known = find_agency(agency)
    end = match.end()
    return FoundDateline(_place(match), known or agency, _day(match["day"]), end, known is not None)


def _is_agency_shape(name: str) -> bool:
    """Whether a name is in capitals, has one inside ("TavInform"), or ends as agencies do."""
    least = 3
    letters = [char for char in name if char.isalpha()]
    if len(letters) >= least and all(map(str.isupper, letters)):
        return True
    return _INNER_CAPITAL.search(name) is not None or _HOUSE.search(name) is not None


def _is_undashed(agency: str, place: str, rest: str) -> bool:
    """Whether "KARVIA (CNW-Wire) Ten miners" opens a report, though no dash says so."""
    longest_letters = 4
    is_place = _is_capitals(place) and len(place) > longest_letters and not _is_slug(place)
    return is_place and _is_agency_shape(agency) and rest[:1].isupper() and not rest[:2].isupper()


def _may_be_agency(agency: str, parts: dict[str, str | None], place: str, rest: str) -> bool:
    """Whether a bracket that no list knows may name an agency: "KARVIA (Name) - ..."."""
    words = agency.split()
    most = 4
    if len(words) > most or not agency[:1].isupper():
        return False
    if not (parts.get("dash") or "").strip() and not _is_undashed(agency, place, rest):
        return False
    if find_dates(agency) or month_number(words[0]) is not None:
        return False
    # "Jane Doe (Labour) - who ..." is no dateline; a place in capitals is, or one with a day:
    # with the year too, whatever the house is called.
    day = parts.get("day") or parts.get("late")
    is_whole = day is not None and _YEAR.search(day) is not None and agency.istitle()
    return _is_capitals(place) or (day is not None and (is_whole or _is_agency_shape(agency)))


def _may_be_place(place: str) -> bool:
    return place[:1].isupper() and not find_dates(place)


def _is_capitals(place: str) -> bool:
    """Whether the town is in capitals; the country after a comma may be in small letters."""
    town = place.split(",", maxsplit=1)[0].strip()
    letters = [char for char in town if char.isalpha()]
    least = 3
    return len(letters) >= least and all(char.isupper() for char in letters)


def _is_slug(place: str) -> bool:
    """Whether the capitals are a desk's word ("CORRECTION:", "WATCH:") or an agency."""
    first = place.split(maxsplit=1)[0].strip(".,").casefold()
    return find_agency(place) is not None or first in load_list("datelines")["no_places"]


def _place(match: re.Match[str]) -> str | None:
    place = match.groupdict().get("place")
    return place.strip(" ,.*_") or None if place else None


def _day(text: str | None) -> str | None:
    """Return the day as written; the year is rarely stated in a dateline."""
    return text.strip(" .,") if text else None
