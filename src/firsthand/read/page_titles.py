"""The headline of a page that shows none: what its head states, as the first line of its text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Element
from firsthand.read.page_blocks import PageText
from firsthand.read.word_bags import joined_words, word_bag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import PageField

_JOINT = re.compile(r"\s+[|–—»·•-]+\s+|\s*\|\s*")
# From so much likeness on (shared words of all words) a line may be the headline that is stated.
_ALIKE = 0.25
# Any other line must share half of them: a link in a menu has a word or two of the title.
_HALF = 0.5
_HEADINGS = frozenset({"h1", "h2", "h3"})
_MOST_WORDS, _FEWEST, _SHORT_TAIL = 40, 2, 3
_BASES = ("json-ld", "og:title", "twitter:title", "title")
_SURELY_NONE = -6.0


def with_title(page: PageText, fields: Sequence[PageField]) -> PageText:
    """Return the page with its stated headline as its first line, where no line is like it.

    Sites print a banner, "Home" or nothing in their `<h1>`, and name the story in the head alone,
    which a browser shows in its title bar.
    """
    title = _stated_title(fields)
    if title is None or not page.text.strip() or _is_shown(page, fields):
        return page
    shift = len(title) + 2
    moved = [replace(e, start=e.start + shift, end=e.end + shift) for e in page.elements]
    first = Element(0, len(title), "title", ("head", "title"), report=_SURELY_NONE)
    blocks = (0, *(index + 1 for index in page.blocks))
    return PageText(f"{title}\n\n{page.text}", (first, *moved), blocks)


def _stated_title(fields: Sequence[PageField]) -> str | None:
    """Return the statement that another one repeats or holds, without the site's name."""
    stated: dict[str, str] = {}
    for item in fields:
        if item.name in {"title", "headline"} and item.basis in _BASES:
            stated.setdefault(item.basis, " ".join(item.value.split()))
    ranked = [stated[basis] for basis in _BASES if basis in stated]
    if not ranked:
        return None
    forms = [_without_site(value, fields) for value in ranked]
    for form in forms:
        if sum(form.casefold() in other.casefold() for other in ranked) > 1:
            return form if len(word_bag(form)) >= _FEWEST else None
    return forms[0] if len(word_bag(forms[0])) >= _FEWEST else None


def _without_site(title: str, fields: Sequence[PageField]) -> str:
    """Return a title without what follows its last bar or dash, where that names the site."""
    joints = list(_JOINT.finditer(title))
    if not joints:
        return title
    head, tail = title[: joints[-1].start()], title[joints[-1].end() :]
    sites = {joined_words(item.value) for item in fields if item.name in {"site_name", "publisher"}}
    is_short = len(word_bag(tail)) <= _SHORT_TAIL < len(word_bag(head))
    return head if is_short or joined_words(tail) in sites else title


def _is_shown(page: PageText, fields: Sequence[PageField]) -> bool:
    """Whether some line is like one of the titles that the page states, or like a part of it."""
    titles = [item.value for item in fields if item.name in {"title", "headline"}]
    titles += [part for title in titles for part in _JOINT.split(title)]
    bags = {words for words in map(word_bag, titles) if len(words) >= _FEWEST}
    for index in page.blocks:
        element = page.elements[index]
        if page.text.count(" ", element.start, element.end) > _MOST_WORDS:
            continue
        own = word_bag(page.text[element.start : element.end])
        least = _ALIKE if element.tag in _HEADINGS else _HALF
        if any(len(own & bag) >= least * len(own | bag) for bag in bags):
            return True
    return False
