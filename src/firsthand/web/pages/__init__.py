"""The pages, one module each: what is gathered, what the template shows, and the JSON twin."""

from __future__ import annotations

from firsthand.web.pages import (
    api,
    audit,
    compare,
    decisions,
    document,
    entities,
    events,
    export,
    ingest,
    login,
    search,
    sources,
    story,
    today,
    views,
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
    export.router,
    views.router,
    audit.router,
    api.router,
    login.router,
)
