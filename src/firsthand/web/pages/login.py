"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from firsthand.web.desk import Asked, asked_by
from firsthand.web.errors import Problem, Refused
from firsthand.web.guard.passwords import is_right
from firsthand.web.guard.visitors import Rank, new_session, sealed
from firsthand.web.guard.writes import form_by
from firsthand.web.templating import keep_session, page

router = APIRouter()
Anyone = Annotated[Asked, Depends(asked_by(Rank.NOBODY))]
Sender = Annotated[Asked, Depends(form_by(Rank.NOBODY))]


@router.get("/login", response_class=HTMLResponse, include_in_schema=False)
def login_html(asked: Anyone) -> HTMLResponse:
    """Show the form."""
    return page(asked, "login.html", wrong=False)


@router.post("/login", include_in_schema=False, response_model=None)
def login(
    asked: Sender,
    request: Request,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
) -> HTMLResponse | RedirectResponse:
    """Let a user in whose password is right; tries are limited for each name and address."""
    host = request.client.host if request.client else ""
    for key in (f"name {name}", f"host {host}"):
        if not asked.desk.logins.allows(key):
            raise Refused(Problem(429, "too_many", "too many tries; wait a minute"))
    user = asked.store.user(name)
    if not is_right(password, user.password if user else None) or user is None:
        asked.note("login", name, "refused")
        return page(asked, "login.html", status=403, wrong=True)
    asked.note("login", name)
    response = RedirectResponse("/", status_code=303)
    session = new_session(user.name, user.epoch)
    keep_session(response, sealed(session, asked.desk.settings), asked)
    return response


@router.post("/logout", include_in_schema=False)
def logout(asked: Sender) -> RedirectResponse:
    """End the session."""
    response = RedirectResponse("/login", status_code=303)
    keep_session(response, sealed(new_session(), asked.desk.settings), asked)
    return response
