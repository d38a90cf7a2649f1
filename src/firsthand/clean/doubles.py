"""What a copy says twice in a row: the picture's description, and then its caption."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from firsthand.clean.regimes import ROWS
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.clean.evidence import Evidence

_WORD = re.compile(r"\w+")
_FEWEST, _MOST = 4, 40
# A credit that only the second of the two has is not longer.
_CREDIT = 8
# Of a text that was pasted twice over, more is doubled than pictures have texts.
_MOST_DOUBLED = 0.3
_MAY_BE = frozenset({Role.BODY, Role.OTHER, Role.CAPTION})
_WEIGHT = 8.0
_OPENS, _CLOSES = ("“", '"', "„", "«", "‘", "»"), ("”", '"', "“", "»", "’", "«")
_QUOTE, _NEAR = 5, 3
# The place amid the report speaks for a saying later on.
_AGAINST = 6.0


def weigh_doubles(items: Sequence[Evidence]) -> None:
    """Vote for captions that a copy has twice, and against sayings that it prints out large.

    "Guards at the gate" above "Guards at the gate. Photo: Ida Holm" are the description that
    programs read out for a picture and its caption. The headline may come again below itself.
    """
    pairs = list(_pairs(items))
    if 2 * len(pairs) <= max(2, _MOST_DOUBLED * len(items)):
        for item in itertools.chain.from_iterable(
            pair for pair in pairs if all(map(_may_be, pair))
        ):
            text = "it comes twice in a row, as a picture's description and caption do"
            item.ballot.add(Role.CAPTION, _WEIGHT, "double", text)
    for index, item in enumerate(items):
        if index and item.text.startswith(_OPENS) and item.text.endswith(_CLOSES):
            _weigh_saying(items, index)


def _pairs(items: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield the neighbours of which the second says the same, perhaps with a credit more."""
    for one, other in itertools.pairwise(items[1:]):
        # Most neighbours do not even begin alike.
        if one.text[:_FEWEST].casefold() != other.text[:_FEWEST].casefold():
            continue
        first, second = _words(one), _words(other)
        if not _FEWEST <= len(first) <= _MOST or second[: len(first)] != first:
            continue
        more = len(second) - len(first)
        if more > _CREDIT or first == _words(items[0]):
            continue
        if more and other.credit is None and other.ends_sentence:
            continue  # a line that sums up, and the sentence that says it again
        yield one, other


def _words(item: Evidence) -> list[str]:
    return _WORD.findall(item.text.casefold())


def _may_be(item: Evidence) -> bool:
    """Whether nothing says that a line is anything else than a picture's text."""
    if item.has_speech or item.dateline is not None or item.cues or item.ballot.has(ROWS):
        return False
    # Somebody's words that are set out for show may stand nowhere else.
    return not item.text.startswith(_OPENS) and item.ballot.leading() in _MAY_BE


def _weigh_saying(items: Sequence[Evidence], index: int) -> None:
    """A line in quotation marks that the paragraph beside it has too is set out for show."""
    item = items[index]
    own = item.text.strip('“”"„«»‘’ ').rstrip(".,")
    if item.words < _QUOTE or item.ballot.leading() is not Role.BODY:
        return
    beside = (*items[max(1, index - _NEAR) : index], *items[index + 1 : index + 1 + _NEAR])
    if any(other.words > item.words and own in other.text for other in beside):
        weight = round(item.ballot.weight(Role.BODY) + _AGAINST, 2)
        item.ballot.add(Role.OTHER, weight, "saying", "the paragraph beside it says the same")
