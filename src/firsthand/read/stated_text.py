"""Reports that a page states for machines in full, and shows the opening of alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.read.page_fields import stated_article
from firsthand.read.page_trees import find_all, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{0,400}>")
_RUN = 4
# From so many words on a statement is a report; of one that is shown more than this is there,
# whatever the page adds inside of it.
_MANY_WORDS, _SHOWN, _HIDDEN = 150, 0.3, 0.5
_MOST_HIDDEN = 40
_LONG = 40


def show_stated(tree: _Element, shown: str) -> bool:
    """Put the report that JSON-LD states into the page where it shows next to none of it.

    Pages that ask for money or build themselves by script do so. An element that hides the report
    is shown; else its paragraphs are put behind the last one of the opening, or to the end of
    the article about the title.

    Args:
        tree: the page; it is changed.
        shown: the text that it shows.

    Returns:
        Whether the page was changed.
    """
    stated = stated_article(tree)
    if stated is None:
        return False
    lines = [" ".join(line.split()) for line in _TAG.sub("\n", stated).splitlines()]
    whole = " ".join(lines)
    report = _runs(whole)
    if whole.count(" ") < _MANY_WORDS or len(report & _runs(shown)) > _SHOWN * len(report):
        return False
    # Elements nest, so that looking into all of a hostile page would never end.
    for hiding in find_all(tree, "descendant::*[@hidden]")[:_MOST_HIDDEN]:
        if len(report & _runs(text_of(hiding))) > _HIDDEN * len(report):
            del hiding.attrib["hidden"]
            return True
    seen = frozenset(shown.splitlines())
    place = _last_shown(tree, report, seen)
    for line in filter(None, lines):
        if line not in seen:
            place = _add_paragraph(place, line)
    return True


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _last_shown(tree: _Element, report: set[tuple[str, ...]], seen: frozenset[str]) -> _Element:
    """Return the last paragraph of the report that is shown, else what holds the title."""
    for paragraph in reversed(list(tree.iter("p"))):
        text = " ".join(text_of(paragraph).split())
        if len(text) >= _LONG and text in seen and _runs(text) <= report:
            return paragraph
    title = next(tree.iter("h1"), None)
    if title is not None:
        around = title.iterancestors("article", "main")
        return next(around, title)
    body = tree.find("body")
    return tree if body is None else body


def _add_paragraph(place: _Element, line: str) -> _Element:
    """Add a paragraph behind another one or a title, else to the end of `place`; return it."""
    paragraph = place.makeelement("p")
    paragraph.text = line
    if place.tag in {"p", "h1"}:
        place.addnext(paragraph)
    else:
        place.append(paragraph)
    return paragraph
