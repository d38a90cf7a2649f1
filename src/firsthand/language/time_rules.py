"""The rules that find time expressions: a pattern and what to make of its match.

Values are TIMEX3-like and wait for the anchor: "XXXX-WXX-6" is a Saturday, "XXXX-08" an August,
"MONTH-1" last month, "DAY" with `offset_days` yesterday, "T05:20" a clock time. A part of the
day follows the date: "XXXX-WXX-3TNI" is a Wednesday night.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import TimeExpression
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterable

Builder = Callable[["re.Match[str]"], TimeExpression | None]
Rule = tuple["re.Pattern[str]", Builder]
_MAX_DAY = 31
_CENTURY = 100
_PIVOT = 50


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return all rules; where two match the same stretch, the earlier one wins."""
    return tuple(
        (re.compile(_fill(pattern), re.IGNORECASE), build) for pattern, build in _RULES
    )


def _words(group: str) -> str:
    return "|".join(sorted(map(re.escape, load_list("calendar")[group]), key=len, reverse=True))


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    return {
        "MONTH": rf"(?P<month>{_words('months')})\.?(?![a-z])",
        "MONTH2": rf"(?P<month2>{_words('months')})\.?(?![a-z])",
        "WEEKDAY": rf"(?P<weekday>{_words('weekdays')})(?:\.(?=,))?(?![a-z])",
        "DAY": r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d|\w)",
        "DAY2": r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)",
        "YEAR": r"(?P<year>1[0-9]\d\d|20\d\d)(?!\d|[,.]\d|[-/]\w)",
        "UNIT": rf"(?P<unit>{_words('units')})",
        "NUM": rf"(?P<num>\d+(?:\.\d+)?|(?:{_words('numbers')})(?:[\s-](?:{_words('numbers')}))?|several|a\s+few|few|couple\s+of|a\s+couple\s+of|many|some|recent)",
        "PART": rf"(?P<part>{_words('dayparts')})(?![a-z])",
        "SEASON": rf"(?P<season>{_words('seasons')})(?![a-z])",
        "REL": r"(?P<rel>last|past|previous|this|next|coming|current|the\s+same)",
        "LEAD": r"(?:(?P<lead>since|until|till|by|before|after|prior\s+to|from)\s+)?",
        "EARLY": r"(?:(?P<early>early|earlier|late|later|mid|the\s+start\s+of|the\s+beginning\s+of|the\s+end\s+of|the\s+middle\s+of)[\s-]+(?:in\s+|on\s+)?)?",
    }


def _fill(pattern: str) -> str:
    for name, part in sorted(_parts().items(), key=lambda item: -len(item[0])):
        pattern = pattern.replace(f"<{name}>", part)
    return rf"(?<![\w$.-])(?:{pattern})(?!\w)"


_LEADS = {"since": "since", "from": "since", "until": "until", "till": "until", "by": "until"}
_LEADS.update({"before": "before", "prior to": "before", "after": "after"})


def _modifier(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    lead, early = _clean(groups.get("lead")), _clean(groups.get("early"))
    if lead in _LEADS and lead != "from":
        return _LEADS[lead]
    for word, value in (("start", "early"), ("beginning", "early"), ("end", "late"), ("middle", "mid")):
        if word in early:
            return value
    return early or None


def _clean(word: str | None) -> str:
    return re.sub(r"\s+", " ", word or "").lower()


def _make(match: re.Match[str], kind: str, value: str, **more: object) -> TimeExpression:
    """The expression without the preposition that leads it."""
    start, end = match.span()
    groups = match.groupdict()
    if groups.get("lead"):
        start = match.end("lead") + len(match[0][match.end("lead") - start :]) - len(
            match[0][match.end("lead") - start :].lstrip()
        )
    modifier = more.get("modifier", _modifier(match))
    offset = more.get("offset_days")
    return TimeExpression(
        start, end, kind, value, modifier if isinstance(modifier, str) else None, offset if isinstance(offset, int) else None
    )


def _is_calendar_word(word: str) -> bool:
    """A month or weekday is written with a capital ("may", "sun" are common words)."""
    return word[:1].isupper() or word.lower() not in load_list("calendar")["short"] and word.lower() not in load_list("calendar")["weekdays"]


def _month(word: str) -> str:
    return f"{load_list('calendar')['months'][word.lower()]:02d}"


def _day_month(match: re.Match[str]) -> TimeExpression | None:
    if not match["month"][:1].isupper() or not 1 <= int(match["day"]) <= _MAX_DAY:
        return None
    year = match.groupdict().get("year") or "XXXX"
    return _make(match, "date", f"{year}-{_month(match['month'])}-{int(match['day']):02d}{_part(match)}")


def _iso(match: re.Match[str]) -> TimeExpression | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= _MAX_DAY):  # noqa: PLR2004
        return None
    return _make(match, "date", f"{match['y']}-{month:02d}-{day:02d}")


