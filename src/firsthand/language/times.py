"""Time expressions of a passage, unresolved; and the door to resolving them."""

from __future__ import annotations

from firsthand.language.time_rules import groups_in, plain_letters, rules
from firsthand.language.time_tense import tense_of
from firsthand.language.time_told import count_from_told
from firsthand.language.times_resolve import resolve
from firsthand.model import TimeExpression

__all__ = ["find_times", "resolve", "tense_of"]


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a folded passage in order, none overlapping another.

    Where two rules match at one place the longer match wins, then the earlier rule.
    """
    text = plain_letters(text)
    groups = groups_in(text)
    found: list[tuple[int, int, TimeExpression]] = []
    for order, rule in enumerate(rules()):
        if not groups.issuperset(rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            expression = rule.build(match)
            if expression is not None:
                found.append((order, expression.start, expression))
    kept: list[TimeExpression] = []
    for _, _, item in sorted(
        found, key=lambda entry: (entry[2].start - entry[2].end, entry[0], entry[1])
    ):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return count_from_told(sorted(kept, key=lambda item: item.start))
