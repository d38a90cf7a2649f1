"""What every answer says to the browser: run nothing that came with the news."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_TAGGED = frozenset({200, 304})


class AnswerHeaders:
    """Puts these headers on every answer, and the tag that was found for its request."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                tag = state.get("tag")
                if tag is not None and message["status"] in _TAGGED:
                    say_tag(headers, tag)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        await self._app(scope, receive, with_headers)


def say_tag(headers: MutableHeaders, tag: str) -> None:
    """Have an answer say what it is known again by, and what it depends on beside its address."""
    headers["etag"] = tag
    headers["vary"] = "Cookie, Authorization, Accept"
