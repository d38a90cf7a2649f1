"""The canonical address of a copy: what it says in its text, its markup, or came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from firsthand.clean.urls import find_url
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document


def find_canonical_url(
    document: Document, decided: Sequence[Decided], *, headline: str | None
) -> str | None:
    """Return the copy's canonical address, None where nothing states one.

    `rel=canonical` and `og:url` speak for a page; a line under "Original url:" for a text;
    else the address it was fetched from.
    """
    for basis in ("link rel=canonical", "og:url", "json-ld"):
        for item in document.fields:
            if item.name == "canonical_url" and item.basis == basis:
                absolute = urljoin(document.acquisition.url or "", item.value)
                if absolute.startswith("http"):
                    return absolute
    stated = next((f.value for f in document.fields if f.name == "canonical_url"), None)
    return stated or _from_text(decided, headline) or document.acquisition.url


def _from_text(decided: Sequence[Decided], headline: str | None) -> str | None:
    """Return the address of the `url` blocks, pieces on following lines joined."""
    lines = [item.evidence.unit.flat for item in decided if item.role is Role.URL]
    found = find_url(" ".join(lines), headline=headline) if lines else None
    return found.url if found else None
