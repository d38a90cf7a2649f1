"""What a time expression means: from the match of a rule to an unresolved value.

Values are TIMEX3-like and wait for the anchor: "XXXX-WXX-6" is a Saturday, "XXXX-08" an August,
"MONTH-1" last month, "DAY" with `offset_days` yesterday, "T05:20" a clock time. A part of the
day follows the date: "XXXX-WXX-3TNI" is a Wednesday night.
"""

from __future__ import annotations

import re

from firsthand.model import TimeExpression
from firsthand.resources import load_list

_MAX_DAY = 31
_CENTURY = 100
_PIVOT = 50

_LEADS = {"since": "since", "from": "since", "until": "until", "till": "until", "by": "until"}
_LEADS.update({"before": "before", "prior to": "before", "after": "after"})


def _modifier(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    lead, early = _clean(groups.get("lead")), _clean(groups.get("early"))
    if lead in _LEADS and lead != "from":
        return _LEADS[lead]
    for word, value in (
        ("start", "early"),
        ("beginning", "early"),
        ("end", "late"),
        ("middle", "mid"),
    ):
        if word in early:
            return value
    return early or None


def _rel(match: re.Match[str]) -> dict[str, str | None]:
    """As in "Last", "this" or "next" as the modifier, where the match has one."""
    rel = _clean(match.groupdict().get("rel"))
    return {"modifier": _REL.get(rel)} if rel else {}


def _clean(word: str | None) -> str:
    return re.sub(r"\s+", " ", word or "").lower()


def _make(match: re.Match[str], kind: str, value: str, **more: object) -> TimeExpression:
    """The expression without the preposition that leads it."""
    start, end = match.span()
    groups = match.groupdict()
    if groups.get("lead"):
        start = (
            match.end("lead")
            + len(match[0][match.end("lead") - start :])
            - len(match[0][match.end("lead") - start :].lstrip())
        )
    modifier = more.get("modifier", _modifier(match))
    offset = more.get("offset_days")
    return TimeExpression(
        start,
        end,
        kind,
        value,
        modifier if isinstance(modifier, str) else None,
        offset if isinstance(offset, int) else None,
    )


def _month(word: str) -> str:
    return f"{load_list('calendar')['months'][word.lower()]:02d}"


def day_month(match: re.Match[str]) -> TimeExpression | None:
    """As in "Oct. 3, 2024", "3 October", "Saturday, Oct. 3"."""
    if not match["month"][:1].isupper() or not 1 <= int(match["day"]) <= _MAX_DAY:
        return None
    year = match.groupdict().get("year") or "XXXX"
    return _make(
        match,
        "date",
        f"{year}-{_month(match['month'])}-{int(match['day']):02d}{_part(match)}",
        **_rel(match),
    )


def iso_date(match: re.Match[str]) -> TimeExpression | None:
    """As in "2025-11-22"."""
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= _MAX_DAY):  # noqa: PLR2004
        return None
    return _make(match, "date", f"{match['y']}-{month:02d}-{day:02d}")


def dotted_date(match: re.Match[str]) -> TimeExpression | None:
    """As in "22.11.2025" and "11/22/25"; the day comes first where both orders are possible."""
    day, month = int(match["d"]), int(match["m"])
    if "/" in match[0] and month > 12 >= day:  # noqa: PLR2004
        day, month = month, day
    year = int(match["y"])
    if year < _CENTURY:
        year += 1900 if year > _PIVOT else 2000
    if not (1 <= month <= 12 and 1 <= day <= _MAX_DAY):  # noqa: PLR2004
        return None
    return _make(match, "date", f"{year}-{month:02d}-{day:02d}")


def month_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "August 2023"."""
    if not match["month"][:1].isupper():
        return None
    return _make(match, "date", f"{match['year']}-{_month(match['month'])}")


def _is_month(match: re.Match[str]) -> bool:
    """Whether a bare word is a month: "May" and "Mar" are names too."""
    word = match["month"].lower()
    if word not in load_list("calendar")["short"]:
        return True
    groups = match.groupdict()
    if groups.get("lead") or groups.get("early") or groups.get("rel") or match[0].endswith("."):
        return True
    before = re.findall(r"[\w']+", match.string[: match.start()])[-1:]
    return bool(before) and before[0].lower() in load_list("calendar")["before_month"]


def bare_month(match: re.Match[str]) -> TimeExpression | None:
    """As in "in August", "last October"."""
    if not match["month"][:1].isupper() or not _is_month(match):
        return None
    return _make(match, "date", f"XXXX-{_month(match['month'])}", **_rel(match))


_REL = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "current": "this",
    "next": "next",
    "coming": "next",
    "the same": "this",
}
_STEP = {"last": -1, "this": 0, "next": 1}


def bare_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "2019"."""
    return _make(match, "date", match["year"])


def decade(match: re.Match[str]) -> TimeExpression | None:
    """As in "the 1990s"."""
    digits = match["decade"]
    value = digits[:3] if len(digits) == 4 else f"{'19' if int(digits) >= 20 else '20'}{digits[0]}"  # noqa: PLR2004
    return _make(match, "date", value)


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
    return _make(match, "date", f"XXXX-WXX-{number}{_part(match)}", **_rel(match))


