"""What the words around a marked pair say of its PLOVER root: features of a linear head.

No parse and no network: words, their neighbours, where they stand to source and target, and
hints of `resources/root_words.yml` (words that often name an act, and words that turn it
into a plan, a request or a refusal). Training and run time share this file.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

Span = tuple[int, int]
Feature = tuple[str, ...]
"""The kind of a feature, and what it is."""
SOURCE, TARGET = "<s>", "<t>"
_WORD: Final = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+|[^\w\s]")
_ENDINGS: Final = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_Key = TypeVar("_Key", bound="Hashable")
_LEAST: Final = 3
_BESIDE: Final = 4
_BEFORE: Final = 3
_TURNED: Final = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a sentence, source and target put as one word each.

    Attributes:
        words: in lower case, numbers as "0".
        stems: the words without their endings.
        source, target: places among the words, -1 where the sentence does not name them.
        hints: of each word the roots that it often names.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    source: int
    target: int
    hints: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1 << 14)
def stem_of(word: str) -> str:
    """Return a word without its ending: a rough stem, the same for "released" and "releases"."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)] + instead
    return word


def mark_words(text: str, source: Span, target: Span) -> Marked:
    """Return the words of a folded sentence around its pair; an empty span is not there.

    Where one span lies in the other, the inner one stands.
    """
    words: list[str] = []
    places: dict[str, int] = {}
    spans = sorted(((source, SOURCE), (target, TARGET)), key=lambda one: one[0][1] - one[0][0])
    for found in _WORD.finditer(text):
        role = next((role for span, role in spans if span[0] <= found.start() < span[1]), None)
        if role is None:
            word = found[0].lower()
            words.append("0" if word.isdigit() else word)
        elif role not in places:
            places[role] = len(words)
            words.append(role)
    stems = tuple(stem_of(word) for word in words)
    hints = tuple(_hints_at(stems, at) for at in range(len(stems)))
    return Marked(tuple(words), stems, places.get(SOURCE, -1), places.get(TARGET, -1), hints)


def root_features(text: str, source: Span, target: Span) -> Counter[Feature]:
    """Return how often each feature of a marked pair stands in its sentence."""
    marked = mark_words(text, source, target)
    found: Counter[Feature] = Counter()
    for part in (_plain, _zones, _beside, _hinted, _turned, _nearest, _full_words):
        found.update(part(marked))
    return found


def _plain(marked: Marked) -> Iterator[Feature]:
    yield from (("word", stem) for stem in marked.stems)
    yield from (("two", *pair) for pair in pairwise(marked.words))


def _zones(marked: Marked) -> Iterator[Feature]:
    """Yield words by where they stand: before, between or after the two."""
    first, last = sorted((marked.source, marked.target))
    order = "st" if marked.source < marked.target else "ts"
    for at, stem in enumerate(marked.stems):
        zone = (at >= first) + (at >= last)
        if first < 0:
            alone = marked.source >= 0
            zone = 3 + (at > last if alone else at < last)
        yield "zone", order, str(zone), stem


def _beside(marked: Marked) -> Iterator[Feature]:
    for role, place in ((SOURCE, marked.source), (TARGET, marked.target)):
        if place < 0:
            continue
        left = _BEFORE if role == SOURCE else _BESIDE
        yield from (("left" + role, stem) for stem in marked.stems[max(0, place - left) : place])
        yield from (
            ("right" + role, stem) for stem in marked.stems[place + 1 : place + 1 + _BESIDE]
        )


def _hinted(marked: Marked) -> Iterator[Feature]:
    """Yield the hints, where they stand, and which follows which."""
    for at, roots in enumerate(marked.hints):
        for root in roots:
            yield "hint", root
            yield "hint at", _near(marked, at), root
    for one, other in pairwise(roots for roots in marked.hints if roots):
        yield from (("hints", a, b) for a in one for b in other)


def _near(marked: Marked, at: int) -> str:
    source, target = marked.source, marked.target
    if source >= 0 and 0 < at - source <= _BESIDE:
        return "after source"
    if target >= 0 and 0 < abs(at - target) <= _BESIDE:
        return "before target" if at < target else "after target"
    return ""


def _turned(marked: Marked) -> Iterator[Feature]:
    """Yield the hints with what the three words before make of them."""
    turns = _turns()
    for at, roots in enumerate(marked.hints):
        if not roots:
            continue
        before = marked.stems[max(0, at - _TURNED) : at]
        ways = {way for stem in before for way in turns.get(stem, ())} or {"-"}
        yield from (("turned", way, root) for way in sorted(ways) for root in roots)


def _nearest(marked: Marked) -> Iterator[Feature]:
    """Yield the first hint after the source, and those on both sides of the target."""
    count = len(marked.words)
    source, target = marked.source, marked.target
    sides: list[tuple[str, Sequence[int]]] = []
    if source >= 0:
        sides.append(("first", range(source + 1, count)))
    if target >= 0:
        sides.append(("last", range(target - 1, -1, -1)))
        sides.append(("next", range(target + 1, count)))
    for name, places in sides:
        at = next((place for place in places if marked.hints[place]), None)
        if at is not None:
            yield from ((name, root) for root in marked.hints[at])
            if name != "next":
                yield name + " word", marked.stems[at]


def _full_words(marked: Marked) -> Iterator[Feature]:
    """Yield the words that say something next to source and target."""
    skipped = _skipped()
    full = [at for at, word in enumerate(marked.words) if word not in skipped]
    if marked.source >= 0:
        after = [marked.stems[at] for at in full if at > marked.source][:3]
        yield from (("full", str(number), stem) for number, stem in enumerate(after))
        if len(after) > 1:
            yield "full two", after[0], after[1]
    if marked.target >= 0:
        before = [marked.stems[at] for at in full if at < marked.target][-2:]
        yield from (("full before", str(number), stem) for number, stem in enumerate(before[::-1]))


def _hints_at(stems: Sequence[str], at: int) -> tuple[str, ...]:
    known = _hints()
    own, two = known.get((stems[at],), ()), known.get((*stems[at : at + 2],), ())
    return tuple(sorted({*own, *two})) if own and two else own or two


@cache
def _hints() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return the roots of each word, or of two words in a row, by their stems."""
    return _inverted(
        (tuple(stem_of(part) for part in word.split("-")), root)
        for root, words in _list()["roots"].items()
        for word in words.split()
    )


@cache
def _turns() -> Mapping[str, tuple[str, ...]]:
    return _inverted(
        (stem_of(word), way) for way, words in _list()["turns"].items() for word in words.split()
    )


@cache
def _skipped() -> frozenset[str]:
    return frozenset(_list()["skipped"].split())


def _inverted(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, tuple[str, ...]]:
    found: dict[_Key, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _list() -> Any:
    return load_list("root_words")