def _dotted(match: re.Match[str]) -> TimeExpression | None:
    day, month = int(match["d"]), int(match["m"])
    if "/" in match[0] and month > 12 >= day:  # noqa: PLR2004
        day, month = month, day
    year = match["y"] if len(match["y"]) == 4 else str((1900 if int(match["y"]) > _PIVOT else 2000) + int(match["y"]))  # noqa: PLR2004
    if not (1 <= month <= 12 and 1 <= day <= _MAX_DAY):  # noqa: PLR2004
        return None
    return _make(match, "date", f"{year}-{month:02d}-{day:02d}")


def _month_year(match: re.Match[str]) -> TimeExpression | None:
    if not match["month"][:1].isupper():
        return None
    return _make(match, "date", f"{match['year']}-{_month(match['month'])}")


def _bare_month(match: re.Match[str]) -> TimeExpression | None:
    if not match["month"][:1].isupper():
        return None
    rel = _clean(match.groupdict().get("rel"))
    more = {"modifier": _REL.get(rel)} if rel else {}
    return _make(match, "date", f"XXXX-{_month(match['month'])}", **more)


_REL = {"last": "last", "past": "last", "previous": "last", "this": "this", "current": "this", "next": "next", "coming": "next", "the same": "this"}
_STEP = {"last": -1, "this": 0, "next": 1}


def _year(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "date", match["year"])


def _decade(match: re.Match[str]) -> TimeExpression | None:
    digits = match["decade"]
    value = digits[:3] if len(digits) == 4 else f"{'19' if int(digits) >= 20 else '20'}{digits[0]}"  # noqa: PLR2004
    return _make(match, "date", value)


def _weekday(match: re.Match[str]) -> TimeExpression | None:
    if not match["weekday"][:1].isupper():
        return None
    number = load_list("calendar")["weekdays"][match["weekday"].lower()]
    rel = _clean(match.groupdict().get("rel"))
    more = {"modifier": _REL.get(rel)} if rel else {}
    return _make(match, "date", f"XXXX-WXX-{number}{_part(match)}", **more)


def _part(match: re.Match[str]) -> str:
    part = _clean(match.groupdict().get("part"))
    return f"T{load_list('calendar')['dayparts'][part]}" if part else ""


def _relative_day(match: re.Match[str]) -> TimeExpression | None:
    word = _clean(match["word"])
    offset = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[word]
    part = "TNI" if word == "tonight" else _part(match)
    return _make(match, "date", f"DAY{part}", offset_days=offset)


def _day_before(match: re.Match[str]) -> TimeExpression | None:
    back = _clean(match["word"]) in {"previous", "preceding"} or (match[0].lower().endswith(("before", "earlier", "before yesterday")))
    if match[0].lower().endswith("yesterday"):
        return _make(match, "date", "DAY", offset_days=-2)
    if match[0].lower().endswith("tomorrow"):
        return _make(match, "date", "DAY", offset_days=2)
    return _make(match, "date", "DAY", offset_days=-1 if back else 1)


def _same_day(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "date", f"DAY{_part(match)}", offset_days=0)


_UNIT_NAMES = {"D": "DAY", "W": "WEEK", "WE": "WEEKEND", "M": "MONTH", "Q": "QUARTER", "Y": "YEAR", "10Y": "DECADE", "100Y": "CENTURY"}


def _relative_unit(match: re.Match[str]) -> TimeExpression | None:
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
    words = re.split(r"[\s-]+", _clean(match["num"]))
    numbers = load_list("calendar")["numbers"]
    if words[0][:1].isdigit():
        return words[0]
    if words == ["a", "couple", "of"] or words == ["couple", "of"]:
        return "2"
    if any(word not in numbers for word in words):
        return "X"
    if len(words) == 2 and words[1] == "hundred":  # noqa: PLR2004
        return str(numbers[words[0]] * 100)
    return str(sum(numbers[word] for word in words))


def _duration_value(match: re.Match[str]) -> str:
    unit, amount = _unit(match), _amount(match)
    if unit == "WE":
        return f"P{amount}WE"
    factor, letter = (int(unit[:-1] or 1), unit[-1])
    if amount.isdigit():
        amount = str(int(amount) * factor)
    is_clock = letter == "S" or letter == "H" or _clean(match["unit"]) == "minute"
    return f"P{'T' if is_clock else ''}{amount}{letter}"


def _duration(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "duration", _duration_value(match), modifier=None)


