"""The end of a run: everything that depends on all documents together.

A pure function of what the ledger holds, whatever order it came in: which pairs are copies,
origins, readings, entities, statements, events, stories. Only what has changed since the run
before is made again (`run/settling/`). It is kept in one transaction, so that readers see the
ledger before or after, never in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from firsthand.copies import decide_origins, find_furniture, name_relations, restore_roles
from firsthand.copies import settle as settle_copies
from firsthand.model import Article, CopyRelation, Origin
from firsthand.run.furniture import with_memory
from firsthand.run.pipeline import Run
from firsthand.run.settling.copies import Judgements
from firsthand.run.settling.documents import Documents
from firsthand.run.settling.entities import Cast
from firsthand.run.settling.ledger import Ledger
from firsthand.run.settling.questions import Questions
from firsthand.run.settling.stories import Stories
from firsthand.run.steps import Step
from firsthand.store import Settled

Record = TypeVar("Record")
SETTLING = ("names", "statements", "events", "ledger")


def settle(run: Run) -> None:
    """Bring everything that depends on all documents up to what the ledger holds."""
    copies, origins, pages = _decide_copies(run)
    if run.until < Step.LEDGER:
        with run.store.transaction():
            run.store.settle_copies(copies, origins)
        return
    documents = Documents(run, pages, origins)
    cast = Cast(run, documents)
    stories = Stories(run, documents, cast, origins)
    ledger = Ledger(run, documents, cast, stories, copies)
    names = [item.document for item in documents.sketches]
    questions = Questions(run, pages, names)
    failures = [
        *(failure for item in documents.sketches for failure in item.failures),
        *ledger.failures,
    ]
    settled = Settled(
        copies=tuple(copies),
        origins=tuple(origins),
        entities=cast.map.entities,
        stories=tuple(ledger.stories),
        statements=tuple(ledger.statements),
        events=_by_id(ledger.events),
        figures=_by_id(ledger.figures),
        questions=questions.all(stories.groups, origins, ledger.questions),
        kept_stories=frozenset(ledger.kept),
        kept_documents=frozenset(
            name for group in stories.groups if group.id in ledger.kept for name in group.documents
        ),
        written=cast.written,
    )
    with run.store.transaction():
        run.store.settle(settled)
        run.store.replace_failures(SETTLING, failures)
        for part in (documents, stories, ledger, questions):
            part.save()
    run.summary.failed += len(failures)


def _by_id(records: Mapping[str, Record]) -> tuple[Record, ...]:
    return tuple(records[name] for name in sorted(records))


def _decide_copies(
    run: Run,
) -> tuple[list[CopyRelation], list[Origin], Mapping[str, Article]]:
    """Return the relations that count as copying, the origins they leave, and all articles."""
    ids = run.store.document_ids(at_least=Step.COPIES)
    comparer = run.comparer
    judged = Judgements(run)
    found = settle_copies(run.store.pairs(), comparer.index, comparer.fetch, judged)
    settled = run.decided.copies(found, run.store.pairs())
    documents = list(run.store.documents(ids))
    kept = list(run.store.articles(ids))
    articles = [restore_roles(item) for item in kept]
    copies = name_relations(settled, articles, documents)
    origins = decide_origins(articles, documents, copies)
    remembered = with_memory(articles, documents, origins)
    now = {item.document: item for item in (*articles, *remembered)}
    cleaned = [now[item.document] for item in articles]
    changed = [*remembered, *find_furniture(cleaned, documents, copies, origins)]
    wanted = {item.document: item for item in (*articles, *changed)}
    with run.store.transaction():
        judged.save()
    _keep_roles(run, [wanted[item.document] for item in kept if wanted[item.document] != item])
    return copies, origins, wanted


def _keep_roles(run: Run, changed: Sequence[Article]) -> None:
    """Keep what the copies say of paragraphs that no other copy has, or no longer say."""
    with run.store.transaction():
        for item in changed:
            run.store.put_article(item)
