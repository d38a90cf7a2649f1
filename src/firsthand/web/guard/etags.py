"""ETags: an answer that has not changed since it was asked for last is not made again.

What a page shows rests on the ledger, on what the desk keeps beside it, on who asks, and on
this version of Firsthand; the tag is a digest of these and the address, so it is known before
anything is gathered.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from starlette.requests import Request

from firsthand import __version__
from firsthand.store import Store
from firsthand.web.guard.visitors import Visitor

# What shows more than the ledger: runs at work, the audit, forms of a session not yet begun.
LIVE = ("/ingest", "/audit", "/login", "/export", "/static", "/openapi.json", "/api")
_TAG = re.compile(r'(?:W/)?("[^"]*")')


def tag_of(request: Request, store: Store, visitor: Visitor, secret: bytes) -> str | None:
    """Return the tag of what a request will be answered with; None where it has none."""
    path = request.url.path
    if request.method not in {"GET", "HEAD"} or path.startswith(LIVE):
        return None
    is_twin = path.rsplit("/", 1)[-1].partition(".")[2] != ""
    # A page carries the form token of its session; without one it sets a cookie, each time another.
    if not is_twin and not visitor.session:
        return None
    session = "" if is_twin else visitor.session
    meta = store.meta()
    if not meta.get("settled", "").startswith(f"{meta.get('changes', '0')} "):
        return None  # a run is at work: what is shown may change without a new number
    parts = (
        __version__,
        meta.get("ledger"),
        meta.get("changes"),
        meta.get("settled"),
        store.writes_of_desk(),
        visitor.rank,
        visitor.name,
        session,
        path,
        request.url.query,
    )
    text = "\x1f".join(map(str, parts)).encode()
    return f'"{blake2b(text, key=secret[:64], digest_size=16).hexdigest()}"'


def is_known(request: Request, tag: str) -> bool:
    """Tell whether the one who asks has an answer with this tag."""
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag in _TAG.findall(given)
