"""What wires took back: a canceled item reaches every version of it, whenever each came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model import PageField
from firsthand.read.wires.items import CANCELED


def canceled_documents(documents: Iterable[tuple[str, Sequence[PageField]]]) -> frozenset[str]:
    """Return the documents whose item was canceled in the latest version that we have.

    An item that its producer sent again after canceling it stands again.

    Args:
        documents: the id of each, and what it says of itself.
    """
    versions: dict[str, list[tuple[tuple[int, str], bool, str]]] = {}
    alone = set()
    for document, fields in documents:
        said = {item.name: item.value for item in fields if item.basis == "wire"}
        gone = said.get("status", "").lower() in CANCELED
        guid = said.get("guid")
        if guid:
            order = _number(said.get("version")), said.get("modified") or said.get("published", "")
            versions.setdefault(guid, []).append((order, gone, document))
        elif gone:
            alone.add(document)
    taken = {name for items in versions.values() if max(items)[1] for _, _, name in items}
    return frozenset(alone | taken)


def _number(version: str | None) -> int:
    return int(version) if version is not None and version.isdecimal() else 0
