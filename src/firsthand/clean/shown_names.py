"""The persons that the byline lines of a page show, told from its buttons and headings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.bylines import parse_byline
from firsthand.clean.person_names import person_name
from firsthand.model import Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\s*(?:[,|•·]|\s[–—-]\s)\s*")
# Lines between two bylines of the same story: a picture, a job, a date.
_GAP = 3
_SHORTEST = 3


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(map(str, load_list("page_bylines")["words"]))


def shown_persons(document: Document, decided: Sequence[Decided]) -> tuple[str, ...]:
    """Return the persons that the byline lines next to a page's report name, in order.

    Lines that say "By" go before bare names. A bare name is no person where it is a label of a
    page ("Posted By"), or where the page uses all of its words as ordinary ones.
    """
    rows = [(i, item) for i, item in enumerate(decided) if item.role is Role.BYLINE]
    near = [(i, item) for i, item in rows if item.is_near] or rows
    cued = [(i, names) for i, item in near if (names := _cued_names(item))]
    if cued:
        return _unique(_first_run(cued))
    bare = [(i, item) for i, item in near if item.evidence.byline]
    if not any(item.evidence.byline.persons for _, item in bare if item.evidence.byline):
        return ()
    ordinary = frozenset(_WORD.findall(document.text))
    kept = [(i, _bare_names(item, ordinary)) for i, item in bare]
    return _unique(_first_run([(i, names) for i, names in kept if names]))


def _bare_names(item: Decided, ordinary: frozenset[str]) -> tuple[str, ...]:
    """Return the persons of a line without "By" that are neither labels nor ordinary words."""
    byline = item.evidence.byline
    if byline is None:
        return ()
    element = item.evidence.unit.element
    if element is not None and any("author" in part for part in element.path[-2:]):
        ordinary = frozenset()
    return tuple(_without_label(name) for name in byline.persons if _may_sign(name, ordinary))


def _cued_names(item: Decided) -> tuple[str, ...]:
    """Return the persons of a line that says "By", or the first of them where the rest is odd."""
    byline = item.evidence.byline
    if byline is not None:
        return tuple(map(_without_label, byline.persons)) if byline.is_cued else ()
    first = parse_byline(_PIECE.split(item.evidence.text, maxsplit=1)[0])
    return first.persons if first is not None and first.is_cued else ()


def _without_label(name: str) -> str:
    """Return "Ida Holm" of "Ida Holm In", the next label run on."""
    head, _, last = name.rpartition(" ")
    return head if last.casefold() in _labels() | {"in"} and person_name(head) else name


def _may_sign(name: str, ordinary: frozenset[str]) -> bool:
    words = _WORD.findall(name.casefold())
    if any(word in _labels() for word in words):
        return False
    long = [word for word in words if len(word) >= _SHORTEST]
    return not long or not all(word in ordinary for word in long)


def _first_run(rows: Sequence[tuple[int, tuple[str, ...]]]) -> list[str]:
    """Return the names of the first lines that stand close to each other."""
    names: list[str] = []
    last = rows[0][0] if rows else 0
    for index, found in rows:
        if index - last > _GAP:
            break
        names.extend(found)
        last = index
    return names


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    out: dict[str, str] = {}
    for name in names:
        out.setdefault(name.casefold(), name)
    return tuple(out.values())
