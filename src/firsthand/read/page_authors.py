"""The names that a page sets as its byline: by class words, by hCards, by "by" at the title."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.read.page_days import find_day
from firsthand.read.page_top import NO_HOLDERS, labelled, shown_text
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from firsthand.read.page_top import PageTop

#: The bases of what is found here, as `PageField.basis` has them.
MARKED, SAID = "byline markup", "byline words"
_WORD = re.compile(r"[^\W\d_]+")
_END_OF_NAME = re.compile(r"\s+(?:on|at|in|am|le|el)\s|[^\w\s.'’-]|\d|\s[–—-]")
_BAR = re.compile(r"\s*[|•·●⋅]\s*")
_NAMING = ("class", "itemprop", "id", "data-testid")
_LONGEST_BOX, _LONGEST_NAME = 200, 60
_FEWEST_WORDS, _MOST_WORDS, _SHORTEST = 2, 6, 3
_MOST_BOXES, _RARE = 12, 3
_SILENT = frozenset(["script", "style", "noscript", "template"])
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what class words name a byline, what words name something else, and "by"."""
    lists = load_list("page_bylines")
    box, other = ("|".join(lists[name]) for name in ("boxes", "no_boxes"))
    cues = "|".join(map(re.escape, lists["cues"]))
    return (
        re.compile(rf"(?:^|[\s_-])(?:{box})(?:$|[\s_-])", re.IGNORECASE),
        re.compile(rf"(?:^|[\s_-])(?:{other})", re.IGNORECASE),
        re.compile(rf"(?:^|\s)(?:{cues}):?\s+(?=[^\W\d_])", re.IGNORECASE),
    )


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, load_list("page_bylines")[name]))


def marked_authors(tree: _Element, top: PageTop) -> Iterator[tuple[str, str]]:
    """Yield (name, basis) of the byline that stands between a page's title and its report.

    First what the markup sets apart as its author (class words, hNews and hCard names), one name
    an element; where there is none, the first line that says "by" in the middle, "4 March by Ida
    Holm", or a row "Author Ida Holm" anywhere. Words that the page uses as ordinary ones are no
    name, unless the markup says "author".

    Args:
        tree: the page.
        top: its elements about the title, from `about_title`.
    """
    names = _names_marked(tree, top.nodes)
    if names:
        yield from ((name, MARKED) for name in names)
        return
    said = (
        next(filter(None, map(_name_said, filter(None, top.lines))), None)
        or _name_labelled(tree)
        or _name_before_day(tree, top)
    )
    if said is not None:
        yield said, SAID


def _names_marked(tree: _Element, nodes: Sequence[_Element]) -> dict[str, None]:
    """Return the names of the boxes that say "author" or "By", else those of the others."""
    sure: dict[str, None] = {}
    bare: dict[str, None] = {}
    for box in _boxes(nodes):
        says = "author" in _called(box).lower() or _patterns()[2].match(shown_text(box))
        (sure if says else bare).update(dict.fromkeys(_names_in(box)))
    if sure or not bare:
        return sure
    ordinary = _ordinary(tree)
    return {name: None for name in bare if not _is_ordinary(name, ordinary)}


def _called(node: _Element) -> str:
    return " ".join(filter(None, map(node.get, _NAMING)))


def _boxes(nodes: Sequence[_Element]) -> list[_Element]:
    """Return the innermost elements whose class words say that they hold the author."""
    boxes = [
        node
        for node in nodes
        if node.tag not in NO_HOLDERS and (called := _called(node)) and _is_box(called)
    ]
    outer = {parent for box in boxes if shown_text(box) for parent in box.iterancestors()}
    return [box for box in boxes if box not in outer][:_MOST_BOXES]


@lru_cache(maxsize=2048)
def _is_box(called: str) -> bool:
    is_box, is_other, _ = _patterns()
    return is_box.search(called) is not None and not is_other.search(called)


def _names_in(box: _Element) -> list[str]:
    """Return the names that the leaves of a box are, else the one that its whole text is."""
    whole = shown_text(box)
    if not whole or len(whole) > _LONGEST_BOX:
        return []
    leaves = [
        node
        for node in box.iter()
        if isinstance(node.tag, str) and not len(node) and not _is_of_others(node)
    ]
    found = [name for name in map(shown_text, leaves) if _may_be_name(name)]
    return found or ([whole] if _may_be_name(whole) else [])


def _is_of_others(leaf: _Element) -> bool:
    """Whether the words before a name say that its bearer changed or checked the text."""
    parent = leaf.getparent()
    before = (parent.text or "") if parent is not None else ""
    return not _listed("later_hands").isdisjoint(_WORD.findall(before.casefold()))


def _ordinary(tree: _Element) -> frozenset[str]:
    """Return the words of the page that it writes in small letters."""
    return frozenset(word for word in _WORD.findall(_all_text(tree)) if word.islower())


def _all_text(tree: _Element) -> str:
    """Return the text of all elements but scripts and styles."""
    pieces: list[str] = []
    for node in tree.iter():
        if node.text and node.tag not in _SILENT:
            pieces.append(node.text)
        if node.tail:
            pieces.append(node.tail)
    return " ".join(pieces)


def _is_ordinary(name: str, ordinary: frozenset[str]) -> bool:
    long = [word for word in _WORD.findall(name.casefold()) if len(word) >= _SHORTEST]
    return bool(long) and ordinary.issuperset(long)


def _name_said(text: str) -> str | None:
    """Return the words after "by" in a short line, up to the next sign that is none of a name."""
    cue = _patterns()[2].search(text)
    if cue is None:
        return None
    if not _listed("later_hands").isdisjoint(_WORD.findall(text[: cue.start()].casefold())):
        return None
    rest = text[cue.end() :]
    end = _END_OF_NAME.search(rest)
    name = rest[: end.start()] if end else rest
    if end and end[0].isdigit() and len(name.split()) > _FEWEST_WORDS:
        # "Ida Holm March 4": the month is none of the name.
        name = name.rstrip().rpartition(" ")[0]
    name = name.strip(" .-")
    return name if _may_be_name(name) and name[:1].isupper() else None


def _name_labelled(tree: _Element) -> str | None:
    rows = labelled(tree, _listed("author_labels"))
    return next((value for value in rows if _may_be_name(value)), None)


def _name_before_day(tree: _Element, top: PageTop) -> str | None:
    """Return "Ida Holm" of a line "Ida Holm | 4.3.2025" at the title."""
    for line in filter(None, top.lines):
        parts = _BAR.split(line)
        name = parts[0].strip()
        if (
            len(parts) > 1
            and find_day(line)
            and _may_be_name(name)
            and all(word[:1].isupper() for word in name.split())
        ):
            return name if _is_rare(name, tree) else None
    return None


def _is_rare(name: str, tree: _Element) -> bool:
    """Whether the page uses the words of a name next to nowhere else: no section is so named."""
    counts = Counter(_WORD.findall(_all_text(tree).casefold()))
    return all(counts[word] <= _RARE for word in _WORD.findall(name.casefold()))


def _may_be_name(text: str) -> bool:
    """Whether a text may name a person or a house: a few words, none a label of a page."""
    if len(text) > _LONGEST_NAME or any(char.isdigit() for char in text):
        return False
    words = _WORD.findall(text.casefold())
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    named = [word for word in words if word not in _listed("cues")]
    return (
        bool(named)
        and _listed("words").isdisjoint(named)
        and text.rpartition(" ")[2][:1] not in _SMALL
    )
