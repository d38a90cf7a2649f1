"""One entity over all documents, whatever its spelling in each.

Names are compared only within blocks (the consonants of the surname, the first word of a
body), so that thousands of documents merge in seconds. What is unsure stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from firsthand.model import Entity, MentionType
from firsthand.names.decisions import AliasEntry, NameDecision, decided, listed, listed_pairs
from firsthand.names.similarity import (
    Judgement,
    NameComparison,
    body_tokens,
    compare_bodies,
    compare_persons,
    is_acronym,
    may_be_one_person,
    skeleton,
)
from firsthand.names.spelling import core_tokens, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from firsthand.model import Reading

_BODIES = frozenset({MentionType.ORGANISATION, MentionType.MEDIUM})
_DECIDED = NameComparison(Judgement.SAME, 1.0, ("an analyst said so",))
_AT_HAND = 1 << 14  # blocks of names that were compared
_VOWELS = str.maketrans("", "", "aeiouy")


@dataclass(frozen=True, slots=True)
class EntityMap:
    """Entities of the ledger, and to which of them each entity of a document belongs.

    Attributes:
        entities: one record for each, by id.
        canonical: the ledger's id for every id of the readings.
        joined: the comparisons that joined two ids, for the record.
    """

    entities: tuple[Entity, ...] = ()
    canonical: Mapping[str, str] = field(default_factory=dict)
    joined: tuple[tuple[str, str, NameComparison], ...] = ()

    def find(self, entity_id: str) -> str:
        """Return the id of the ledger's entity for an id of a reading."""
        return self.canonical.get(entity_id, entity_id)


@dataclass(slots=True)
class _Known:
    """One id with its record, how many readings have it and which countries they tell of.

    `records` are those that readings have for it, each once.
    """

    entity: Entity
    count: int = 0
    countries: set[str] = field(default_factory=set)
    records: dict[int, Entity] = field(default_factory=dict)


def merge_entities(
    readings: Iterable[Reading],
    *,
    decisions: Iterable[NameDecision] = (),
    aliases: Sequence[AliasEntry] = (),
) -> EntityMap:
    """Return one entity for all that several documents tell of it; order plays no part.

    Args:
        readings: all documents.
        decisions: what an analyst judged, in the order of judging; it always wins, over lists
            and over names, and a later judgement of a pair over an earlier one.
        aliases: lists of names that a user brought, over what names alone suggest.
    """
    known = _gather(readings)
    records = {key: entry.entity for key, entry in known.items()}
    together, apart = decided(decisions, records)
    families = _Families(sorted(known), apart)
    for a, b in together:
        families.join(a, b)
    joined_pairs = [(a, b, _DECIDED) for a, b in together]
    ranked = sorted(_same_pairs(known), key=lambda item: (-item[2].score, item[0], item[1]))
    for a, b, comparison in [*listed_pairs(aliases, records), *ranked]:
        left, right = families.root(a), families.root(b)
        if left == right or _contradict(records[left], records[right]):
            continue
        if families.join(a, b):
            joined_pairs.append((a, b, comparison))
    for key, place in listed(aliases, records).items():
        known[key].entity = _with_entry(known[key].entity, aliases[place])
    return _result(known, families, tuple(joined_pairs))


