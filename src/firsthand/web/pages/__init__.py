"""The pages, one module each: what is gathered, what the template shows, and the JSON twin."""

from __future__ import annotations

from firsthand.web.pages import (
    api,
    compare,
    decisions,
    document,
    entities,
    events,
    ingest,
    login,
    search,
    sources,
    story,
    today,
)

ROUTERS = (
    today.router,
    story.router,
    events.router,
    document.router,
    compare.router,
    search.router,
    decisions.router,
    ingest.router,
    entities.router,
    sources.router,
    api.router,
    login.router,
)
