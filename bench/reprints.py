"""A corpus of reprints with gold: deterministic by seed, invented, boilerplate left in.

    python -m bench.reprints 1000 --seed 3 > corpus.jsonl

Nine kinds of copies (verbatim, re-headed, truncated, an excerpt in another article, two
wires merged, reordered, rewritten at 5, 10 or 20 per cent, with captions, with scanning
errors), under bylines, datelines, four typographies, two spellings, hard wraps and the
appeals of 42 outlets; and what is no copy: forms, one speech in two reports, an outlet's
standing background. Gold: for each document the origin paragraphs it carries and where,
its parent, and the newsroom that wrote it.
"""

# ruff: noqa: PLR2004, PLR0911 (the shares of a drawn corpus are read best where they are used)

from __future__ import annotations

import argparse
import json
import random
import re
import textwrap
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from bench.reprints_news import (
    words,
    write_appeal,
    write_background,
    write_form,
    write_speech,
    write_story,
)

KINDS = {
    "verbatim": 18,
    "headline": 18,
    "truncated": 18,
    "excerpt": 12,
    "merged": 8,
    "reordered": 6,
    "rewritten": 10,
    "captions": 6,
    "scanned": 4,
}
COPIES = 0.4
"""Share of documents that are copies."""
FAMILY = 40
"""Copies of one story, at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a document: which origin paragraph it is, if any, and where it stands."""

    text: str
    origin: str | None = None


@dataclass(slots=True)
class Made:
    """One generated document with its gold.

    Attributes:
        number: its place in the stream; documents come in the order of `time`.
        kind: "original", "own", "form" or one of KINDS.
        passages: origin paragraph, start, end in code points, words.
        parent: number of the document it was copied from.
        family: the stories it carries; several where it was merged.
        agency: who wrote it, where it is a wire story.
        credited: whether the document says so.
    """

    number: int
    text: str
    kind: str
    outlet: str
    time: int
    passages: list[tuple[str, int, int, int]] = field(default_factory=list)
    parent: int | None = None
    family: list[int] = field(default_factory=list)
    agency: str | None = None
    credited: bool = False


@dataclass(slots=True)
class _Story:
    number: int
    agency: str
    pieces: list[Piece]
    time: int
    copies: list[tuple[int, list[Piece]]] = field(default_factory=list)


