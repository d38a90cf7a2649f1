"""The rules that find time expressions: a pattern and what to make of its match."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from firsthand.language.time_dates import (
    bare_month,
    bare_year,
    century,
    clock,
    clock_in_words,
    day_month,
    daypart,
    decade,
    decade_word,
    dotted_date,
    holiday,
    iso_date,
    latest_quarter,
    month_year,
    movable_feast,
    quarter,
    season,
    spelled_year,
    weekday,
    weekend,
    year_end,
)
from firsthand.language.time_offsets import (
    ago,
    before_last,
    comparable_quarter,
    day_beside,
    future,
    half_unit,
    last_night,
    month_of_year,
    next_part,
    past,
    present,
    relative_day,
    relative_unit,
    same_day,
    same_span,
    whole_year,
)
from firsthand.language.time_spans import (
    beside_event,
    duration,
    each,
    each_day,
    each_span,
    ended_span,
    lasting,
    past_span,
    recent,
    vague,
)
from firsthand.model import TimeExpression
from firsthand.resources import load_list

Builder = Callable[["re.Match[str]"], TimeExpression | None]


class Rule(NamedTuple):
    """A pattern, what to make of its match, and the words one of which it needs.

    `needs` are names of `word_groups`: a text without any word of one of them has no match.
    """

    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return all rules; where two match the same stretch, the earlier one wins."""
    return tuple(
        Rule(re.compile(_fill(pattern), re.IGNORECASE), build, _needs(pattern, words))
        for pattern, build, words in _RULES
    )


def plain_letters(text: str) -> str:
    """Return a text of the same length whose odd forms of "i" and "s" are these letters.

    Patterns that ignore case take them for such, and lists of words do not know them.
    """
    return text if text.isascii() else text.translate(_LETTERS)


def groups_in(text: str) -> frozenset[str]:
    """Return the names of the groups of which a text may hold a word, told by its letters."""
    plain = text.lower()
    holds = plain.__contains__
    found = {name for name, words in word_groups().items() if any(map(holds, words))}
    return frozenset(found | {_FIGURE} if _DIGIT.search(plain) else found)


@lru_cache(maxsize=1)
def word_groups() -> dict[str, tuple[str, ...]]:
    """Return the words of each group that rules need: the months, the weekdays, the units ..."""
    lists = {name: tuple(map(str.lower, _listed(group))) for name, group in _GROUPS.items()}
    named = {words: tuple(words.split()) for _, _, words in _RULES if words not in {"", _FIGURE}}
    return lists | named


def _needs(pattern: str, words: str) -> tuple[str, ...]:
    """The groups of which a pattern needs a word: those outside of optional and other groups."""
    own = (words,) if words else ()
    bare = pattern
    while (inner := _INNER.sub("", bare)) != bare:
        bare = inner
    if "|" in bare:
        return own
    named = (name for name in _GROUPS if f"<{name}>" in bare)
    figures = (_FIGURE,) if any(f"<{name}>" in bare for name in _FIGURES) else ()
    return (*named, *figures, *own)


def _listed(group: str) -> list[str]:
    return sorted(load_list("calendar")[group], key=len, reverse=True)


