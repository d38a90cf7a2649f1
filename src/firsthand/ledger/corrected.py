"""Numbers that a newsroom puts in the place of others: "89, not 112 as reported earlier"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.ledger.context import Context
from firsthand.ledger.counts import Interval, has_words
from firsthand.model import EventMention


def is_replaced_by(context: Context, old: Interval, mentions: Sequence[EventMention]) -> bool:
    """Return whether a sentence says that its number stands for another: "89, not 112"."""
    figure = _figure(old.n)
    return any(
        figure.search(sentence) and has_words(sentence, "replacing")
        for sentence in map(context.sentence, mentions)
    ) or any(_notes_correction(context, old.n, mention) for mention in mentions)


def is_set_apart(context: Context, old: Interval, mentions: Sequence[EventMention]) -> bool:
    """Return whether a sentence names a number that was wrong: "289 people, not 312"."""
    figure = re.compile(rf"\bnot (?:the )?{_figure(old.n).pattern}")
    return any(figure.search(context.sentence(mention)) for mention in mentions)


def _notes_correction(context: Context, old: float, mention: EventMention) -> bool:
    """Return whether a note gives both numbers: "(Corrects number to 121 from 112.)"."""
    if mention.count is None or not context.is_corrected(mention.document):
        return False
    notes = re.split(r"[.!?)\n]", context.readings[mention.document].text)
    both = (_figure(old), _figure(mention.count.n))
    return any(
        has_words(note.replace("(", ""), "replacing") and all(one.search(note) for one in both)
        for note in notes
    )


def _figure(n: float) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){n:,.0f}(?![\d.,]\d)")
