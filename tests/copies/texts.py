"""Invented news copy and small helpers that several tests of the copies share."""

# ruff: noqa: E501 (a paragraph of copy is one line)

from __future__ import annotations

import random

from firsthand.copies import StoredText
from firsthand.copies.words import Range

FERRY = """Two ferries that link Ostwick with the island of Maarn will stay in port until Friday, the harbour authority said on Tuesday.
Inspectors found cracks in the stern ramps of both ships, which were built in 1998.
"Nobody will board until the welds have been tested again," harbour master Ilse Brandvold told Radio Ostwick.
Some 340 islanders were stranded on the mainland overnight, and the town opened a school for them.
The company that runs the ferries, Maarnlinie, said it would charter a catamaran from Wednesday.
In 2011 a ramp of the same type gave way and 14 people were hurt."""

COUNCIL = """The council of Veldra voted by 21 to 9 on Monday to close the municipal slaughterhouse by next spring.
Mayor Tomas Relland called the decision painful but overdue after three failed inspections.
Forty-six workers will be offered places at the new depot outside the town, he said.
A union leader, Gerda Holm, announced a strike for Thursday unless the council reconsiders."""


def stored(text: str, *, body: tuple[Range, ...] | None = None) -> StoredText:
    """Return a text whose lines are all body."""
    if body is None:
        spans, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                spans.append((at, at + len(line)))
            at += len(line) + 1
        body = tuple(spans)
    return StoredText(text, body)


def curly(text: str) -> str:
    """Return the text with curly quotation marks and no-break spaces before numbers."""
    parts = text.split('"')
    return "".join(
        part + ("" if at == len(parts) - 1 else "“" if at % 2 == 0 else "”")
        for at, part in enumerate(parts)
    )


def babble(seed: int, words: int) -> str:
    """Return invented words in an order that only the seed decides."""
    draw = random.Random(seed)
    vocabulary = [f"w{number:04d}" for number in range(5000)]
    return " ".join(draw.choice(vocabulary) for _ in range(words))
