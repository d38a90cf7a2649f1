"""Sanction records of FollowTheMoney or OpenSanctions entities, one a line.

An entity is listed if the topic `sanction` stands on it or a `Sanction` points to it. What the
list says is kept as it is: a measure with an end date has ended, one without goes on.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from firsthand.errors import ReadError
from firsthand.model import MentionType
from firsthand.names.spelling import fold_name

_TYPES = {
    "Person": MentionType.PERSON,
    "Organization": MentionType.ORGANISATION,
    "Company": MentionType.ORGANISATION,
    "PublicBody": MentionType.ORGANISATION,
    "Airplane": None,
    "Vessel": None,
    "LegalEntity": None,
}
_BODIES = frozenset({MentionType.ORGANISATION, MentionType.MEDIUM, MentionType.GROUP})


@dataclass(frozen=True, slots=True)
class Measure:
    """One sanction as a list has it; days are ISO 8601, as precise as stated."""

    id: str
    authority: str | None = None
    program: str | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """Someone on a list, with all names and all measures."""

    id: str
    names: tuple[str, ...]
    type: MentionType | None = None
    countries: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()

    def is_listed(self, day: str | None) -> bool:
        """Tell whether a measure is in force on an ISO day; None asks for any without an end."""
        if not self.measures:
            return True  # by its topic alone
        return any(m.end is None or (day is not None and m.end > day) for m in self.measures)

    @property
    def folded(self) -> frozenset[str]:
        """All names folded, for finding."""
        return frozenset(filter(None, map(fold_name, self.names)))

    def fits(self, type: MentionType) -> bool:  # noqa: A002 (the record's own word)
        """Tell whether it can be someone of this type."""
        return self.type in {None, type} or {self.type, type} <= _BODIES


def read_sanctions(lines: Iterable[str]) -> list[ListedEntity]:
    """Return everyone who is, or was, under a sanction, by id.

    Args:
        lines: FollowTheMoney entities as JSON, one a line, in any order.

    Raises:
        ReadError: a line is no such entity; the message names it.
    """
    measures: dict[str, list[Measure]] = defaultdict(list)
    found: dict[str, ListedEntity] = {}
    by_topic: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, schema, properties = _entity(line, number)
        if schema == "Sanction":
            for target in _texts(properties, "entity"):
                measures[target].append(_measure(name, properties))
        elif schema in _TYPES and (names := tuple(_names(properties))):
            countries = tuple(code.upper() for code in _texts(properties, "country"))
            found[name] = ListedEntity(name, names, _TYPES[schema], countries)
            if "sanction" in _texts(properties, "topics"):
                by_topic.add(name)
    return [
        ListedEntity(item.id, item.names, item.type, item.countries, _sorted(measures[key]))
        for key, item in sorted(found.items())
        if measures.get(key) or key in by_topic
    ]


def _sorted(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    return tuple(sorted(measures, key=lambda item: item.id))


def _entity(line: str, number: int) -> tuple[str, str, Mapping[str, object]]:
    try:
        item = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"line {number}: expected an entity as JSON, but {error}") from error
    if isinstance(item, dict):
        name, schema, properties = item.get("id"), item.get("schema"), item.get("properties")
        if isinstance(name, str) and isinstance(schema, str) and isinstance(properties, dict):
            return name, schema, properties
    raise ReadError(f"line {number}: expected an object with `id`, `schema` and `properties`")


def _measure(name: str, properties: Mapping[str, object]) -> Measure:
    def first(*keys: str) -> str | None:
        return next((text for key in keys for text in _texts(properties, key)), None)

    return Measure(
        id=name,
        authority=first("authority"),
        program=first("program", "programId"),
        status=first("status"),
        start=first("listingDate", "startDate"),
        end=max(_texts(properties, "endDate"), default=None),
    )


def _names(properties: Mapping[str, object]) -> Iterator[str]:
    for key in ("name", "alias", "previousName"):
        yield from _texts(properties, key)


def _texts(properties: Mapping[str, object], key: str) -> list[str]:
    values = properties.get(key)
    if not isinstance(values, list):
        return []
    return [item.strip() for item in values if isinstance(item, str) and item.strip()]
