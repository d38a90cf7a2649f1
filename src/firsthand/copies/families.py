"""Which documents carry one newsroom's text: families, and copies merged of several.

A family grows around the text that its copies come from, never along a chain of shared
passages: a document joins where a good part of it stands in that family, or where it
carries the family's text nearly whole. One that joins two families was merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.model import CopyRelation, Span

CARRIED = 0.5
"""Share of a document's words that stand in a family's text, from which it is a copy."""
_CARRIES = 0.7
"""Share of the family's text that stands in a document, from which that extends it."""
_CREDITED = 0.15
"""Share that suffices where the document also credits the family's producer."""
_MERGED = 0.6
"""Share of a document that two others hold together, from which it was merged of them."""
_FEW, _PLACE, _ALIKE = 32, 200, 4
"""Parts from which those at one place, in characters, are told by a few of them."""
_OWN = 0.6
"""Share of words found nowhere else, from which a copy is also a report of its own."""


@dataclass(slots=True)
class Family:
    """Documents that carry one text; `lead` is the one it grew around."""

    lead: str
    members: list[str]
    merged: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """One document as seen from another: how much of each stands in the other."""

    mine: float
    theirs: float
    spans: tuple[Span, ...]


Pairs = Mapping[str, Mapping[str, Pair]]


def by_document(relations: Sequence[CopyRelation]) -> Pairs:
    """Return the relations of each document by the other document."""
    pairs: dict[str, dict[str, Pair]] = defaultdict(dict)
    for item in relations:
        left = tuple(run.a for run in item.aligned)
        right = tuple(run.b for run in item.aligned)
        pairs[item.a][item.b] = Pair(item.a_in_b, item.b_in_a, left)
        pairs[item.b][item.a] = Pair(item.b_in_a, item.a_in_b, right)
    return pairs


def is_merged(document: str, pairs: Pairs) -> bool:
    """Whether a document consists of parts of two others that share nothing themselves.

    One of which two others took a passage each has most of its words to itself.
    """
    parts = _parts(pairs.get(document, {}))
    names = sorted(parts)
    return any(
        parts[one].mine + parts[two].mine >= _MERGED
        and two not in pairs.get(one, {})
        and not _overlap(parts[one].spans, parts[two].spans)
        for at, one in enumerate(names)
        for two in names[at + 1 :]
    )


def _parts(others: Mapping[str, Pair]) -> dict[str, Pair]:
    """Return those of the other texts that can be one of two parts of a document.

    What stands in it nearly whole leaves no room for another. Of many that stand at one
    place a few tell as much as all: ten thousand copies of one part cost no more than ten.
    """
    parts = {
        key: pair for key, pair in others.items() if _is_part(pair) and pair.mine <= 1 - _CREDITED
    }
    if len(parts) <= _FEW:
        return parts
    places: dict[tuple[int, int], list[str]] = defaultdict(list)
    for key in sorted(parts):
        spans = parts[key].spans
        if spans:
            places[spans[0].start // _PLACE, spans[-1].end // _PLACE].append(key)
    return {key: parts[key] for keys in places.values() for key in keys[:_ALIKE]}


def _is_part(pair: Pair) -> bool:
    return pair.mine >= _CREDITED and pair.theirs >= _CREDITED


def _overlap(one: Sequence[Span], two: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in two)


def group_families(
    order: Sequence[str], pairs: Pairs, agencies: Mapping[str, frozenset[str]]
) -> list[Family]:
    """Return the families of documents.

    Args:
        order: all documents, those that are more likely to be first in front.
        pairs: what they share.
        agencies: the agencies that each document names as its producers.
    """
    families: list[Family] = []
    homes: dict[str, list[int]] = defaultdict(list)  # the numbers of a document's families
    merged = {document for document in order if is_merged(document, pairs)}
    for document in [item for item in order if item not in merged]:
        near = _near(document, pairs, homes)
        joined = {
            at: pairs_in for at, pairs_in in near.items() if _joins(document, pairs_in, agencies)
        }
        if joined:
            best = max(joined, key=lambda at: (_closeness(joined[at]), -at))
            families[best].members.append(document)
            homes[document].append(best)
        else:
            homes[document].append(len(families))
            families.append(Family(document, [document]))
    for document in [item for item in order if item in merged]:
        near = _near(document, pairs, homes)
        sources = [at for at, pairs_in in near.items() if any(map(_is_part, pairs_in.values()))]
        for at in sources:
            families[at].members.append(document)
            families[at].merged.append(document)
        homes[document] += sources
        if not sources or _own_share([near[at] for at in sources]) >= _OWN:
            homes[document].append(len(families))
            families.append(Family(document, [document]))
    return families


def _near(
    document: str, pairs: Pairs, homes: Mapping[str, Sequence[int]]
) -> dict[int, dict[str, Pair]]:
    """Return what a document shares with the members of each family, by the family's number."""
    found: dict[int, dict[str, Pair]] = defaultdict(dict)
    for other, pair in pairs.get(document, {}).items():
        for at in homes.get(other, ()):
            found[at][other] = pair
    return dict(sorted(found.items()))


def _closeness(shared: Mapping[str, Pair]) -> float:
    return max(max(pair.mine, pair.theirs) for pair in shared.values())


def _joins(
    document: str, shared: Mapping[str, Pair], agencies: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a document carries the text of a family: most of it, or the whole of that."""
    mine = agencies.get(document, frozenset())
    return any(
        pair.mine >= CARRIED
        or pair.theirs >= _CARRIES
        or (
            min(pair.mine, pair.theirs) >= _CREDITED
            and bool(mine & agencies.get(member, frozenset()))
        )
        for member, pair in shared.items()
    )


def _own_share(families: Sequence[Mapping[str, Pair]]) -> float:
    """Return the share of a document's words that no member of these families has."""
    best = [max(pair.mine for pair in shared.values()) for shared in families]
    return 1.0 - min(1.0, sum(best))