def _part(match: re.Match[str]) -> str:
    part = _clean(match.groupdict().get("part"))
    return f"T{load_list('calendar')['dayparts'][part]}" if part else ""


def last_night(match: re.Match[str]) -> TimeExpression | None:
    """As in "Last night": the night that led to the day."""
    return _make(match, "date", f"DAY{_part(match)}", offset_days=-1)


def month_of_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "July last year"."""
    if not match["month"][:1].isupper():
        return None
    step = _STEP[_REL[_clean(match["rel"])]]
    return _make(match, "date", f"YEAR{step:+d}-{_month(match['month'])}", modifier=None)


def relative_day(match: re.Match[str]) -> TimeExpression | None:
    """As in "yesterday", "tonight", "tomorrow morning"."""
    word = _clean(match["word"])
    offset = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[word]
    part = "TNI" if word == "tonight" else _part(match)
    return _make(match, "date", f"DAY{part}", offset_days=offset)


def day_beside(match: re.Match[str]) -> TimeExpression | None:
    """As in "the following day", "a day earlier", "the day before yesterday"."""
    back = _clean(match.groupdict().get("word")) in {"previous", "preceding"} or (
        match[0].lower().endswith(("before", "earlier", "before yesterday"))
    )
    if match[0].lower().endswith("yesterday"):
        return _make(match, "date", "DAY", offset_days=-2)
    if match[0].lower().endswith("tomorrow"):
        return _make(match, "date", "DAY", offset_days=2)
    return _make(match, "date", "DAY", offset_days=-1 if back else 1)


def same_day(match: re.Match[str]) -> TimeExpression | None:
    """As in "that same day", "this morning"."""
    return _make(match, "date", f"DAY{_part(match)}", offset_days=0)


_UNIT_NAMES = {
    "D": "DAY",
    "W": "WEEK",
    "WE": "WEEKEND",
    "M": "MONTH",
    "Q": "QUARTER",
    "Y": "YEAR",
    "10Y": "DECADE",
    "100Y": "CENTURY",
}


def relative_unit(match: re.Match[str]) -> TimeExpression | None:
    """As in "last month", "this week", "next year"."""
    unit = _unit(match)
    name = _UNIT_NAMES.get(unit)
    step = _STEP[_REL[_clean(match["rel"])]]
    if name is None:
        return None
    if name == "DAY":
        if _clean(match["unit"]).startswith("night"):
            return _make(match, "date", "DAYTNI", offset_days=step)
        return None if step == 0 else _make(match, "date", "DAY", offset_days=step)
    return _make(match, "date", f"{name}{step:+d}")


def _unit(match: re.Match[str]) -> str:
    return str(load_list("calendar")["units"][_clean(match["unit"])])


def _amount(match: re.Match[str]) -> str:
    text = _clean(match["num"])
    numbers = load_list("calendar")["numbers"]
    if text[:1].isdigit():
        whole = text.split(" ", 1)[0]
        return f"{whole}.5" if text.endswith("1/2") else whole
    if text in {"a couple of", "couple of"}:
        return "2"
    words = re.split(r"[\s-]+", text)
    if words[0] in {"a", "an"} and len(words) > 1:
        words = words[1:]
    if any(word not in numbers for word in words):
        return "X"
    if words[-1] == "hundred" and len(words) > 1:
        return str(numbers[words[0]] * 100)
    return str(sum(numbers[word] for word in words))


def _duration_value(match: re.Match[str]) -> str:
    unit, amount = _unit(match), _amount(match)
    if match.groupdict().get("halfmore") and amount.isdigit():
        amount += ".5"
    return _duration_value_of(amount, unit, _clean(match["unit"]))


def _duration_value_of(amount: str, unit: str, word: str) -> str:
    """As in "P4Y", "PT90M", "P2Y6M" for an amount of a unit."""
    if unit == "WE":
        return f"P{amount}WE"
    if amount.endswith(".5") and unit in {"Y", "H"}:
        return f"P{amount[:-2]}Y6M" if unit == "Y" else f"PT{amount[:-2]}H30M"
    factor, letter = (int(unit[:-1] or 1), unit[-1])
    if amount.isdigit():
        amount = str(int(amount) * factor)
    is_clock = letter in {"S", "H"} or word == "minute"
    return f"P{'T' if is_clock else ''}{amount}{letter}"


def duration(match: re.Match[str]) -> TimeExpression | None:
    """As in "Four years", "90-day"; "a 39-year-old" is an age."""
    if re.match(r"[\s-]+olds?\b", match.string[match.end() :]):
        return None
    return _make(match, "duration", _duration_value(match), modifier=None)


def ago(match: re.Match[str]) -> TimeExpression | None:
    """As in "two weeks ago", "three days later"."""
    sign = "-" if re.search(r"(?:ago|earlier|before)$", match[0], re.IGNORECASE) else "+"
    value = _duration_value(match)
    return _make(match, "date", f"{sign}{value}", modifier=_modifier(match))


def past_span(match: re.Match[str]) -> TimeExpression | None:
    """As in "in the past four years"."""
    rel = _REL.get(_clean(match["rel"]), "last")
    return _make(match, "duration", _duration_value(match), modifier=rel)


def present(match: re.Match[str]) -> TimeExpression | None:
    """As in "now", "currently"."""
    return _make(match, "date", "PRESENT_REF", modifier=None)


def recent(match: re.Match[str]) -> TimeExpression | None:
    """As in "In recent years": some years up to now."""
    unit = _unit(match)
    return _make(match, "duration", f"PX{unit}", modifier="last")


def past(match: re.Match[str]) -> TimeExpression | None:
    """As in "recently", "earlier"."""
    return _make(match, "date", "PAST_REF", modifier=None)


def future(match: re.Match[str]) -> TimeExpression | None:
    """As in "soon", "in the coming weeks"."""
    return _make(match, "date", "FUTURE_REF", modifier=None)


def season(match: re.Match[str]) -> TimeExpression | None:
    """As in "last summer", "the winter of 2021"."""
    season = load_list("calendar")["seasons"][_clean(match["season"])]
    year = match.groupdict().get("year")
    return _make(match, "date", f"{year or 'XXXX'}-{season}", **_rel(match))


def quarter(match: re.Match[str]) -> TimeExpression | None:
    """As in "the third quarter", "first-quarter"."""
    number = load_list("calendar")["ordinals"][_clean(match["ordinal"])]
    year = match.groupdict().get("year")
    return _make(match, "date", f"{year or 'XXXX'}-Q{number}", modifier=None)


def each(match: re.Match[str]) -> TimeExpression | None:
    """As in "Every Monday", "each July": a set, of which no single day is meant."""
    groups = match.groupdict()
    if groups.get("weekday"):
        number = load_list("calendar")["weekdays"][match["weekday"].lower()]
        return _make(match, "set", f"XXXX-WXX-{number}", modifier=None)
    if groups.get("month"):
        return _make(match, "set", f"XXXX-{_month(match['month'])}", modifier=None)
    unit = _unit(match)
    return _make(match, "set", f"P{unit if unit[0].isdigit() else '1' + unit}", modifier=None)


def each_day(match: re.Match[str]) -> TimeExpression | None:
    """As in "Daily"."""
    return _make(match, "set", "P1D", modifier=None)


def vague(match: re.Match[str]) -> TimeExpression | None:
    """As in "For weeks", "after decades"."""
    value = _duration_value_of("X", _unit(match), _clean(match["unit"]))
    return _make(match, "duration", value, modifier=None)


def holiday(match: re.Match[str]) -> TimeExpression | None:
    """As in "New Year's Day": a day of the year."""
    if not match["holiday"][:1].isupper():
        return None
    year = match.groupdict().get("year") or "XXXX"
    day = load_list("calendar")["holidays"][_clean(match["holiday"])]
    return _make(match, "date", f"{year}-{day}", **_rel(match))


def century(match: re.Match[str]) -> TimeExpression | None:
    """As in "The 20th century" is the years that begin with 19."""
    return _make(match, "date", f"{int(match['nth']) - 1:02d}")


def decade_word(match: re.Match[str]) -> TimeExpression | None:
    """As in "The nineties"."""
    return _make(match, "date", f"19{load_list('calendar')['decades'][_clean(match['tens'])]}")


def weekend(match: re.Match[str]) -> TimeExpression | None:
    """As in "The weekend" is the latest one."""
    return _make(match, "date", "XXXX-WXX-WE")


def latest_quarter(match: re.Match[str]) -> TimeExpression | None:
    """As in "The quarter" of a business report is the one that ended last."""
    return _make(match, "date", "QUARTER-1")


def spelled_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "Nineteen ninety-six", as broadcasters write it."""
    numbers = load_list("calendar")["numbers"]
    tail = sum(numbers[word] for word in re.split(r"[\s-]+", _clean(match["tail"])))
    return _make(match, "date", f"19{tail:02d}") if tail < _CENTURY else None


def clock(match: re.Match[str]) -> TimeExpression | None:
    """As in "5.20 a.m.", "17:30 GMT", "10 p.m. Wednesday"."""
    hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
    half = _clean(match.groupdict().get("half"))[:1]
    if half == "p" and hour < 12:  # noqa: PLR2004
        hour += 12
    elif half == "a" and hour == 12:  # noqa: PLR2004
        hour = 0
    if hour > 24 or minute > 59:  # noqa: PLR2004
        return None
    weekday = match.groupdict().get("weekday")
    if weekday:
        number = load_list("calendar")["weekdays"][weekday.lower()]
        return _make(match, "date", f"XXXX-WXX-{number}T{hour:02d}:{minute:02d}", modifier=None)
    return _make(match, "time", f"T{hour:02d}:{minute:02d}", modifier=None)


def daypart(match: re.Match[str]) -> TimeExpression | None:
    """As in "dawn", "overnight"."""
    return _make(match, "time", _part(match), modifier=None)