class _Families:
    """Ids that were joined; pairs judged different never come into one family."""

    def __init__(self, keys: Iterable[str], apart: frozenset[tuple[str, str]]) -> None:
        self.parent = {key: key for key in keys}
        self.foes: dict[str, set[str]] = defaultdict(set)
        self.members = {key: {key} for key in self.parent}
        for a, b in apart:
            self.foes[a].add(b)
            self.foes[b].add(a)

    def root(self, key: str) -> str:
        """Return the id that stands for the family of an id."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: str, b: str) -> bool:
        """Join two families, and tell whether that was possible."""
        left, right = sorted((self.root(a), self.root(b)))
        if left == right:
            return True
        foes = {foe for key in self.members[left] for foe in self.foes.get(key, ())}
        if foes & self.members[right]:
            return False
        self.parent[right] = left
        self.members[left] |= self.members.pop(right)
        return True


def _with_entry(entity: Entity, entry: AliasEntry) -> Entity:
    """The record with what a list says of it."""
    forms = {*entity.aliases, *entry.forms} - {entity.name}
    return replace(
        entity,
        aliases=tuple(sorted(forms)),
        country=entity.country or entry.country,
        wikidata=entity.wikidata or entry.wikidata,
    )


def _gather(readings: Iterable[Reading]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    ordered = sorted(readings, key=lambda item: item.document)
    for reading in ordered:
        countries = {
            e.country for e in reading.entities if e.type is MentionType.PLACE and e.country
        }
        for entity in reading.entities:
            entry = known.get(entity.id)
            if entry is None:
                entry = known[entity.id] = _Known(entity)
            entry.records[id(entity)] = entity
            entry.count += 1
            entry.countries |= countries
    for entry in known.values():
        if len(entry.records) > 1:
            together = joined(*entry.records.values())
            if together != entry.entity:  # what stays the same is the record it was
                entry.entity = together
    return known


def _contradict(a: Entity, b: Entity) -> bool:
    return a.type is not b.type and not {a.type, b.type} <= _BODIES


def _same_pairs(known: Mapping[str, _Known]) -> Iterator[tuple[str, str, NameComparison]]:
    """Pairs of ids that are one entity: persons, then organisations and media."""
    for block in _blocks(known, MentionType.PERSON):
        for one, other, comparison in _same_names(tuple(known[key].entity.name for key in block)):
            yield block[one], block[other], comparison
    for block in _body_blocks(known):
        yield from _same_bodies(known, block)
    yield from _surname_pairs(known)


def _blocks(known: Mapping[str, _Known], kind: MentionType) -> list[list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        entity = known[key].entity
        if entity.type is kind and _is_proper(entity) and len(core_tokens(entity.name)) > 1:
            blocks[_surname_key(entity.name)].append(key)
    return [blocks[name] for name in sorted(blocks)]


def _surname_key(name: str) -> str:
    return skeleton(core_tokens(name)[-1]).translate(_VOWELS)[:3]


def _body_blocks(known: Mapping[str, _Known]) -> list[list[str]]:
    """Bodies by their first word and by their initials."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        entity = known[key].entity
        if entity.type in _BODIES and _is_proper(entity):
            tokens = body_tokens(entity.name)
            blocks[skeleton(tokens[0])[:4]].append(key)
            if len(tokens) > 1:
                blocks["".join(word[0] for word in tokens)].append(key)
    return [sorted(set(blocks[name])) for name in sorted(blocks)]


def _is_proper(entity: Entity) -> bool:
    """Whether it has a name of its own, not only a description."""
    return entity.name[:1].isupper() or any(char.isupper() for char in entity.name.split(" ")[0])


@lru_cache(maxsize=_AT_HAND)
def _same_names(names: tuple[str, ...]) -> tuple[tuple[int, int, NameComparison], ...]:
    """The places of two names that are one person's; a new document changes few blocks."""
    return tuple(
        (one, other, comparison)
        for one, other in combinations(range(len(names)), 2)
        if may_be_one_person(names[one], names[other])
        if (comparison := compare_persons(names[one], names[other])).judgement is Judgement.SAME
    )


def _same_bodies(
    known: Mapping[str, _Known], block: Sequence[str]
) -> Iterator[tuple[str, str, NameComparison]]:
    for a, b in combinations(block, 2):
        comparison = _same_body(known[a], known[b])
        if comparison is not None:
            yield a, b, comparison


def _same_body(a: _Known, b: _Known) -> NameComparison | None:
    """Bodies of one country whose names agree, or of which one is short for the other."""
    if a.entity.country and b.entity.country and a.entity.country != b.entity.country:
        return None
    if " of " in a.entity.name or " of " in b.entity.name:
        same = fold_name(a.entity.name) == fold_name(b.entity.name)
        return NameComparison(Judgement.SAME, 1.0, ("the same words",)) if same else None
    comparison, is_short = _body_names(a.entity.name, b.entity.name)
    if comparison.judgement is Judgement.SAME:
        return comparison
    if is_short and a.countries & b.countries:
        return NameComparison(
            Judgement.SAME, 0.9, ("one is short for the other, in one country's news",)
        )
    return None


