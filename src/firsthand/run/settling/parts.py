"""What settling made before, by owner, each with the digest of all it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from firsthand.store import Part, Store


class Parts:
    """The answers of one kind: those of the run before, and those made since."""

    def __init__(self, store: Store, part: str, *, anew: bool = False) -> None:
        """Take up what was kept.

        Args:
            store: the ledger.
            part: the kind of answer.
            anew: whether nothing that was kept counts, so that all is made again.
        """
        self._store = store
        self._part = part
        self._kept = store.part_keys(part)
        self._anew = anew
        self._fresh: dict[str, Part] = {}
        self._seen: set[str] = set()

    def knows(self, owner: str, key: str) -> bool:
        """Tell whether the answer of an owner was made from the same, and keep it if so."""
        if owner in self._fresh:
            return self._fresh[owner].key == key
        if self._anew or self._kept.get(owner) != key:
            return False
        self._seen.add(owner)
        return True

    def kept(self) -> Iterator[tuple[str, str]]:
        """Yield owner and answer of all that was kept, changed or not."""
        return iter(()) if self._anew else self._store.parts(self._part)

    def owners(self) -> frozenset[str]:
        """Return those of whom something was kept."""
        return frozenset(() if self._anew else self._kept)

    def hold(self, owners: Iterable[str]) -> None:
        """Keep the answers of some owners as they are."""
        self._seen.update(owners)

    def keep(self, owner: str, key: str, answer: str) -> None:
        """Keep an answer that was made anew."""
        self._fresh[owner] = Part(key, answer)

    def drop(self, owner: str) -> None:
        """Have an owner asked again in the next run, whatever it is made from."""
        self._seen.discard(owner)
        self._fresh.pop(owner, None)

    def key(self, owner: str) -> str:
        """Return the key with which the answer of an owner was kept."""
        return self._kept[owner]

    def answer(self, owner: str) -> str:
        """Return the answer of one owner, of whom something was kept."""
        return next(text for _, text in self.answers([owner]))

    def answers(self, owners: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield owner and answer: of those known to be as they were, or of those named."""
        if owners is None:
            kept = self._store.parts(self._part)
            yield from (item for item in kept if item[0] in self._seen)
            return
        wanted = list(owners)
        fresh = {owner: self._fresh[owner].answer for owner in wanted if owner in self._fresh}
        yield from fresh.items()
        yield from self._store.parts(self._part, [owner for owner in wanted if owner not in fresh])

    def save(self) -> None:
        """Write what is new and drop what nobody asked for; inside a transaction."""
        gone = self._kept.keys() - self._seen - self._fresh.keys()
        self._store.keep_parts(self._part, self._fresh, gone)


def digest(*parts: str) -> str:
    """Return a digest of several texts in order."""
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
