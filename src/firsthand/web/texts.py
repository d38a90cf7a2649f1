"""The texts that quotes point into, fetched when one is checked and kept for the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from firsthand.store import Store


class Texts(Mapping[str, str]):
    """Stored texts by document, for one answer."""

    def __init__(self, store: Store, known: Mapping[str, str] | None = None) -> None:
        """Begin with what is known already."""
        self._store = store
        self._kept = dict(known or {})

    def __getitem__(self, document: str) -> str:
        """Return the text of a document; raises KeyError if there is none."""
        if document not in self._kept:
            self._kept.update(self._store.texts([document]))
        return self._kept[document]

    def __iter__(self) -> Iterator[str]:
        """Yield the documents fetched so far."""
        return iter(self._kept)

    def __len__(self) -> int:
        """Return how many were fetched so far."""
        return len(self._kept)
