"""Small records for the store's tests; every name is invented."""

from __future__ import annotations

from firsthand.model import Acquisition, Document, MediaType
from firsthand.store import Store


def make_document(key: str, text: str = "Two ferries collided off Ostwick.") -> Document:
    return Document(
        id=f"doc-{key}",
        sha256=key * 8,
        text=text,
        media_type=MediaType.PLAIN,
        acquisitions=(Acquisition(path=f"news/{key}.txt", source_name="Harbour Post"),),
        notes=("read as utf-8",),
        made_by="read/1",
    )


def keep(store: Store, *documents: Document, stage: int = 1) -> None:
    with store.transaction():
        store.add_input("input", b"bytes")
        for document in documents:
            store.put_document(document, input="input", stage=stage)
