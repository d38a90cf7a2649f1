"""The part of a page about its title, where it says who wrote it and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SPACE = re.compile(r"\s+")
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


def about_title(tree: HtmlElement) -> list[HtmlElement]:
    """Return the elements from a little above the first `<h1>` to the first long paragraph."""
    body = tree.find("body")
    nodes = [n for n in (tree if body is None else body).iter() if isinstance(n.tag, str)]
    title = next((i for i, node in enumerate(nodes) if node.tag == "h1"), 0)
    last = title + _NO_PARAGRAPH
    for index in range(title, min(len(nodes), last)):
        if nodes[index].tag == "p" and len(shown_text(nodes[index])) > _PARAGRAPH:
            last = index + _BELOW
            break
    return nodes[max(0, title - _ABOVE) : last]


def short_line(node: HtmlElement) -> str | None:
    """Return the text of an element that is one short line, None of any other."""
    if node.tag in NO_HOLDERS or any(child.tag not in _INLINE for child in node):
        return None
    text = shown_text(node)
    return text if 0 < len(text) <= _LONGEST_LINE else None


def labelled(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of rows such as `<li><strong>Author</strong> Ida Holm</li>`."""
    for node in tree.iter(*_LABELLING):
        if not isinstance(node.tag, str) or len(node) or not node.text:
            continue
        label = _LABEL.match(node.text.strip())
        if label is None:
            continue
        value = _SPACE.sub(" ", node.tail or "").strip(" :")
        after = node.getnext()
        if not value and after is not None and after.tag in {"dd", "td", "span", "br"}:
            value = shown_text(after) or _SPACE.sub(" ", after.tail or "").strip()
        if 0 < len(value) <= _LONGEST_LINE:
            yield label[1].casefold(), value


def shown_text(node: HtmlElement) -> str:
    """Return all text of an element, its parts set apart."""
    return _SPACE.sub(" ", " ".join(node.itertext())).strip()
