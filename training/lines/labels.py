"""The classes of the line scorer, and what the labels of each set leave open."""

from __future__ import annotations

CLASSES = ("B", "T", "A", "C", "R", "P", "E", "N", "O")
#: What each class is called in the ledger.
ROLES = ("body", "headline", "byline", "caption", "credit", "appeal", "teaser", "note", "other")
# A set labels only what its gold has: an "O" of the others may be anything that is not body.
_LABELLED = {"aeb": "B", "wcxb-dev": "BTA", "fundus": "BTACR"}


def allowed_classes(label: str, page_set: str, tier: str) -> list[bool]:
    """Return for each class whether a line with this label may be of it.

    The line scorer learns from the sum of their probabilities.
    """
    if label != "O" or tier == "injected":
        return [name == label for name in CLASSES]
    known = _LABELLED.get(page_set, "B")
    return [name not in known for name in CLASSES]
