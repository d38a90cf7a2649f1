"""Who signs a dump: the lines about its report that name a person, weighed against each other.

In the plain text of a whole page a byline is often a bare name, and so are many menu items and
tags. Which of them signs is told by where it stands, by a date beside it, by the name coming
again below, and by its words: those of a name are written small nowhere in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.bylines import opens_byline
from firsthand.clean.dates import without_dates
from firsthand.clean.given_names import is_given_name
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.stretches import Stretch

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH, _SHARE = 4.0, 1.5
_CHOSEN, _REFUSED = 9.0, -12.0
_BULLETS = ("* ", "• ", "+ ", "- ")
_NEAR, _BESIDE, _TOGETHER = 4, 2, 3
_LONGEST, _AGAIN = 90, 8
# A bare name has 2 of its own; more came from the line scorer or from an opening word.
_LEARNED = 3.0
# What it says against a bare name that so many sentences of the report, or its headline, have
# its surname; against an item of a list one is enough.
_TOLD_OF, _OFTEN, _SENTENCE = 4.0, 2, 8
# What it says against a name that others stand beside in a list.
_AMID_LIST = 2.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    score: float
    names: frozenset[str]
    is_named: bool


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
    rated = _without_lists(items, rated, stretch)
    chosen = _chosen(rated) or _chosen(_far_above(items, signing, stretch, lowered, folded))
    first = min((one.index for one in chosen), default=0)
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


def _without_lists(
    items: Sequence[Evidence], rated: Sequence[_Candidate], stretch: Stretch
) -> list[_Candidate]:
    """Return the candidates without those below the report that sign a list of other stories.

    There different names stand apart, or others than the one that signs above with "By".
    """
    above = [one.names for one in rated if one.index <= stretch.last and _is_cued(items, one.index)]
    below = [one for one in rated if one.index > stretch.last and one.names]
    indexes = [one.index for one in below]
    is_list = len({one.names for one in below}) > 1 and max(indexes) - min(indexes) > 1
    if not is_list and not any(above):
        return list(rated)
    signed = frozenset[str]().union(*above)
    return [
        one
        for one in rated
        if one not in below or (not is_list and not signed.isdisjoint(one.names))
    ]


def _chosen(rated: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the best candidate, the first of several, and those of its rank beside it.

    Other stories below, between the parts of a report, have their own signers.
    """
    best = max(rated, key=lambda one: (one.score, -one.index), default=None)
    if best is None or best.score < _ENOUGH:
        return []
    return [
        one
        for one in rated
        if one.score >= _ENOUGH
        and abs(one.index - best.index) <= (_TOGETHER if one.score >= best.score - _SHARE else 1)
    ]


def _far_above(
    items: Sequence[Evidence],
    signing: Sequence[int],
    stretch: Stretch,
    lowered: frozenset[str],
    folded: str,
) -> list[_Candidate]:
    """Return the lines above a report's longest run that sign with an opening word and a date.

    Of several persons none is returned: they sign teasers.
    """
    above = [i for i in signing if i < stretch.start and items[i].credit is None]
    rated = [_rate(items, i, stretch, lowered, folded) for i in above if _is_cued(items, i)]
    rated = [one for one in rated if one.is_named and _is_dated(items, one.index)]
    return rated if len({one.names for one in rated}) == 1 else []


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
    is_cued = _is_cued(items, index)
    score = 4.0 if is_cued else 0.0
    if byline is not None and (byline.agencies or byline.is_staff) and not persons:
        score += 2.0 if byline.agencies else -1.0 if _is_listed(item) else 1.0
    score += 2.0 if any(map(is_given_name, words)) else 0.0
    score -= 3.0 * (sum(word in lowered for word in words) / max(1, len(words)))
    score += 1.5 if _is_dated(items, index) else 0.0
    score += 1.0 if _has_date(items[index]) else 0.5 if _is_by_date(items, index) else 0.0
    away = min(abs(index - stretch.first), abs(index - (stretch.headline or stretch.first)))
    score += 1.5 if away <= _NEAR else 0.0
    score += 1.0 if index - 1 == stretch.headline else 0.0
    score -= _AMID_LIST if not is_cued and _is_amid_list(items, index) else 0.0
    score += 0.5 if stretch.is_top(index) else -1.0 * max(1, index - stretch.last)
    others = sum(map(folded.count, names))
    score += 1.0 if others > 1 else 0.0
    score -= (
        _TOLD_OF if names and not is_cued and _is_told_of(items, index, names, stretch) else 0.0
    )
    score += 1.0 if item.ballot.weight(Role.BYLINE) > _LEARNED else 0.0
    is_named = byline is not None and bool(persons or byline.agencies)
    return _Candidate(index, score, names, is_named)


def _is_cued(items: Sequence[Evidence], index: int) -> bool:
    """Whether a word such as "By" opens the line, or stands alone on the line before it."""
    byline = items[index].byline
    if byline is not None and byline.is_cued:
        return True
    return index > 0 and opens_byline(items[index - 1].text)


def _is_dated(items: Sequence[Evidence], index: int) -> bool:
    """Whether a date stands on the line itself or up to two lines from it."""
    near = items[max(0, index - _BESIDE) : index + _BESIDE + 1]
    dated = any(item.date is not None or item.ballot.weight(Role.DATE) > 0 for item in near)
    return dated or _has_date(items[index])


def _is_by_date(items: Sequence[Evidence], index: int) -> bool:
    """Whether a date has the line right above or below for itself."""
    return any(item.date is not None for item in items[max(0, index - 1) : index + 2])


def _is_listed(item: Evidence) -> bool:
    """Whether a line is an item of a list, as menu items are."""
    return item.unit.flat[:2] in _BULLETS


def _is_amid_list(items: Sequence[Evidence], index: int) -> bool:
    """Whether a line and both lines beside it are items of a list: a menu's."""
    return 0 < index < len(items) - 1 and all(map(_is_listed, items[index - 1 : index + 2]))


def _has_date(item: Evidence) -> bool:
    """Whether the line itself has a date, or a time such as "2 hours ago"."""
    flat = item.unit.flat
    return without_dates(flat) != flat


def _is_told_of(
    items: Sequence[Evidence], index: int, names: frozenset[str], stretch: Stretch
) -> bool:
    """Whether the headline or sentences of the report have the surname of each of the names.

    Tags and captions name those whom a report is about; who signs it seldom comes in it, and
    hardly ever with the given name.
    """
    heading = () if stretch.headline is None else (items[stretch.headline],)
    body = [
        item
        for item in items[stretch.first : stretch.last + 1]
        if item.words >= _SENTENCE and item.ends_sentence
    ]
    if any(name in item.text.casefold() for name in names for item in body):
        return True
    least = 1 if _is_listed(items[index]) else _OFTEN
    lines = [_words_of(item.text) for item in (*heading, *body)]
    for name in names:
        surname = _WORD.findall(name)[-1:]
        if sum(not line.isdisjoint(surname) for line in lines) < least:
            return False
    return True


# The report of a dump is asked for each of the lines that may sign it.
@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    """Return the words of a line, case folded."""
    return frozenset(map(str.casefold, _WORD.findall(text)))


def _names_again(item: Evidence, names: frozenset[str]) -> bool:
    """Whether a short line has a name of those who sign and not much more."""
    if len(item.text) > _LONGEST or item.words > _AGAIN:
        return False
    folded = item.text.casefold()
    return any(name in folded for name in names)


def _lowered(text: str) -> frozenset[str]:
    """Return the words that are written small somewhere in a text."""
    return frozenset(word for word in set(_WORD.findall(text)) if word[0].islower())
