"""The part of a page about its title, where it says who wrote it and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from lxml.etree import _Element

_SPACE = re.compile(r"\s+")
_LONGEST_LABEL = 100
_LABEL = re.compile(r"^(\S.{2,24}?)\s*[:：]?$")
# How far above the title, and below the first long paragraph, its byline may stand, in elements.
_ABOVE, _BELOW, _NO_PARAGRAPH = 30, 12, 400
_PARAGRAPH = 200
_LONGEST_LINE = 120
# Elements that never hold a line of it; sites make up tags of their own, which may.
NO_HOLDERS = frozenset(
    ["script", "style", "img", "svg", "body", "main", "article", "form", "input", "button", "meta"]
) | frozenset(["noscript", "template", "figure", "picture", "h1", "title", "option", "nav"])
_INLINE = frozenset(["a", "span", "b", "strong", "em", "i", "time", "br", "img", "svg", "small"])
_LABELLING = frozenset(["strong", "b", "dt", "th", "span"])


@dataclass(frozen=True, slots=True)
class PageTop:
    """The elements about a page's title, and for each its text where it is one short line."""

    nodes: list[_Element]
    lines: list[str | None]


def about_title(tree: _Element) -> PageTop:
    """Return the elements from a little above the first `<h1>` to the first long paragraph."""
    body = tree.find("body")
    root = tree if body is None else body
    heading = next(root.iter("h1"), None)
    walk = (node for node in root.iter() if isinstance(node.tag, str))
    nodes = [] if heading is None else [*takewhile(lambda node: node is not heading, walk), heading]
    title = max(0, len(nodes) - 1)
    nodes += islice(walk, _NO_PARAGRAPH + _BELOW)
    last = title + _NO_PARAGRAPH
    for index in range(title, min(len(nodes), last)):
        if nodes[index].tag == "p" and len(shown_text(nodes[index])) > _PARAGRAPH:
            last = index + _BELOW
            break
    kept = nodes[max(0, title - _ABOVE) : last]
    return PageTop(kept, [short_line(node) for node in kept])


def short_line(node: _Element) -> str | None:
    """Return the text of an element that is one short line, None of any other."""
    if node.tag in NO_HOLDERS:
        return None
    if not len(node):
        text = _SPACE.sub(" ", node.text or "").strip()
    else:
        text = shown_text(node) if all(child.tag in _INLINE for child in node) else ""
    return text if 0 < len(text) <= _LONGEST_LINE else None


def labelled(tree: _Element, labels: Container[str]) -> Iterator[str]:
    """Yield the values of rows such as `<li><strong>Author</strong> Ida Holm</li>`."""
    for node in tree.iter(*_LABELLING):
        text = (node.text or "").strip()
        if not text or len(text) > _LONGEST_LABEL or len(node):
            continue
        label = _LABEL.match(text)
        if label is None or label[1].casefold() not in labels:
            continue
        value = _SPACE.sub(" ", node.tail or "").strip(" :")
        after = node.getnext()
        if not value and after is not None and after.tag in {"dd", "td", "span", "br"}:
            value = shown_text(after) or _SPACE.sub(" ", after.tail or "").strip()
        if 0 < len(value) <= _LONGEST_LINE:
            yield value


def shown_text(node: _Element) -> str:
    """Return all text of an element, its parts set apart."""
    return _SPACE.sub(" ", " ".join(map(str, node.itertext()))).strip()
