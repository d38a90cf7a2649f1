"""Pages that were made before, answered without going through the framework.

Finding the route and solving what it depends on takes longer than a page that is only shown
again. Whoever may see such a page is as the route decided when it was made: it was kept under
their name and rank.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from firsthand.web.desk import Asked, Desk, still_true
from firsthand.web.guard.etags import is_known, tag_of
from firsthand.web.guard.headers import say_tag
from firsthand.web.guard.visitors import visitor_of
from firsthand.web.kept import key_of
from firsthand.web.templating import shown


def answer_again(desk: Desk, scope: Scope) -> Response | None:
    """Return the answer to a request for a page that was kept and is true; None for all else."""
    request = Request(scope)
    with desk.pool.lent() as store:
        visitor = visitor_of(request, store, desk.settings)
        key = key_of(request, visitor)
        if key is None or desk.kept.get(key) is None:
            return None
        with store.watched():
            kept = still_true(desk, store, key, store.state())
            if kept is None:
                return None
            tag = tag_of(request, store, visitor, desk.settings.secret)
        is_same = tag is not None and is_known(request, tag)
        response = (
            Response(status_code=304)
            if is_same
            else shown(Asked(request, desk, store, visitor), kept)
        )
    if tag is not None:
        say_tag(response.headers, tag)
    return response
