"""The injected tier: what houses print around a report, put into bodies by chance."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_LABEL = {
    "captions": "C",
    "credits": "R",
    "bylines": "A",
    "notes": "N",
    "other": "O",
    "teasers": "E",
}
Labelled = list[tuple[str, str]]


@lru_cache(maxsize=4)
def load_wordings(path: Path | None = None) -> Any:
    """Return the wordings of a file, by default those for training."""
    own = path or Path(__file__).with_name("wordings.yml")
    return yaml.safe_load(own.read_text(encoding="utf-8"))


def fill(frame: str, wordings: Any, draw: random.Random, slots: dict[str, str]) -> str:
    """Return one wording of a frame; `slots` has what stays the same in a document."""
    while _CHOICE.search(frame):
        frame = _CHOICE.sub(lambda m: draw.choice(m[1].split("|")), frame)

    def slot(match: re.Match[str]) -> str:
        return slots.get(match[1]) or str(draw.choice(wordings["slots"][match[1]]))

    return _SLOT.sub(slot, frame)


def appeal(wordings: Any, language: str, draw: random.Random, slots: dict[str, str]) -> Labelled:
    """Return the lines of one appeal: perhaps an opening, sentences, a signature, buttons."""
    parts = wordings["appeals"].get(language) or wordings["appeals"]["en"]
    lines: list[str] = []
    if draw.random() < 0.7:
        lines.append(draw.choice(parts["open"]))
    sentences = draw.sample(parts["line"], min(len(parts["line"]), draw.randint(1, 9)))
    while sentences:
        many = draw.choice([1, 1, 2, 3, 4])
        lines.append(" ".join(sentences[:many]))
        sentences = sentences[many:]
    if draw.random() < 0.3:
        lines.extend(draw.choice(parts["sign"]).split("\n"))
    if draw.random() < 0.5:
        lines.extend(draw.sample(parts["button"], min(len(parts["button"]), draw.randint(1, 3))))
    return [(fill(line, wordings, draw, slots), "P") for line in lines]


def inject(
    lines: Labelled,
    draw: random.Random,
    *,
    language: str = "en",
    headlines: list[str] | None = None,
    wordings: Any = None,
) -> Labelled:
    """Return `lines` (headline and body) with furniture of one invented house among them."""
    wordings = wordings or load_wordings()
    slots = {"house": str(draw.choice(wordings["slots"]["house"]))}
    titles = headlines or [text for text, _ in lines[:1]]

    def some(kind: str) -> tuple[str, str]:
        frame = draw.choice(wordings[kind]).replace("{headline}", draw.choice(titles))
        return fill(frame, wordings, draw, slots), _LABEL[kind]

    head = 1 if lines and lines[0][1] == "T" else 0
    out = list(lines)
    for kind, chance in (("teasers", 0.5), ("captions", 0.4), ("other", 0.2)):
        for _ in range(2):
            if draw.random() < chance:
                at = draw.randint(head, len(out))
                out.insert(at, some(kind))
    if draw.random() < 0.7:
        at = draw.choice([head, len(out), draw.randint(head, len(out))])
        out[at:at] = appeal(wordings, language, draw, slots)
    top = [some(kind) for kind in ("bylines", "captions", "credits") if draw.random() < 0.5]
    if draw.random() < 0.25:
        top += appeal(wordings, language, draw, slots)
    tail = [some(kind) for kind in ("notes", "other", "teasers", "credits") if draw.random() < 0.4]
    if draw.random() < 0.2:
        tail += [some("teasers") for _ in range(4)]
    return out[:head] + top + out[head:] + tail
