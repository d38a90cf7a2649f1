"""Who signs a dump: the lines about its report that name a person, weighed against each other.

In the plain text of a whole page a byline is often a bare name, and so are many menu items and
tags. Which of them signs is told by where it stands, by a date beside it, by the name coming
again below, and by its words: those of a name are written small nowhere in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.clean.bylines import opens_byline
from firsthand.clean.dates import find_dates
from firsthand.clean.given_names import is_given_name
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.stretches import Stretch

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH, _SHARE = 4.0, 1.5
_CHOSEN, _REFUSED = 9.0, -8.0
_NEAR, _BESIDE, _TOGETHER = 4, 2, 3
_LONGEST, _AGAIN = 90, 8
# A bare name has 2 of its own; more came from the line scorer or from an opening word.
_LEARNED = 3.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    score: float
    names: frozenset[str]


def weigh_signers(items: Sequence[Evidence], stretch: Stretch) -> None:
    """Vote for the lines of a dump that sign it, and against bare names that do not.

    Args:
        items: all lines, in text order; takes the votes.
        stretch: where the report stands.
    """
    signing = [i for i, item in enumerate(items) if item.byline is not None]
    if not signing:
        return
    text = "\n".join(item.text for item in items)
    lowered, folded = _lowered(text), text.casefold()
    top = [i for i in signing if stretch.is_top(i) or stretch.is_end(i)]
    top = [i for i in top if items[i].credit is None]
    rated = [_rate(items, i, stretch, lowered, folded) for i in top]
    best = max((one.score for one in rated), default=0.0)
    chosen = [one for one in rated if one.score >= max(_ENOUGH, best - _SHARE)]
    first = min((one.index for one in chosen), default=0)
    chosen = [one for one in chosen if one.index - first <= _TOGETHER or one.score == best]
    names = frozenset(name for one in chosen for name in one.names)
    signed = {one.index for one in chosen}
    for index in signing:
        again = _names_again(items[index], names) and index > first
        if index in signed or again:
            text = "it names who signs the report" + (" again" if again else "")
            items[index].ballot.add(Role.BYLINE, _CHOSEN, "signer", text)
        elif index != stretch.headline:
            text = "nothing says that it signs this report"
            items[index].ballot.add(Role.BYLINE, _REFUSED, "signer", text)


def _rate(
    items: Sequence[Evidence],
    index: int,
    stretch: Stretch,
    lowered: frozenset[str],
    folded: str,
) -> _Candidate:
    """Return how much speaks for a line signing the report."""
    item = items[index]
    byline = item.byline
    persons = byline.persons if byline is not None else ()
    names = frozenset(name.casefold() for name in persons)
    words = [word for name in names for word in name.split()]
    score = 4.0 if _is_cued(items, index) else 0.0
    if byline is not None and (byline.agencies or byline.is_staff) and not persons:
        score += 2.0 if byline.agencies else 1.0
    score += 2.0 if any(map(is_given_name, words)) else 0.0
    score -= 3.0 * (sum(word in lowered for word in words) / max(1, len(words)))
    score += 1.5 if _is_dated(items, index) else 0.0
    away = min(abs(index - stretch.first), abs(index - (stretch.headline or stretch.first)))
    score += 1.5 if away <= _NEAR else 0.0
    score += 0.5 if stretch.is_top(index) else -1.0
    others = sum(map(folded.count, names))
    score += 1.0 if others > 1 else 0.0
    score += 1.0 if item.ballot.weight(Role.BYLINE) > _LEARNED else 0.0
    return _Candidate(index, score, names)


def _is_cued(items: Sequence[Evidence], index: int) -> bool:
    """Whether a word such as "By" opens the line, or stands alone on the line before it."""
    byline = items[index].byline
    if byline is not None and byline.is_cued:
        return True
    return index > 0 and opens_byline(items[index - 1].text)


def _is_dated(items: Sequence[Evidence], index: int) -> bool:
    """Whether a date stands on the line itself or up to two lines from it."""
    near = items[max(0, index - _BESIDE) : index + _BESIDE + 1]
    own = any(found.value is not None for found in find_dates(items[index].unit.flat))
    return own or any(item.date is not None for item in near)


def _names_again(item: Evidence, names: frozenset[str]) -> bool:
    """Whether a short line has a name of those who sign and not much more."""
    if len(item.text) > _LONGEST or item.words > _AGAIN:
        return False
    folded = item.text.casefold()
    return any(name in folded for name in names)


def _lowered(text: str) -> frozenset[str]:
    """Return the words that are written small somewhere in a text."""
    return frozenset(word for word in set(_WORD.findall(text)) if word[0].islower())
