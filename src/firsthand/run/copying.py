"""Comparing a document with all that the ledger holds, through the index of fingerprints.

The index lives in a folder beside the ledger and can be made again from it at any time. The
folder's name is made of all that the fingerprints depend on, so that an index that belongs
to another ledger, or to other versions, is never used.
"""

from __future__ import annotations

import shutil
from datetime import date
from hashlib import blake2b
from pathlib import Path

from firsthand.copies import (
    CopyIndex,
    DiskIndex,
    MemoryIndex,
    StoredText,
    find_copies,
    read_words,
    restore_roles,
)
from firsthand.copies.compiled import load_compiled
from firsthand.copies.shelf import Shelf
from firsthand.model import Article, CopyRelation, Document
from firsthand.run.steps import Step
from firsthand.run.versions import VERSIONS
from firsthand.store import Store

_GENERATION = "index"
_RECENT = 4096
"""Texts compared last that are kept at hand."""
_WORTH_COMPILING = 100
"""Documents of a run from which the compiled loops save more time than loading them takes."""
_WORTH_READING = 500
"""Documents of a ledger from which they do, for settling reads most of their texts again."""


class Comparer:
    """Finds the copies of documents, one at a time, and learns each.

    Attributes:
        fetch: gives the stored text of a document.
        index: what is known.
        notes: what was found damaged in an index that was closed since, and mended.
    """

    def __init__(self, store: Store) -> None:
        """Open the index, and learn what it lacks of the documents compared before."""
        self._store = store
        self._recent: dict[str, StoredText] = {}
        self._compared = 0
        self.notes: list[str] = []
        self.fetch = Shelf(self._fetch_stored)
        self.index = self._open()
        self._learn_all()

    def compare(self, document: Document, article: Article) -> list[CopyRelation]:
        """Return the relations of a document to those known; the document is not learnt yet."""
        ranges = body_ranges(article)
        self._keep_at_hand(document.id, StoredText(document.text, ranges, _day(article)))
        return find_copies(document.id, document.text, ranges, self.index, self.fetch)

    def _keep_at_hand(self, document: str, stored: StoredText) -> None:
        """Keep a text that was just compared: what comes next is often a copy of it."""
        self._recent[document] = stored
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]
        self._compared += 1
        if self._compared == _WORTH_COMPILING:
            load_compiled()

    def learn(self, document: Document, article: Article) -> None:
        """Add a document to those known, once it is safely in the ledger."""
        self.index.add(document.id, read_words(document.text, body_ranges(article)))

    def relearn(self) -> None:
        """Start over from the ledger, after `begin_anew`."""
        self.close()
        self.fetch = Shelf(self._fetch_stored)
        self.index = self._open()
        self._learn_all()

    def close(self) -> None:
        """Let go of the index, and keep what was found damaged in it."""
        if isinstance(self.index, DiskIndex):
            self.index.close()
            self.notes += self.index.notes

    def _open(self) -> CopyIndex:
        if str(self._store.path) == ":memory:":
            return MemoryIndex()
        place = index_folder(self._store.path)
        stamp = _stamp(self._store.meta())
        if place.is_dir():
            for other in sorted(place.iterdir()):
                if other.name != stamp:
                    shutil.rmtree(other, ignore_errors=True)
        return DiskIndex.open(place / stamp, fetch=self.fetch)

    def _learn_all(self) -> None:
        known = self.index.known()
        if len(known) >= _WORTH_READING:
            load_compiled()
        if known - set(self._store.document_ids()):
            # A ledger put back from an older copy: the index knows what it has not seen yet.
            with self._store.transaction():
                begin_anew(self._store)
            self.relearn()
            return
        stored = set(self._store.document_ids(at_least=Step.COPIES))
        for document in self._store.documents(stored - known):
            article = self._store.article(document.id)
            if article is not None:
                self.learn(document, article)

    def _fetch_stored(self, document: str) -> StoredText:
        if document in self._recent:
            return self._recent[document]
        article = self._store.article(document)
        text = self._store.texts([document])[document]
        return (
            StoredText(text, body_ranges(article), _day(article))
            if article
            else StoredText(text, ())
        )


def inspect_index(store: Store) -> tuple[int, list[str]]:
    """Prove the index of a ledger against its checksums, changing nothing.

    Returns:
        How many documents it holds, and what is damaged; the next run makes that again.
    """
    place = index_folder(store.path) / _stamp(store.meta())
    if not place.is_dir():
        return 0, []
    index = DiskIndex.open(place, writable=False)
    index.prove()
    known, notes = len(index.known()), list(index.notes)
    index.close()
    return known, [f"{note}; the next run makes it again from the ledger" for note in notes]


def _day(article: Article) -> int | None:
    """Return the ordinal of the day on which a copy was published, None if it is not known."""
    day = article.published.day if article.published else None
    return date.fromisoformat(day).toordinal() if day else None


def begin_anew(store: Store) -> None:
    """Make the index that is there one of the past; to be called inside a transaction."""
    generation = int(store.meta().get(_GENERATION, "0")) + 1
    store.set_meta(_GENERATION, str(generation))


def index_folder(ledger: Path) -> Path:
    """Return where the index of a ledger lives: "firsthand.db.fhi"."""
    return ledger.with_name(ledger.name + ".fhi")


def _stamp(meta: dict[str, str]) -> str:
    """Return a name made of all that the fingerprints depend on."""
    parts = meta.get("ledger", ""), meta.get(_GENERATION, "0"), VERSIONS["read"]
    text = "\x1f".join((*parts, VERSIONS["clean"], VERSIONS["copies"]))
    return blake2b(text.encode(), digest_size=6).hexdigest()


def body_ranges(article: Article) -> tuple[tuple[int, int], ...]:
    """Return where the body blocks of a copy stand in its text, as cleaning left them."""
    return tuple((block.span.start, block.span.end) for block in restore_roles(article).body)
