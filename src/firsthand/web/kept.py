"""Pages that were made before, shown again as long as the ledger would make the same of them.

A page is made of nothing but its address, who asks, and what the ledger answered. So with each
are kept the questions that it asked; before it is shown again they are all asked again, and it
is made anew where one answer is another. No page is stale, whatever wrote to the ledger; what is
saved is reading records and filling templates, most of the work. Its forms' tokens are put in
when it is shown: they belong to one session. Nothing is asked while nobody has written to the
ledger since, where the ledger can tell; and while an ingest writes, only what it may write to.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace

from starlette.requests import Request

from firsthand.store import Store
from firsthand.store.rows import Noted
from firsthand.web.guard.etags import LIVE
from firsthand.web.guard.visitors import Visitor

Key = tuple[str, ...]
# Stands for the token of a session's forms. Made at the start: no text can hold it by design.
TOKEN = secrets.token_hex(32)
_MARK = TOKEN.encode()


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was made, with `TOKEN` in its forms, and the questions behind it.

    `state` is that of the ledger when it was last known to be true, None where it cannot tell;
    `settlings` says which reconciled records the answers are from.
    """

    body: bytes
    noted: tuple[Noted, ...]
    state: Hashable = None
    settlings: str = ""

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return len(self.body) + sum(len(item.sql) + 200 for item in self.noted)

    def is_true(self, store: Store) -> bool:
        """Tell whether the ledger would answer its questions as it did."""
        is_same = self.state is not None and self.state == store.state()
        return is_same or store.would_answer(self.noted, settlings=self.settlings)

    def shown_to(self, token: str) -> bytes:
        """Return the page with the token of one session in its forms."""
        return self.body.replace(_MARK, token.encode())


class KeptPages:
    """The pages that were asked for last, of `most` bytes together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> KeptPage | None:
        """Return the page that was kept; it may not be true any more."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def still(self, key: Key, page: KeptPage, state: Hashable) -> None:
        """Note that a page was true in this state of the ledger as well."""
        with self._lock:
            if state != page.state and self._pages.get(key) is page:
                self._pages[key] = replace(page, state=state)

    def keep(self, key: Key, page: KeptPage) -> None:
        """Keep a page in place of the one before; those not asked for longest go."""
        with self._lock:
            before = self._pages.pop(key, None)
            self._taken += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._taken > self._most:
                _, gone = self._pages.popitem(last=False)
                self._taken -= gone.size


def key_of(request: Request, visitor: Visitor) -> Key | None:
    """Return what a page depends on beside the ledger; None for what is not kept."""
    path = request.url.path
    is_twin = "." in path.rsplit("/", 1)[-1]
    if request.method != "GET" or path.startswith(LIVE) or is_twin:
        return None
    return path, request.url.query, visitor.name, visitor.rank.word