def _words(group: str) -> str:
    return "|".join(map(re.escape, _listed(group)))


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    return {
        "MONTH": rf"(?P<month>{_words('months')})(?![a-z])"
        r"(?:(?<=\b[a-z]{3})\.|(?<=\b[a-z]{4})\.(?=\s+\d))?",
        "WEEKDAY": rf"(?P<weekday>{_words('weekdays')})(?:\.(?=,))?(?![a-z])",
        "DAY": r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d|,\d{3}(?!\d)|\w)",
        "DAY2": r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)",
        "YEAR": r"(?P<year>1[0-9]\d\d|20\d\d)(?!\d|[,.]\d|[-/]\w)",
        "UNIT": rf"(?P<unit>{_words('units')})",
        "NUMBERS": _words("numbers"),
        "NUM": _number(),
        "PART": rf"(?P<part>{_words('dayparts')})(?![a-z])",
        "SEASON": rf"(?P<season>{_words('seasons')})(?![a-z])",
        "HOLIDAY": rf"(?P<holiday>{_words('holidays')})",
        "MOVABLE": rf"(?P<feast>{_words('movable')})",
        "FULL": _words("full"),
        "DECADE": rf"(?P<tens>{_words('decades')})",
        "ZONE": rf"(?:\s+(?:{'|'.join(load_list('calendar')['zones'])})(?!\w))?",
        "CLOCK": r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?"
        r"\s*(?P<half>[ap]\.?m(?:\.|(?!\w)))",
        "ORDINAL": rf"(?P<ordinal>{_words('ordinals')})",
        "REL": r"(?P<rel>last|this\s+past|past|previous|this|next|coming|current|the\s+same)",
        "LEAD": r"(?:(?P<lead>since|until|till|by|before|after|prior\s+to|from"
        r"|not?\s+later\s+than)\s+)?",
        "EARLY": r"(?:(?P<early>early|earlier|late|later|mid"
        r"|the\s+(?:start|beginning|end|middle)\s+of)[\s-]+(?:in\s+|on\s+)?)?",
    }


def _number() -> str:
    """An amount of time units: "four", "2 1/2", "a few", "thirty-five"."""
    words = _words("numbers")
    vague = r"several|a\s+few|few|couple\s+of|a\s+couple\s+of|many|some|recent"
    figure = r"\d+(?:\.\d+)?(?:\s+1/2)?"
    return rf"(?P<num>{figure}|(?:an?\s+)?(?:{words})(?:[\s-](?:{words}))?|{vague})"


def _fill(pattern: str) -> str:
    for name, part in sorted(_parts().items(), key=lambda item: -len(item[0])):
        pattern = pattern.replace(f"<{name}>", part)
    return rf"(?<![\w$.-])(?:{pattern})(?!\w)"