@lru_cache(maxsize=_AT_HAND)
def _body_names(a: str, b: str) -> tuple[NameComparison, bool]:
    """How alike two names of bodies are, and whether one is short for the other."""
    return compare_bodies(a, b), _is_short_for(body_tokens(a), body_tokens(b))


def _is_short_for(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """As in "Zeta forum" for "Zeta students' forum": first and last words stay; or initials."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if is_acronym(short, long):
        return True
    return (
        len(short) > 1 and len(long) > len(short) and long[0] == short[0] and long[-1] == short[-1]
    )


def _surname_pairs(known: Mapping[str, _Known]) -> Iterator[tuple[str, str, NameComparison]]:
    """A bare surname is the one full name that has it, where both are news of one country."""
    full: dict[str, list[str]] = defaultdict(list)
    bare = []
    for key in sorted(known):
        entity = known[key].entity
        if entity.type is MentionType.PERSON and _is_proper(entity):
            tokens = core_tokens(entity.name)
            if len(tokens) > 1:
                full[skeleton(tokens[-1])].append(key)
            elif tokens:
                bare.append(key)
    for key in bare:
        candidates = full.get(skeleton(core_tokens(known[key].entity.name)[0]), [])
        near = [other for other in candidates if known[other].countries & known[key].countries]
        names = {fold_name(known[other].entity.name) for other in candidates}
        if near and len(names) == 1:
            yield (
                key,
                near[0],
                NameComparison(Judgement.SAME, 0.9, ("the one full name with this surname",)),
            )


def _result(
    known: Mapping[str, _Known],
    joined_ids: _Families,
    pairs: tuple[tuple[str, str, NameComparison], ...],
) -> EntityMap:
    families: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        families[joined_ids.root(key)].append(key)
    chosen = {root: _chosen(known, members) for root, members in families.items()}
    canonical = {key: chosen[root] for root, members in families.items() for key in members}
    entities = [
        _family_entity(known, members, chosen[root], canonical)
        for root, members in families.items()
    ]
    return EntityMap(
        tuple(sorted(entities, key=lambda e: e.id)),
        dict(sorted(canonical.items())),
        tuple(sorted(pairs, key=lambda p: p[:2])),
    )


def _chosen(known: Mapping[str, _Known], members: Sequence[str]) -> str:
    """The id whose name speaks for the family: a full name, in most readings."""
    if len(members) == 1:
        return members[0]
    return min(
        members,
        key=lambda key: (
            len(core_tokens(known[key].entity.name)) == 1,
            -known[key].count,
            -len(known[key].entity.name),
            key,
        ),
    )


def _family_entity(
    known: Mapping[str, _Known], members: Sequence[str], chosen: str, canonical: Mapping[str, str]
) -> Entity:
    first = known[chosen].entity
    if len(members) == 1 and canonical.get(first.speaks_for or "") in {None, first.speaks_for}:
        return first
    roles = Counter(e.role for key in members if (e := known[key].entity).role)
    countries = Counter(e.country for key in members if (e := known[key].entity).country)
    speaks = sorted(
        canonical.get(e.speaks_for, e.speaks_for)
        for key in members
        if (e := known[key].entity).speaks_for
    )
    forms = {
        form for key in members for form in (known[key].entity.name, *known[key].entity.aliases)
    }
    return Entity(
        id=chosen,
        type=first.type,
        name=first.name,
        aliases=tuple(sorted(forms - {first.name})),
        country=_most(countries),
        role=first.role or _most(roles),
        wikidata=first.wikidata or _least(known[key].entity.wikidata for key in members),
        speaks_for=(first.speaks_for and canonical.get(first.speaks_for, first.speaks_for))
        or next(iter(speaks), None),
    )


def _least(values: Iterable[str | None]) -> str | None:
    return min(filter(None, values), default=None)


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def joined(*records: Entity) -> Entity:
    """Return one record with what all records of one id say, whichever comes first."""
    first = records[0]
    name = min((one.name for one in records), key=_longest_first)
    forms = {form for one in records for form in (one.name, *one.aliases)}
    return Entity(
        first.id,
        first.type,
        name,
        tuple(sorted(forms - {name})),
        _least(one.country for one in records),
        min(filter(None, (one.role for one in records)), key=_longest_first, default=None),
        _least(one.wikidata for one in records),
        _least(one.speaks_for for one in records),
    )


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text
