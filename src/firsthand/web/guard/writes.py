"""Letting a write through: the right rank, a form of our own, and not too many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import Form, Header, Request

from firsthand.web.desk import Asked, asked_by, desk_of
from firsthand.web.errors import Problem, Refused
from firsthand.web.guard.visitors import Rank, Visitor, is_csrf_token


def form_by(rank: Rank) -> Callable[..., Iterator[Asked]]:
    """Return a dependency for forms of the pages: rank, CSRF token, rate."""
    lets_in = asked_by(rank)

    def dependency(
        request: Request, csrf: Annotated[str, Form(max_length=200)] = ""
    ) -> Iterator[Asked]:
        for asked in lets_in(request):
            check_token(asked, csrf)
            check_rate(asked)
            yield asked

    return dependency


def call_by(rank: Rank) -> Callable[..., Iterator[Asked]]:
    """Return a dependency for writes of programs: a token of theirs, or a page's CSRF token.

    On an open desk a program of this machine needs neither; a browser, which always says
    where a write comes from, does.
    """
    lets_in = asked_by(rank)

    def dependency(
        request: Request, x_csrf_token: Annotated[str, Header(max_length=200)] = ""
    ) -> Iterator[Asked]:
        for asked in lets_in(request):
            if not asked.visitor.by_token and not _is_local_program(request, asked.visitor):
                check_token(asked, x_csrf_token)
            check_rate(asked)
            yield asked

    return dependency


def _is_local_program(request: Request, visitor: Visitor) -> bool:
    headers = request.headers
    comes_from_page = "origin" in headers or "sec-fetch-site" in headers or "cookie" in headers
    return desk_of(request).settings.is_open and not comes_from_page and visitor.name == "analyst"


def check_token(asked: Asked, token: str) -> None:
    """Refuse a write that does not come from a page of this session."""
    if not is_csrf_token(token, asked.visitor.session, asked.desk.settings):
        asked.note("refused", asked.request.url.path, "no valid form token")
        words = "this form is too old, or not ours: load the page again and repeat"
        raise Refused(Problem(403, "csrf", words))


def check_rate(asked: Asked) -> None:
    """Refuse a write too many."""
    if not asked.desk.writes.allows(asked.visitor.name):
        raise Refused(Problem(429, "too_many", "too many writes in a minute; wait a little"))
