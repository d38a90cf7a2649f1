"""Lists of sanctions that users brought, in one ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from firsthand.model import content_id
from firsthand.store.codec import decode, encode
from firsthand.store.rows import OverTables

if TYPE_CHECKING:
    from firsthand.names.sanctions import ListedEntity
    from firsthand.views.listed import ListEntry


class SqlLists(OverTables):
    """Keeps lists, each whole, under a name of its own."""

    def put_list(
        self, name: str, entries: Sequence[ListedEntity], *, sha256: str, as_of: str
    ) -> None:
        """Keep a list in place of the one of this name; `as_of` is the ISO day it speaks of."""
        key = content_id("li", name)
        self.drop_list(name)
        sql = "INSERT INTO lists (id, name, sha256, imported) VALUES (?, ?, ?, ?)"
        self._tables.run(sql, key, name, sha256, as_of)
        sql = "INSERT INTO list_entries (list, id, record) VALUES (?, ?, ?)"
        self._tables.run_many(sql, ((key, item.id, encode(item)) for item in entries))
        sql = """INSERT INTO list_names (folded, list, entry) VALUES (?, ?, ?)
                 ON CONFLICT DO NOTHING"""
        names = ((folded, key, item.id) for item in entries for folded in sorted(item.folded))
        self._tables.run_many(sql, names)

    def drop_list(self, name: str) -> bool:
        """Forget a list; tell whether there was one."""
        known = self._tables.one("SELECT 1 FROM lists WHERE name = ?", name) is not None
        self._tables.run("DELETE FROM lists WHERE name = ?", name)
        return known

    def lists(self) -> list[tuple[str, str, int]]:
        """Return the name of each list, the day it speaks of, and how many it has."""
        sql = """SELECT name, imported, (SELECT count(*) FROM list_entries WHERE list = lists.id)
                 FROM lists ORDER BY name"""
        return [(row[0], row[1], row[2]) for row in self._tables.all(sql)]

    def entries_named(self, folded: Iterable[str]) -> list[ListEntry]:
        """Return the entries of all lists that have one of these folded names."""
        # Imported here: a ledger is opened by commands that never come to names.
        from firsthand.names.sanctions import ListedEntity
        from firsthand.views.listed import ListEntry

        sql = """SELECT l.name, l.imported, e.record FROM list_names AS n
                 JOIN lists AS l ON l.id = n.list
                 JOIN list_entries AS e ON e.list = n.list AND e.id = n.entry
                 WHERE n.folded = ?"""
        found = {
            (row[0], row[2]): ListEntry(row[0], row[1], decode(ListedEntity, row[2]))
            for name in sorted(set(folded))
            for row in self._tables.all(sql, name)
        }
        return [found[key] for key in sorted(found)]
