"""What all requests share, and what one request is answered with."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import Request
from jinja2 import Environment

from firsthand.errors import FirsthandError
from firsthand.store import Store
from firsthand.store.people import AuditLine
from firsthand.store.rows import Noted
from firsthand.web.errors import Refused, Unchanged
from firsthand.web.guard.etags import is_known, tag_of
from firsthand.web.guard.limits import RateLimit
from firsthand.web.guard.visitors import Rank, Visitor, visitor_of
from firsthand.web.kept import KeptPage, KeptPages, Key, key_of
from firsthand.web.pool import Pool
from firsthand.web.settings import Settings
from firsthand.web.settler import Settler


@dataclass(frozen=True, slots=True)
class Desk:
    """The ledger's connections, the runs, the templates, and the limits."""

    settings: Settings
    pool: Pool
    settler: Settler
    templates: Environment
    writes: RateLimit
    logins: RateLimit
    kept: KeptPages


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: who asks, and a connection for as long as it lasts.

    `key` says which page it asks for, None where it is no page that is kept; `noted` is what
    was asked of the ledger for it so far, `state` and `settlings` those of the ledger before.
    """

    request: Request
    desk: Desk
    store: Store
    visitor: Visitor
    key: Key | None = None
    noted: Sequence[Noted] = ()
    state: Hashable = None
    settlings: str = ""

    def keep(self, page: KeptPage) -> None:
        """Keep a page, to be shown again while the ledger would answer the same."""
        if self.key is not None:
            self.desk.kept.keep(self.key, page)

    def note(self, action: str, target: str, result: str = "done") -> None:
        """Keep in the audit what was written, or refused; opens its own transaction."""
        with self.store.transaction():
            self.store.add_audit(AuditLine(now(), self.visitor.name, action, target, result))


def now() -> str:
    """Return the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def desk_of(request: Request) -> Desk:
    """Return what all requests share."""
    found: Desk = request.app.state.desk
    return found


class Again(FirsthandError):  # noqa: N818 (it is an answer, not a fault)
    """A page that was made before, and would be made just so now."""

    def __init__(self, asked: Asked, page: KeptPage) -> None:
        """Keep who asks, and what to answer."""
        super().__init__("this page was made before")
        self.asked = asked
        self.page = page


def _answering(request: Request, desk: Desk, store: Store, visitor: Visitor) -> Iterator[Asked]:
    """Yield the request with its connection; raises `Again` where nothing is to be made."""
    key = key_of(request, visitor)
    if key is None:
        yield Asked(request, desk, store, visitor)
        return
    with store.watched() as noted:
        state = store.state()  # before any question: what is written later is then asked again
        kept = still_true(desk, store, key, state)
        if kept is not None:
            raise Again(Asked(request, desk, store, visitor), kept)
        settlings = store.settlings()
        yield Asked(request, desk, store, visitor, key, noted, state, settlings)


def still_true(desk: Desk, store: Store, key: Key, state: Hashable) -> KeptPage | None:
    """Return the page that was kept, if the ledger would make the same of it in this state."""
    kept = desk.kept.get(key)
    if kept is None or not kept.is_true(store):
        return None
    desk.kept.still(key, kept, state)
    return kept


def asked_by(rank: Rank) -> Callable[..., Iterator[Asked]]:
    """Return a dependency that lets in whoever has at least this rank."""

    def dependency(request: Request) -> Iterator[Asked]:
        desk = desk_of(request)
        with desk.pool.lent() as store:
            visitor = visitor_of(request, store, desk.settings)
            if visitor.rank < rank:
                raise Refused.because(visitor, rank)
            tag = tag_of(request, store, visitor, desk.settings.secret)
            request.state.tag = tag
            if tag is not None and is_known(request, tag):
                raise Unchanged("nothing has changed since")
            yield from _answering(request, desk, store, visitor)

    return dependency
