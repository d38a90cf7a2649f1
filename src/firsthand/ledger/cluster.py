"""What was found to mention one event."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from firsthand.ledger.denials import REAL
from firsthand.ledger.instances import place_of
from firsthand.ledger.lazy import lazy
from firsthand.model import Status

if TYPE_CHECKING:
    from firsthand.ledger.instances import Instance
    from firsthand.ledger.persons import PersonName
    from firsthand.model import EventMention


class Cluster:
    """The instances that were found to mention one event; one more makes a cluster anew.

    So what they say together, asked for by every instance that is compared with them, is
    made once.

    Attributes:
        instances: in the order in which they joined.
        lead: those that tell the event, without those that only refer back to it; what says of
            a plan that it was carried out tells it too.
        types: the event types of the lead.
    """

    def __init__(self, *instances: Instance) -> None:
        self.instances = instances
        self.lead = _telling(instances)
        self.types = frozenset(item.mention.type for item in self.lead)
        self._unions: dict[str, frozenset[Any]] = {}

    def joined_by(self, instance: Instance) -> Cluster:
        """Return the cluster with one more instance."""
        return Cluster(*self.instances, instance)

    @lazy
    def mentions(self) -> list[EventMention]:
        """All mentions, in order of document and place."""
        return sorted((one for item in self.instances for one in item.mentions), key=place_of)

    @property
    def documents(self) -> frozenset[str]:
        """The documents that mention it."""
        return self.union("documents")

    @property
    def persons(self) -> frozenset[PersonName]:
        """The names of all recipients named one by one."""
        return self.union("persons")

    def union(self, name: str) -> frozenset[Any]:
        """Return all values of a set-valued attribute of its instances."""
        if len(self.instances) == 1:
            only: frozenset[Any] = getattr(self.instances[0], name)
            return only
        if name not in self._unions:
            self._unions[name] = frozenset().union(*map(attrgetter(name), self.instances))
        return self._unions[name]


def _telling(instances: tuple[Instance, ...]) -> tuple[Instance, ...]:
    lead = tuple(item for item in instances if not item.echo) or instances
    if any(item.status is not Status.PLANNED for item in lead):
        return lead
    return tuple(item for item in instances if not item.echo or item.status in REAL) or lead
