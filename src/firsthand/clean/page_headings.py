"""Headings of a page that compete: a first one for search engines, and the one printed large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.read.word_bags import joined_words, word_bag

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.model import PageField

_TITLES = frozenset({"title", "headline"})
# Statements that hold one headline each; `alternativeHeadline` and `<title>` may hold another.
_STATES_HEADLINE = frozenset({"og:title", "twitter:title"})
# A heading that shares so much with a stated title is the title in other words.
_HALF = 0.5
_LOWER = frozenset({"h2", "h3"})
# The printed heading follows the first one closely: a kicker and a bar may stand between.
_BELOW = 3


def stated_titles(fields: Sequence[PageField]) -> list[PageField]:
    """Return the titles that a page states, without those that are the name of its site.

    Templates mark the name of the house as a headline as well.
    """
    titles = [item for item in fields if item.name in _TITLES]
    sites = {joined_words(item.value) for item in fields if item.name == "site_name"}
    own = [item for item in titles if joined_words(item.value) not in sites]
    return own or titles


def printed_heading(items: Sequence[Evidence], index: int, fields: Sequence[PageField]) -> int:
    """Return the lower heading right below an `<h1>` that is a stated headline word by word.

    Newsrooms print a small `<h1>` for search engines above the headline that readers see, which
    is then an `<h2>` and what JSON-LD or OpenGraph give as the headline.
    """
    element = items[index].unit.element
    if element is None or element.tag != "h1":
        return index
    stated = {
        joined_words(item.value)
        for item in fields
        if item.name == "headline" or item.basis in _STATES_HEADLINE
    } - {joined_words(items[index].text)}
    for later in range(index + 1, min(len(items), index + 1 + _BELOW)):
        own = joined_words(items[later].text)
        above = joined_words(items[later - 1].text)
        if _is_lower(items[later]) and (own in stated or above + own in stated):
            return later
    return index


def _is_lower(item: Evidence) -> bool:
    """Whether a line is a lower heading, or a line of one."""
    element = item.unit.element
    return element is not None and any(
        part.partition(".")[0] in _LOWER for part in (element.tag, *element.path[-2:])
    )


def only_heading(
    items: Sequence[Evidence],
    index: int,
    fields: Sequence[PageField],
    houses: Collection[str] = (),
) -> int:
    """Return the page's only `<h1>` above a lower heading, if a stated title half says the same.

    The heading of a section may say the same as the title: "Average costs of a move" below
    "Costs of a move: all figures".
    """
    chosen = items[index].unit.element
    if chosen is None or chosen.tag not in _LOWER:
        return index
    firsts = [
        place
        for place, item in enumerate(items)
        if item.unit.element is not None
        and item.unit.element.tag == "h1"
        and joined_words(item.text) not in houses
    ]
    if len(firsts) != 1 or firsts[0] > index:
        return index
    own = word_bag(items[firsts[0]].text)
    titles = [word_bag(item.value) for item in stated_titles(fields)]
    alike = any(2 * len(own & words) >= _HALF * (len(own) + len(words)) for words in titles)
    return firsts[0] if alike else index
