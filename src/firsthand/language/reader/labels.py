"""The labels of the heads, and what a label number means.

Spans are written with one label a word: 0 outside, then for every kind of span four
in a row, begin, inside, end and single ("BIES"). The end label gives a span an end
score of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from firsthand.model import MentionType

ATTRIBUTION_KINDS: Final = ("content", "source", "cue")
ARGUMENT_KINDS: Final = (
    "actor",
    "recipient",
    "receiver",
    "place",
    "time",
    "count",
    "charge",
    "instrument",
)
"""What may belong to the trigger of an event: who acts, whom or what it befalls, to whom
that one is handed or where it goes, where, when, how many, what for, by which means."""
NAME_KINDS: Final = (
    MentionType.PERSON,
    MentionType.PLACE,
    MentionType.ORGANISATION,
    MentionType.GROUP,
)
ROOTS: Final = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
if TYPE_CHECKING:
    import numpy as np

_Kind = TypeVar("_Kind", int, "np.ndarray")

BEGIN, INSIDE, END, SINGLE = range(4)


def label_count(kinds: int) -> int:
    """Return how many labels `kinds` kinds of span need."""
    return 1 + 4 * kinds


def label_of(kind: _Kind, part: int) -> _Kind:
    """Return the label of one part (`BEGIN` to `SINGLE`) of a kind of span, or of many kinds."""
    return 1 + 4 * kind + part
