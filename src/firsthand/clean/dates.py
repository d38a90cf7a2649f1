"""Dates as they stand in news copy: found in a text, or making up a whole date line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from firsthand.resources import load_list

_SUFFIX = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_WORD = r"[^\W\d_]{3,}"
# Pages glue what follows to the year: "Apr 28 20232:23 PM", "30.01.202430. Januar", "20233 years".
_YEAR = (
    r"((?:19|20)\d\d(?=\d{1,2}(?::\d\d|\.\s|\s(?:years?|months?|weeks?|days?|hours?)\b))"
    r"|\d{4}(?!\d))"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_DAY_MONTH = re.compile(
    rf"(?<![\d.:])(\d{{1,2}}){_SUFFIX}[\s-]+(?:de |of |d’|d')?({_WORD})\.?"
    rf"(?:,?[\s-]+(?:de |del |of )?{_YEAR}|(?!\d|:))"
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_])({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+{_YEAR})?"
)
_UNIX = re.compile(
    rf"(?<!\w)({_WORD})\s+(\d{{1,2}})\s+(\d\d:\d\d:\d\d)\s+(?:[A-Z]{{2,5}}\s+)?(\d{{4}})(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?"
    rf"(?:{_YEAR}(?![.]\d)|(\d{{2}})(?![\d.]\d|\d))"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_TIME = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:[:.h]\s?(\d{2}))(?::(\d{2})(?:\.\d+)?)?(?![\d.]\d)\s*([ap]\.?m\b\.?)?"
    r"|(?<![\d.,:])(\d{1,2})\s*([ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\s*\(?\s*(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?\b\)?")
_ZONE = re.compile(r"\s*\(?\s*([A-Za-zМмСсКк]{1,4})\b\)?")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*|\d+")
# Pages glue words too: "15:48 UhrLesedauer".
_SEAM = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_RELATIVE = re.compile(
    r"(?:\b(?:\d{1,2}|an?)|(?<=[^\W\d_])\d{1,2})\s+(?:hours?|hrs?|minutes?|mins?|days?|weeks?)\s+ago\b"
    r"|\b(?:vor|hace|il y a)\s+\d{1,2}\s+(?:stunden?|minuten?|tagen?|horas?|minutos|heures?)\b"
    r"|\b\d{1,2}\s+(?:час\w*|минут\w*|годин\w*|хвилин\w*)\s+(?:назад|тому)\b",
    re.IGNORECASE,
)
# One of these stands in all that the pattern above matches.
_FROM_NOW = ("ago", "vor", "hace", "il y a", "час", "минут", "годин", "хвилин")
_READING = re.compile(
    r"\b\d{1,2}\s*-?\s*(?:min|minutes?|minuten|минут\w*|хвилин\w*|minutos?)\b\.?(?:\s+read)?",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,|·•T–—-]*(?:(?:г\.?|года|року|at|um|à|en|в|o|о|a las|, )[\s,]*)*")
_PIECES = re.compile(r"([,|·•])")
_DIGIT = re.compile(r"\d")
_EARLIEST, _LATEST = 1800, 2100
_MOST_WORDS = 18
_SHORT = 300


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `value` is ISO 8601, `start` and `end` count from the text's start.

    `value` is None where no year is stated or where day and month cannot be told apart.
    """

    start: int
    end: int
    value: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date: when the copy was published or updated.

    `changed` is a second date that the line gives as that of an update.
    """

    found: FoundDate
    is_update: bool
    is_stated: bool
    changed: FoundDate | None = None


@dataclass(frozen=True)
class _Words:
    months: dict[str, int]
    stems: tuple[tuple[str, int], ...]
    weekdays: frozenset[str]
    around: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    zones: dict[str, int]

    @cached_property
    def about(self) -> frozenset[str]:
        """The words that say what a date is of."""
        return self.published | self.updated | self.weekdays

    @cached_property
    def beside(self) -> frozenset[str]:
        """All words that may stand beside a date."""
        return self.about | self.around | self.zones.keys()


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = load_list("date_words")
    months: dict[str, int] = {}
    stems: list[tuple[str, int]] = []
    for number, names in raw["months"].items():
        for name in names:
            if str(name).endswith("-"):
                stems.append((str(name)[:-1], int(number)))
            else:
                months.setdefault(str(name), int(number))
    single = {name: frozenset(_tokens(raw[name])) for name in ("around", "published", "updated")}
    return _Words(
        months,
        tuple(stems),
        frozenset(map(str, raw["weekdays"])),
        zones={str(k): int(v) for k, v in raw["zones"].items()},
        **single,
    )


def _tokens(phrases: list[str]) -> list[str]:
    return [token for phrase in phrases for token in _TOKEN.findall(str(phrase).casefold())]


# The words beside a number are asked for, and they are few.
@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """Return 1 to 12 for the name of a month in any language known here, else None."""
    words = _words()
    bare = word.casefold().rstrip(".")
    found = words.months.get(bare)
    if found is not None:
        return found
    return next((number for stem, number in words.stems if bare.startswith(stem)), None)


def has_digit(text: str) -> bool:
    """Whether there is a digit of any script; no date is without one."""
    return _DIGIT.search(text) is not None


def find_dates(
    text: str, *, language: str | None = None, day_first: bool | None = None
) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, in order, each with the time and zone that follow it.

    Args:
        text: any text; offsets of the answer count from its start.
        language: decides "3/4/2025" (day first unless English, where it stays unknown).
        day_first: decides it where known, whatever the language.
    """
    if not has_digit(text):
        return ()
    if day_first is None:
        day_first = None if language in {None, "en"} else True
    return _short_dates(text, day_first) if len(text) <= _SHORT else _all_dates(text, day_first)


