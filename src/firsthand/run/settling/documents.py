"""What every document says, asked again only where something it depends on has changed.

A document whose record, article, day, producer and origins are as they were is not even
loaded: a sketch of it is enough to merge entities and to tell which stories have changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.model import (
    Article,
    Document,
    Entity,
    Failure,
    Origin,
    PageField,
    Reading,
)
from firsthand.run.anchors import Ancestry, ancestry_of
from firsthand.run.interpret import VERSIONS as READING
from firsthand.run.interpret import Interpretation, Question, interpret, reading_of
from firsthand.run.passages import passage_texts
from firsthand.run.pipeline import Run
from firsthand.run.settling.pages import Pages
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.steps import Step
from firsthand.run.versions import VERSIONS, versions_in_force
from firsthand.store.codec import decode, encode

_KIND = "interpretation"
_AT_HAND = 2048  # answers of this run that are kept until stories are reconciled


@dataclass(frozen=True, slots=True)
class Sketch:
    """One document that was understood, without its text.

    Attributes:
        key: digest of all that it was understood from.
        entities: those of the document, each as it is written.
        fields: what the wire says of it.
    """

    document: str
    key: str
    entities: tuple[str, ...] = ()
    fields: tuple[PageField, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no reading at all."""
        return any(failure.stage == "names" for failure in self.failures)

    @property
    def known(self) -> tuple[Entity, ...]:
        """Its entities as records."""
        return tuple(_entity(text) for text in self.entities)


@dataclass(frozen=True, slots=True)
class Understood:
    """One document as it was understood."""

    reading: Reading
    answer: Interpretation


class Documents:
    """All documents that have been read, as they are understood."""

    def __init__(self, run: Run, pages: Pages, origins: Sequence[Origin]) -> None:
        """Bring what every document says up to date.

        Args:
            run: the run.
            pages: the article of each document.
            origins: of all documents.
        """
        self._run = run
        self._pages = pages
        self._parts = Parts(run.store, "document", anew=run.anew)
        self._answers: dict[str, Interpretation] = {}
        self.homes: Mapping[str, Sequence[Origin]] = _homes(origins)
        self.sketches = self._understand()

    def save(self) -> None:
        """Keep the sketches; inside a transaction."""
        self._parts.save()

    def load(self, ids: Iterable[str]) -> dict[str, Understood]:
        """Return documents as they were understood, each with its text."""
        wanted = sorted(ids)
        texts = self._run.store.texts(wanted)
        found = {}
        for name in wanted:
            answer = self._answers.get(name)
            if answer is None:
                text = self._run.store.recall(_KIND, name) or ""
                answer = decode(Interpretation, text)
            reading = reading_of(answer, texts[name], self._page(name), self.ancestry(name))
            found[name] = Understood(reading, answer)
        return found

    def ancestry(self, name: str) -> Ancestry:
        """Return the day, the producer and the origin key of a document."""
        return ancestry_of(self._pages.dated(name), self.homes.get(name, ()))

    def _page(self, name: str) -> Article:
        return self._pages.get(name) or Article(name, None, ())

    def _understand(self) -> list[Sketch]:
        store = self._run.store
        ids = store.document_ids(at_least=Step.LANGUAGE)
        keys = self._keys(ids)
        # A passage that could not be read may be known by now, from another document.
        doubted = {item.document for item in store.failures() if item.stage == "language"}
        stale = [name for name in ids if name in doubted or not self._parts.knows(name, keys[name])]
        fresh = list(self._ask_again(stale, keys))
        kept = [decode(Sketch, text) for _, text in self._parts.answers()]
        return sorted([*kept, *fresh], key=lambda item: item.document)

    def _keys(self, ids: Sequence[str]) -> dict[str, str]:
        """Return for each document the digest of all that understanding it depends on."""
        store = self._run.store
        details, articles = dict(store.raw("documents")), self._pages.raw
        made_by = versions_in_force(self._run.config)["language"]
        found = {}
        for name in ids:
            past = self.ancestry(name)
            origin = encode((past.anchor, past.producer)), past.key
            found[name] = digest(made_by, READING, details[name], articles.get(name, ""), *origin)
        return found

    def _ask_again(self, stale: Sequence[str], keys: Mapping[str, str]) -> Iterator[Sketch]:
        """Yield the sketches of documents of which something has changed."""
        if not stale:
            return
        store = self._run.store
        remembered = store.recall_keys(_KIND)
        asked: dict[str, tuple[Question, str]] = {}

        def changed() -> Iterator[Question]:
            for question in self._questions(stale):
                name, key = question.document.id, question.key()
                if remembered.get(name) != key or self._run.anew:
                    asked[name] = question, key
                    yield question
                else:
                    known.append((name, _wire(question.document)))

        known: list[tuple[str, tuple[PageField, ...]]] = []
        for done, outcome in enumerate(self._run.workers.map(interpret, changed()), start=1):
            document = outcome.given.document
            answer = outcome.made or _killed(document)
            _, key = asked.pop(document.id)
            self._keep_answer(document.id, key, answer)
            yield self._sketch(keys[document.id], answer, _wire(document))
            self._run.progress.step("interpreting", done, len(stale))
        for name, fields in known:
            answer = decode(Interpretation, store.recall(_KIND, name) or "")
            yield self._sketch(keys[name], answer, fields)

    def _keep_answer(self, name: str, key: str, answer: Interpretation) -> None:
        if answer.failures:
            self._answers[name] = answer
            return
        if len(self._answers) < _AT_HAND:
            self._answers[name] = answer
        with self._run.store.transaction():
            self._run.store.remember(_KIND, name, key=key, answer=encode(answer))

    def _sketch(self, key: str, answer: Interpretation, fields: tuple[PageField, ...]) -> Sketch:
        """Return the sketch of a document; it is kept, unless it is to be asked again."""
        name, failures = answer.document, answer.failures
        texts = tuple(encode(item) for item in answer.entities)
        if failures:
            return Sketch(name, digest(key, encode(failures)), texts, fields, failures)
        sketch = Sketch(name, key, texts, fields)
        self._parts.keep(name, key, encode(sketch))
        return sketch

    def _questions(self, ids: Iterable[str]) -> Iterator[Question]:
        """Yield documents with all that their reading depends on."""
        store = self._run.store
        for document in store.documents(ids):
            article, past = self._page(document.id), self.ancestry(document.id)
            passages = store.passages(passage_texts(document, article))
            yield Question(document, article, passages, past.anchor, past.producer, past.key)


def _homes(origins: Sequence[Origin]) -> Mapping[str, Sequence[Origin]]:
    homes: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        for member in origin.documents:
            homes[member].append(origin)
    return homes


def _wire(document: Document) -> tuple[PageField, ...]:
    return tuple(item for item in document.fields if item.basis == "wire")


@lru_cache(maxsize=1 << 16)
def _entity(text: str) -> Entity:
    return decode(Entity, text)


def _killed(document: Document) -> Interpretation:
    error = "a worker process died twice while interpreting it"
    failure = Failure(document.id, "names", error, VERSIONS["names"], document.acquisition.path)
    return Interpretation(document.id, failures=(failure,))
