"""hNews and hAtom: what the agreed class names of a story say, where nothing else is marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.read.page_top import shown_text
from firsthand.read.page_trees import find_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

#: The basis of what is found here, as `PageField.basis` has it.
HNEWS = "hnews"
# http://microformats.org/wiki/hnews: class name -> field.
_NAMES = {
    "entry-title": "headline",
    "p-name": "headline",
    "published": "published",
    "dt-published": "published",
    "updated": "modified",
    "dt-updated": "modified",
    "source-org": "source_organisation",
}
_STORIES = frozenset(["hentry", "hnews", "h-entry"])
_DATES = frozenset(["published", "modified"])
# The elements whose class holds one of the names, be it in a longer one: few are split.
_STORY, _NAMED = (
    "descendant::*[" + " or ".join(f"contains(@class, '{name}')" for name in names) + "]"
    for names in (sorted(_STORIES), _NAMES)
)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 300


def read_hnews(tree: _Element) -> Iterator[tuple[str, str, str]]:
    """Yield (name, value, basis) of the first story that the class names mark.

    A page of several stories marks each of them, so no more than one story is read, and each
    name once. A date is the machine value of its element (`title` of an `<abbr>`, `datetime`).
    """
    story = next((node for node in find_all(tree, _STORY) if _STORIES & _classes(node)), None)
    if story is None:
        return
    seen: set[str] = set()
    for node in find_all(story, _NAMED):
        for called in sorted(_classes(node) & _NAMES.keys()):
            name = _NAMES[called]
            if name in seen:
                continue
            value = _stamp(node) if name in _DATES else shown_text(node)
            if 0 < len(value) <= _LONGEST:
                seen.add(name)
                yield name, value, HNEWS


def _classes(node: _Element) -> frozenset[str]:
    return (
        frozenset((node.get("class") or "").split()) if isinstance(node.tag, str) else frozenset()
    )


def _stamp(node: _Element) -> str:
    """Return the machine value of a date, or its text, "" where neither is a date."""
    inner = [node, *node.iterfind(".//*[@title]"), *node.iterfind(".//*[@datetime]")]
    values = (value for item in inner for value in (item.get("datetime"), item.get("title")))
    found = next((value for value in values if value and _STAMP.match(value.strip())), None)
    text = shown_text(node)
    return found or (text if any(char.isdigit() for char in text) else "")
