"""The description of the API for programs: what FastAPI gathers, and how one is let in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from firsthand.web.guard.visitors import COOKIE

ABOUT = """Everything that one Firsthand ledger knows, and the decisions of its analysts.

Records have the shapes of `docs/record-format.md`. Lists come a page at a time: give the `next`
of one answer as `after` to get the next. An error is always
`{"error": {"status", "code", "message"}}`. Answers to GET carry an `ETag`; asked again with
`If-None-Match`, an answer that has not changed is 304 without a body."""
TAGS = (
    ("stories", "different reports of the same happenings"),
    ("events", "what happened, is planned, asked for, denied"),
    ("documents", "copies as they were read"),
    ("entities", "persons, organisations, places, groups, media"),
    ("sources", "outlets"),
    ("search", "full text"),
    ("decisions", "what is unsure, and what analysts decided"),
    ("ingest", "bringing copies in"),
    ("export", "the whole ledger for other programs"),
    ("desk", "saved views and the audit"),
)
_SCHEMES = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "a program's token, made with `firsthand user token NAME`",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE,
        "description": "a browser's session; its writes also need `X-CSRF-Token`",
    },
}


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """Return a function that gives the description, made once."""

    def description() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title,
                version=app.version,
                description=ABOUT,
                routes=app.routes,
                tags=[{"name": name, "description": text} for name, text in TAGS],
            )
            made.setdefault("components", {})["securitySchemes"] = _SCHEMES
            # On this machine alone, without users, nothing needs to be shown.
            made["security"] = [{"token": []}, {"session": []}, {}]
            app.openapi_schema = made
        return app.openapi_schema

    return description
