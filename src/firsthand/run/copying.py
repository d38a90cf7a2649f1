"""Comparing a document with all that the ledger holds, through the index of fingerprints."""

from __future__ import annotations

from functools import lru_cache

from firsthand.copies import MemoryIndex, StoredText, find_copies, read_words
from firsthand.model import Article, CopyRelation, Document
from firsthand.store import Reader

_KEPT = 256  # texts of likely copies that are kept at hand


class Comparer:
    """Finds the copies of documents, one at a time, and learns each."""

    def __init__(self, store: Reader, *, at_least: int) -> None:
        """Learn the documents in the ledger that have been compared before."""
        self._store = store
        self._at_least = at_least
        self.fetch = lru_cache(maxsize=_KEPT)(self._fetch_stored)
        self.index = MemoryIndex()
        self._learn_all()

    def compare(self, document: Document, article: Article) -> list[CopyRelation]:
        """Return the relations of a document to those known; the document is not learnt yet."""
        ranges = body_ranges(article)
        return find_copies(document.id, document.text, ranges, self.index, self.fetch)

    def learn(self, document: Document, article: Article) -> None:
        """Add a document to those known, once it is safely in the ledger."""
        self.index.add(document.id, read_words(document.text, body_ranges(article)))

    def relearn(self) -> None:
        """Start over from the ledger: the text of a known document was read anew."""
        self.fetch.cache_clear()
        self.index = MemoryIndex()
        self._learn_all()

    def _learn_all(self) -> None:
        ids = self._store.document_ids(at_least=self._at_least)
        for document in self._store.documents(ids):
            article = self._store.article(document.id)
            if article is not None:
                self.learn(document, article)

    def _fetch_stored(self, document: str) -> StoredText:
        article = self._store.article(document)
        text = self._store.texts([document])[document]
        return StoredText(text, body_ranges(article) if article else ())


def body_ranges(article: Article) -> tuple[tuple[int, int], ...]:
    """Return where the body blocks of a copy stand in its text."""
    return tuple((block.span.start, block.span.end) for block in article.body)