class Generator:
    """Draws documents one by one; the same seed gives the same corpus."""

    def __init__(self, seed: int, stories: Sequence[Sequence[str]] | None = None) -> None:
        """Begin a corpus.

        Args:
            seed: decides everything.
            stories: paragraphs of base texts to copy from; None writes invented ones.
        """
        self._draw = random.Random(seed)
        self._base = list(stories) if stories is not None else None
        self._stories: list[_Story] = []
        self._backgrounds: dict[str, str] = {}
        self._speech: str | None = None

    def make(self, count: int) -> list[Made]:
        """Return so many documents, in the order of their times."""
        return [self.make_one(number) for number in range(count)]

    def make_one(self, number: int) -> Made:
        """Return the next document, under this number."""
        if self._stories and self._draw.random() < COPIES:
            return self._copy(number)
        if self._base is not None and not self._base:
            return self._copy(number)
        if self._base is None and self._draw.random() < 0.12:
            outlet = self._outlet()
            pieces = [Piece(write_form(self._draw))]
            return self._print(number, "form", outlet, pieces)
        return self._original(number)

    def _original(self, number: int) -> Made:
        draw = self._draw
        paragraphs = self._base.pop(0) if self._base is not None else write_story(draw)
        pieces = [Piece(text, f"{number}.{at}") for at, text in enumerate(paragraphs)]
        agency = draw.choice(words()["agencies"])
        story = _Story(number, agency, pieces, number * 60)
        self._stories.append(story)
        extra: list[Piece] = []
        if self._base is None and draw.random() < 0.1:
            self._speech = (
                self._speech if self._speech and draw.random() < 0.5 else write_speech(draw)
            )
            extra.append(Piece(f"{self._speech} {draw.choice(words()['persons'])} told a meeting."))
        outlet = agency if draw.random() < 0.4 else self._outlet()
        if outlet != agency and self._base is None and draw.random() < 0.3:
            extra.append(Piece(self._backgrounds.setdefault(outlet, write_background(draw))))
        made = self._print(number, "original", outlet, [*pieces, *extra])
        made.family, made.agency = [number], agency
        story.copies.append((number, pieces))
        return made

    def _copy(self, number: int) -> Made:
        draw = self._draw
        story = self._pick()
        parent, source = story.copies[0] if draw.random() < 0.7 else draw.choice(story.copies)
        kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
        pieces, families = self._changed(kind, source, story)
        made = self._print(number, kind, self._outlet(), pieces)
        made.parent, made.family, made.agency = parent, families, story.agency
        whole = {"verbatim", "headline", "truncated", "captions", "reordered"}
        if kind in whole:
            story.copies.append((number, [piece for piece in pieces if piece.origin]))
        return made

    def _pick(self) -> _Story:
        """Return a story to copy: often a recent one, never one that was copied too often."""
        while True:
            recent = self._stories[-60:] if self._draw.random() < 0.6 else self._stories
            story = self._draw.choice(recent)
            if len(story.copies) < FAMILY:
                return story

    def _changed(
        self, kind: str, source: list[Piece], story: _Story
    ) -> tuple[list[Piece], list[int]]:
        draw = self._draw
        families = [story.number]
        if kind == "truncated":
            return source[: max(2, round(len(source) * draw.uniform(0.2, 0.7)))], families
        if kind == "excerpt":
            at = draw.randrange(max(1, len(source) - 2))
            own = [Piece(text) for text in write_story(draw)]
            middle = draw.randint(1, len(own))
            return [*own[:middle], *source[at : at + draw.randint(1, 3)], *own[middle:]], families
        if kind == "merged":
            other = self._pick()
            if other.number != story.number:
                families.append(other.number)
            mine = source[: max(2, round(len(source) * 0.66))]
            theirs = other.pieces[: max(2, len(other.pieces) // 3)]
            return _interleave(mine, theirs if other is not story else []), families
        if kind == "reordered":
            rest = source[1:]
            draw.shuffle(rest)
            return [source[0], *rest], families
        if kind == "rewritten":
            share = draw.choice([0.05, 0.1, 0.2])
            kept = [piece for piece in source if draw.random() > 0.15] or source
            return [Piece(_rewrite(p.text, share, draw), p.origin) for p in kept], families
        if kind == "scanned":
            return [Piece(_misread(p.text, draw), p.origin) for p in source], families
        if kind == "captions":
            return [item for piece in source for item in (piece, *self._caption())], families
        return source, families

    def _caption(self) -> list[Piece]:
        if self._draw.random() < 0.7:
            return []
        lists = words()
        caption = self._draw.choice(lists["photo"])
        place = self._draw.choice(lists["places"])
        return [Piece(caption.format(place=place, outlet=self._outlet()))]

    def _outlet(self) -> str:
        return str(self._draw.choice(words()["outlets"]))

    def _print(self, number: int, kind: str, outlet: str, pieces: Sequence[Piece]) -> Made:
        """Set the paragraphs as the outlet prints them, and note where each came to stand."""
        draw = self._draw
        made = Made(number, "", kind, outlet, number * 60)
        lines = [Piece(self._headline(pieces[0].text))]
        agency = self._stories[-1].agency if kind == "original" and self._stories else None
        if draw.random() < 0.5:
            made.credited = agency is not None
            lines.append(Piece(f"By {agency or draw.choice(words()['persons'])}"))
        look = draw.randrange(4)
        british, wrap = draw.random() < 0.3, draw.random() < 0.1
        for piece in pieces:
            text = _typeset(piece.text, look)
            text = _british(text) if british else text
            lines.append(Piece(textwrap.fill(text, 72) if wrap else text, piece.origin))
        if draw.random() < 0.5:
            lines.append(Piece(write_appeal(outlet, draw)))
            lines.append(Piece(draw.choice(words()["furniture"]).format(outlet=outlet)))
        for line in lines:
            start = len(made.text)
            made.text += line.text + "\n"
            if line.origin is not None:
                end = start + len(line.text)
                made.passages.append((line.origin, start, end, len(line.text.split())))
        return made

    def _headline(self, lead: str) -> str:
        draw = self._draw
        kept = lead.split()[: draw.randint(5, 9)]
        if draw.random() < 0.7:
            draw.shuffle(kept)
        return " ".join(kept).strip('".,').capitalize()


def _interleave(one: list[Piece], two: list[Piece]) -> list[Piece]:
    mixed: list[Piece] = []
    for at in range(max(len(one), len(two))):
        mixed += one[at : at + 1] + two[at : at + 1]
    return mixed


def _rewrite(text: str, share: float, draw: random.Random) -> str:
    """Return a text with a share of its words replaced, dropped or added."""
    synonyms = words()["synonyms"]
    out = []
    for word in text.split():
        if draw.random() >= share:
            out.append(word)
        elif word in synonyms:
            out.append(synonyms[word])
        else:
            out.append(draw.choice(["", f"{word} also", str(draw.choice(words()["nouns"]))]))
    return " ".join(filter(None, out))


def _misread(text: str, draw: random.Random) -> str:
    rate = draw.choice([0.01, 0.03])
    return "".join(draw.choice("ceorlnstmu") if draw.random() < rate else mark for mark in text)


def _typeset(text: str, look: int) -> str:
    if look == 1:
        return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’").replace(" - ", " — ")
    if look == 2:
        return re.sub(r'"([^"]*)"', r"«\1»", text)
    if look == 3:
        return re.sub(r"(\d) (\w)", "\\1\u00a0\\2", text).replace("'", "’")
    return text


def _british(text: str) -> str:
    for american, british in words()["british"].items():
        text = text.replace(american, british)
    return text


def main() -> None:
    """Print a corpus as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for made in Generator(options.seed).make(options.count):
        print(json.dumps(asdict(made), ensure_ascii=False))


if __name__ == "__main__":
    main()
