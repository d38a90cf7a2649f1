"""Reads marked text: `[c1 content] [s1 source] [q1 cue]` and `<person|Ana Kolar>`.

Events are marked the same way, `[a2 the court] [t2 freed] [r2 [n2 nine] men]`; a number may tie
an attribution and an event, which share nothing but it.
"""

from __future__ import annotations

import re
from typing import Any, Final

_MARK: Final = re.compile(r"\[([a-z])(\d+) |<(person|place|organisation|group)\||[\]>]")
_ROLES: Final = {"c": "contents", "s": "sources", "q": "cues"}
_EVENT: Final = {
    "t": "trigger",
    "a": "actor",
    "r": "recipient",
    "v": "receiver",
    "l": "place",
    "w": "time",
    "n": "count",
    "g": "charge",
    "i": "instrument",
}
_INSIDE: Final = ("count",)
"""Kinds that stand inside others: written last, so that their labels win."""


def read_marked(marked: str) -> dict[str, Any]:
    """Return the bare text with the attributions and names that the marks give.

    Raises:
        ValueError: if a mark is not closed, or an argument has no trigger.
    """
    text = ""
    last = 0
    stack: list[tuple[str, str, int]] = []
    parts: dict[str, dict[str, list[list[int]]]] = {}
    events: dict[str, list[list[Any]]] = {}
    names: list[list[Any]] = []
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        last = found.end()
        if found[1]:
            stack.append((found[1], found[2], len(text)))
        elif found[3]:
            stack.append(("name", found[3], len(text)))
        else:
            role, key, start = stack.pop()
            if role == "name":
                names.append([start, len(text), key])
            elif role in _EVENT:
                events.setdefault(key, []).append([start, len(text), _EVENT[role]])
            else:
                empty = {"contents": [], "sources": [], "cues": []}
                parts.setdefault(key, empty)[_ROLES[role]].append([start, len(text)])
    if stack:
        raise ValueError(f"expected every mark to be closed, {stack[-1][0]} is open in {marked!r}")
    text += marked[last:]
    whole = [one for _, one in sorted(parts.items()) if one["cues"] and one["contents"]]
    for one in whole:
        one["contents"] = [_with_marks(text, *span) for span in one["contents"]]
    return {
        "text": text,
        "units": [0],
        "attributions": whole,
        "events": [_event(marks) for _, marks in sorted(events.items())],
        "names": sorted(
            span for span in (_bare_name(text, *n) for n in names) if span[0] < span[1]
        ),
    }


def _event(marks: list[list[Any]]) -> dict[str, Any]:
    """Return one event; of a trigger in two parts ("handed ... over") the first is the anchor."""
    triggers = [mark[:2] for mark in marks if mark[2] == "trigger"]
    if not triggers:
        raise ValueError(f"expected a trigger with the arguments {marks}")
    rest = [mark for mark in marks if mark[2] != "trigger"]
    return {
        "trigger": min(triggers),
        "arguments": sorted(rest, key=lambda mark: mark[2] in _INSIDE),
    }


def _with_marks(text: str, start: int, end: int) -> list[int]:
    """Widen a content to the quotation marks right around it, as the public set has it."""
    if text[start - 1 : start] == '"':
        start -= 1
    closing = re.compile(r'[,.!?]?"').match(text, end)
    if closing and text.count('"', start, end) % 2:
        end = closing.end()
    return [start, end]


def _bare_name(text: str, start: int, end: int, kind: str) -> list[Any]:
    """Leave "the" out of a name, as in all training sets."""
    return [start + 4 if text[start : start + 4].lower() == "the " else start, end, kind]
