"""Lists of names that users brought, in one ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.store.codec import decode, encode
from firsthand.store.rows import OverTables

if TYPE_CHECKING:
    from firsthand.names.decisions import AliasEntry


class SqlAliases(OverTables):
    """Keeps lists of names, each whole, under a name of its own."""

    def alias_lists(self) -> dict[str, tuple[AliasEntry, ...]]:
        """Return the entries of each list, by the list's name."""
        # Imported here: a ledger is opened by commands that never come to names.
        from firsthand.names.decisions import AliasEntry

        rows = self._tables.all("SELECT name, record FROM alias_lists ORDER BY name")
        return {name: decode(tuple[AliasEntry, ...], record) for name, record in rows}

    def put_aliases(self, name: str, entries: tuple[AliasEntry, ...], made: str) -> None:
        """Keep a list in place of the one of this name."""
        sql = """INSERT INTO alias_lists (name, made, record) VALUES (?, ?, ?)
                 ON CONFLICT (name) DO UPDATE SET made = excluded.made, record = excluded.record"""
        self._tables.run(sql, name, made, encode(entries))

    def drop_aliases(self, name: str) -> bool:
        """Forget a list; tell whether there was one."""
        known = self._tables.one("SELECT 1 FROM alias_lists WHERE name = ?", name) is not None
        self._tables.run("DELETE FROM alias_lists WHERE name = ?", name)
        return known
