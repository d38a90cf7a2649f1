"""The page that lists what programs may ask."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from firsthand.web.parameters import Reader
from firsthand.web.templating import page

router = APIRouter()


@router.get("/api", response_class=HTMLResponse, include_in_schema=False)
def api_html(asked: Reader) -> HTMLResponse:
    """Show every call with the first line of its description."""
    paths = asked.request.app.openapi()["paths"]
    calls = [
        (method.upper(), path, operation.get("description", "").split("\n")[0])
        for path, methods in sorted(paths.items())
        for method, operation in sorted(methods.items())
    ]
    return page(asked, "api.html", calls=calls)
