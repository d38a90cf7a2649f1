"""The pages, one module each: what is gathered, what the template shows, and the JSON twin."""

from __future__ import annotations

from firsthand.web.pages import compare, decisions, document, ingest, login, search, story, today

ROUTERS = (
    today.router,
    story.router,
    document.router,
    compare.router,
    search.router,
    decisions.router,
    ingest.router,
    login.router,
)