def _ago(match: re.Match[str]) -> TimeExpression | None:
    sign = "-" if re.search(r"(?:ago|earlier|before)$", match[0], re.IGNORECASE) else "+"
    value = _duration_value(match)
    return _make(match, "date", f"{sign}{value}", modifier=_modifier(match))


def _past_span(match: re.Match[str]) -> TimeExpression | None:
    rel = _REL.get(_clean(match["rel"]), "last")
    return _make(match, "duration", _duration_value(match), modifier=rel)


def _present(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "date", "PRESENT_REF", modifier=None)


def _past(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "date", "PAST_REF", modifier=None)


def _future(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "date", "FUTURE_REF", modifier=None)


def _season(match: re.Match[str]) -> TimeExpression | None:
    season = load_list("calendar")["seasons"][_clean(match["season"])]
    year = match.groupdict().get("year")
    rel = _clean(match.groupdict().get("rel"))
    more = {"modifier": _REL.get(rel)} if rel else {}
    return _make(match, "date", f"{year or 'XXXX'}-{season}", **more)


def _clock(match: re.Match[str]) -> TimeExpression | None:
    hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
    half = _clean(match.groupdict().get("half"))[:1]
    if half == "p" and hour < 12:  # noqa: PLR2004
        hour += 12
    elif half == "a" and hour == 12:  # noqa: PLR2004
        hour = 0
    if hour > 24 or minute > 59:  # noqa: PLR2004
        return None
    return _make(match, "time", f"T{hour:02d}:{minute:02d}", modifier=None)


def _daypart(match: re.Match[str]) -> TimeExpression | None:
    return _make(match, "time", _part(match), modifier=None)


_RULES: Iterable[tuple[str, Builder]] = (
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?<MONTH>\s+<DAY>,?\s+<YEAR>", _day_month),
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?(?:the\s+)?<DAY>(?:\s+of)?\s+<MONTH>,?\s+<YEAR>", _day_month),
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?<MONTH>\s+<DAY>(?:\s+<PART>)?", _day_month),
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?(?:the\s+)?<DAY>(?:\s+of)?\s+<MONTH>", _day_month),
    (r"<LEAD>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    (r"<LEAD>(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4}|\d\d)", _dotted),
    (r"<LEAD><EARLY><MONTH>,?\s+(?:of\s+)?<YEAR>", _month_year),
    (r"<LEAD><EARLY>(?:<REL>\s+)?<MONTH>", _bare_month),
    (r"<LEAD><EARLY>(?:the\s+(?:year\s+)?)?<YEAR>", _year),
    (r"<LEAD><EARLY>(?:the\s+)?(?P<decade>1\d\d0|20\d0|[2-9]0)'?s", _decade),
    (r"<LEAD><EARLY>(?:<REL>\s+)?<WEEKDAY>(?:\s+<PART>)?", _weekday),
    (r"<LEAD><EARLY>(?P<word>yesterday|today|tonight|tomorrow)(?:\s+<PART>)?", _relative_day),
    (r"<LEAD>the\s+(?P<word>following|next|previous|preceding|)\s*day(?:\s+(?:before\s+yesterday|after\s+tomorrow|before|after|earlier|later))?", _day_before),
    (r"<LEAD>(?:the|that)\s+(?:same|very)\s+(?:day|<PART>)", _same_day),
    (r"<LEAD>(?:this|that)\s+<PART>", _same_day),
    (r"<LEAD><EARLY><REL>\s+<UNIT>(?:'s)?", _relative_unit),
    (r"<LEAD>(?:about\s+)?<NUM>\s+<UNIT>s?\s+(?:ago|earlier|before|later|after|from\s+now)", _ago),
    (r"(?:in\s+|over\s+|during\s+|for\s+)?the\s+<REL>\s+<NUM>\s+<UNIT>s?", _past_span),
    (r"<NUM>[\s-]+<UNIT>s?", _duration),
    (r"<LEAD><EARLY>(?:<REL>\s+)?(?:the\s+)?<SEASON>(?:\s+(?:of\s+)?<YEAR>)?", _season),
    (r"right\s+now|now|currently|at\s+present|at\s+the\s+moment|nowadays", _present),
    (r"recently|lately|in\s+recent\s+(?:days|weeks|months|years)|earlier|previously|in\s+the\s+past|once|formerly", _past),
    (r"in\s+the\s+future|soon|in\s+the\s+coming\s+(?:days|weeks|months|years)|shortly", _future),
    (r"(?:(?:at|by|around|about|before|after|until)\s+)?(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)(?:\s+[A-Z]{2,4}(?![a-z]))?", _clock),
    (r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?:GMT|UTC|CET|EST|EDT|MSK))?", _clock),
    (r"<PART>", _daypart),
)