_GROUPS = {
    "MONTH": "months",
    "WEEKDAY": "weekdays",
    "UNIT": "units",
    "PART": "dayparts",
    "SEASON": "seasons",
    "HOLIDAY": "holidays",
    "MOVABLE": "movable",
    "DECADE": "decades",
    "ORDINAL": "ordinals",
}
_FIGURE = "FIGURE"
_FIGURES = ("DAY", "YEAR", "CLOCK")  # parts that have a figure in them
_DIGIT = re.compile(r"\d")
_LETTERS = str.maketrans("\u0130\u0131\u017f", "Iis")
_INNER = re.compile(r"\((?:\?[:=!]|\?<[=!]|\?P<\w+>)?[^()]*\)[?*+]?")  # a group without one in it
_DAY_BESIDE = (
    r"<LEAD>the\s+(?:(?P<word>following|next|previous|preceding)\s+day"
    r"|day\s+(?:before\s+yesterday|after\s+tomorrow|before|after))"
)
# Patterns, what to make of a match, and the words of which every match holds one; groups that a
# pattern names need no telling.
_RULES: tuple[tuple[str, Builder, str], ...] = (
    (r"(?:each|every)\s+(?:other\s+|second\s+)?(?:<WEEKDAY>|<MONTH>|<UNIT>)", each, "each every"),
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?<MONTH>\s+<DAY>,?\s+<YEAR>", day_month, ""),
    (
        r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?(?:the\s+)?<DAY>(?:\s+of)?\s+<MONTH>,?\s+<YEAR>",
        day_month,
        "",
    ),
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?(?:<REL>\s+)?<MONTH>\s+<DAY>(?:\s+<PART>)?", day_month, ""),
    (r"<LEAD><EARLY>(?:<WEEKDAY>,?\s+)?(?:the\s+)?<DAY>(?:\s+of)?\s+<MONTH>", day_month, ""),
    (
        r"<CLOCK><ZONE>,?\s+(?:on\s+)?(?:<WEEKDAY>,?\s+)?<MONTH>\s+<DAY>(?:,?\s+<YEAR>)?",
        clock,
        "",
    ),
    (r"<LEAD>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", iso_date, _FIGURE),
    (r"<LEAD>(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4}|\d\d)", dotted_date, _FIGURE),
    (r"<LEAD><EARLY><MONTH>,?\s+(?:of\s+)?<YEAR>", month_year, ""),
    (r"<LEAD><EARLY><MONTH>\s+(?:of\s+)?(?P<rel>last|this|next)\s+year", month_of_year, "year"),
    (r"<LEAD><EARLY>(?:<REL>\s+)?<MONTH>", bare_month, ""),
    (r"(?:<ORDINAL>[\s-]+quarter)(?:\s+(?:of\s+)?<YEAR>)?", quarter, "quarter"),
    (
        r"(?:the\s+)?(?:<YEAR>|(?P<rel>last|this|next)\s+year)(?:'s)?\s+<ORDINAL>\s+quarter",
        quarter,
        "quarter",
    ),
    (
        r"(?:the\s+)?year-(?:ago|earlier)(?:\s+(?:<ORDINAL>\s+)?(?:quarter|period))?",
        comparable_quarter,
        "year",
    ),
    (r"<LEAD><EARLY>(?:the\s+(?:year\s+)?)?<YEAR>", bare_year, ""),
    (
        r"nineteen\s+(?:hundred\s+(?:and\s+)?)?(?P<tail>(?:<NUMBERS>)(?:[\s-](?:<NUMBERS>))?)",
        spelled_year,
        "nineteen",
    ),
    (r"<LEAD><EARLY>(?:the\s+)?(?P<decade>1\d\d0|20\d0|[2-9]0)'?s", decade, _FIGURE),
    (r"<LEAD><EARLY>(?:<REL>\s+)?<HOLIDAY>(?:,?\s+<YEAR>)?", holiday, ""),
    (r"(?:the\s+)?(?P<nth>1?\d|2[01])(?:st|nd|rd|th)[\s-]century", century, "century"),
    (r"(?:the\s+)<DECADE>", decade_word, ""),
    (r"(?:over\s+|on\s+|at\s+)?the\s+weekend", weekend, "weekend"),
    (r"the\s+(?:latest\s+|most\s+recent\s+)?quarter", latest_quarter, "quarter"),
    (r"(?<!average\s)daily|every\s+day", each_day, "daily every"),
    (r"(?:(?P<lasting><UNIT>s?)-long)", lasting, "long"),
    (r"(?P<repeated>weekly|monthly|yearly|annually)", each_span, "weekly monthly yearly annually"),
    (r"(?:the\s+)?year[\s-]end", year_end, "year"),
    (r"(?:(?:for|in|after|within|over|last|took|spent)\s+)(?:many\s+)?<UNIT>s", vague, ""),
    (r"<LEAD><CLOCK><ZONE>(?:\s*\([^)]{3,15}\))?\s+(?:on\s+)?<WEEKDAY>", clock, ""),
    (r"<LEAD><EARLY>(?:<REL>\s+)?<WEEKDAY>(?:\s+<PART>)?", weekday, ""),
    (r"<PART>\s+(?:on\s+)?<WEEKDAY>", weekday, ""),
    (
        r"<PART>\s+(?P<word>yesterday|today|tomorrow)",
        relative_day,
        "yesterday today tomorrow",
    ),
    (r"(?:the\s+)?(?:following|next)\s+<PART>", next_part, "following next"),
    (r"<LEAD>the\s+<UNIT>\s+before\s+last", before_last, "last"),
    (r"<LEAD>(?:about\s+)?half\s+an?\s+<UNIT>(?:\s+ago)?", half_unit, "half"),
    (
        r"<LEAD>(?P<day>[0-3]?\d)\s?-\s?<DAY2>\s+<MONTH>(?:,?\s+<YEAR>)?",
        day_month,
        _FIGURE,
    ),
    (
        r"<LEAD>(?:<REL>\s+)?<MOVABLE>(?:,?\s+<YEAR>)?",
        movable_feast,
        "",
    ),
    (
        r"<LEAD><EARLY>(?P<word>yesterday|today|tonight|tomorrow)(?:\s+<PART>)?",
        relative_day,
        "yesterday today tonight tomorrow",
    ),
    (_DAY_BESIDE, day_beside, "day"),
    (r"<LEAD>a\s+day\s+(?:earlier|later|(?:before|after)(?!\s+\w))", day_beside, "day"),
    (
        r"(?:later|earlier)\s+in\s+the\s+day|later\s+that\s+day|<LEAD>(?:the|that)\s+(?:same|very)\s+(?:day|<PART>)",
        same_day,
        "later earlier same very",
    ),
    (r"<LEAD><EARLY>(?:this|that)\s+<PART>", same_day, ""),
    (
        r"<LEAD><EARLY>(?:(?:that|the)\s+same\s+|that\s+(?:very\s+)?)(?P<span>month|year)",
        same_span,
        "month year",
    ),
    (r"<LEAD><EARLY>the\s+(?P<beside>following)\s+(?P<span>year)", same_span, "year"),
    (r"<LEAD>(?P<rel>last|previous)\s+<PART>", last_night, ""),
    (r"<LEAD><EARLY>(?:the\s+)?<REL>\s+<UNIT>(?:'s)?", relative_unit, ""),
    (r"an?\s+year\s+(?:ago|earlier|before)", comparable_quarter, "year"),
    (r"<NUM>\s+<UNIT>s?(?=\s+(?:after|before)\s+\w)", beside_event, "before after"),
    (
        r"<LEAD>(?:about\s+)?<NUM>\s+<UNIT>s?\s+(?:ago|earlier|before(?!\s+\w)|later|after(?!\s+\w)|from\s+now)",
        ago,
        "ago earlier before later after now",
    ),
    (r"(?:in\s+|over\s+|during\s+|for\s+)?the\s+<REL>\s+<NUM>\s+<UNIT>s?", past_span, ""),
    (r"(?:in\s+)?recent\s+<UNIT>s", recent, "recent"),
    (r"<NUM>\s+(?:<FULL>)\s+<UNIT>s?", duration, ""),
    (
        r"<NUM>(?P<halfmore>\s+and\s+a\s+half)?[\s-]+<UNIT>s?(?P<halfend>\s+and\s+a\s+half)?",
        duration,
        "",
    ),
    (
        r"<LEAD><EARLY>(?:<REL>\s+|the\s+|in\s+)<SEASON>(?:\s+(?:of\s+)?<YEAR>|(?<!fall)|(?!\s+of\s))",
        season,
        "",
    ),
    (
        r"right\s+now|now|currently|at\s+present|at\s+the\s+moment|nowadays|the\s+present",
        present,
        "now currently present moment",
    ),
    (
        r"recently|lately|in\s+the\s+past",
        past,
        "recently lately past",
    ),
    (
        r"in\s+the\s+(?:near\s+)?future|the\s+future|as\s+soon\s+as\s+possible|(?:in\s+the\s+)?coming\s+(?:days|weeks|months|years)",
        future,
        "future soon coming",
    ),
    (r"the\s+(?:full|fiscal|whole|entire)\s+year(?!\s+end)", whole_year, "year"),
    (r"(?<=for\s)the\s+year(?!\s+end)|(?:the\s+end\s+of\s+)the\s+year", whole_year, "year"),
    (r"the\s+(?:fiscal\s+)?<UNIT>(?=\s+end(?:ed|ing)\b)", ended_span, ""),
    (r"(?:(?:at|by|around|about|before|after|until)\s+)?<CLOCK><ZONE>", clock, ""),
    (r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?<ZONE>", clock, _FIGURE),
    (
        r"(?P<hour>1?\d)(?::(?P<minute>[0-5]\d))?\s+(?:o'clock\s+)?in\s+the\s+(?P<when>morning|afternoon|evening)",
        clock_in_words,
        _FIGURE,
    ),
    (r"<PART>", daypart, ""),
)
