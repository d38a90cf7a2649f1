"""Headings of a page that compete: a first one for search engines, and the one printed large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.read.word_bags import joined_words, word_bag

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.model import Element, PageField

_TITLES = frozenset({"title", "headline"})
# Statements that hold one headline each; `alternativeHeadline` and `<title>` may hold another.
_STATES_HEADLINE = frozenset({"og:title", "twitter:title"})
# A heading that shares so much with a stated title is the title in other words.
_HALF = 0.5
_LOWER = frozenset({"h2", "h3"})
# The printed heading follows the first one closely: a kicker and a bar may stand between, below
# a trail of the page ("Home > World > ...") its menu too.
_BELOW, _BELOW_TRAIL = 3, 30
# The elements that a heading in a trail stands in, from the inside out, and their tags.
_TRAIL_DEPTH = 4
_TRAILS = frozenset({"nav"})
_PAGES = frozenset({"article", "main", "body", "html"})
_SHORT_TITLE = 15


def stated_titles(fields: Sequence[PageField]) -> list[PageField]:
    """Return the titles that a page states, without those that are the name of its site.

    Templates mark the name of the house as a headline as well.
    """
    titles = [item for item in fields if item.name in _TITLES]
    sites = {joined_words(item.value) for item in fields if item.name == "site_name"}
    own = [item for item in titles if joined_words(item.value) not in sites]
    return own or titles


def printed_heading(items: Sequence[Evidence], index: int, fields: Sequence[PageField]) -> int:
    """Return the lower heading below an `<h1>` that is a stated headline word by word.

    Newsrooms print a small `<h1>` for search engines above the headline that readers see, which
    is then an `<h2>` and what JSON-LD or OpenGraph give as the headline. Where that `<h1>` is the
    last piece of the page's trail, the heading may have a kicker before what is stated.
    """
    element = items[index].unit.element
    if element is None or element.tag != "h1":
        return index
    first, in_trail = joined_words(items[index].text), is_in_trail(element)
    stated = {
        joined_words(item.value)
        for item in fields
        if item.name == "headline" or item.basis in _STATES_HEADLINE
    } - {first}
    ends = tuple(words for words in stated if in_trail and len(words) > _SHORT_TITLE)
    reach = _BELOW_TRAIL if in_trail else _BELOW
    for later in range(index + 1, min(len(items), index + 1 + reach)):
        own = joined_words(items[later].text)
        if not _is_lower(items[later]) or own == first:
            continue
        above = joined_words(items[later - 1].text)
        if own in stated or above + own in stated or own.endswith(ends):
            return later
    return index


def is_in_trail(element: Element) -> bool:
    """Whether a heading is the last piece of a trail of the page, or an item of its menu."""
    around = element.path[-_TRAIL_DEPTH - 1 : -1]
    tags = [part.partition(".")[0] for part in around]
    if tags and tags[-1] == "li":
        return True
    own = element.path[-1:] + tuple(
        part for part, tag in zip(around, tags, strict=True) if tag not in _PAGES
    )
    return not _TRAILS.isdisjoint(tags) or any("breadcrumb" in part for part in own)


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
