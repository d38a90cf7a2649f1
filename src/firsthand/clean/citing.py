"""Whether a report leans on an agency that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.resources import load_list

_REACH = 70


@dataclass(frozen=True, slots=True)
class _Patterns:
    after: re.Pattern[str]
    before: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    raw = load_list("citing")
    any_of = {key: _alternatives(raw[key]) for key in ("after", "before", "between")}
    between = rf"(?:\s+(?:{any_of['between']}))*\s*[«\"“(]?$"
    return _Patterns(
        re.compile(
            rf"^[»\"”)]?,?(?: and [A-Z][\w-]+)?\s+(?:{any_of['after']})(?!\w)", re.IGNORECASE
        ),
        re.compile(rf"(?<!\w)(?:{any_of['before']}){between}", re.IGNORECASE),
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def leans_on(text: str, start: int, end: int) -> bool:
    """Whether a body paragraph leans on the agency named at `[start, end)`.

    "Belta reported", "citing Interfax", "her sister told AFP"; a mere mention does not.
    """
    patterns = _patterns()
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return bool(patterns.after.match(after) or patterns.before.search(before))
