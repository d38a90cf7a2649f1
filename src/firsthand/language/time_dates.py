"""Dates that the calendar names: days, months, years, weekdays, seasons, clock times."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.language.time_parts import (
    CENTURY,
    RELATIONS,
    STEPS,
    clean,
    make,
    month_number,
    part_of_day,
    relation_of,
)
from firsthand.model import TimeExpression
from firsthand.resources import load_list

_MAX_DAY = 31
_PIVOT = 50
_OF_LIFE = re.compile(r"\b(?:his|her|their|my|our|your)\s+$", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+[A-Z][a-z]")


def day_month(match: re.Match[str]) -> TimeExpression | None:
    """As in "Oct. 3, 2024", "3 October", "Saturday, Oct. 3"."""
    if not match["month"][:1].isupper() or not 1 <= int(match["day"]) <= _MAX_DAY:
        return None
    year = match.groupdict().get("year") or "XXXX"
    return make(
        match,
        "date",
        f"{year}-{month_number(match['month'])}-{int(match['day']):02d}{part_of_day(match)}",
        **relation_of(match),
    )


def iso_date(match: re.Match[str]) -> TimeExpression | None:
    """As in "2025-11-22"."""
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= _MAX_DAY):  # noqa: PLR2004
        return None
    return make(match, "date", f"{match['y']}-{month:02d}-{day:02d}")


def dotted_date(match: re.Match[str]) -> TimeExpression | None:
    """As in "22.11.2025" and "11/22/25"; the day comes first where both orders are possible."""
    day, month = int(match["d"]), int(match["m"])
    if "/" in match[0] and month > 12 >= day:  # noqa: PLR2004
        day, month = month, day
    year = int(match["y"])
    if year < CENTURY:
        year += 1900 if year > _PIVOT else 2000
    if not (1 <= month <= 12 and 1 <= day <= _MAX_DAY):  # noqa: PLR2004
        return None
    return make(match, "date", f"{year}-{month:02d}-{day:02d}")


def month_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "August 2023"."""
    if not match["month"][:1].isupper():
        return None
    return make(match, "date", f"{match['year']}-{month_number(match['month'])}")


def _is_month(match: re.Match[str]) -> bool:
    """Whether a bare word is a month: "May" and "Mar" are names too."""
    word = match["month"].lower()
    if word not in load_list("calendar")["short"]:
        return True
    groups = match.groupdict()
    if groups.get("lead") or groups.get("early") or groups.get("rel") or match[0].endswith("."):
        return True
    before = re.findall(r"[\w']+", match.string[: match.start()])[-1:]
    if before and before[0].lower() in {"and", "or"} and _CAPITAL.match(match.string, match.end()):
        return False  # "Ann Lee and Jan Roe"
    return bool(before) and before[0].lower() in load_list("calendar")["before_month"]


def bare_month(match: re.Match[str]) -> TimeExpression | None:
    """As in "in August", "last October"."""
    if not match["month"][:1].isupper() or not _is_month(match):
        return None
    return make(match, "date", f"XXXX-{month_number(match['month'])}", **relation_of(match))


def bare_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "2019"."""
    return make(match, "date", match["year"])


def decade(match: re.Match[str]) -> TimeExpression | None:
    """As in "the 1990s"; "his late 30s" are years of a life."""
    digits = match["decade"]
    if len(digits) == 2 and _OF_LIFE.search(match.string[: match.start()]):  # noqa: PLR2004
        return None
    value = digits[:3] if len(digits) == 4 else f"{'19' if int(digits) >= 20 else '20'}{digits[0]}"  # noqa: PLR2004
    return make(match, "date", value)


def decade_word(match: re.Match[str]) -> TimeExpression | None:
    """As in "The nineties"."""
    return make(match, "date", f"19{load_list('calendar')['decades'][clean(match['tens'])]}")


def century(match: re.Match[str]) -> TimeExpression | None:
    """As in "The 20th century" is the years that begin with 19."""
    return make(match, "date", f"{int(match['nth']) - 1:02d}")


def spelled_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "Nineteen ninety-six", as broadcasters write it."""
    numbers = load_list("calendar")["numbers"]
    tail = sum(numbers[word] for word in re.split(r"[\s-]+", clean(match["tail"])))
    return make(match, "date", f"19{tail:02d}") if tail < CENTURY else None


