"""A kicker set inside a heading, and the sign that parts it from the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.read.page_trees import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from firsthand.model import PageField

_STATED = frozenset({"json-ld", "og:title"})
_HEADINGS = ("h1", "h2")
_SIGNS = frozenset(":/|–—-")


def part_kickers(tree: _Element, fields: Sequence[PageField]) -> None:
    """Put the sign that the page's title states between a kicker and its headline, in place.

    "<h1><span>Flood inquiry</span> Two resign</h1>" is set in two sizes by the style sheet; read
    as one line it wants the colon of the stated "Flood inquiry: Two resign".
    """
    titles = [
        " ".join(item.value.split())
        for item in fields
        if item.name in {"title", "headline"} and item.basis in _STATED
    ]
    for heading in tree.iter(*_HEADINGS) if titles else ():
        first = _kicker(heading)
        if first is None:
            continue
        kicker = _flat(first)
        rest = _flat(heading).removeprefix(kicker).lstrip()
        for title in titles:
            sign = title.removeprefix(kicker).removesuffix(rest).strip()
            if sign in _SIGNS and title.startswith(kicker) and title.endswith(rest):
                gap = "" if sign == ":" else " "
                first.tail = f"{gap}{sign} {(first.tail or '').lstrip()}"
                break


def _kicker(heading: _Element) -> _Element | None:
    """Return the first element of a heading that holds more, None where text stands before it."""
    if len(heading) == 0 or (heading.text or "").strip():
        return None
    first = heading[0]
    return first if isinstance(first.tag, str) and text_of(first).strip() else None


def _flat(node: _Element) -> str:
    return " ".join(text_of(node).split())
