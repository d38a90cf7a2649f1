"""Saved questions that are answered unasked, and what they have to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from firsthand.store.desk import EventQuery, StoryQuery


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved question and where its answers go.

    Attributes:
        kind: event (one that passes the filter for the first time), retraction (one that
            became denied), conflict (a field of one came into conflict), edit (a page was
            changed in a fact, without a word) or story.
        channel: atom, markdown, html or webhook.
        target: a file (atom), a folder (markdown, html) or an address (webhook).
        events: the filter for all kinds but story; `support` makes it a threshold.
        secret: with which calls of a webhook are signed.
    """

    id: str
    name: str
    kind: str
    channel: str
    target: str
    events: EventQuery = field(default_factory=EventQuery)
    stories: StoryQuery = field(default_factory=StoryQuery)
    secret: str | None = None
    allow_private: bool = False
    made: str = ""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert with its state."""

    alert: Alert
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class AlertItem:
    """One thing to tell, once: `facts` are pairs of a word and a value, in reading order."""

    id: str
    alert: str
    kind: str
    thing: str
    at: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AlertItemRow:
    """An item with its state: waiting, delivered or failed, and how often it was tried."""

    number: int
    item: AlertItem
    state: str
    tries: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What an alert knew when it looked last: things by place, and the state of each."""

    places: dict[str, str]
    states: dict[str, str]


class Alerting(Protocol):
    """Saved questions and their answers."""

    def alerts(self) -> list[AlertRow]:
        """Return all alerts by name."""
        ...

    def alert(self, name: str) -> AlertRow:
        """Return an alert by name or id; raises `NotFoundError`."""
        ...

    def add_alert(self, alert: Alert) -> None:
        """Keep a new alert."""
        ...

    def pause_alert(self, id: str, *, paused: bool) -> None:  # noqa: A002 (the record's own word)
        """Stop an alert, or let it go on."""
        ...

    def drop_alert(self, id: str) -> None:  # noqa: A002
        """Forget an alert and what it had to tell."""
        ...

    def alert_knowledge(self, alert: str) -> Knowledge:
        """Return what an alert knew when it looked last."""
        ...

    def put_alert_knowledge(
        self, alert: str, places: Mapping[str, str], states: Mapping[str, str]
    ) -> None:
        """Keep what an alert has learnt since it looked last."""
        ...

    def add_alert_items(self, items: Iterable[AlertItem]) -> None:
        """Keep what is to be told; what was kept under the same id stays as it is."""
        ...

    def waiting_items(self, alert: str, now: float) -> list[AlertItemRow]:
        """Return what is to be told now (seconds since 1970), in the order in which it came."""
        ...

    def last_items(self, alert: str, *, limit: int) -> list[AlertItemRow]:
        """Return what was found last, the latest first, delivered or not."""
        ...

    def note_attempt(
        self, item: str, *, at: str, result: str, state: str, due: float = 0.0
    ) -> None:
        """Keep that delivering was tried, how it ended, and what follows."""
        ...

    def attempts(self, item: str) -> list[tuple[str, str]]:
        """Return when delivering an item was tried, and how each try ended."""
        ...

    def items_by_state(self) -> dict[tuple[str, str], int]:
        """Return how many items of each alert are waiting, delivered and failed."""
        ...
