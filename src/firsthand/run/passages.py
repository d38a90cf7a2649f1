"""Reading the distinct passages of documents, each once however many copies carry it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.config import Config
from firsthand.language import MADE_BY, find_paragraphs, passage_key
from firsthand.model import Article, Document, Failure
from firsthand.run.pipeline import Run, note_failure
from firsthand.run.steps import Step
from firsthand.run.tasks import Parsed, Texts, read_texts
from firsthand.run.workers import Outcome

_DOCUMENTS = 32  # documents whose passages are gathered at a time
_CHARACTERS = 12_000  # of text in one piece of work: a second of parsing or so


@dataclass(frozen=True, slots=True)
class Wanted:
    """The passages of one document: their texts by key, and what cannot be read of it."""

    document: str
    path: str | None
    texts: dict[str, str]
    problems: tuple[str, ...] = ()


def read_all(run: Run) -> None:
    """Read the passages of every document that has been compared and not been read."""
    waiting = run.store.document_ids(at_least=Step.COPIES, below=Step.LANGUAGE)
    for at in range(0, len(waiting), _DOCUMENTS):
        piece = waiting[at : at + _DOCUMENTS]
        wanted = [_wanted(run, document) for document in run.store.documents(piece)]
        _read_piece(run, wanted)
        run.progress.step("reading passages", at + len(piece), len(waiting))


def _wanted(run: Run, document: Document) -> Wanted:
    article = run.store.article(document.id) or Article(document.id, None, ())
    texts = passage_texts(document, article)
    path = document.acquisition.path
    longest = run.config.max_passage
    fitting = {key: text for key, text in texts.items() if len(text) <= longest}
    problems = tuple(
        f"a paragraph of {len(text)} characters is no prose and was not read (max_passage)"
        for key, text in texts.items()
        if key not in fitting
    )
    return Wanted(document.id, path, fitting, problems)


def passage_texts(document: Document, article: Article) -> dict[str, str]:
    """Return the texts of the paragraphs that are to be read, by their key."""
    found: dict[str, str] = {}
    for span, _ in find_paragraphs(document, article):
        text = document.text[span.start : span.end]
        found.setdefault(passage_key(text), text)
    return found


def _read_piece(run: Run, wanted: list[Wanted]) -> None:
    """Read what is new in some documents, then note each document as read."""
    needed = [key for item in wanted for key in item.texts]
    known = run.store.known_passages(needed)
    texts = {key: text for item in wanted for key, text in item.texts.items() if key not in known}
    run.summary.passages_parsed += len(texts)
    run.summary.passages_known += len(needed) - len(texts)
    errors = {}
    for outcome in run.workers.map(read_texts, _pieces(run.config, texts)):
        errors.update(_keep_passages(run, outcome))
    for item in wanted:
        _finish(run, item, errors)


def _pieces(config: Config, texts: dict[str, str]) -> Iterator[Texts]:
    """Yield passages in pieces of about the same size, in the order of their keys."""
    piece: list[str] = []
    for key in sorted(texts):
        piece.append(texts[key])
        if sum(map(len, piece)) >= _CHARACTERS:
            yield _texts(config, piece)
            piece = []
    if piece:
        yield _texts(config, piece)


def _texts(config: Config, piece: list[str]) -> Texts:
    return Texts(config.spacy_model, tuple(piece), config.reader, config.reader_threads)


def _keep_passages(run: Run, outcome: Outcome[Texts, Parsed]) -> dict[str, str]:
    """Keep what was read; return the reason for each passage that failed, by key."""
    texts = outcome.given.texts
    if outcome.made is None and len(texts) > 1:
        # One of these kills the worker: each gets a worker of its own.
        errors: dict[str, str] = {}
        alone = (replace(outcome.given, texts=(text,)) for text in texts)
        for single in run.workers.map(read_texts, alone):
            errors.update(_keep_passages(run, single))
        return errors
    if outcome.made is None:
        return {passage_key(texts[0]): "a worker process died twice while reading a passage"}
    with run.store.transaction():
        run.store.add_passages(item for item in outcome.made.passages if item is not None)
    pairs = zip(texts, outcome.made.errors, strict=True)
    return {passage_key(text): error for text, error in pairs if error is not None}


def _finish(run: Run, item: Wanted, errors: dict[str, str]) -> None:
    """Note a document as read, with a failure for each passage that could not be."""
    problems = [*item.problems, *(errors[key] for key in item.texts if key in errors)]
    with run.store.transaction():
        run.store.clear_failures(item.document, stage="language")
        if problems:
            text = "; ".join(sorted(set(problems)))
            note_failure(run, Failure(item.document, "language", text, MADE_BY, item.path))
        run.store.set_stage(item.document, Step.LANGUAGE)
