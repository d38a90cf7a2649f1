"""Measures the reader's heads for events: arguments of a trigger, PLOVER roots.

Arguments count by the head word of each span: the last word of its first noun phrase, which
public sets with short spans and ours with longer ones agree on best.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.language.reader.reading import Reader

Item = dict[str, Any]
"""A prepared passage: text and events, or text, pair and root."""
Found = set[tuple[str, int]]
"""Kind of argument and place of its head word's end."""
FOCUS = ("justice.", "movement.transport", "life.", "conflict.", "contact.", "personnel.")
_BOUND = re.compile(
    r"[,;:()]|\b(?:of|in|at|on|near|from|to|for|by|with|who|which|that|whose|and|after)\b"
)


def head_end(text: str, start: int, end: int) -> int:
    """Return where the head word of a span ends: before the first comma, preposition or clause."""
    bound = _BOUND.search(text, start + 1, end)
    stop = bound.start() if bound and text[start : bound.start()].strip() else end
    while stop > start + 1 and not text[stop - 1].isalnum():
        stop -= 1
    return stop


def arguments_figures(items: Sequence[Item], predicted: Sequence[Found]) -> dict[str, float]:
    """Return F1 of heads over all events of the focus classes and for each kind.

    Args:
        items: passages with one event each.
        predicted: kinds and head places found for each.
    """
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for item, found in zip(items, predicted, strict=True):
        event = item["events"][0]
        if not event["type"].lower().startswith(FOCUS):
            continue
        gold = {(kind, head_end(item["text"], a, b)) for a, b, kind in event["arguments"]}
        kept = {one for one in found if not _is_unknown(one, event["unknown"])}
        for counter, spans in ((right, gold & kept), (given, kept), (wanted, gold)):
            counter.update(kind for kind, _ in spans)
    kinds = sorted(wanted)
    total = f1(*(sum(counter[kind] for kind in kinds) for counter in (right, given, wanted)))
    return {"all": total, **{kind: f1(right[kind], given[kind], wanted[kind]) for kind in kinds}}


def _is_unknown(found: tuple[str, int], unknown: Iterable[Sequence[int]]) -> bool:
    kind, end = found
    return kind in {"time", "count"} or any(a < end <= b for a, b in unknown)


def f1(right: int, given: int, wanted: int) -> float:
    """Return F1 in percent."""
    return round(100 * 2 * right / max(1, given + wanted), 1)


def read_events(reader: Reader, items: Sequence[Item]) -> list[Found]:
    """Return what the reader finds for the trigger of each passage."""
    triggers = [[tuple(item["events"][0]["trigger"])] for item in items]
    found = reader.arguments([item["text"] for item in items], triggers)
    assert found is not None
    return [
        {(one.kind, head_end(item["text"], one.start, one.end)) for one in arguments}
        for item, [arguments] in zip(items, found, strict=True)
    ]
