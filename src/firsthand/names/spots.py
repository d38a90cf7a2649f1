"""Named things of a whole document: one type for each name, and no repeat left out.

The recogniser sees one paragraph at a time. Over a document a surname takes the type of the
full name, a name takes the type that it has most often, and a name that was missed once is
found by its other places (4-5 points of F1 in the trials that led to these rules).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionType, Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.model import Name
    from firsthand.names.view import View

_MIN_REPEAT = 3
_IN_BRACKETS = re.compile(r" \(([A-Z][\w&.-]{1,9})\)")
_CUED = 0.85
NO_LANDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a paragraph: characters `[start, end)` of it."""

    view: int
    start: int
    end: int
    text: str
    type: MentionType
    score: float


def find_spots(views: Sequence[View], lands: Mapping[str, str] = NO_LANDS) -> list[Spot]:
    """Return the names of a document in text order, with one type for each surface.

    Args:
        views: its paragraphs.
        lands: adjectives of lands that no list knows, with the land (`unlisted.find_lands`).
    """
    spots = [
        Spot(
            view.index,
            name.start,
            name.end,
            view.name_in(name.start, name.end),
            name.type,
            name.score,
        )
        for view in views
        for name in view.passage.names
        if not _is_nobody(view, name) and view.text[name.start : name.end] not in lands
    ]
    spots = _whole(views, spots)
    types = _types(spots) | _short_forms(views, spots)
    types |= dict.fromkeys(lands.values(), MentionType.PLACE)
    typed = [_retyped(spot, types) for spot in spots]
    return sorted([*typed, *_repeats(views, typed, types)], key=lambda s: (s.view, s.start))


def _is_nobody(view: View, name: Name) -> bool:
    """Whether the recogniser took an adjective of a people, or a deity, for a person."""
    if name.type is not MentionType.PERSON:
        return False
    words = view.text[name.start : name.end]
    known = lookup(words)
    is_adjective = known is not None and known.kind == "demonym"
    return is_adjective or words in load_list("name_cues")["deities"]


def _whole(views: Sequence[View], spots: list[Spot]) -> list[Spot]:
    """The names with "Asia" and "Chroma" as one wherever "Asia-Chroma" is a sure name elsewhere."""
    sure = {s.text: s for s in spots if s.score >= _CUED and re.search(r"[ -]", s.text)}
    for text in sorted(sure, key=lambda item: (-len(item), item)):
        for view in views:
            for start, end in _places(view.text, text):
                inside = [
                    s for s in spots if s.view == view.index and start <= s.start and s.end <= end
                ]
                if inside and all(s.text != text and s.score < _CUED for s in inside):
                    spots = [s for s in spots if s not in inside]
                    spots.append(replace(sure[text], view=view.index, start=start, end=end))
    return spots


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where some words stand in a text, no letter, digit or underscore beside them."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        beside = text[start - 1 : start] + text[end : end + 1]
        is_whole = not any(char.isalnum() or char == "_" for char in beside)
        if is_whole:
            yield start, end
        start = text.find(words, end if is_whole else start + 1)


def _types(spots: Sequence[Spot]) -> dict[str, MentionType]:
    """The type of each surface: known names keep theirs, surnames follow full names."""
    votes: dict[str, Counter[MentionType]] = defaultdict(Counter)
    for spot in spots:
        votes[spot.text][spot.type] += _vote(spot.score)
    types = {text: _winner(counts) for text, counts in votes.items()}
    full = [text for text, kind in types.items() if kind is MentionType.PERSON and " " in text]
    surnames = {part.lower() for text in full for part in _surnames(text)}
    for text in types:
        if lookup(text) is None and text.lower() in surnames:
            types[text] = MentionType.PERSON
    return types


def _short_forms(views: Sequence[View], spots: Sequence[Spot]) -> dict[str, MentionType]:
    """The type of each short form that stands in brackets behind the name it is short for."""
    texts = {view.index: view.text for view in views}
    types: dict[str, MentionType] = {}
    for spot in spots:
        match = _IN_BRACKETS.match(texts[spot.view], spot.end)
        if match is None or spot.type is MentionType.PERSON:
            continue
        if lookup(match[1]) is None and _is_short_for(match[1], spot.text):
            types.setdefault(match[1], spot.type)
    return types


def _is_short_for(short: str, name: str) -> bool:
    """Whether all letters of a short form stand in a name in their order, the first one first."""
    rest = iter(name.lower())
    return short[0] == name[0] and all(char in rest for char in short.lower() if char.isalnum())


def _vote(score: float) -> int:
    """A known name outweighs a cue beside the name, a cue what the recogniser guesses."""
    return 9 if score >= 1 else 3 if score >= _CUED else 1


def _winner(counts: Counter[MentionType]) -> MentionType:
    return min(counts, key=lambda kind: (-counts[kind], kind.value))


def _surnames(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[i:]) for i in range(1, len(words))]


def _retyped(spot: Spot, types: dict[str, MentionType]) -> Spot:
    return Spot(spot.view, spot.start, spot.end, spot.text, types[spot.text], spot.score)


def _repeats(
    views: Sequence[View], spots: Sequence[Spot], types: dict[str, MentionType]
) -> list[Spot]:
    """Places of known surfaces that no name covers yet, longest surface first."""
    surfaces = dict(types)
    for text, kind in types.items():
        if kind is MentionType.PERSON:
            for part in _surnames(text):
                surfaces.setdefault(part, kind)
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for spot in spots:
        taken[spot.view].append((spot.start, spot.end))
    lowered_texts = {view.index: view.text.lower() for view in views}
    is_loud = {view.index: view.text.isupper() for view in views}
    found = []
    for text in sorted(surfaces, key=lambda item: (-len(item), item)):
        if len(text) < _MIN_REPEAT or (not text[:1].isupper() and "-" not in text):
            continue
        lowered, any_case = text.lower(), _may_change_case(text)
        for view in (view for view in views if lowered in lowered_texts[view.index]):
            loud = is_loud[view.index] and len(text) > _MIN_REPEAT
            find = _places_in_any_case if loud or any_case else _places
            for span in find(view.text, text):
                if _free(taken[view.index], span) and _may_repeat(view, span):
                    taken[view.index].append(span)
                    written = view.text[span[0] : span[1]]
                    found.append(Spot(view.index, *span, written, surfaces[text], 0.7))
    return found


def _places_in_any_case(text: str, words: str) -> Iterator[tuple[int, int]]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return (match.span() for match in pattern.finditer(text))


def _may_change_case(text: str) -> bool:
    """Arabic names change the case of their article: "el-Banna" opens a sentence as "El-Banna"."""
    return re.match(r"[a-z]{2,3}-[A-Z]", text) is not None


def _free(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end in taken)


def _may_repeat(view: View, span: tuple[int, int]) -> bool:
    """A one-word name that opens a title-case headline may be a common word."""
    start, end = span
    return view.text[start].isupper() and (
        view.role is not Role.HEADLINE or end - start > _MIN_REPEAT
    )