@lru_cache(maxsize=64)
def _short_dates(text: str, day_first: bool | None) -> tuple[FoundDate, ...]:  # noqa: FBT001 (a key)
    """Return the dates of a line, which is asked for them by several in a row."""
    return _all_dates(text, day_first)


def _all_dates(text: str, day_first: bool | None) -> tuple[FoundDate, ...]:  # noqa: FBT001 (a key)
    found: list[FoundDate] = []
    for start, end, parts in sorted(_candidates(text, day_first), key=lambda c: (c[0], -c[1])):
        if found and start < found[-1].end:
            continue
        found.append(_complete(text, start, end, parts))
    return tuple(found)


_Parts = tuple[int | None, int | None, int | None]


def _candidates(
    text: str,
    day_first: bool | None,  # noqa: FBT001
) -> list[tuple[int, int, _Parts]]:
    """Return (start, end, (year, month, day)) of everything that looks like a date."""
    out: list[tuple[int, int, _Parts]] = []
    is_dashed, is_parted = "-" in text, "." in text or "/" in text
    for pattern, may_be in (
        (_ISO, is_dashed),
        (_ASIAN, not text.isascii()),
        (_YEAR_FIRST, is_parted),
    ):
        found = pattern.finditer(text) if may_be else ()
        out.extend((m.start(), m.end(), (int(m[1]), int(m[2]), int(m[3]))) for m in found)
    for m in _DAY_MONTH.finditer(text):
        month = month_number(m[2])
        if month is not None:
            end = m.end() if m[3] else m.end(2)
            out.append((m.start(), end, (int(m[3]) if m[3] else None, month, int(m[1]))))
    for m in _UNIX.finditer(text) if ":" in text else ():
        month = month_number(m[1])
        if month is not None:
            out.append((m.start(), m.end(), (int(m[4]), month, int(m[2]))))
    for m in _MONTH_DAY.finditer(text):
        month = month_number(m[1])
        if month is not None:
            out.append((m.start(), m.end(), (int(m[3]) if m[3] else None, month, int(m[2]))))
    numbers = _NUMBERS.finditer(text) if is_dashed or is_parted else ()
    out.extend((m.start(), m.end(), _from_numbers(m, day_first)) for m in numbers)
    return [item for item in out if _is_possible(*item[2])]


def _from_numbers(match: re.Match[str], day_first: bool | None) -> _Parts:  # noqa: FBT001
    """Read 21.02.2025 and 02/21/2025; 03/04/2025 stays without day where nothing tells it."""
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if match[4] else 2000 + int(match[5])
    months = 12
    if first > months or first == second:
        return (year, second, first)
    if second > months:
        return (year, first, second)
    if match[2] == "/" and day_first is not True:
        return (year, None, None) if day_first is None else (year, first, second)
    return (year, second, first)


def _is_possible(year: int | None, month: int | None, day: int | None) -> bool:
    if year is not None and not _EARLIEST <= year <= _LATEST:
        return False
    if month is None or day is None:
        return year is not None
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def _complete(text: str, start: int, end: int, parts: _Parts) -> FoundDate:
    """Return the date with the time that follows (or stands just before) it."""
    year, month, day = parts
    if year is None:
        return FoundDate(start, end, None, "day")
    if month is None or day is None:
        return FoundDate(start, end, f"{year:04d}", "year")
    value = f"{year:04d}-{month:02d}-{day:02d}"
    after = _GAP.match(text, end)
    time = _TIME.match(text, after.end() if after else end)
    clock = _clock(time) if time else None
    if time is None or clock is None:
        return FoundDate(start, end, value, "day")
    zone, stop = _read_zone(text, time.end())
    return FoundDate(start, stop, f"{value}T{clock}{zone}", "time")


