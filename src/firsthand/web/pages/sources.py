"""Outlets: what each published, how much is its own, whose copy it runs, its furniture."""

from __future__ import annotations

from collections import Counter
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
_SHOWN = 400  # documents of one outlet that its page is made of
_LEAST = 20  # characters of a piece of furniture that is shown


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One outlet.

    Attributes:
        documents: its copies, in id order.
        producers: who wrote what it ran, with how many copies of each.
        furniture: paragraphs that are no report, with their role and how often they stand.
    """

    name: str
    documents: tuple[str, ...]
    producers: tuple[tuple[str, int], ...]
    furniture: tuple[tuple[str, str, int], ...]
    headlines: dict[str, str]
    names: Names


def gather_source(store: Store, name: str) -> SourcePage:
    """Return what an outlet published.

    Raises:
        NotFoundError: nothing of it is in the ledger.
    """
    documents = store.documents_from(name, limit=_SHOWN)
    texts = store.texts(documents)
    producers: Counter[str] = Counter()
    inside = set(documents)
    for origin in store.origins_of(documents):
        producers[origin.producer.name or "unknown newsroom"] += len(inside & set(origin.documents))
    furniture: Counter[tuple[str, str]] = Counter()
    headlines = {}
    for article in store.articles(documents):
        if article.headline is not None:
            headlines[article.document] = article.headline.text
        for block in article.blocks:
            words = " ".join(texts[article.document][block.span.start : block.span.end].split())
            if block.role in _FURNITURE and len(words) >= _LEAST:
                furniture[words, block.role.value] += 1
    return SourcePage(
        name=name,
        documents=tuple(documents),
        producers=tuple(producers.most_common()),
        furniture=tuple((words, role, n) for (words, role), n in furniture.most_common(60)),
        headlines=headlines,
        names=names_for(store, documents=documents),
    )


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
