"""Who is meant: the entities of one document, and one entity across documents.

In: a document, what `clean` made of it, and the passages that `language` read. Out: a `Reading`
whose mentions (names, roles, groups, pronouns) point at entities; then, over all readings, an
`EntityMap` from the entities of documents to those of the ledger. This stage decides nothing on
who said or did what. `read_aliases` reads a list of names that a user brings.

    >>> from firsthand.names import merge_entities
    >>> merge_entities([]).entities
    ()
"""

from __future__ import annotations

from firsthand.names.aliases import read_aliases
from firsthand.names.decisions import AliasEntry, NameDecision
from firsthand.names.lookup import entity_at, mentions_in
from firsthand.names.merging import EntityMap, merge_entities
from firsthand.names.reading import MADE_BY, make_reading
from firsthand.names.similarity import Judgement

__all__ = [
    "MADE_BY",
    "AliasEntry",
    "EntityMap",
    "Judgement",
    "NameDecision",
    "entity_at",
    "make_reading",
    "mentions_in",
    "merge_entities",
    "read_aliases",
]
