"""Which documents tell the same happenings; each is described again only where it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.model import Origin
from firsthand.run.pipeline import Run
from firsthand.run.settling.documents import Documents, Sketch
from firsthand.run.settling.entities import Cast
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode
from firsthand.stories import StoryGroup, StoryInput, describe_document, group_stories
from firsthand.stories.decided import regroup

_PIECE = 256  # documents that are loaded at a time


class Stories:
    """The stories of all documents, and what each document is to them."""

    def __init__(
        self, run: Run, documents: Documents, cast: Cast, origins: Sequence[Origin]
    ) -> None:
        """Group all documents that have been understood."""
        self._parts = Parts(run.store, "described", anew=run.anew)
        self._documents, self._cast = documents, cast
        self.told = [item for item in documents.sketches if not item.failed]
        self.keys = {item.document: self._key(item) for item in self.told}
        groups = group_stories(self._described())
        self.groups: list[StoryGroup] = regroup(groups, run.decided.stories(), origins)

    def save(self) -> None:
        """Keep what the documents are to stories; inside a transaction."""
        self._parts.save()

    def _key(self, sketch: Sketch) -> str:
        """Return a digest of all that a document is to stories and to the ledger."""
        return digest(VERSIONS["stories"], sketch.key, self._cast.key_of(sketch))

    def _described(self) -> list[StoryInput]:
        fresh = [
            item
            for item in self.told
            if not self._parts.knows(item.document, self.keys[item.document])
        ]
        found = [decode(StoryInput, text) for _, text in self._parts.answers()]
        for at in range(0, len(fresh), _PIECE):
            found += self._describe({item.document: item for item in fresh[at : at + _PIECE]})
        return found

    def _describe(self, sketches: Mapping[str, Sketch]) -> list[StoryInput]:
        found = []
        for name, item in self._documents.load(sketches).items():
            described = describe_document(
                item.reading,
                item.answer.events,
                self._documents.homes.get(name, ()),
                self._cast.known_to([sketches[name]]),
                item.answer.counts,
            )
            self._parts.keep(name, self.keys[name], encode(described))
            found.append(described)
        return found
