"""What is answered when something is refused or cannot be found."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict


class ErrorBody(TypedDict):
    """What went wrong: the HTTP status, a word for programs, a sentence for people."""

    status: Annotated[int, Field(examples=[404])]
    code: Annotated[str, Field(examples=["not_found"])]
    message: Annotated[str, Field(examples=["there is no story 'sy-none' in this ledger"])]


class ErrorAnswer(TypedDict):
    """The one shape of all errors."""

    error: ErrorBody


_READ = {
    400: "no request that can be understood, or a host name that is not this desk's",
    401: "log in, or send a token",
    403: "the role, or the form token, does not allow it",
    404: "there is none of this id",
    422: "a parameter or the body is not as described",
    503: "the ledger cannot be used just now",
}
_WRITE = {
    409: "it conflicts with what was decided meanwhile",
    413: "the body is too large",
    429: "too many writes in a minute",
}

Responses = dict[int | str, dict[str, Any]]


def _told(words: dict[int, str]) -> Responses:
    return {code: {"model": ErrorAnswer, "description": text} for code, text in words.items()}


READING = _told(_READ)
WRITING = _told(_WRITE)
