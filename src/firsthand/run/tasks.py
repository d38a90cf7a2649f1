"""The pieces of work that workers do: values in, values out, and no exception.

What a stage raises on one document becomes a `Failure` here, at the edge of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from firsthand.errors import FirsthandError, ReadError
from firsthand.model import Article, Document, Failure, Passage, content_id
from firsthand.run.intake import Item


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document as it was read, with its article unless cleaning failed."""

    document: Document
    article: Article | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """All that came out of one input."""

    prepared: tuple[Prepared, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """Distinct passages to read with one parser and one reader."""

    model: str
    texts: tuple[str, ...]
    reader: str = "installed"
    reader_threads: int = 1


@dataclass(frozen=True, slots=True)
class Parsed:
    """The passages of `Texts` in their order; None and a reason where one failed."""

    passages: tuple[Passage | None, ...]
    errors: tuple[str | None, ...]


def open_item(item: Item) -> Opened:
    """Read and clean the documents of one input."""
    from firsthand.read import read_records

    prepared: list[Prepared] = []
    failures: list[Failure] = []
    try:
        for found in read_records(item.data, name=item.name, acquisition=item.acquisition):
            if isinstance(found, ReadError):
                failures.append(read_failure(item, str(found), len(failures)))
            else:
                prepared.append(prepare(_with_said(found, item)))
    except Exception as error:  # noqa: BLE001 (the edge of the document: a row, never the end)
        failures.append(read_failure(item, said(error), len(failures)))
    return Opened(tuple(prepared), tuple(failures))


def _with_said(document: Document, item: Item) -> Document:
    """Return the document with what the feed that led to it says of it, after its own words."""
    said_of_it = item.acquisition.said
    return replace(document, fields=document.fields + said_of_it) if said_of_it else document


def prepare(document: Document) -> Prepared:
    """Clean one document."""
    from firsthand.clean import MADE_BY, clean_document

    try:
        return Prepared(document, clean_document(document))
    except Exception as error:  # noqa: BLE001 (the edge of the document)
        path = document.acquisition.path
        return Prepared(document, None, Failure(document.id, "clean", said(error), MADE_BY, path))


def read_failure(item: Item, error: str, number: int = 0) -> Failure:
    """Return the record of an input, or of one record in it, that could not be read."""
    from firsthand.read import MADE_BY

    digest = item.digest
    document = f"doc-{digest[:16]}" if number == 0 else content_id("in", digest, error)
    return Failure(document, "read", error, MADE_BY, item.acquisition.path)


def read_texts(work: Texts) -> Parsed:
    """Read distinct passages; if the batch fails, each alone, so that one cannot take others."""
    language = _of(work)
    try:
        passages = language.read(work.texts)
        return Parsed(tuple(passages), (None,) * len(passages))
    except FirsthandError:
        raise
    except Exception:  # noqa: BLE001 (the edge of the batch)
        return _one_by_one(work)


def _one_by_one(work: Texts) -> Parsed:
    passages: list[Passage | None] = []
    errors: list[str | None] = []
    for text in work.texts:
        try:
            passages.append(_of(work).read([text])[0])
            errors.append(None)
        except Exception as error:  # noqa: BLE001 (the edge of the passage)
            passages.append(None)
            errors.append(said(error))
    return Parsed(tuple(passages), tuple(errors))


def _of(work: Texts):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return _language(work.model, work.reader, work.reader_threads)


@cache
def _language(model: str, reader: str, threads: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """Return the language reader of this process, loaded once."""
    from firsthand.config import Config
    from firsthand.language import load_language

    settings = replace(Config(), spacy_model=model, reader=reader, reader_threads=threads)
    return load_language(settings)


def said(error: BaseException) -> str:
    """Return an error in one line, without the file and line of our code."""
    words = " ".join(str(error).split()) or "no message"
    return words if isinstance(error, FirsthandError) else f"{type(error).__name__}: {words}"
