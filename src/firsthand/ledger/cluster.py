"""What was found to mention one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.ledger.instances import Instance
    from firsthand.ledger.persons import PersonName


@dataclass(slots=True)
class Cluster:
    """The instances that were found to mention one event."""

    instances: list[Instance] = field(default_factory=list)

    @property
    def lead(self) -> list[Instance]:
        """The instances that tell the event, without those that only refer back to it."""
        telling = [item for item in self.instances if not item.echo]
        return telling or self.instances

    @property
    def documents(self) -> frozenset[str]:
        """The documents that mention it."""
        return frozenset().union(*(item.documents for item in self.instances))

    @property
    def persons(self) -> frozenset[PersonName]:
        """The names of all recipients named one by one."""
        return frozenset().union(*(item.persons for item in self.instances))

    def union(self, name: str) -> frozenset[str]:
        """Return all values of a set-valued attribute of its instances."""
        return frozenset().union(*map(attrgetter(name), self.instances))
