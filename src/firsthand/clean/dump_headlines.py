"""Which line of a dump is its headline: what the scorer says, weighed with what the report says.

A page without its markup has many short lines that look like headlines: menu items, names of
sections, other stories. The report's own headline has the words of the report, stands right
above it or a little higher, comes again on the page, and is no item of a list.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from firsthand.model import Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Chances = Mapping[Role, float]

# The headline stands so many lines above the report, or below where it seems to begin: buttons
# and pictures stand between it, who signs and the first paragraphs.
_ABOVE, _WITHIN = 60, 12
_LIKELY, _SURE = 0.5, 0.8
_CLOSE, _SENTENCE = 6, 8
# So many paragraphs of the report are asked for the words of a headline.
_ASKED = 40
# A line that the scorer holds for so unlikely must share half of its words with the report.
_LEAST, _HALF = 0.02, 0.5
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"(?:[*•+#-]+|\d{1,2}\.)\s")
_MARKS = "*•+#-. 0123456789"
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_STEM, _ENOUGH, _WHOLE = 6, 6, 5
_NEAR, _BELOW, _DATE_LINE = 5, 3, 60
_LONG, _FEW, _LABEL = 20, 3, 6
#: What speaks for or against a line; `headline`, `body` and `teaser` are log chances.
NUMBERS = (
    "headline",
    "body",
    "teaser",
    "told",
    "words told",
    "share told",
    "above",
    "below",
    "two words",
    "three words",
    "many words",
    "full stop",
    "listed",
    "again",
    "trail",
    "dated below",
    "date",
    "report above",
    "signed below",
)


def choose_dump_headline(
    lines: Sequence[str], chances: Sequence[Chances], first: int, last: int
) -> int | None:
    """Return the likeliest headline of a dump, None where no line looks like one.

    Args:
        lines: the text of each line.
        chances: of each role, for each line.
        first: first line of the report.
        last: last line of it.
    """
    rated = rate_lines(lines, chances, first, last)
    weights = load_list("dump_headlines")["weights"]
    scores = {
        index: sum(weights[name] * value for name, value in zip(NUMBERS, numbers, strict=True))
        for index, numbers in rated.items()
    }
    best = max(scores, key=lambda index: (scores[index], -index))
    if rated[best][NUMBERS.index("told")] >= _HALF:
        return best
    likeliest = max(scores, key=lambda index: (chances[index][Role.HEADLINE], -index))
    for index in (best, likeliest):
        if chances[index][Role.HEADLINE] >= _LEAST:
            return index
    return None


def rate_lines(
    lines: Sequence[str], chances: Sequence[Chances], first: int, last: int
) -> dict[int, tuple[float, ...]]:
    """Return the numbers of each line near the first one of the report, as in `NUMBERS`."""
    begins = _begins(lines, chances, first, last)
    near = range(max(0, first - _ABOVE), min(len(lines), begins + _WITHIN + 1))
    report = [i for i in range(first, last + 1) if chances[i][Role.BODY] >= _LIKELY][:_ASKED]
    told = Counter(stem for i in report for stem in _stems(lines[i]))
    flat = {i: _flat(lines[i]) for i in near}
    count = Counter(map(_bare, lines))
    lone = tuple({text for text in flat.values() if len(text) > _LONG})
    found: dict[int, tuple[float, ...]] = {}
    for i in near:
        own = _stems(lines[i])
        # A line of the report that may be its headline does not tell of itself.
        least = 1 if i in report else 0
        hits = sum(told[stem] > least for stem in own)
        share = hits / max(1, len(own))
        words = lines[i].count(" ") + 1
        below = lines[i + 1 : i + 1 + _BELOW]
        found[i] = (
            math.log(chances[i][Role.HEADLINE] + 1e-3),
            math.log(chances[i][Role.BODY] + 1e-2),
            math.log(chances[i][Role.TEASER] + 1e-2),
            share,
            min(hits, _ENOUGH) / _ENOUGH,
            share * min(len(own), _WHOLE) / _WHOLE,
            math.log1p(max(0, begins - i)),
            math.log1p(max(0, i - begins)),
            float(words < _FEW),
            float(words == _FEW),
            float(words > _LONG),
            float(lines[i].rstrip().endswith(".")),
            float(_LISTED.match(lines[i]) is not None),
            float(bool(flat[i]) and count[_bare(lines[i])] > 1),
            # A trail ends in another line: "News World Ten miners freed".
            float(flat[i][1:].endswith(lone)),
            float(any(len(line) < _DATE_LINE and _DATED.search(line) for line in below)),
            float(words < _LABEL and _DATED.search(lines[i]) is not None),
            float(any(_tells(lines[j], chances[j]) for j in range(max(0, i - _NEAR), i))),
            max((found[Role.BYLINE] for found in chances[i + 1 : i + _NEAR]), default=0.0),
        )
    return found


def _begins(lines: Sequence[str], chances: Sequence[Chances], first: int, last: int) -> int:
    """Return the first sentence of the report with others close below: no teaser above it."""
    for i in range(first, last + 1):
        below = chances[i + 1 : i + 1 + _CLOSE]
        others = sum(found[Role.BODY] >= _LIKELY for found in below)
        if others > 1 and chances[i][Role.BODY] >= _SURE and _tells(lines[i], chances[i]):
            return i
    return first


def _stems(line: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a line."""
    return frozenset(word[:_STEM] for word in _LONG_WORD.findall(line.casefold()))


def _flat(line: str) -> str:
    """Return the words of a line, without the mark of a list before them."""
    return " ".join(_WORD.findall(_LISTED.sub("", line, count=1).casefold()))


def _bare(line: str) -> str:
    """Return a line in small letters without the marks and the number about it."""
    return line.strip(_MARKS).casefold()


def _tells(line: str, chances: Chances) -> bool:
    """Whether a line is likely report, and long enough for a sentence."""
    return chances[Role.BODY] >= _LIKELY and line.count(" ") >= _SENTENCE
