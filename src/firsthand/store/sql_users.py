"""Users, tokens, saved views and the audit of the desk, in one ledger."""

from __future__ import annotations

from firsthand.store.people import AuditLine, SavedView, User
from firsthand.store.rows import OverTables


class SqlUsers(OverTables):
    """Keeps who may use the desk, and what they did with it."""

    def users(self) -> list[User]:
        """Return all users by name."""
        sql = "SELECT name, role, password, epoch FROM users ORDER BY name"
        return [User(*row) for row in self._tables.all(sql)]

    def user(self, name: str) -> User | None:
        """Return one user."""
        sql = "SELECT name, role, password, epoch FROM users WHERE name = ?"
        row = self._tables.one(sql, name)
        return None if row is None else User(*row)

    def put_user(self, user: User) -> None:
        """Keep a user in place of the one of this name; a raised epoch ends their sessions."""
        sql = """INSERT INTO users (name, role, password, epoch) VALUES (?, ?, ?, ?)
                 ON CONFLICT (name) DO UPDATE SET role = excluded.role,
                    password = excluded.password, epoch = users.epoch + 1"""
        self._tables.run(sql, user.name, user.role, user.password, user.epoch)

    def drop_user(self, name: str) -> None:
        """Forget a user and their tokens; what they decided stays."""
        self._tables.run("DELETE FROM users WHERE name = ?", name)

    def add_token(self, digest: str, name: str, label: str, made: str) -> None:
        """Keep the digest of a token of a user."""
        sql = "INSERT INTO tokens (digest, name, label, made) VALUES (?, ?, ?, ?)"
        self._tables.run(sql, digest, name, label, made)

    def user_of_token(self, digest: str) -> User | None:
        """Return the user whose token has this digest."""
        row = self._tables.one("SELECT name FROM tokens WHERE digest = ?", digest)
        return None if row is None else self.user(row[0])

    def saved_views(self, owner: str) -> list[SavedView]:
        """Return the saved views of a user, by name."""
        sql = "SELECT id, owner, name, page, query FROM saved_views WHERE owner = ? ORDER BY name"
        return [SavedView(*row) for row in self._tables.all(sql, owner)]

    def save_view(self, view: SavedView, made: str) -> None:
        """Keep a view in place of the user's other of this name."""
        same = "DELETE FROM saved_views WHERE id = ? OR (owner = ? AND name = ?)"
        self._tables.run(same, view.id, view.owner, view.name)
        sql = """INSERT INTO saved_views (id, owner, name, page, query, made)
                 VALUES (?, ?, ?, ?, ?, ?)"""
        self._tables.run(sql, view.id, view.owner, view.name, view.page, view.query, made)

    def drop_view(self, id: str, owner: str) -> None:  # noqa: A002 (the record's own word)
        """Forget a view of a user."""
        self._tables.run("DELETE FROM saved_views WHERE id = ? AND owner = ?", id, owner)

    def add_audit(self, line: AuditLine) -> None:
        """Keep that a write was made, or refused."""
        sql = "INSERT INTO audit (at, who, action, target, result) VALUES (?, ?, ?, ?, ?)"
        self._tables.run(sql, line.at, line.who, line.action, line.target, line.result)

    def audit(self, *, limit: int = 200) -> list[AuditLine]:
        """Return the last writes, the latest first."""
        sql = "SELECT at, who, action, target, result FROM audit ORDER BY number DESC LIMIT ?"
        return [AuditLine(*row) for row in self._tables.all(sql, limit)]

    def writes_of_desk(self) -> int:
        """Return how many writes through the desk are on record: it grows with each."""
        row = self._tables.one("SELECT max(number) FROM audit")
        return 0 if row is None or row[0] is None else int(row[0])
