"""The end of a run: everything that depends on all documents together.

A pure function of what the ledger holds, whatever order it came in: which pairs are copies,
origins, readings, entities, statements, events, stories. Only what has changed since the run
before is made again (`run/settling/`). It is kept in one transaction, so that readers see the
ledger before or after, never in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from firsthand.run.pipeline import Run
from firsthand.run.settling.clans import Clans
from firsthand.run.settling.documents import Documents
from firsthand.run.settling.entities import Cast
from firsthand.run.settling.furniture import note_furniture
from firsthand.run.settling.ledger import Ledger
from firsthand.run.settling.origins import Origins
from firsthand.run.settling.pages import Pages
from firsthand.run.settling.questions import Questions
from firsthand.run.settling.stories import Stories
from firsthand.run.steps import Step
from firsthand.store import Settled

Record = TypeVar("Record")
SETTLING = ("names", "statements", "events", "ledger")


def settle(run: Run) -> None:
    """Bring everything that depends on all documents up to what the ledger holds."""
    pages = Pages(run, run.store.document_ids(at_least=Step.COPIES))
    clans = Clans(run, pages)
    known = Origins(run, pages, clans.links)
    origins = known.all
    note_furniture(pages, origins, known.links)
    pages.forget_texts()
    _keep_roles(run, pages)
    copies = tuple(link.relation for link in known.links if link.name not in known.kept)
    if run.until < Step.LEDGER:
        with run.store.transaction():
            run.store.settle_copies(copies, origins, known.kept)
            for made in (pages, clans, known):
                made.save()
        return
    documents = Documents(run, pages, origins)
    cast = Cast(run, documents, known.written)
    stories = Stories(run, documents, cast, origins)
    ledger = Ledger(run, documents, cast, stories, known.links)
    names = [item.document for item in documents.sketches]
    questions = Questions(run, pages, names)
    failures = [
        *(failure for item in documents.sketches for failure in item.failures),
        *ledger.failures,
    ]
    settled = Settled(
        copies=copies,
        kept_copies=known.kept,
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
        for part in (pages, clans, known, documents, stories, ledger, questions):
            part.save()
    run.summary.failed += len(failures)


def _by_id(records: Mapping[str, Record]) -> tuple[Record, ...]:
    return tuple(records[name] for name in sorted(records))


def _keep_roles(run: Run, pages: Pages) -> None:
    """Keep what the copies say of paragraphs that no other copy has, or no longer say."""
    with run.store.transaction():
        for item in pages.unlike_kept():
            run.store.put_article(item)
            pages.note_kept(item)
