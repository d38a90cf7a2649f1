"""Full text over documents, statements and entities."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from firsthand.export.spans import Plain
from firsthand.store.desk import Hit
from firsthand.web.marks import Mark, cut
from firsthand.web.naming import names_for
from firsthand.web.parameters import MOST, Limit, Reader, Words
from firsthand.web.schema.answers import SearchAnswer
from firsthand.web.templating import page

router = APIRouter()
_NAMED = 5  # names that are offered above texts
_SHOWN = 25  # matches on a page that does not say how many it wants
Kind = Literal["document", "statement", "entity"]
KINDS: tuple[Kind, ...] = ("document", "statement", "entity")


@router.get("/search.json", tags=["search"], response_model=SearchAnswer)
def search_json(asked: Reader, q: Words = "", kind: Kind = "document", limit: Limit = 50) -> Plain:
    """Return what matches, the best first, with the matching words marked by offsets.

    All words must occur; "a phrase", -without, this OR that, begin*.
    """
    hits = asked.store.find(q, kind=kind, limit=limit)
    return {"items": [asdict(hit) for hit in hits], "query": q, "kind": kind}


@router.get("/search", response_class=HTMLResponse, include_in_schema=False)
def search_html(
    asked: Reader, q: Words = "", kind: Kind = "document", limit: Limit = _SHOWN
) -> HTMLResponse:
    """Show what matches."""
    # One more than is shown tells whether there are more.
    found = asked.store.find(q, kind=kind, limit=limit + 1) if q.strip() else []
    hits = found[:limit]
    documents = [hit.id for hit in hits if hit.kind == "document"]
    statements = asked.store.statements_named(h.id for h in hits if h.kind == "statement")
    names = names_for(asked.store, documents=documents, statements=statements)
    return page(
        asked,
        "search.html",
        q=q,
        kind=kind,
        kinds=KINDS,
        hits=[(hit, list(_pieces(hit))) for hit in hits],
        are_more=len(found) > limit,
        wider=min(4 * limit, MOST),
        statements={item.id: item for item in statements},
        titles=asked.store.titles_of(documents),
        names=names,
        named=asked.store.find(q, kind="entity", limit=_NAMED) if kind != "entity" else [],
    )


def _pieces(hit: Hit) -> Any:
    return cut(hit.snippet, [Mark(start, end, "hit") for start, end in hit.marks])
