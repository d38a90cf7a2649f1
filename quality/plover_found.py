"""Measures PLOVER events found, not given: class, actor and recipient of PLV train.

    python -m quality.plover_found

Pairs come from Firsthand's own events and from the parse (`language.reader.pairs`); roots of
the latter from the head over words, learnt on the other four folds. Once the roots of frames
are kept, once the head tells these too.
Of a sentence's events the one counts whose pair fits the marked pair best, as the peer was
measured (UniversalPetrarch: .324 with both actors right). What tells whom an act befalls was
learnt from one half of the sentences (`quality/plover_fit.py`); the figures of the other half are
shown too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from training.reader.prepare_events import fold_of, root_items
from training.reader.root_words import learn

from firsthand.events import read_events
from firsthand.language import fold_text
from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.pairs import find_pairs
from firsthand.language.reader.root_head import with_told
from firsthand.statements import read_statements
from quality.corpus import SHARED
from quality.events import make_readings
from quality.plover import FOLDS
from quality.reader_events import head_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.act_words import Told
    from firsthand.language.reader.root_head import RootHead
    from firsthand.model import Party, Reading
    from quality.plover import Item

Span = tuple[int, int]
HALF = 1
"""Of this half, by a hash of the text, the weights of pairs are learnt."""
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_SAME = 0.5
_NOBODY = (0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """One event: its root and the code points of actor and recipient; `by_frame` by a rule.

    `told` is what the verb of a pair tells by itself.
    """

    root: str
    source: Span
    target: Span
    by_frame: bool = False
    told: Told | None = None


def half_of(text: str) -> int:
    """Return 0 or 1, by a hash of the text."""
    return blake2b(text.encode()).digest()[0] % 2


def framed(reading: Reading) -> list[Found]:
    """Return the events of Firsthand's frames that name both sides."""
    mentions, _ = read_events(reading, read_statements(reading))
    return [
        Found(MERGED.get(one.plover.event, one.plover.event), source, target, by_frame=True)
        for one in mentions
        for source in _spans(one.actors)
        for target in [*_spans(one.recipients), *_spans((one.receiver,))]
    ]


def _spans(parties: Sequence[Party | None]) -> list[Span]:
    quotes = [one.quote for one in parties if one is not None and one.quote is not None]
    return [(quote.span.start, quote.span.end) for quote in quotes]


def paired(reading: Reading) -> list[Found]:
    """Return the pairs of the parse, their root still open."""
    found = []
    for paragraph in reading.paragraphs:
        shift = paragraph.span.start
        for pair in find_pairs(paragraph.passage):
            moved = [(a + shift, b + shift) for a, b in (pair.source, pair.target)]
            source, target = (one if one[1] > one[0] else _NOBODY for one in moved)
            found.append(Found("", source, target, told=pair.told))
    return found


def rooted(text: str, events: Sequence[Found], head: RootHead, *, frames: bool) -> list[Found]:
    """Return the events with the root that the words give.

    Args:
        text: the sentence.
        events: found by frames and by the parse.
        head: the head over words.
        frames: leave the roots of frames as they are.
    """
    folded = fold_text(text)
    return [
        one if one.by_frame and frames else replace(one, root=_root_by_words(folded, one, head))
        for one in events
    ]


def _root_by_words(folded: str, event: Found, head: RootHead) -> str:
    scores = with_told(head.scores(folded, event.source, event.target), event.told)
    return ROOTS[int(scores.argmax())]


def fits(text: str, found: Span, wanted: Span) -> bool:
    """Whether two spans name one party, as the scorer of attributions judges sources.

    Half of both is shared, or the head word is, or what was found lies in what was wanted.
    """
    shared = min(found[1], wanted[1]) - max(found[0], wanted[0])
    if shared <= 0:
        return False
    whole = max(found[1], wanted[1]) - min(found[0], wanted[0])
    inside = shared == found[1] - found[0]
    same_head = head_end(text, *found) == head_end(text, *wanted)
    return inside or same_head or shared >= _SAME * whole


def best(text: str, events: Sequence[Found], pair: Sequence[Span]) -> Found | None:
    """Return the event whose two sides fit the marked pair best; of equals a framed one."""
    wanted = [(start, end) for start, end in pair]
    ranked = [
        (sum(fits(text, *both) for both in zip((one.source, one.target), wanted, strict=True)), one)
        for one in events
    ]
    return max(ranked, key=lambda item: (item[0], item[1].by_frame), default=(0, None))[1]


def measure() -> dict[str, dict[str, float]]:
    """Return figures with the roots of frames as they are, and with all roots by the head."""
    items = list(root_items(SHARED / "gold/events/plv-train.tsv", whole=True))
    readings = make_readings([item["text"] for item in items])
    events = [[*framed(reading), *paired(reading)] for reading in readings]
    found = {}
    for name, frames in (("roots of frames kept", True), ("all roots by words", False)):
        chosen: list[Found | None] = [None] * len(items)
        for fold in range(FOLDS):
            head = learn([item for item in items if fold_of(item["text"], FOLDS) != fold])
            for n, item in enumerate(items):
                if fold_of(item["text"], FOLDS) == fold:
                    ready = rooted(item["text"], events[n], head, frames=frames)
                    chosen[n] = best(item["text"], ready, item["pair"])
        found[name] = _figures(items, chosen)
        other = [n for n, item in enumerate(items) if half_of(item["text"]) != HALF]
        held = _figures([items[n] for n in other], [chosen[n] for n in other])
        found[f"{name}, half not learnt from"] = held
    found["all"] = {"events a sentence": round(sum(map(len, events)) / len(items), 2)}
    return found


def _figures(items: Sequence[Item], chosen: Sequence[Found | None]) -> dict[str, float]:
    """Return shares in percent: pairs found, roots of these right, and class and both right."""
    both = [
        (item, one)
        for item, one in zip(items, chosen, strict=True)
        if one is not None
        and all(
            fits(item["text"], side, (start, end))
            for side, (start, end) in zip((one.source, one.target), item["pair"], strict=True)
        )
    ]
    right = sum(item["root"] == one.root for item, one in both)
    return {
        "actor and recipient": round(100 * len(both) / len(items), 1),
        "root of these": round(100 * right / max(1, len(both)), 1),
        "class, actor and recipient": round(100 * right / len(items), 1),
    }


def main() -> None:
    """Print all figures."""
    print(json.dumps(measure(), indent=1))


if __name__ == "__main__":
    main()
