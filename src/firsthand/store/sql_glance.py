"""What lists show of many records: a few values of each, without decoding the whole."""

# ruff: noqa: S608 (names of tables and columns come from this file, values are bound)

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from firsthand.model import CopyRelation, Count, Novelty, Statement, Status
from firsthand.store.codec import decode, from_plain
from firsthand.store.desk import EventGlance, SourceLine
from firsthand.store.rows import OverTables

_BETWEEN_LETTERS = re.compile(r"[\W_]+")
_CHOICES = ("type", "status", "country", "means")


class SqlGlance(OverTables):
    """Answers with parts of records from one ledger."""

    def sizes(self) -> dict[str, int]:
        """Return how many documents, newsroom texts, stories, events, statements there are."""
        found: dict[str, int] = dict(self._tables.all("SELECT name, count FROM sizes"))
        row = self._tables.one("SELECT count(*) FROM documents")
        return {"documents": int(row[0]) if row else 0, **found}

    def sources(self) -> list[SourceLine]:
        """Return all outlets, those with most copies first, as the last run left them."""
        sql = "SELECT name, copies, stories, first FROM outlets ORDER BY copies DESC, name"
        return [SourceLine(*row) for row in self._tables.all(sql)]

    def event_choices(self) -> dict[str, list[str]]:
        """Return the types, statuses, countries and means that occur among the events."""
        return {name: self._distinct(name) for name in _CHOICES}

    def _distinct(self, column: str) -> list[str]:
        """Return the values of an indexed column, by one look-up for each (a loose scan)."""
        sql = f"""WITH RECURSIVE found (value) AS (
                    SELECT min({column}) FROM event_keys
                    UNION ALL
                    SELECT (SELECT min({column}) FROM event_keys WHERE {column} > value)
                        FROM found WHERE value IS NOT NULL)
                  SELECT value FROM found WHERE value IS NOT NULL AND value != ''"""
        return [row[0] for row in self._tables.all(sql)]

    def glances(self, stories: Iterable[str]) -> dict[str, list[EventGlance]]:
        """Return what lists show of the events of these stories, in id order."""
        sql = """SELECT story, id, type, status, novelty, counted, copies, places, conflicts
                 FROM events"""
        found: dict[str, list[EventGlance]] = {}
        for story, *row in sorted(self._tables.in_pieces(sql, "story", stories)):
            found.setdefault(story, []).append(_glance(*row))
        return found

    def titles_of(self, documents: Iterable[str]) -> dict[str, str]:
        """Return the headlines of these documents, of those that have one."""
        sql = "SELECT document, title FROM articles"
        rows = self._tables.in_pieces(sql, "document", documents)
        return {document: title for document, title in rows if title}

    def pairs_among(self, documents: Iterable[str]) -> list[tuple[str, str, bool]]:
        """Return the pairs of copies within these documents, and whether they differ in facts."""
        inside = set(documents)
        rows = self._tables.in_pieces("SELECT a, b, material FROM copies", "a", inside)
        return [(a, b, bool(material)) for a, b, material in rows if b in inside]

    def unsure_origins(self, ids: Iterable[str]) -> set[str]:
        """Return which of these newsroom texts may rest on another one."""
        sql = "SELECT id, is_unsure FROM origins"
        return {name for name, is_unsure in self._tables.in_pieces(sql, "id", ids) if is_unsure}

    def copies_between(self, pairs: Iterable[tuple[str, str]]) -> list[CopyRelation]:
        """Return the copy relations of these pairs of documents, each in either order."""
        ids = (f"{min(pair)} {max(pair)}" for pair in pairs)
        rows = self._tables.in_pieces("SELECT id, record FROM copies", "id", ids)
        return [decode(CopyRelation, record) for _, record in rows]

    def statements_once(self, documents: Iterable[str]) -> list[tuple[Statement, int]]:
        """Return the statements of these documents, in id order, and how often each stands."""
        rows = self._tables.in_pieces("SELECT record FROM statements", "document", documents)
        plain = sorted((json.loads(row[0]) for row in rows), key=lambda item: item["id"])
        found: dict[object, tuple[Mapping[str, Any], int]] = {}
        for item in plain:
            key = _words_of(item)
            first, count = found.get(key, (item, 0))
            found[key] = first, count + 1
        return [(from_plain(Statement, first), count) for first, count in found.values()]


def _words_of(statement: Mapping[str, Any]) -> tuple[object, ...]:
    """Return who says what, so that it is equal for the same words in several copies."""
    parties = (statement.get("speaker"), *statement.get("together", ()))
    speakers = tuple(p and (p.get("entity") or (p.get("quote") or {}).get("text")) for p in parties)
    return speakers, folded(quote["text"] for quote in statement["content"])


def folded(words: Iterable[str]) -> str:
    """Return texts without case and what stands between letters: alike in all their copies."""
    return " ".join(_BETWEEN_LETTERS.sub("", text.casefold()) for text in words)


def _glance(  # noqa: PLR0917 (one for each column)
    id: str,  # noqa: A002 (the record's own word)
    type: str,  # noqa: A002
    status: str,
    novelty: str,
    count: str | None,
    copies: int,
    places: int,
    conflicts: int,
) -> EventGlance:
    number = decode(Count, count) if count else None
    return EventGlance(
        id, type, Status(status), Novelty(novelty), number, copies, places, conflicts
    )
