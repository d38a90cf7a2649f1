"""Which questions are answered alike until the ledger is settled again.

What was reconciled is written at one place only (`SqlWriter.settle`), which counts how often; so
a question about nothing else need not be asked again while that number is the same, however much
an ingest brings in meanwhile.
"""

from __future__ import annotations

import re
from functools import lru_cache

SETTLINGS = "settlings"  # the key in `meta` under which the settlings are counted
# Tables that only settling writes to, and those that the database derives from them.
SETTLED = frozenset(
    {
        *("copies", "origins", "origin_documents", "stories", "story_documents"),
        *("entities", "entity_names", "statements", "statement_index", "statement_rows"),
        *("statement_words", "events", "event_keys", "event_keys_of", "event_parties"),
        *("event_parties_of", "figures", "questions", "sizes", "outlets"),
    }
)
# All others: an ingest, a watch, an analyst or a program may write to them at any time.
OTHERS = frozenset(
    {
        *("meta", "inputs", "documents", "document_words", "text_index", "acquisitions"),
        *("arrivals", "fetches", "articles", "pairs", "passages", "memory", "settled"),
        *("failures", "runs", "sizes_now", "outlets_now", "decisions", "saved_views"),
        *("users", "tokens", "audit", "lists", "list_entries", "list_names", "alias_lists"),
        *("alerts", "alert_attempts", "alert_items", "alert_places", "alert_states"),
        *("watches", "watch_entries", "watch_links", "watch_sites"),
    }
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1000)
def is_of_settled(sql: str) -> bool:
    """Tell whether a question reads nothing but what settling writes.

    A column that is called like another table makes it one that is asked again.
    """
    words = set(_WORD.findall(sql))
    return bool(words & SETTLED) and not words & OTHERS