def weekday(match: re.Match[str]) -> TimeExpression | None:
    """As in "on Saturday", "last Friday", "Wednesday night"."""
    word = match["weekday"]
    is_short = not word.lower().endswith("day")
    if not word[:1].isupper() or (
        is_short
        and not match[0].rstrip().endswith(".")
        and match.string[match.end() : match.end() + 1] not in {",", "."}
    ):
        return None
    number = load_list("calendar")["weekdays"][word.lower()]
    return make(match, "date", f"XXXX-WXX-{number}{part_of_day(match)}", **relation_of(match))


def weekend(match: re.Match[str]) -> TimeExpression | None:
    """As in "The weekend" is the latest one."""
    return make(match, "date", "XXXX-WXX-WE")


def season(match: re.Match[str]) -> TimeExpression | None:
    """As in "last summer", "the winter of 2021"."""
    season = load_list("calendar")["seasons"][clean(match["season"])]
    year = match.groupdict().get("year")
    return make(match, "date", f"{year or 'XXXX'}-{season}", **relation_of(match))


def quarter(match: re.Match[str]) -> TimeExpression | None:
    """As in "the third quarter", "first-quarter"."""
    number = load_list("calendar")["ordinals"][clean(match["ordinal"])]
    year = match.groupdict().get("year")
    if match.groupdict().get("rel"):
        year = f"YEAR{STEPS[RELATIONS[clean(match['rel'])]]:+d}"
    return make(match, "date", f"{year or 'XXXX'}-Q{number}", modifier=None)


def latest_quarter(match: re.Match[str]) -> TimeExpression | None:
    """As in "The quarter" of a business report is the one that ended last."""
    return make(match, "date", "QUARTER-1")


def holiday(match: re.Match[str]) -> TimeExpression | None:
    """As in "New Year's Day": a day of the year."""
    if not match["holiday"][:1].isupper():
        return None
    year = match.groupdict().get("year") or "XXXX"
    day = load_list("calendar")["holidays"][clean(match["holiday"])]
    return make(match, "date", f"{year}-{day}", **relation_of(match))


def movable_feast(match: re.Match[str]) -> TimeExpression | None:
    """As in "Thanksgiving Day", "last Easter": a day that each year has elsewhere."""
    if not match["feast"][:1].isupper() or "Orthodox" in match.string:  # another calendar
        return None
    year = match.groupdict().get("year")
    feast = load_list("calendar")["movable"][clean(match["feast"])]
    return make(match, "date", f"{year or 'XXXX'}-{feast}", **relation_of(match))


def clock(match: re.Match[str]) -> TimeExpression | None:
    """As in "5.20 a.m.", "17:30 GMT", "10 p.m. Wednesday"."""
    hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
    half = clean(match.groupdict().get("half"))[:1]
    if half == "p" and hour < 12:  # noqa: PLR2004
        hour += 12
    elif half == "a" and hour == 12:  # noqa: PLR2004
        hour = 0
    if hour > 24 or minute > 59:  # noqa: PLR2004
        return None
    groups = match.groupdict()
    if groups.get("month"):
        day = day_month(match)
        return day and replace(day, value=f"{day.value}T{hour:02d}:{minute:02d}")
    weekday = groups.get("weekday")
    if weekday:
        number = load_list("calendar")["weekdays"][weekday.lower()]
        return make(match, "date", f"XXXX-WXX-{number}T{hour:02d}:{minute:02d}", modifier=None)
    return make(match, "time", f"T{hour:02d}:{minute:02d}", modifier=None)


def year_end(match: re.Match[str]) -> TimeExpression | None:
    """As in "by year-end": the last day of the year."""
    return make(match, "date", "XXXX-12-31", modifier=None)


def clock_in_words(match: re.Match[str]) -> TimeExpression | None:
    """As in "4 in the morning", "half past" aside."""
    hour, part = int(match["hour"]), clean(match["when"])
    if not 1 <= hour <= 12:  # noqa: PLR2004
        return None
    hour = hour % 12 + (0 if part == "morning" else 12)
    return make(match, "time", f"T{hour:02d}:{int(match['minute'] or 0):02d}", modifier=None)


def daypart(match: re.Match[str]) -> TimeExpression | None:
    """As in "dawn", "overnight", "in the morning"; not "good evening", "the night that"."""
    before = match.string[: match.start()].lower()
    is_named = clean(match["part"]) in load_list("calendar")["bare_dayparts"]
    if not is_named and not before.endswith(
        ("at ", "in the ", "through the ", "during the ", "next ", "following ")
    ):
        return None
    return make(match, "time", part_of_day(match), modifier=None)
