"""Lists of names and of sanctions that users brought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from firsthand.names.decisions import AliasEntry
    from firsthand.names.sanctions import ListedEntity
    from firsthand.views.listed import ListEntry


class Aliases(Protocol):
    """Lists of names, each whole, under a name of its own."""

    def alias_lists(self) -> dict[str, tuple[AliasEntry, ...]]:
        """Return the entries of each list, by the list's name."""
        ...

    def put_aliases(self, name: str, entries: tuple[AliasEntry, ...], made: str) -> None:
        """Keep a list in place of the one of this name."""
        ...

    def drop_aliases(self, name: str) -> bool:
        """Forget a list; tell whether there was one."""
        ...


class Lists(Protocol):
    """Lists of sanctions, each whole, under a name of its own."""

    def put_list(
        self, name: str, entries: Sequence[ListedEntity], *, sha256: str, as_of: str
    ) -> None:
        """Keep a list in place of the one of this name; `as_of` is the ISO day it speaks of."""
        ...

    def drop_list(self, name: str) -> bool:
        """Forget a list; tell whether there was one."""
        ...

    def lists(self) -> list[tuple[str, str, int]]:
        """Return the name of each list, the day it speaks of, and how many it has."""
        ...

    def entries_named(self, folded: Iterable[str]) -> list[ListEntry]:
        """Return the entries of all lists that have one of these folded names."""
        ...
