"""What a person knows of names: judgements on pairs, and lists of other names.

Both stand above what names alone suggest. A judgement holds for the two it was made of and for
nobody else: "different" keeps these two apart and teaches nothing about their names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Entity, MentionType
from firsthand.names.similarity import Judgement, NameComparison
from firsthand.names.spelling import fold_name

_BODIES = frozenset({MentionType.ORGANISATION, MentionType.MEDIUM})


@dataclass(frozen=True, slots=True)
class NameDecision:
    """An analyst's judgement that two entities are the same or different.

    `a` and `b` are ids of entities, those of readings or those of the ledger (each of the
    ledger's is one of a reading's). `Judgement.UNSURE` takes a judgement back.
    """

    a: str
    b: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """Someone of a list that a user brought: a name, other names, and what else is known."""

    name: str
    aliases: tuple[str, ...] = ()
    type: MentionType | None = None
    country: str | None = None
    wikidata: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All names, the main one first."""
        return (self.name, *self.aliases)


def decided(
    decisions: Iterable[NameDecision], known: Mapping[str, Entity]
) -> tuple[list[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Return the pairs to join and those to keep apart; of one pair the last judgement counts.

    Args:
        decisions: in the order in which they were made.
        known: the entities of the readings; judgements on others are passed over.
    """
    last: dict[tuple[str, str], Judgement] = {}
    for item in decisions:
        if item.a in known and item.b in known and item.a != item.b:
            last[min(item.a, item.b), max(item.a, item.b)] = item.judgement
    together = [pair for pair, judgement in last.items() if judgement is Judgement.SAME]
    apart = [pair for pair, judgement in last.items() if judgement is Judgement.DIFFERENT]
    return sorted(together), frozenset(apart)


def listed_pairs(
    entries: Sequence[AliasEntry], known: Mapping[str, Entity]
) -> Iterator[tuple[str, str, NameComparison]]:
    """Yield pairs of ids that one entry of a list names; a name of two entries joins nothing."""
    found = listed(entries, known)
    members: dict[int, list[str]] = defaultdict(list)
    for key, place in sorted(found.items()):
        members[place].append(key)
    for place, keys in sorted(members.items()):
        reason = (f"both are names of {entries[place].name} in a list",)
        for key in keys[1:]:
            yield keys[0], key, NameComparison(Judgement.SAME, 1.0, reason)


def listed(entries: Sequence[AliasEntry], known: Mapping[str, Entity]) -> dict[str, int]:
    """Return for each id the place of the one entry that has its name."""
    if not entries:
        return {}
    places: dict[str, set[int]] = defaultdict(set)
    for place, entry in enumerate(entries):
        for form in entry.forms:
            places[fold_name(form)].add(place)
    found = {}
    for key, entity in known.items():
        fitting = {
            place
            for place in places.get(fold_name(entity.name), ())
            if _fits(entries[place], entity)
        }
        if len(fitting) == 1:
            found[key] = fitting.pop()
    return found


def _fits(entry: AliasEntry, entity: Entity) -> bool:
    is_type = entry.type in {None, entity.type} or {entry.type, entity.type} <= _BODIES
    return is_type and (not entry.country or not entity.country or entry.country == entity.country)