def _clock(match: re.Match[str]) -> str | None:
    """Return "16:05:00" of a time, None where it is none."""
    hour = int(match[1] or match[5])
    minute = int(match[2] or 0)
    half = (match[4] or match[6] or "").lower().replace(".", "")
    noon = 12
    if half and not 1 <= hour <= noon:
        return None
    hour = hour % noon + (noon if half == "pm" else 0) if half else hour
    if hour > 23 or minute > 59:  # noqa: PLR2004 (a clock)
        return None
    return f"{hour:02d}:{minute:02d}:{int(match[3] or 0):02d}"


def _read_zone(text: str, position: int) -> tuple[str, int]:
    """Return the zone written after a time as an ISO suffix ("" if none), and its end."""
    offset = _OFFSET.match(text, position)
    if offset:
        return f"{offset[1]}{int(offset[2]):02d}:{offset[3] or '00'}", offset.end()
    named = _ZONE.match(text, position)
    minutes = _words().zones.get(named[1].casefold()) if named else None
    if named is None or minutes is None:
        return "", position
    if minutes == 0:
        return "Z", named.end()
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}", named.end()


def parse_date_line(
    text: str, *, language: str | None = None, day_first: bool | None = None
) -> DateLine | None:
    """Return the date of a line that is nothing but a date, else None.

    "Sat, 24 May 2025 16:05 +0400", "Updated: 21.02.2025, 18:00 Uhr", "24 May 2025, 14:20".
    """
    if text.count(" ") > _MOST_WORDS or _DIGIT.search(text) is None:
        return None
    dates = find_dates(text, language=language, day_first=day_first)
    rest, clock = _without(text, dates)
    words = _words()
    tokens = [token.casefold() for token in _TOKEN.findall(_SEAM.sub(" ", rest))]
    if not words.beside.issuperset(tokens):
        return None
    relative = _may_be_relative(text) and _RELATIVE.search(text) is not None
    if not dates and not clock and not relative:
        return None
    first = dates[0] if dates else FoundDate(0, len(text), None, "time")
    head = set(_TOKEN.findall(text[: first.start].casefold()))
    changed = None
    if len(dates) > 1:
        between = set(_TOKEN.findall(text[first.end : dates[1].start].casefold()))
        changed = dates[1] if between & words.updated else None
    return DateLine(first, bool(head & words.updated), bool(head & words.published), changed)


def without_dates(text: str, *, language: str | None = None) -> str:
    """Return `text` with its dates, times and the words about them blanked: "AFP , Karvia"."""
    if _DIGIT.search(text) is None:
        return text
    dates = find_dates(text, language=language)
    rest, clock = _without(text, dates)
    if not dates and not clock:
        return text
    about, known = _words().about, _words().beside
    pieces = _PIECES.split(_TOKEN.sub(lambda m: " " if m[0].casefold() in about else m[0], rest))
    # "| a las h." is left of "| Actualizado a las 12:30 h."; the separators stay.
    return "".join(
        piece
        for piece in pieces
        if not piece.strip(" ,|·•")
        or any(token.casefold() not in known for token in _TOKEN.findall(piece))
    )


def _without(text: str, dates: tuple[FoundDate, ...]) -> tuple[str, bool]:
    """Return `text` with its dates and times blanked, and whether a time stood there at all."""
    chars = list(text)
    for found in dates:
        # A comma keeps what stands before a date apart from what stands after it.
        chars[found.start : found.end] = "," + " " * (found.end - found.start - 1)
    rest = "".join(chars)
    ago = 0
    if _may_be_relative(rest):
        rest, ago = _RELATIVE.subn(lambda m: "," + " " * (len(m[0]) - 1), rest)
    rest = _READING.sub(lambda m: " " * len(m[0]), rest) if dates else rest
    times = list(_TIME.finditer(rest))
    for time in reversed(times):
        rest = rest[: time.start()] + " " * (time.end() - time.start()) + rest[time.end() :]
    may_be_offset = (times or dates) and ("+" in rest or "-" in rest)
    return _OFFSET.sub(" ", rest) if may_be_offset else rest, bool(times or ago)


def _may_be_relative(text: str) -> bool:
    """Whether a word stands in a text without which no time is told from now."""
    return any(map(text.casefold().__contains__, _FROM_NOW))
