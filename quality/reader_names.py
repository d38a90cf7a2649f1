"""Measures named things by strict span and type on sets that training did not see."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quality.reader_attribution import Reads

Item = dict[str, Any]
"""A prepared document: text, units, names and stretches of which nothing is known."""
_SENTENCES = 2


def names_figures(reader: Reads, items: Iterable[Item]) -> dict[str, float]:
    """Return F1 over all types and for each, reading two sentences at a time.

    A prediction that touches a stretch of unknown type counts neither way.
    """
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for item in items:
        unknown = [(a, b) for a, b, _ in item["unknown"]]
        gold = {(a, b, kind) for a, b, kind in item["names"]}
        found = {
            (a, b, kind)
            for a, b, kind in _predicted(reader, item)
            if not any(a < end and start < b for start, end in unknown)
        }
        for counter, spans in ((right, gold & found), (given, found), (wanted, gold)):
            counter.update(kind for _, _, kind in spans)
    kinds = sorted(wanted)
    figures = {kind: _f1(right[kind], given[kind], wanted[kind]) for kind in kinds}
    scored = [kind for kind in kinds if kind != "group"]
    total = [sum(counter[kind] for kind in scored) for counter in (right, given, wanted)]
    return {"all": _f1(*total), **figures}


def _f1(right: int, given: int, wanted: int) -> float:
    return round(100 * 2 * right / max(1, given + wanted), 1)


def _predicted(reader: Reads, item: Item) -> Iterator[tuple[int, int, str]]:
    edges = [*item["units"][::_SENTENCES], len(item["text"])]
    parts = [(a, item["text"][a:b].rstrip()) for a, b in pairwise(edges)]
    for (start, _), output in zip(parts, reader.read([part for _, part in parts]), strict=True):
        for name in output.names:
            yield start + name.start, start + name.end, name.type.value
