"""What lists of sanctions say of those whose sanctions a report calls eased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.model import Entity, Event, MentionType, Status
from firsthand.names.sanctions import ListedEntity
from firsthand.names.spelling import fold_name

EASED = "sanction_eased"
_NOT_DONE = frozenset({Status.DENIED, Status.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of a list, with the list's name and the day of which it speaks."""

    list: str
    as_of: str
    entry: ListedEntity


@dataclass(frozen=True, slots=True)
class ListMark:
    """A list that still says "listed" where a report says "eased".

    `measures` are those in force on the day of the list, in words.
    """

    event: str
    entity: str
    list: str
    as_of: str
    entry: str
    name: str
    measures: tuple[str, ...]

    @property
    def words(self) -> str:
        """The mark as a line."""
        what = f" ({'; '.join(self.measures)})" if self.measures else ""
        return f"list still says listed: {self.name} in {self.list} of {self.as_of}{what}"


def names_to_look_up(events: Iterable[Event], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the folded names of those for whom sanctions were eased."""
    found = {
        party.entity
        for event in events
        if event.type == EASED
        for party in event.recipients
        if party.entity in entities
    }
    return frozenset(name for key in found if key for name in _names(entities[key]))


def list_marks(
    event: Event, entities: Mapping[str, Entity], entries: Iterable[ListEntry]
) -> tuple[ListMark, ...]:
    """Return where lists still name a recipient of an event that eases sanctions.

    A name that several entries of one list have says nothing. That a list lags behind is no
    error of the report: both are shown, nothing is decided.

    Args:
        event: any; only `sanction_eased` that is not denied has marks.
        entities: by id.
        entries: those of all lists that have a name to look up.
    """
    if event.type != EASED or event.status in _NOT_DONE:
        return ()
    known = list(entries)
    marks = []
    for key in sorted({party.entity for party in event.recipients if party.entity}):
        entity = entities.get(key)
        if entity is not None:
            marks += [_mark(event, entity, item) for item in _entries_of(entity, known)]
    return tuple(marks)


def _entries_of(entity: Entity, entries: Iterable[ListEntry]) -> list[ListEntry]:
    """Return for each list the one entry that is this entity and is in force."""
    names = _names(entity)
    fitting: dict[str, list[ListEntry]] = defaultdict(list)
    for item in entries:
        if item.entry.fits(entity.type) and names & item.entry.folded:
            fitting[item.list].append(item)
    return [
        found[0]
        for _, found in sorted(fitting.items())
        if len(found) == 1 and found[0].entry.is_listed(found[0].as_of[:10])
    ]


def _names(entity: Entity) -> frozenset[str]:
    """Return the folded names that are enough to find someone: a person's has two words."""
    folded = {fold_name(name) for name in (entity.name, *entity.aliases)} - {""}
    is_person = entity.type is MentionType.PERSON
    return frozenset(name for name in folded if not is_person or " " in name)


def _mark(event: Event, entity: Entity, item: ListEntry) -> ListMark:
    day = item.as_of[:10]
    measures = []
    for measure in item.entry.measures:
        if measure.end is None or measure.end > day:
            since = f"since {measure.start}" if measure.start else None
            parts = (measure.authority, measure.program, since)
            measures.append(", ".join(part for part in parts if part))
    shown = tuple(dict.fromkeys(filter(None, measures)))
    name = item.entry.names[0]
    return ListMark(event.id, entity.id, item.list, day, item.entry.id, name, shown)
