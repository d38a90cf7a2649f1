"""How large a request may be: refused by its header, else cut off where it goes over."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class _TooLargeError(Exception):
    """A body went over the limit while it was read."""


class BodyLimit:
    """Refuses bodies of more than `most` bytes, whatever their header says."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Guard an application."""
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on while its body is within the limit."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or int(said) > self._most:
            await self._refuse(send)
            return
        taken, over, refused = 0, False, False

        async def counted() -> Message:
            nonlocal taken, over
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                over = True
                raise _TooLargeError
            return message

        async def noted(message: Message) -> None:
            # Whatever the application makes of a body that was cut off, the answer is ours.
            nonlocal refused
            if not over:
                await send(message)
            elif not refused:
                refused = True
                await self._refuse(send)

        try:
            await self._app(scope, counted, noted)
        except _TooLargeError:
            if not refused:
                await self._refuse(send)

    async def _refuse(self, send: Send) -> None:
        message = f"more than {self._most} bytes cannot be taken at once"
        error = {"status": 413, "code": "too_large", "message": message}
        body = json.dumps({"error": error}).encode()
        headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})
