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
    others = {key: pair for key, pair in pairs.get(document, {}).items() if _is_part(pair)}
    names = sorted(others)
    return any(
        others[one].mine + others[two].mine >= _MERGED
        and two not in pairs.get(one, {})
        and not _overlap(others[one].spans, others[two].spans)
        for at, one in enumerate(names)
        for two in names[at + 1 :]
    )


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
        joined = [at for at in near if _joins(document, families[at], pairs, agencies)]
        if joined:
            best = max(joined, key=lambda at: _closeness(document, families[at], pairs))
            families[best].members.append(document)
            homes[document].append(best)
        else:
            homes[document].append(len(families))
            families.append(Family(document, [document]))
    for document in [item for item in order if item in merged]:
        near = _near(document, pairs, homes)
        joined = [at for at in near if _shares(document, families[at], pairs, agencies)]
        for at in joined:
            families[at].members.append(document)
            families[at].merged.append(document)
        homes[document] += joined
        if not joined or _own_share(document, [families[at] for at in joined], pairs) >= _OWN:
            homes[document].append(len(families))
            families.append(Family(document, [document]))
    return families


def _near(document: str, pairs: Pairs, homes: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the numbers of the families that hold a document which this one is paired with."""
    return sorted({at for other in pairs.get(document, {}) for at in homes.get(other, ())})


def _closeness(document: str, family: Family, pairs: Pairs) -> float:
    mine = pairs.get(document, {})
    return max(
        (max(mine[item].mine, mine[item].theirs) for item in family.members if item in mine),
        default=0.0,
    )


def _joins(
    document: str, family: Family, pairs: Pairs, agencies: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a document carries the text of a family: most of it, or the whole of that."""
    for member in family.members:
        pair = pairs.get(document, {}).get(member)
        if pair is None:
            continue
        if pair.mine >= CARRIED or pair.theirs >= _CARRIES:
            return True
        same = agencies.get(document, frozenset()) & agencies.get(member, frozenset())
        if same and min(pair.mine, pair.theirs) >= _CREDITED:
            return True
    return False


def _shares(
    document: str, family: Family, pairs: Pairs, agencies: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a merged document took a good part of its text from a family."""
    del agencies
    mine = pairs.get(document, {})
    return any(_is_part(mine[member]) for member in family.members if member in mine)


def _own_share(document: str, families: Sequence[Family], pairs: Pairs) -> float:
    """Return the share of a document's words that no member of these families has."""
    mine = pairs.get(document, {})
    best = [
        max((mine[m].mine for m in family.members if m in mine), default=0.0) for family in families
    ]
    return 1.0 - min(1.0, sum(best))
