"""Measures sentences of our own for all sixteen PLOVER roots: root, actor, recipient and mode.

    python -m quality.plover_cold [--errors]

Coded as `quality.plover_found` codes PLV, with the heads as they are shipped: events of Firsthand's
frames, and pairs of the parse with the root that the reader's words give. Of a sentence's events
the one counts whose sides fit best; "ledger" is what frames alone tell.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from firsthand.events import read_events
from firsthand.language import fold_text
from firsthand.language.reader.root_head import guess_roots
from firsthand.statements import read_statements
from quality.events import make_readings
from quality.plover_found import MERGED, best, fits, framed, paired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Reading
    from quality.plover_found import Found

_NOBODY = (0, 0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What of one sentence is right; a mode that is not asked for, or not told, is None."""

    text: str
    root: bool
    actor: bool
    recipient: bool | None
    mode: bool | None
    by_frame: bool
    given: str


def load_sentences(name: str) -> list[dict[str, Any]]:
    """Return one set of sentences with their answers."""
    path = Path(__file__).with_name("plover_cold.yml")
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf8"))[name]
    return found


def code(text: str, reading: Reading) -> list[Found]:
    """Return the events of a sentence, by frames and by pairs."""
    pairs = paired(reading)
    sentences = [(fold_text(text), one.source, one.target) for one in pairs]
    guesses = guess_roots(sentences, [one.told for one in pairs])
    rooted = [replace(one, root=guess.root) for one, guess in zip(pairs, guesses, strict=True)]
    return [*framed(reading), *rooted]


def judge(wanted: dict[str, Any], reading: Reading) -> Judged:
    """Return what of a sentence is right."""
    text = wanted["text"]
    span, other = (_span(text, wanted.get(role)) for role in ("actor", "recipient"))
    chosen = best(text, code(text, reading), [span, other])
    mentions, _ = read_events(reading, read_statements(reading))
    framed_roots = {MERGED.get(one.plover.event, one.plover.event): one for one in mentions}
    mention = framed_roots.get(wanted["root"])
    source, target = (chosen.source, chosen.target) if chosen else (_NOBODY, _NOBODY)
    return Judged(
        text,
        chosen is not None and chosen.root == wanted["root"],
        fits(text, source, span),
        fits(text, target, other) if "recipient" in wanted else None,
        mention.plover.mode == wanted["mode"] if mention and "mode" in wanted else None,
        mention is not None,
        f"{chosen.root if chosen else None}: {text[slice(*source)]} -> {text[slice(*target)]};"
        f" frames {[(one.type, one.plover.event, one.plover.mode) for one in mentions]}",
    )


def _span(text: str, part: str | None) -> tuple[int, int]:
    return (text.index(part), text.index(part) + len(part)) if part else _NOBODY


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Return shares in percent; of modes those right among those that a frame of the root tells."""
    sides = [one.actor and one.recipient is not False for one in judged]
    whole = [one.root and side for one, side in zip(judged, sides, strict=True)]
    modes = [one.mode for one in judged if one.mode is not None]
    recipients = [one.recipient for one in judged if one.recipient is not None]
    return {
        "sentences": len(judged),
        "root": _share([one.root for one in judged]),
        "actor": _share([one.actor for one in judged]),
        "recipient": _share(recipients),
        "root and both": _share(whole),
        "root told by frames": _share([one.by_frame for one in judged]),
        "mode of these": _share(modes),
    }


def _share(right: Sequence[bool]) -> float:
    return round(100 * sum(right) / max(1, len(right)), 1)


def main() -> None:
    """Print the figures of both sets, with --errors what is wrong."""
    for name in ("sentences", "further"):
        sentences = load_sentences(name)
        readings = make_readings([one["text"] for one in sentences])
        judged = [judge(one, reading) for one, reading in zip(sentences, readings, strict=True)]
        for wanted, one in zip(sentences, judged, strict=True):
            whole = one.root and one.actor and one.recipient is not False
            if "--errors" in sys.argv and not whole:
                print(wanted["root"], wanted.get("mode"), "|", one.text, "|", one.given)
        print(json.dumps(figures(judged)))


if __name__ == "__main__":
    main()
