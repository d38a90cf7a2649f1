"""Templates: escaped everywhere, strict about names, and the words that records are shown in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from firsthand.model import Quoted
from firsthand.views.harmless import harmless, one_line
from firsthand.views.words import (
    amount,
    bound_words,
    count_words,
    date_words,
    many,
    moment_words,
    place_words,
    range_words,
    short_id,
    shortened,
    told_date_words,
)
from firsthand.web.desk import Asked
from firsthand.web.guard.visitors import COOKIE, Rank, csrf_token, new_session, sealed
from firsthand.web.kept import TOKEN, KeptPage
from firsthand.web.marks import html

_MADE = 200
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@cache
def templates() -> Environment:
    """Return the environment of all pages: one for all desks of a process, which only read it."""
    environment = Environment(
        loader=PackageLoader("firsthand.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        alike=alike,
        amount=amount,
        bound=bound_words,
        count=count_words,
        date=date_words,
        harmless=harmless,
        line=one_line,
        marked=html,
        moment=moment,
        many=many,
        place=place_words,
        range=range_words,
        short=short_id,
        told_date=told_date_words,
        cut=shortened,
        words=lambda text: str(text).replace("_", " "),
        query=query,
    )
    return environment


def compile_all(environment: Environment) -> None:
    """Compile every template now, not while someone waits for the first page of its kind."""
    for name in environment.list_templates():
        environment.get_template(name)


def alike(quotes: Iterable[Quoted]) -> list[tuple[Quoted, list[Quoted]]]:
    """Return quotes in their order, each with those after it that say the same words."""
    groups: dict[str, list[Quoted]] = {}
    for quote in quotes:
        groups.setdefault(_BETWEEN_WORDS.sub("", quote.text.casefold()), []).append(quote)
    return [(first, others) for first, *others in groups.values()]


def moment(stamp: str) -> Markup:
    """Return a date stamp in words; one with a zone can be told in the reader's as well."""
    words = escape(moment_words(stamp))
    has_zone = "T" in stamp and (stamp.endswith("Z") or stamp[-6:-5] in {"+", "-"})
    return Markup('<time datetime="{}">{}</time>').format(stamp, words) if has_zone else words


def query(values: Mapping[str, Any]) -> str:
    """Return the query of an address, without what is empty."""
    return urlencode({key: value for key, value in values.items() if value not in {None, ""}})


def page(asked: Asked, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page, and keep it for the next who asks for it."""
    settings, visitor = asked.desk.settings, asked.visitor
    body = asked.desk.templates.get_template(template).render(
        visitor=visitor,
        may_write=visitor.rank >= Rank.ANALYST,
        is_admin=visitor.rank >= Rank.ADMIN,
        is_open=settings.is_open,
        csrf=TOKEN,
        here=asked.request.url.path,
        address=_address(asked),
        **({"said": asked.request.query_params.get("said", "")} | values),
    )
    made = KeptPage(body.encode(), tuple(asked.noted), asked.state, asked.settlings)
    if status == _MADE:
        asked.keep(made)
    return shown(asked, made, status=status)


def shown(asked: Asked, made: KeptPage, *, status: int = _MADE) -> HTMLResponse:
    """Return a page with the tokens of this session; who has none gets one."""
    settings, visitor = asked.desk.settings, asked.visitor
    session = None if visitor.session else new_session()
    identity = visitor.session or (session.id if session else "")
    response = HTMLResponse(made.shown_to(csrf_token(identity, settings)), status_code=status)
    if session is not None:
        keep_session(response, sealed(session, settings), asked)
    return response


def keep_session(response: Response, value: str, asked: Asked) -> None:
    """Set the cookie of a session."""
    response.set_cookie(
        COOKIE,
        value,
        httponly=True,
        samesite="lax",
        secure=asked.request.url.scheme == "https",
        max_age=asked.desk.settings.session_hours * 3600,
        path="/",
    )


def _address(asked: Asked) -> str:
    """Return the path and query of the page, to come back to after a write."""
    url = asked.request.url
    return url.path + (f"?{url.query}" if url.query else "")
