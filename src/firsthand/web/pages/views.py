"""Saved views: filters of the table of events that a user keeps under a name."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from firsthand.errors import ConfigError, NotFoundError
from firsthand.export.spans import Plain
from firsthand.model import content_id
from firsthand.store.people import SavedView
from firsthand.web.desk import Asked, now
from firsthand.web.guard.visitors import Rank
from firsthand.web.guard.writes import call_by, form_by
from firsthand.web.parameters import Reader, ViewName
from firsthand.web.schema.error import WRITING
from firsthand.web.schema.view import ViewIn, ViewRecord

router = APIRouter()
Writer = Annotated[Asked, Depends(form_by(Rank.READER))]
Caller = Annotated[Asked, Depends(call_by(Rank.READER))]
_FILTERS = frozenset(
    "type status novelty means country entity since until origins order".split()  # noqa: SIM905
)
_MOST = 200  # views of one user


def view_object(view: SavedView) -> Plain:
    """Return a view as pages and programs see it."""
    address = f"/{view.page}?{view.query}" if view.query else f"/{view.page}"
    return {"id": view.id, "name": view.name, "query": view.query, "address": address}


@router.get("/views.json", tags=["desk"], response_model=list[ViewRecord])
def views_json(asked: Reader) -> list[Plain]:
    """Return your saved views, by name."""
    return [view_object(item) for item in asked.store.saved_views(asked.visitor.name)]


@router.post(
    "/api/views", tags=["desk"], status_code=201, response_model=ViewRecord, responses=WRITING
)
def save_call(asked: Caller, given: ViewIn) -> Plain:
    """Keep filters under a name; your other view of this name is replaced."""
    return view_object(_save(asked, given.name, given.query))


@router.delete(
    "/api/views/{name}", tags=["desk"], status_code=204, response_model=None, responses=WRITING
)
def drop_call(asked: Caller, name: ViewName) -> Response:
    """Forget a saved view."""
    _drop(asked, name)
    return Response(status_code=204)


@router.post("/views", include_in_schema=False)
def save_form(
    asked: Writer,
    name: Annotated[str, Form(max_length=80)],
    query: Annotated[str, Form(max_length=1000)] = "",
) -> RedirectResponse:
    """Keep the filters of the page under a name, and go back to it."""
    view = _save(asked, name, query)
    return RedirectResponse(str(view_object(view)["address"]), status_code=303)


@router.post("/views/{name}/delete", include_in_schema=False)
def drop_form(asked: Writer, name: str) -> RedirectResponse:
    """Forget a saved view, and go back to the table."""
    _drop(asked, name)
    return RedirectResponse("/events", status_code=303)


def _save(asked: Asked, name: str, query: str) -> SavedView:
    name = " ".join(name.split())
    if not name.isprintable() or not name:
        raise ConfigError("a view needs a name")
    owner = asked.visitor.name
    kept = asked.store.saved_views(owner)
    if len(kept) >= _MOST and all(item.name != name for item in kept):
        raise ConfigError(f"{_MOST} views are kept for a user; delete one first")
    filters = [(k, v) for k, v in parse_qsl(query) if k in _FILTERS]
    view = SavedView(content_id("vi", owner, name), owner, name, "events", urlencode(filters))
    with asked.store.transaction():
        asked.store.save_view(view, now())
    asked.note("save view", view.id)
    return view


def _drop(asked: Asked, name: str) -> None:
    owner = asked.visitor.name
    if all(item.id != name for item in asked.store.saved_views(owner)):
        raise NotFoundError(f"you have no saved view {name[:60]!r}")
    with asked.store.transaction():
        asked.store.drop_view(name, owner)
    asked.note("delete view", name)
