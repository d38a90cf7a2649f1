"""The end of a run: everything that depends on all documents together.

A pure function of what the ledger holds, whatever order it came in: which pairs are copies,
origins, readings, entities, statements, events, stories. It is kept in one transaction, so
that readers see the ledger before or after, never in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.copies import decide_origins, find_furniture, name_relations, restore_roles
from firsthand.copies import settle as settle_copies
from firsthand.ledger import LedgerInput, LedgerRecords, reconcile
from firsthand.model import (
    Article,
    CopyRelation,
    Document,
    Entity,
    Failure,
    Origin,
    PageField,
    Party,
    Reading,
    Statement,
)
from firsthand.names import EntityMap, merge_entities
from firsthand.run.anchors import ancestry_of
from firsthand.run.cancelling import canceled_documents
from firsthand.run.furniture import with_memory
from firsthand.run.interpret import Interpretation, Question, interpret, reading_of
from firsthand.run.passages import passage_texts
from firsthand.run.pipeline import Run
from firsthand.run.questions import open_questions
from firsthand.run.steps import Step
from firsthand.run.tasks import said
from firsthand.run.versions import VERSIONS
from firsthand.store import Settled
from firsthand.store.codec import decode, encode
from firsthand.stories import StoryGroup, describe_document, group_stories
from firsthand.stories.decided import regroup

_KIND = "interpretation"
SETTLING = ("names", "statements", "events", "ledger")


@dataclass(frozen=True, slots=True)
class Interpreted:
    """One document as it was understood."""

    reading: Reading
    answer: Interpretation
    fields: tuple[PageField, ...] = ()


def settle(run: Run) -> None:
    """Bring everything that depends on all documents up to what the ledger holds."""
    copies, origins = _decide_copies(run)
    if run.until < Step.LEDGER:
        with run.store.transaction():
            run.store.settle_copies(copies, origins)
        return
    documents = _interpret_all(run, origins)
    settled, failures = _reconcile_all(run, documents, copies, origins)
    with run.store.transaction():
        run.store.settle(settled)
        run.store.replace_failures(SETTLING, failures)
    run.summary.failed += len(failures)


def _decide_copies(run: Run) -> tuple[list[CopyRelation], list[Origin]]:
    """Return the relations that count as copying, and the origins they leave."""
    ids = run.store.document_ids(at_least=Step.COPIES)
    comparer = run.comparer
    found = settle_copies(run.store.pairs(), comparer.index, comparer.fetch)
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
    _keep_roles(run, kept, articles, changed)
    return copies, origins


def _keep_roles(
    run: Run, kept: Sequence[Article], plain: Sequence[Article], changed: Sequence[Article]
) -> None:
    """Keep what the copies say of paragraphs that no other copy has, or no longer say."""
    wanted = {item.document: item for item in (*plain, *changed)}
    fresh = [wanted[item.document] for item in kept if wanted[item.document] != item]
    with run.store.transaction():
        for item in fresh:
            run.store.put_article(item)


def _interpret_all(run: Run, origins: Sequence[Origin]) -> list[Interpreted]:
    """Return every document that has been read as it is understood, in id order."""
    remembered = run.store.recall_keys(_KIND)
    questions = list(_questions(run, origins))
    keys = {item.document.id: item.key() for item in questions}
    fresh = [
        item for item in questions if remembered.get(item.document.id) != keys[item.document.id]
    ]
    answers: dict[str, Interpretation] = {}
    for done, outcome in enumerate(run.workers.map(interpret, fresh), start=1):
        document = outcome.given.document
        answer = outcome.made or _killed(document)
        answers[document.id] = answer
        if not answer.failures:
            with run.store.transaction():
                text = encode(answer)
                run.store.remember(_KIND, document.id, key=keys[document.id], answer=text)
        run.progress.step("interpreting", done, len(fresh))
    for item in questions:
        if item.document.id not in answers:
            text = run.store.recall(_KIND, item.document.id) or ""
            answers[item.document.id] = decode(Interpretation, text)
    return [
        Interpreted(
            reading_of(item, answers[item.document.id]),
            answers[item.document.id],
            item.document.fields,
        )
        for item in questions
    ]


def _killed(document: Document) -> Interpretation:
    error = "a worker process died twice while interpreting it"
    failure = Failure(document.id, "names", error, VERSIONS["names"], document.acquisition.path)
    return Interpretation(document.id, failures=(failure,))


def _questions(run: Run, origins: Sequence[Origin]) -> Iterator[Question]:
    """Yield each document that has been read with all that its reading depends on."""
    homes: dict[str, list[Origin]] = {}
    for origin in origins:
        for member in origin.documents:
            homes.setdefault(member, []).append(origin)
    for document in run.store.documents(run.store.document_ids(at_least=Step.LANGUAGE)):
        article = run.store.article(document.id) or Article(document.id, None, ())
        passages = run.store.passages(passage_texts(document, article))
        ancestry = ancestry_of(article, homes.get(document.id, ()))
        yield Question(
            document, article, passages, ancestry.anchor, ancestry.producer, ancestry.key
        )


def _reconcile_all(
    run: Run,
    documents: Sequence[Interpreted],
    copies: Sequence[CopyRelation],
    origins: Sequence[Origin],
) -> tuple[Settled, list[Failure]]:
    """Return the ledger of all documents, and what could not be taken into it."""
    readings = [item.reading for item in documents]
    entities = merge_entities(
        readings,
        decisions=run.decided.entities(readings),
        aliases=[item for items in run.store.alias_lists().values() for item in items],
    )
    known = _known(entities, documents)
    told = [item for item in documents if not item.answer.failed]
    groups = regroup(
        group_stories(
            describe_document(item.reading, item.answer.events, origins, known) for item in told
        ),
        run.decided.stories(),
        origins,
    )
    by_id = {item.reading.document: item for item in told}
    failures = [failure for item in documents for failure in item.answer.failures]
    records: list[LedgerRecords] = []
    verdicts = tuple(run.decided.events())
    canceled = canceled_documents((item.reading.document, item.fields) for item in told)
    for done, group in enumerate(groups, start=1):
        story = _ledger_input(group, by_id, copies, origins, known)
        story = replace(story, verdicts=verdicts, canceled=canceled)
        try:
            records.append(reconcile(story))
        except Exception as error:  # noqa: BLE001 (the edge of the story: a row, never the end)
            failures.append(Failure(group.id, "ledger", said(error), VERSIONS["ledger"]))
        run.progress.step("reconciling", done, len(groups))
    settled = _settled(records, copies, origins, entities)
    events = tuple(run.decided.with_status(event) for event in settled.events)
    questions = open_questions(
        articles=[item.reading.article for item in documents],
        texts={item.reading.document: item.reading.text for item in documents},
        groups=groups,
        origins=origins,
        events=events,
        decided=run.decided.decisions,
    )
    return replace(settled, events=events, questions=questions), failures


def _known(entities: EntityMap, documents: Sequence[Interpreted]) -> dict[str, Entity]:
    """Return for each entity id of any document the entity across documents."""
    by_id = {entity.id: entity for entity in entities.entities}
    used = {entity.id for item in documents for entity in item.reading.entities} | by_id.keys()
    found = {key: by_id.get(entities.find(key)) for key in sorted(used)}
    return {key: entity for key, entity in found.items() if entity is not None}


def _ledger_input(
    group: StoryGroup,
    by_id: dict[str, Interpreted],
    copies: Sequence[CopyRelation],
    origins: Sequence[Origin],
    known: dict[str, Entity],
) -> LedgerInput:
    members = [by_id[document] for document in group.documents]
    inside = set(group.documents)
    return LedgerInput(
        story=group.id,
        articles=tuple(item.reading.article for item in members),
        readings=tuple(item.reading for item in members),
        origins=tuple(item for item in origins if inside & set(item.documents)),
        statements=tuple(found for item in members for found in item.answer.statements),
        mentions=tuple(found for item in members for found in item.answer.events),
        figures=tuple(found for item in members for found in item.answer.figures),
        relations=tuple(item for item in copies if item.a in inside and item.b in inside),
        entities=known,
    )


def _settled(
    records: Sequence[LedgerRecords],
    copies: Sequence[CopyRelation],
    origins: Sequence[Origin],
    entities: EntityMap,
) -> Settled:
    statements = [_canonical(found, entities) for item in records for found in item.statements]
    return Settled(
        copies=tuple(copies),
        origins=tuple(origins),
        entities=entities.entities,
        stories=_by_id(item.story for item in records),
        statements=_by_id(statements),
        events=_by_id(found for item in records for found in item.events),
        figures=_by_id(found for item in records for found in item.figures),
    )


def _by_id(records: Iterable) -> tuple:  # type: ignore[type-arg]
    return tuple(sorted(records, key=lambda item: item.id))


def _canonical(statement: Statement, entities: EntityMap) -> Statement:
    """Return a statement whose parties are the entities of the ledger."""

    def party(item: Party | None) -> Party | None:
        if item is None or item.entity is None:
            return item
        return replace(item, entity=entities.find(item.entity))

    return replace(
        statement,
        speaker=party(statement.speaker),
        medium=party(statement.medium),
        addressee=party(statement.addressee),
        chain=tuple(entities.find(item) for item in statement.chain),
    )
