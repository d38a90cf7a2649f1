"""Alerts, what they know, and what they have to tell, in one ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.errors import NotFoundError
from firsthand.store.alerting import Alert, AlertItem, AlertItemRow, AlertRow, Knowledge
from firsthand.store.codec import decode, encode
from firsthand.store.rows import OverTables

_ITEMS = "SELECT number, record, state, tries FROM alert_items"


class SqlAlerts(OverTables):
    """Keeps saved questions and their answers."""

    def alerts(self) -> list[AlertRow]:
        """Return all alerts by name."""
        rows = self._tables.all("SELECT record, paused FROM alerts ORDER BY name")
        return [AlertRow(decode(Alert, row[0]), bool(row[1])) for row in rows]

    def alert(self, name: str) -> AlertRow:
        """Return an alert by name or id; raises `NotFoundError`."""
        sql = "SELECT record, paused FROM alerts WHERE name = ?1 OR id = ?1"
        row = self._tables.one(sql, name)
        if row is None:
            raise NotFoundError(f"there is no alert {name!r}; see 'firsthand alerts list'")
        return AlertRow(decode(Alert, row[0]), bool(row[1]))

    def add_alert(self, alert: Alert) -> None:
        """Keep a new alert."""
        sql = "INSERT INTO alerts (id, name, record) VALUES (?, ?, ?)"
        self._tables.run(sql, alert.id, alert.name, encode(alert))

    def pause_alert(self, id: str, *, paused: bool) -> None:  # noqa: A002 (the record's own word)
        """Stop an alert, or let it go on."""
        self._tables.run("UPDATE alerts SET paused = ? WHERE id = ?", int(paused), id)

    def drop_alert(self, id: str) -> None:  # noqa: A002
        """Forget an alert and what it had to tell."""
        self._tables.run("DELETE FROM alerts WHERE id = ?", id)

    def alert_knowledge(self, alert: str) -> Knowledge:
        """Return what an alert knew when it looked last."""
        places = self._tables.all("SELECT place, thing FROM alert_places WHERE alert = ?", alert)
        states = self._tables.all("SELECT thing, state FROM alert_states WHERE alert = ?", alert)
        return Knowledge(dict(places), dict(states))

    def put_alert_knowledge(
        self, alert: str, places: Mapping[str, str], states: Mapping[str, str]
    ) -> None:
        """Keep what an alert has learnt since it looked last."""
        sql = """INSERT INTO alert_places (alert, place, thing) VALUES (?, ?, ?)
                 ON CONFLICT (alert, place) DO UPDATE SET thing = excluded.thing"""
        self._tables.run_many(sql, ((alert, *pair) for pair in places.items()))
        sql = """INSERT INTO alert_states (alert, thing, state) VALUES (?, ?, ?)
                 ON CONFLICT (alert, thing) DO UPDATE SET state = excluded.state"""
        self._tables.run_many(sql, ((alert, *pair) for pair in states.items()))

    def add_alert_items(self, items: Iterable[AlertItem]) -> None:
        """Keep what is to be told; what was kept under the same id stays as it is."""
        sql = """INSERT INTO alert_items (id, alert, state, due, record)
                 VALUES (?, ?, 'waiting', 0, ?) ON CONFLICT DO NOTHING"""
        rows = ((item.id, item.alert, encode(item)) for item in items)
        self._tables.run_many(sql, rows)

    def waiting_items(self, alert: str, now: float) -> list[AlertItemRow]:
        """Return what is to be told now (seconds since 1970), in the order in which it came."""
        sql = f"{_ITEMS} WHERE alert = ? AND state = 'waiting' AND due <= ? ORDER BY number"
        return [_item_row(row) for row in self._tables.all(sql, alert, now)]

    def last_items(self, alert: str, *, limit: int) -> list[AlertItemRow]:
        """Return what was found last, the latest first, delivered or not."""
        sql = f"{_ITEMS} WHERE alert = ? ORDER BY number DESC LIMIT ?"
        return [_item_row(row) for row in self._tables.all(sql, alert, limit)]

    def note_attempt(
        self, item: str, *, at: str, result: str, state: str, due: float = 0.0
    ) -> None:
        """Keep that delivering was tried, how it ended, and what follows; one transaction's work.

        Args:
            item: its id.
            at: ISO time.
            result: in words.
            state: waiting (again from `due`, seconds since 1970), delivered or failed.
            due: when it is tried again.
        """
        sql = "INSERT INTO alert_attempts (item, at, result) VALUES (?, ?, ?)"
        self._tables.run(sql, item, at, result)
        sql = "UPDATE alert_items SET state = ?, due = ?, tries = tries + 1 WHERE id = ?"
        self._tables.run(sql, state, due, item)

    def attempts(self, item: str) -> list[tuple[str, str]]:
        """Return when delivering an item was tried, and how each try ended."""
        sql = "SELECT at, result FROM alert_attempts WHERE item = ? ORDER BY number"
        return [(row[0], row[1]) for row in self._tables.all(sql, item)]

    def items_by_state(self) -> dict[tuple[str, str], int]:
        """Return how many items of each alert are waiting, delivered and failed."""
        sql = "SELECT alert, state, count(*) FROM alert_items GROUP BY alert, state"
        return {(row[0], row[1]): row[2] for row in self._tables.all(sql)}


def _item_row(row: tuple[int, str, str, int]) -> AlertItemRow:
    return AlertItemRow(row[0], decode(AlertItem, row[1]), row[2], row[3])
