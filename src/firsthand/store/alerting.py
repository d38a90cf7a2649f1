"""Saved questions that are answered unasked, and what they have to tell."""

from __future__ import annotations

from dataclasses import dataclass, field

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
