"""Which sites are held back together."""

from __future__ import annotations

import hashlib

FOLDS = 5


def fold_of(site: str) -> int:
    """Return the fold in which a site is held back, whatever set or tier it stands in."""
    return int(hashlib.sha256(site.removeprefix("www.").encode()).hexdigest(), 16) % FOLDS
