"""One document after the other: read, clean, compare, read its new passages; each kept at once.

Every document is kept in a transaction of its own, so that a run may be killed at any moment:
the next one goes on with the documents that have not come as far as they should.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from firsthand.config import Config
from firsthand.model import Article, Document, Failure
from firsthand.run.copying import Comparer, begin_anew, body_ranges
from firsthand.run.decided import Decided
from firsthand.run.intake import Found, Item, Skipped
from firsthand.run.steps import Step
from firsthand.run.summary import Progress, Summary
from firsthand.run.tasks import Opened, Prepared, open_item, prepare, read_failure
from firsthand.run.workers import Workers
from firsthand.store import Arrival, Store


@dataclass(slots=True)
class Run:
    """What the steps of one run share.

    `failed` holds the documents that failed in it, `decided` what analysts decided before it.
    `anew` has everything settled again, whatever the runs before made of it.
    """

    store: Store
    config: Config
    workers: Workers
    progress: Progress
    summary: Summary
    until: Step
    failed: set[str] = field(default_factory=set)
    decided: Decided = field(default_factory=Decided)
    anew: bool = False
    _comparers: list[Comparer] = field(default_factory=list)

    @property
    def comparer(self) -> Comparer:
        """The index of fingerprints, loaded when the first document is compared."""
        if not self._comparers:
            self._comparers.append(Comparer(self.store))
        return self._comparers[0]

    def close(self) -> None:
        """Let go of the index; what was damaged in it is told in the summary."""
        for comparer in self._comparers:
            comparer.close()
        notes = (note for comparer in self._comparers for note in comparer.notes)
        self.summary.notes = tuple(dict.fromkeys(notes))


def take_in(run: Run, found: Iterable[Found]) -> None:
    """Read, clean and compare every input that the ledger does not hold yet."""
    outcomes = run.workers.map(open_item, _unknown(run, found))
    for done, outcome in enumerate(outcomes, start=1):
        if outcome.made is None:
            killed = "a worker process died twice while reading it (out of memory?)"
            _keep_failures(run, [read_failure(outcome.given, killed)])
        else:
            _keep_opened(run, outcome.given, outcome.made)
        run.progress.step("reading", done, None)


def _unknown(run: Run, found: Iterable[Found]) -> Iterator[Item]:
    """Yield the inputs that are to be read; note the others."""
    for item in found:
        run.summary.inputs += 1
        if isinstance(item, Skipped):
            run.summary.skipped += 1
        elif isinstance(item, Failure):
            _keep_failures(run, [item])
        elif run.store.has_arrival(_arrival(item)):
            run.summary.known += len(run.store.documents_of_input(item.digest))
        else:
            yield item


def _arrival(item: Item) -> Arrival:
    return Arrival(item.digest, item.name, item.acquisition)


def _keep_failures(run: Run, failures: Iterable[Failure]) -> None:
    with run.store.transaction():
        for failure in failures:
            note_failure(run, failure)


def note_failure(run: Run, failure: Failure) -> None:
    """Keep a failure, and count it; to be called inside a transaction."""
    run.store.add_failure(failure)
    run.summary.failed += 1
    run.failed.add(failure.document)


def _keep_opened(run: Run, item: Item, opened: Opened) -> None:
    """Keep all documents of an input, each with its copies in a transaction of its own."""
    with run.store.transaction():
        run.store.add_input(item.digest, item.data)
        run.store.clear_failures_of(item.acquisition.path or "", stage="read")
        for failure in opened.failures:
            note_failure(run, failure)
    for prepared in opened.prepared:
        _keep_document(run, _with_decisions(run, prepared), input_digest=item.digest)
    # Only now: a run that is killed in between reads the input again and loses nothing.
    if not opened.failures:
        with run.store.transaction():
            run.store.add_arrival(_arrival(item))


def _with_decisions(run: Run, prepared: Prepared) -> Prepared:
    """Return a cleaned document with the roles that analysts gave its blocks."""
    article = prepared.article and run.decided.article(prepared.article, prepared.document)
    return replace(prepared, article=article)


def _keep_document(run: Run, prepared: Prepared, *, input_digest: str) -> None:
    """Keep one document that was read, unless the ledger has it from a place that comes first."""
    document = prepared.document
    kept = next(run.store.documents([document.id]), None)
    if kept is None:
        run.summary.new += 1
        _keep_read(run, prepared, input_digest=input_digest)
        return
    run.summary.known += 1
    together = replace(kept, acquisitions=(*kept.acquisitions, *document.acquisitions))
    if together.acquisition == kept.acquisition:
        with run.store.transaction():
            run.store.add_acquisitions(document, input=input_digest)
        return
    # The acquisition that speaks for the document has changed, so that it has another
    # source, and may be another kind of file: what was made of it is made again.
    _keep_read(run, prepared, input_digest=input_digest, is_known=True)


def read_again(run: Run, item: Item) -> None:
    """Read a known input anew, with the stages of now, in place of what was kept of it."""
    opened = open_item(item)
    _keep_failures(run, opened.failures)
    for prepared in opened.prepared:
        kept = next(run.store.documents([prepared.document.id]), None)
        first = prepared.document.acquisition
        if kept is None or kept.acquisition == first:
            again = _with_decisions(run, prepared)
            _keep_read(run, again, input_digest=item.digest, is_known=kept is not None)


def _keep_read(run: Run, prepared: Prepared, *, input_digest: str, is_known: bool = False) -> None:
    """Keep a document, and what cleaning and comparing made of it, in one transaction.

    Where the document was known, the index of copies is of its former text and is given up.
    """
    document = prepared.document
    comparer = run.comparer if run.until >= Step.COPIES else None
    with run.store.transaction():
        if is_known:
            begin_anew(run.store)
        run.store.put_document(document, input=input_digest, stage=Step.READ)
        run.store.clear_failures(document.id)
        if run.until >= Step.CLEAN:
            _keep_cleaned(run, prepared)
    if comparer is not None and is_known:
        comparer.relearn()
    elif comparer is not None:
        _learn(run, comparer, prepared)


def _learn(run: Run, comparer: Comparer, prepared: Prepared) -> None:
    """Let the index know a document that has been cleaned, unless it is too long for it."""
    if prepared.article is not None and not _is_too_long(run, prepared.article):
        comparer.learn(prepared.document, prepared.article)


def _keep_cleaned(run: Run, prepared: Prepared) -> None:
    document, article = prepared.document, prepared.article
    if prepared.failure is not None:
        note_failure(run, prepared.failure)
    if article is None:
        return
    run.store.put_article(article)
    run.store.set_stage(document.id, Step.CLEAN)
    if run.until >= Step.COPIES:
        _keep_copies(run, document, article)


def _keep_copies(run: Run, document: Document, article: Article) -> None:
    from firsthand.copies import MADE_BY
    from firsthand.run.tasks import said

    path = document.acquisition.path
    if _is_too_long(run, article):
        words = f"over {run.config.max_text} characters of body text (max_text)"
        error = f"{words}: kept and cleaned, but neither compared nor read"
        note_failure(run, Failure(document.id, "copies", error, MADE_BY, path))
        return
    try:
        relations = run.comparer.compare(document, article)
    except Exception as error:  # noqa: BLE001 (the edge of the document: a row, never the end)
        note_failure(run, Failure(document.id, "copies", said(error), MADE_BY, path))
        return  # without its copies it would count as independent: it waits for the next run
    run.store.clear_failures(document.id, stage="copies")
    run.store.put_pairs(document.id, relations)
    run.store.set_stage(document.id, Step.COPIES)


def _is_too_long(run: Run, article: Article) -> bool:
    """Tell whether a text is no news copy: aligning and parsing it would take for ever."""
    return sum(end - start for start, end in body_ranges(article)) > run.config.max_text


def catch_up(run: Run) -> None:
    """Clean and compare the documents that an earlier run left unfinished."""
    cleaned = set(run.store.document_ids(at_least=Step.CLEAN))
    waiting = run.store.document_ids(at_least=Step.READ, below=min(run.until, Step.COPIES))
    for document in run.store.documents(set(waiting) - run.failed):
        article = run.store.article(document.id) if document.id in cleaned else None
        if article is not None and _is_too_long(run, article):
            continue  # its failure is on record
        prepared = Prepared(document, article) if article else prepare(document)
        prepared = _with_decisions(run, prepared)
        comparer = run.comparer if run.until >= Step.COPIES else None
        with run.store.transaction():
            run.store.clear_failures(document.id, stage="clean")
            _keep_cleaned(run, prepared)
        if comparer is not None:
            _learn(run, comparer, prepared)
