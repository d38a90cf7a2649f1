"""Numbers in figures and words: where they stand and what they are worth."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from firsthand.resources import load_list

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+"


class FoundNumber(NamedTuple):
    """A number in a text: characters `[start, end)`, its value, whether it is a rough word."""

    start: int
    end: int
    value: float
    is_rough: bool = False


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = load_list("numbers")
    words = [*lists["units"], *lists["tens"], *lists["scales"]]
    rough = sorted(lists["rough"], key=len, reverse=True)
    word = "|".join(words)
    joined = rf"(?:{word})(?:(?:\s+and\s+|\s*-\s*|\s+)(?:{word}))*"
    scales = "|".join(lists["scales"])
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<rough>{'|'.join(rough)})"
        rf"|(?P<dozen>(?:(?:half\s+)?a|{_FIGURE}|{joined})\s+(?:dozen|score)(?!s))"
        rf"|(?P<figure>{_FIGURE})(?P<scale>\s*-?(?:{scales})(?![a-z]))?"
        rf"|(?P<ahundred>a\s+(?:hundred|thousand|million|billion))"
        rf"|(?P<words>{joined}))(?![\w])",
        re.IGNORECASE,
    )


def find_numbers(text: str) -> list[FoundNumber]:
    """Return the numbers of a text in order; "two dozen" is 24, "dozens" a rough 24."""
    return [_found(match) for match in _pattern().finditer(text)]


def _found(match: re.Match[str]) -> FoundNumber:
    lists = load_list("numbers")
    start, end = match.span()
    kind = match.lastgroup
    words = re.sub(r"\s+", " ", match.group().lower())
    if match["rough"]:
        return FoundNumber(start, end, float(lists["rough"][words]), is_rough=True)
    if match["dozen"]:
        return FoundNumber(start, end, _dozens(words))
    if match["figure"]:
        scale = (match["scale"] or "").strip(" -").lower()
        return FoundNumber(start, end, _figure(match["figure"]) * lists["scales"].get(scale, 1))
    if match["ahundred"]:
        return FoundNumber(start, end, float(lists["scales"][words.split()[-1]]))
    assert kind
    return FoundNumber(start, end, _words_value(words))


def _dozens(words: str) -> float:
    size = 12.0 if words.endswith("dozen") else 20.0
    count = words.rsplit(" ", 1)[0]
    if count == "half a":
        return size / 2
    if count == "a":
        return size
    return size * (_figure(count) if count[:1].isdigit() else _words_value(count))


def _figure(digits: str) -> float:
    return float(digits.replace(",", ""))


def _words_value(words: str) -> float:
    """The value of "two hundred and two thousand": the usual accumulation by scales."""
    lists = load_list("numbers")
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words):
        if word in lists["units"]:
            current += lists["units"][word]
        elif word in lists["tens"]:
            current += lists["tens"][word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in lists["scales"]:
            total += max(current, 1) * lists["scales"][word]
            current = 0.0
    return total + current
