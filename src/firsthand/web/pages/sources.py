"""Outlets: what each published, how much is its own, whose copy it runs, its furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from firsthand.export.spans import Plain
from firsthand.model import Role
from firsthand.store import Store
from firsthand.web.naming import Names, names_for
from firsthand.web.parameters import OutletName, Reader
from firsthand.web.schema.answers import SourceAnswer, SourceLine
from firsthand.web.templating import page

router = APIRouter()
_FURNITURE = frozenset({Role.APPEAL, Role.TEASER, Role.NOTE, Role.BIO, Role.OTHER})
_SHOWN = 400  # documents of one outlet that its page lists
_READ = 100  # those of them whose paragraphs are looked through for furniture
_LEAST = 20  # characters of a piece of furniture that is shown


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One outlet.

    Attributes:
        documents: its copies, in id order.
        producers: who wrote what it ran, with how many copies of each.
        furniture: paragraphs that are no report, with their role and how often they stand in
            the first `read` of its copies.
    """

    name: str
    documents: tuple[str, ...]
    producers: tuple[tuple[str, int], ...]
    furniture: tuple[tuple[str, str, int], ...]
    read: int
    headlines: dict[str, str]
    names: Names


def gather_source(store: Store, name: str) -> SourcePage:
    """Return what an outlet published.

    Raises:
        NotFoundError: nothing of it is in the ledger.
    """
    documents = store.documents_from(name, limit=_SHOWN)
    producers: Counter[str] = Counter()
    inside = set(documents)
    for origin in store.origins_of(documents):
        producers[origin.producer.name or "unknown newsroom"] += len(inside & set(origin.documents))
    furniture = _furniture(store, documents[:_READ])
    return SourcePage(
        name=name,
        documents=tuple(documents),
        producers=tuple(producers.most_common()),
        furniture=tuple((words, role, n) for (words, role), n in furniture.most_common(60)),
        read=min(len(documents), _READ),
        headlines=store.titles_of(documents),
        names=names_for(store, documents=documents),
    )


def _furniture(store: Store, documents: Sequence[str]) -> Counter[tuple[str, str]]:
    """Count the paragraphs of these documents that are no report, by their words and role."""
    texts = store.texts(documents)
    found: Counter[tuple[str, str]] = Counter()
    for article in store.articles(documents):
        for block in article.blocks:
            if block.role not in _FURNITURE:
                continue
            words = " ".join(texts[article.document][block.span.start : block.span.end].split())
            if len(words) >= _LEAST:
                found[words, block.role.value] += 1
    return found


@router.get("/sources.json", tags=["sources"], response_model=list[SourceLine])
def sources_json(asked: Reader) -> list[Plain]:
    """Return all outlets: copies, stories, and how many texts they carry first."""
    return [asdict(item) for item in asked.store.sources()]


@router.get("/sources", response_class=HTMLResponse, include_in_schema=False)
def sources_html(asked: Reader) -> HTMLResponse:
    """Show all outlets."""
    return page(asked, "sources.html", sources=asked.store.sources())


@router.get("/source.json", tags=["sources"], response_model=SourceAnswer)
def source_json(asked: Reader, name: OutletName) -> Plain:
    """Return one outlet: its copies, whose texts they are, and its furniture."""
    found = gather_source(asked.store, name)
    return {
        "name": found.name,
        "documents": list(found.documents),
        "producers": [{"name": name, "copies": count} for name, count in found.producers],
        "furniture": [{"text": t, "role": r, "times": n} for t, r, n in found.furniture],
    }


@router.get("/source", response_class=HTMLResponse, include_in_schema=False)
def source_html(asked: Reader, name: OutletName) -> HTMLResponse:
    """Show one outlet."""
    found = gather_source(asked.store, name)
    return page(asked, "source.html", found=found, names=found.names)
