"""Looking for what alerts ask for, and delivering what was found."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from firsthand.model import Event, Status, content_id
from firsthand.run.alerts.delivery import MOST_TRIES, call, write_whole
from firsthand.run.alerts.rendering import atom, html, markdown
from firsthand.run.alerts.telling import item_of
from firsthand.run.alerts.things import Thing, thing_id, things_of
from firsthand.run.fetching import FetchError, Limits
from firsthand.run.watch.schedule import backoff, moment
from firsthand.store import Store
from firsthand.store.alerting import Alert, AlertItem, AlertItemRow

_SHOWN = 200  # entries of an Atom feed
_CALL = 15.0  # seconds for one webhook
_FIRST = 30.0  # seconds until a webhook is tried again the first time


@dataclass(slots=True)
class AlertCounts:
    """What one run of the alerts did."""

    found: int = 0
    delivered: int = 0
    waiting: int = 0
    failed: int = 0


def run_alerts(store: Store, clock: Callable[[], float] = time.time) -> AlertCounts:
    """Look for what every alert asks for, and deliver what waits."""
    counts = AlertCounts()
    for row in store.alerts():
        if not row.is_paused:
            counts.found += look(store, row.alert, now=clock())
            _deliver(store, row.alert, counts, clock)
    return counts


def look(store: Store, alert: Alert, *, now: float, tell: bool = True) -> int:
    """Note what an alert finds, in one transaction with what it knows then.

    Args:
        store: the ledger.
        alert: the question.
        now: seconds since 1970.
        tell: whether what is found becomes items; False for what is there at the beginning.
    """
    with store.transaction():
        knowledge = store.alert_knowledge(alert.id)
        places: dict[str, str] = {}
        states: dict[str, str] = {}
        items: list[AlertItem] = []
        for thing in things_of(store, alert):
            name = thing_id(thing, knowledge.places | places)
            before = None if name is None else states.get(name, knowledge.states.get(name))
            key = name or thing.id
            if tell:
                items += [
                    item_of(store, alert, thing, item_id(alert, key, mark), why, at=moment(now))
                    for mark, why in _changes(alert, thing, before)
                ]
            places |= dict.fromkeys(thing.places, key)
            states[key] = thing.state
        store.put_alert_knowledge(alert.id, places, states)
        store.add_alert_items(items)
    return len(items)


def item_id(alert: Alert, thing: str, mark: str) -> str:
    """Return the id of what is told of a thing: the same however often it is found."""
    return content_id("al", alert.id, thing, mark)


def _changes(alert: Alert, thing: Thing, before: str | None) -> list[tuple[str, str]]:
    """Return what is to be told of a thing: a mark that is told once, and words."""
    if alert.kind in {"event", "story", "edit"}:
        return [("new", "")] if before is None else []
    event = thing.record
    assert isinstance(event, Event)
    past = json.loads(before) if before else {}
    if alert.kind == "conflict":
        had = set(past.get("conflicts", ()))
        return [
            (f"conflict {item.field}", f"reports conflict on {item.field}")
            for item in event.conflicts
            if item.field not in had
        ]
    was = past.get("status") or _told_status(event)
    is_taken_back = event.status is Status.DENIED and was not in {None, Status.DENIED.value}
    return [("denied", f"taken back (was {was})")] if is_taken_back else []


def _told_status(event: Event) -> str | None:
    """Return another status that a report gives: a fact and its denial came together."""
    told = (item.value for item in event.testimonies if item.field == "status")
    return next((value for value in sorted(told) if value != Status.DENIED.value), None)


def _deliver(store: Store, alert: Alert, counts: AlertCounts, clock: Callable[[], float]) -> None:
    rows = store.waiting_items(alert.id, clock())
    if alert.channel == "webhook":
        for row in rows:
            _deliver_call(store, alert, row, counts, clock())
        return
    if not rows and alert.channel != "atom":
        return
    try:
        _write(store, alert, rows)
        result, state = "written", "delivered"
    except OSError as error:
        result, state = f"cannot be written: {error}", "waiting"
    now = clock()
    with store.transaction():
        for row in rows:
            store.note_attempt(row.item.id, at=moment(now), result=result, state=state, due=now)
    done = state == "delivered"
    counts.delivered += len(rows) * done
    counts.waiting += len(rows) * (not done)


def _write(store: Store, alert: Alert, rows: list[AlertItemRow]) -> None:
    """Write a file whose name and content follow from the items: writing it again changes none."""
    if alert.channel == "atom":
        last = [row.item for row in store.last_items(alert.id, limit=_SHOWN)]
        write_whole(Path(alert.target), atom(alert, last, ledger=store.meta().get("ledger", "")))
        return
    items = [row.item for row in rows]
    is_html = alert.channel == "html"
    text = html(alert, items) if is_html else markdown(alert, items)
    name = f"{alert.id}-{rows[0].number:06d}.{'html' if is_html else 'md'}"
    write_whole(Path(alert.target) / name, text)


def _deliver_call(
    store: Store, alert: Alert, row: AlertItemRow, counts: AlertCounts, now: float
) -> None:
    """Call a webhook; a kill between the call and its record makes the same call again."""
    limits = Limits(seconds=_CALL, most_bytes=64 * 1024, allow_private=alert.allow_private)
    due = 0.0
    try:
        result, state = call(alert, row.item, int(now), limits), "delivered"
        counts.delivered += 1
    except FetchError as error:
        result = str(error)
        is_over = error.is_final or row.tries + 1 >= MOST_TRIES
        state = "failed" if is_over else "waiting"
        due = now + backoff(row.item.id, row.tries + 1, first=_FIRST)
        counts.failed += is_over
        counts.waiting += not is_over
    with store.transaction():
        store.note_attempt(row.item.id, at=moment(now), result=result, state=state, due=due)
